"""The pages that show the same concept across plans."""

from .. import addresses
from ..exhibits.comparison import ComparedRow, Contribution
from ..exhibits.exhibit import Exhibit
from ..exhibits.gather import comparison_exhibit
from ..model.portal import Shared
from ..words.language import Language
from .page import Page, neighbours
from .portal_views import PortalPages
from .rows import View, link
from .summary import Summary

# What each plan contributes to a concept, by plan: the rows of one language.
Compared = dict[str, list[Contribution]]


class ComparisonPages(PortalPages):
    """The comparison in one language, of the concepts in ``compared``."""

    def __init__(
        self,
        shared: Shared,
        summaries: list[Summary],
        concepts: list[str],
        compared: dict[str, Compared],
        language: Language,
    ):
        super().__init__(shared, summaries, concepts, language)
        self.rows = {concept: self._rows(rows) for concept, rows in compared.items()}

    def _rows(self, rows: Compared) -> list[ComparedRow]:
        """The rows of one concept in the order of the plans, each with its plan's names."""
        code = self.code
        return [
            {
                **row,
                "plan": summary["id"],
                "short": summary["short"][code],
                "region": summary["region"][code],
                "period": f"{summary['start']}–{summary['end']}",
                "document": summary["document"][code],
                "path": addresses.entry(code, summary["id"], "indicators", row["indicator"]),
            }
            for summary in self.summaries
            for row in rows.get(summary["id"], ())
        ]

    def compare(self) -> Page:
        """The page that lists every concept."""
        _, code = self.language.text, self.code
        path = addresses.top(code, "compare")
        lead = _("The same concept across plans and periods, each in the plan's own definition.")
        drafts = any(row["drafted"] for rows in self.rows.values() for row in rows)
        entries = [
            {
                "id": concept,
                "name": self.shared.concepts[concept].name[code],
                "definition": self.shared.concepts[concept].definition[code],
                "path": addresses.concept(code, concept),
                "rows": self.rows[concept],
            }
            for concept in self.concepts
        ]
        return Page(
            path,
            "compare.html",
            {"frame": self.frame(path, _("Compare"), lead, drafts=drafts), "concepts": entries},
            {},
        )

    def concept(self, concept: str) -> Page:
        """The page of one concept."""
        _, code, rows, entry = self.language.text, self.code, self.rows[concept], self.shared.concepts[concept]
        path, definition = addresses.concept(code, concept), entry.definition[code]
        trail = [link(addresses.top(code, "compare"), _("Compare"))]
        drafts = any(row["drafted"] for row in rows)
        view: View = {
            "frame": self.frame(path, entry.name[code], definition, trail, drafts),
            "definition": definition,
            "rows": rows,
            "mixed": len({row["measure"] for row in rows}) > 1,
            "bases": len({row["basis"] for row in rows}) > 1,
            "neighbours": neighbours(self.concept_links(), path),
        }
        exhibit = self.exhibit(concept)
        return Page(path, "concept.html", view, {"comparison": exhibit} if exhibit else {})

    def exhibit(self, concept: str) -> Exhibit | None:
        """The chart of one concept; None where nothing can be drawn on one axis."""
        return comparison_exhibit(self.shared, concept, self.rows[concept], self.language)
