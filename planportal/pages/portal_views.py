"""The portal-wide pages, made from the summaries of the plans: home, comparison, method, data and about."""

from decimal import Decimal
from functools import cached_property

from .. import addresses
from ..assess.completion import Completion, Form
from ..assess.judge import Status
from ..exhibits.exhibit import Exhibit
from ..exhibits.gather import comparison_exhibit, portal_status
from ..model.portal import Shared
from ..model.releases import Release
from ..model.text import Noun, Unit
from ..words.language import Language
from ..words.verdicts import completion_text
from .page import Page, chart_page, draft_notice, frame, link, neighbours
from .revision_views import log_view
from .rows import status
from .summary import rollup_in


class PortalPages:
    """The pages of the portal in one language. ``summaries`` are in the order in which plans are shown."""

    def __init__(self, shared: Shared, summaries: list[dict], language: Language):
        self.shared, self.summaries, self.language = shared, summaries, language
        self.code = language.code

    @property
    def drafts(self) -> bool:
        """Whether any plan is a draft or holds some."""
        return any(summary["drafts"] for summary in self.summaries)

    def frame(
        self, path: str, title: str, lead: str, trail: list[dict] | None = None, drafts: bool = False
    ) -> dict:
        """The frame of a page; it says if the page shows ``drafts``."""
        home = link(addresses.home(self.code), self.language.text("Plans"))
        crumbs = [] if path == addresses.home(self.code) else [home, *(trail or [])]
        notice = draft_notice(self.language, some=drafts)
        return frame(self.shared, self.language, path, title, lead, crumbs, notice)

    # --- home ---

    def home(self) -> Page:
        _, code, info = self.language.text, self.code, self.shared.info
        regions: dict[str, list] = {}
        for summary in self.summaries:
            regions.setdefault(summary["region"][code], []).append(self.card(summary))
        path = addresses.home(code)
        totals = {key: sum(s["counts"][key] for s in self.summaries) for key in self.summaries[0]["counts"]} if (
            self.summaries) else {}  # fmt: skip
        view = {
            "frame": self.frame(path, info.title[code], info.tagline[code], drafts=self.drafts),
            "tagline": info.tagline[code],
            "regions": [{"name": name, "cards": cards} for name, cards in regions.items()],
            "totals": totals,
            "plans": len(self.summaries),
            "concepts": [link(c["path"], c["name"]) for c in self.concept_entries],
            "as_of": self.language.date(info.as_of),
        }
        charts = {"status": self.status} if self.status else {}
        return Page(path, "home.html", view, charts)

    @cached_property
    def status(self) -> Exhibit | None:
        """Where the indicators of all plans stand; None as long as there is none."""
        rollups = [(summary["short"][self.code], rollup_in(summary)) for summary in self.summaries]
        held = [(short, rollup) for short, rollup in rollups if rollup.total]
        return portal_status(self.shared, held, self.language, self.drafts) if held else None

    def status_page(self) -> Page:
        """The page of the chart of all plans."""
        exhibit = self.status
        around = self.frame(exhibit.path(), exhibit.label, exhibit.chart.alt, drafts=self.drafts)
        return chart_page(exhibit, around)

    def card(self, summary: dict) -> dict:
        _, code, identifier = self.language.text, self.code, summary["id"]
        rollup = rollup_in(summary)
        return {
            **link(addresses.plan(code, identifier), summary["title"][code]),
            "years": _("%(start)s to %(end)s", start=summary["start"], end=summary["end"]),
            "summary": summary["summary"][code],
            "done": rollup.done,
            "assessable": rollup.assessable,
            "counts": summary["counts"],
            "fictitious": summary["fictitious"],
            "draft": summary["draft"],
            "indicators": addresses.part(code, identifier, "indicators"),
            "goals": addresses.part(code, identifier, "goals"),
            "projects": addresses.part(code, identifier, "projects"),
        }

    # --- comparison ---

    def compared(self) -> dict[str, list[dict]]:
        """The rows of every concept, each with its plan's names."""
        code = self.code
        rows: dict[str, list[dict]] = {identifier: [] for identifier in self.shared.concepts}
        for summary in self.summaries:
            for row in summary["comparison"][code]:
                rows[row["concept"]].append(
                    {
                        **row,
                        "plan": summary["id"],
                        "short": summary["short"][code],
                        "region": summary["region"][code],
                        "period": f"{summary['start']}–{summary['end']}",
                        "document": summary["document"][code],
                        "path": addresses.entry(code, summary["id"], "indicators", row["indicator"]),
                    }
                )
        return {identifier: found for identifier, found in rows.items() if found}

    @cached_property
    def concept_entries(self) -> list[dict]:
        """Every concept that has rows, for its own page and for the pages that list them all."""
        code = self.code
        return [
            {
                "id": identifier,
                "name": self.shared.concepts[identifier].name[code],
                "definition": self.shared.concepts[identifier].definition[code],
                "path": addresses.concept(code, identifier),
                "rows": rows,
            }
            for identifier, rows in self.compared().items()
        ]

    def compare(self) -> Page:
        _ = self.language.text
        path = addresses.top(self.code, "compare")
        lead = _("The same concept across plans and periods, each in the plan's own definition.")
        drafts = any(row["drafted"] for entry in self.concept_entries for row in entry["rows"])
        view = {"frame": self.frame(path, _("Compare"), lead, drafts=drafts), "concepts": self.concept_entries}
        return Page(path, "compare.html", view, {})

    def concept(self, entry: dict) -> Page:
        _, code, rows = self.language.text, self.code, entry["rows"]
        entries = [link(other["path"], other["name"]) for other in self.concept_entries]
        trail = [link(addresses.top(code, "compare"), _("Compare"))]
        view = {
            "frame": self.frame(
                entry["path"], entry["name"], entry["definition"], trail, any(row["drafted"] for row in rows)
            ),
            "definition": entry["definition"],
            "rows": rows,
            "mixed": len({row["measure"] for row in rows}) > 1,
            "bases": len({row["basis"] for row in rows}) > 1,
            "neighbours": neighbours(entries, entry["path"]),
        }
        exhibit = self.comparisons.get(entry["id"])
        return Page(entry["path"], "concept.html", view, {"comparison": exhibit} if exhibit else {})

    @cached_property
    def comparisons(self) -> dict[str, Exhibit]:
        """The exhibits of concepts, of those that can be drawn."""
        made = {
            entry["id"]: comparison_exhibit(self.shared, entry["id"], entry["rows"], self.language)
            for entry in self.concept_entries
        }
        return {name: exhibit for name, exhibit in made.items() if exhibit}

    @property
    def exhibits(self) -> list[Exhibit]:
        """Every exhibit of the portal itself."""
        return [*([self.status] if self.status else []), *self.comparisons.values()]

    # --- method, data, about ---

    def method(self) -> Page:
        _, rules = self.language.text, self.shared.rules
        path = addresses.top(self.code, "method")
        lead = _("How completion, pace and the age of data are judged, with the thresholds in force.")
        view = {
            "frame": self.frame(path, _("Method"), lead),
            "forms": self.example_forms(),
            "statuses": [status(code, self.language) for code in Status],
            "faster": rules.pace.faster_from,
            "lagging": rules.pace.lagging_below.lstrip("-"),
            "about_rate": rules.about.rate,
            "about_quantity": rules.about.quantity,
            "ages": [
                {"word": _("Monthly"), "months": rules.age.monthly},
                {"word": _("Quarterly"), "months": rules.age.quarterly},
                {"word": _("Yearly"), "months": rules.age.yearly},
            ],
        }
        return Page(path, "method.html", view, {})

    def example_forms(self) -> list[dict]:
        """Every wording of completion, from the code that writes it, with figures of an example."""
        _ = self.language.text
        rate = Unit(zh="%", en=Noun(one="%", other="%"), measure="rate", rate=True)
        cases = [
            (_("A quantity: its share of the target, a whole percentage, rounded half up and never capped"),
             "50", "63.14", Completion(Form.PERCENT, True, Decimal(126))),
            (_("A rate above its floor: the distance in percentage points"),
             "≥95%", "97.73%", Completion(Form.ABOVE, True, Decimal("2.73"))),
            (_("A rate below its floor"), "≥95%", "94%", Completion(Form.BELOW, False, Decimal(1))),
            (_("A floor met exactly"), "≥98%", "98%", Completion(Form.MEETS, True)),
            (_("A ceiling kept"), "<4%", "1.75%", Completion(Form.WITHIN, True)),
            (_("A ceiling exceeded"), "<4%", "4.2%", Completion(Form.OVER, False, Decimal("0.2"))),
        ]  # fmt: skip
        return [
            {"rule": rule, "target": target, "result": result, "wording": completion_text(done, rate, self.language)}
            for rule, target, result, done in cases
        ]

    def about(self) -> Page:
        """The text of the portal's own about page, in Markdown."""
        _, body = self.language.text, self.shared.pages[f"about.{self.code}"]
        path = addresses.top(self.code, "about")
        view = {"frame": self.frame(path, _("About"), self.shared.info.tagline[self.code]), "body": body}
        return Page(path, "about.html", view, {})

    def revisions(self, releases: tuple[Release, ...], known: frozenset[tuple[str, str]]) -> Page:
        """The log of releases; ``known`` as in ``log_view``."""
        _ = self.language.text
        path = addresses.top(self.code, "revisions")
        lead = _("Every release of this portal: which published figures it revised, from what to what, and why.")
        view = {"frame": self.frame(path, _("Revision log"), lead), "releases": log_view(releases, known, self.language)}
        return Page(path, "revisions.html", view, {})

    def data(self, tables: list[dict]) -> Page:
        """The data page; ``tables`` describe the published files, ready to print."""
        _ = self.language.text
        path = addresses.top(self.code, "data")
        lead = _("The whole portal as tables: open formats, every column described.")
        view = {"frame": self.frame(path, _("Data"), lead, drafts=self.drafts), "tables": tables}
        return Page(path, "data.html", view, {})
