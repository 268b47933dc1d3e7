"""The portal-wide pages, made from the summaries of the plans: home, method, data, about and the revision log."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from .. import addresses
from ..assess.completion import Completion, Form
from ..assess.judge import Status
from ..exhibits.exhibit import Exhibit
from ..exhibits.gather import portal_status
from ..model.fields import vouched
from ..model.portal import Shared
from ..model.releases import Release
from ..model.text import Noun, Unit
from ..words.language import Language
from ..words.verdicts import completion_text
from .page import Page, chart_page, draft_notice, frame
from .revision_views import log_view
from .rows import Link, View, link, status
from .summary import Both, Summary, rollup_in


class PortalPages:
    """The pages of the portal in one language. ``summaries`` are in the order in which plans are shown; ``concepts`` are the
    identifiers of those that some plan measures, in the order of the vocabulary."""

    def __init__(self, shared: Shared, summaries: list[Summary], concepts: list[str], language: Language):
        self.shared, self.summaries, self.concepts, self.language = shared, summaries, concepts, language
        self.code = language.code

    def concept_links(self) -> list[Link]:
        """The pages of all concepts."""
        names = self.shared.concepts
        return [link(addresses.concept(self.code, one), names[one].name[self.code]) for one in self.concepts]

    @property
    def drafts(self) -> bool:
        """Whether any plan is a draft or holds some."""
        return any(summary["drafts"] for summary in self.summaries)

    def frame(self, path: str, title: str, lead: str, trail: list[Link] | None = None, drafts: bool = False) -> View:
        """The frame of a page; it says if the page shows ``drafts``."""
        home = link(addresses.home(self.code), self.language.text("Plans"))
        crumbs = [] if path == addresses.home(self.code) else [home, *(trail or [])]
        notice = draft_notice(self.language, some=drafts)
        return frame(self.shared, self.language, path, title, lead, crumbs, notice)

    # --- home ---

    def home(self, introductions: dict[str, Both]) -> Page:
        """The home page; ``introductions`` are by plan."""
        _, code, info = self.language.text, self.code, self.shared.info
        regions: dict[str, list[View]] = {}
        for summary in self.summaries:
            regions.setdefault(summary["region"][code], []).append(self.card(summary, introductions[summary["id"]]))
        path = addresses.home(code)
        totals = {key: sum(s["counts"][key] for s in self.summaries) for key in self.summaries[0]["counts"]} if (
            self.summaries) else {}  # fmt: skip
        view: View = {
            "frame": self.frame(path, info.title[code], info.tagline[code], drafts=self.drafts),
            "tagline": info.tagline[code],
            "regions": [{"name": name, "cards": cards} for name, cards in regions.items()],
            "totals": totals,
            "plans": len(self.summaries),
            "concepts": self.concept_links(),
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
        exhibit = vouched(self.status)
        around = self.frame(exhibit.path(), exhibit.label, exhibit.chart.alt, drafts=self.drafts)
        return chart_page(exhibit, around)

    def card(self, summary: Summary, introduction: Both) -> View:
        _, code, identifier = self.language.text, self.code, summary["id"]
        rollup = rollup_in(summary)
        return {
            **link(addresses.plan(code, identifier), summary["title"][code]),
            "years": _("%(start)s to %(end)s", start=summary["start"], end=summary["end"]),
            "summary": introduction[code],
            "done": rollup.done,
            "assessable": rollup.assessable,
            "counts": summary["counts"],
            "fictitious": summary["fictitious"],
            "draft": summary["draft"],
            "indicators": addresses.part(code, identifier, "indicators"),
            "goals": addresses.part(code, identifier, "goals"),
            "projects": addresses.part(code, identifier, "projects"),
        }

    # --- method, data, about ---

    def method(self) -> Page:
        _, rules = self.language.text, self.shared.rules
        path = addresses.top(self.code, "method")
        lead = _("How completion, pace and the age of data are judged, with the thresholds in force.")
        view: View = {
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

    def example_forms(self) -> list[View]:
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
        view: View = {"frame": self.frame(path, _("About"), self.shared.info.tagline[self.code]), "body": body}
        return Page(path, "about.html", view, {})

    def revisions(self, releases: tuple[Release, ...], known: frozenset[tuple[str, str]]) -> Page:
        """The log of releases; ``known`` as in ``log_view``."""
        _ = self.language.text
        path = addresses.top(self.code, "revisions")
        lead = _("Every release of this portal: which published figures it revised, from what to what, and why.")
        view: View = {
            "frame": self.frame(path, _("Revision log"), lead),
            "releases": log_view(releases, known, self.language),
        }
        return Page(path, "revisions.html", view, {})

    def data(self, tables: Sequence[Mapping[str, object]]) -> Page:
        """The data page; ``tables`` describe the published files, ready to print."""
        _ = self.language.text
        path = addresses.top(self.code, "data")
        lead = _("The whole portal as tables: open formats, every column described.")
        view: View = {"frame": self.frame(path, _("Data"), lead, drafts=self.drafts), "tables": tables}
        return Page(path, "data.html", view, {})
