"""The indicator table of a plan, and a page for each indicator."""

from .. import addresses
from ..assess.judge import Age
from ..assess.values import Series
from ..exhibits.comparison import StatusView
from ..model.records import Indicator
from ..words.figures import plain_target, target_text, unit_heading
from ..words.terms import attribute_word
from ..words.verdicts import completion_text, direction_text, headline, reason_text
from .page import Page, neighbours
from .plan_views import EntryLink, PlacedLink, PlanPages
from .rows import (
    CommitmentRow,
    View,
    commitment_row,
    indicator_row,
    link,
    milestone_rows,
    printed_value,
    status,
    value_rows,
)


class IndicatorPages(PlanPages):
    def table_page(self) -> Page:
        """Every table of the document, row by row."""
        _, plan, code = self.language.text, self.plan, self.code
        path = self.path("indicators")
        tables: list[View] = []
        statuses: dict[str, StatusView] = {}
        for table in plan.tables:
            rows = [
                indicator_row(self.report, indicator, self.language)
                for indicator in sorted(plan.indicators, key=lambda i: i.row)
                if indicator.table == table.id
            ]
            columns = {
                "has_baseline": any(row["baseline"] for row in rows),
                "has_result": any(row["result"] for row in rows),
                "has_completion": any(row["completion"] for row in rows),
                "has_attribute": any(row["attribute"] for row in rows),
            }
            statuses |= {row["status"]["code"]: row["status"] for row in rows}
            tables.append(
                {
                    **columns,
                    # Number, name, unit, target and status are always there.
                    "width": 5 + sum(columns.values()),
                    "id": table.id,
                    "label": table.label[code],
                    "title": table.title[code],
                    "notes": [note[code] for note in table.note],
                    "groups": {group.id: group.title[code] for group in table.group},
                    "rows": rows,
                    "baseline_year": table.baseline_year or "",
                }
            )
        view: View = {
            "frame": self.frame(path, _("Indicators"), _("Every figure this plan is judged by, as printed.")),
            "tables": tables,
            "statuses": list(statuses.values()),
            "attributes": any(table["has_attribute"] for table in tables),
            "end": plan.info.end,
        }  # fmt: skip
        return self.page(path, "indicators.html", view)

    def indicator_page(self, indicator: Indicator) -> Page:
        _, plan, code, report = self.language.text, self.plan, self.code, self.report
        path = self.entry("indicators", indicator.id)
        found, unit = report.assessments[indicator.id], plan.unit(indicator)
        series, done = found.series, found.completion
        name = indicator.name[code]
        statement = headline(plan, indicator, name, found, self.language)
        concept = report.shared.concepts.get(indicator.concept) if indicator.concept else None
        definition = indicator.definition or (concept.definition if concept else None)
        entries = [self.named("indicator", other, other.name) for other in plan.indicators]
        latest = series.latest
        trail = [link(self.path("indicators"), _("Indicators"))]
        draft, drafts = self.hidden("indicator", indicator.id), report.drafted(indicator.id)
        view: View = {
            "frame": self.frame(path, name, statement, trail, draft, drafts),
            "headline": statement,
            "status": status(found.status, self.language),
            "unit": unit_heading(unit, self.language),
            "figures": {
                "baseline": printed_value(report, indicator, series.baseline, self.language),
                "baseline_year": series.baseline.year if series.baseline else "",
                "target": target_text(indicator, unit, self.language),
                "target_year": plan.info.end,
                "result": printed_value(report, indicator, latest, self.language),
                "result_year": latest.year if latest else "",
                "result_draft": latest is not None and latest.draft,
                "completion": completion_text(done, unit, self.language) if done else "",
            },
            "completion_printed": indicator.completion_printed or "",
            "attribute": attribute_word(indicator.attribute, self.language),
            "printed": indicator.target,
            "plain": plain_target(plan, indicator, self.language),
            "direction": direction_text(indicator, self.language),
            "reason": reason_text(plan, indicator, found, report.shared.rules, self.language),
            "age": "" if found.status.final else self.age(found.age),
            "definition": definition[code] if definition else "",
            "notes": self.notes(indicator, series),
            "table_notes": [note[code] for note in plan.table[indicator.table].note],
            "source": plan.place_of_row(indicator)[code],
            "document": plan.info.document.title[code],
            "stated": [
                {
                    "place": plan.place_stated(stated)[code],
                    "target": (stated.target_en if code == "en" and stated.target_en else stated.target),
                }
                for stated in indicator.stated
            ],
            "values": value_rows(report, indicator, self.language),
            "milestones": milestone_rows(plan, indicator, self.language),
            "bodies": [plan.bodies[body].name[code] for body in indicator.bodies],
            "whole": self.whole(indicator),
            "parts": [
                self.named("indicator", part, part.name) for part in plan.indicators if part.part_of == indicator.id
            ],
            "findings": self.findings({indicator.id}),
            "goals": [self.named("goal", goal, goal.title) for goal in plan.goals if indicator.id in goal.indicators],
            "tasks": [
                self.task_link(item.id) for _section, item in plan.items.values() if indicator.id in item.indicators
            ],
            "projects": self.projects_for(indicator),
            "commitments": self.commitments_for(indicator),
            "elsewhere": self.elsewhere(indicator),
            "concept": (
                link(addresses.concept(code, concept.id), concept.name[code])
                if concept and concept.id in self.directory["compared"]
                else None
            ),
            "neighbours": neighbours(entries, path),
        }
        return self.page(path, "indicator.html", view, indicator=f"indicators/{indicator.id}")

    def notes(self, indicator: Indicator, series: Series) -> list[str]:
        """The editor's notes; that on the baseline stands with its value where there is one."""
        loose = indicator.baseline_note if series.baseline is None else None
        return [note[self.code] for note in (indicator.note, loose) if note]

    def age(self, age: Age | None) -> str:
        """How old the latest value is, only where it is old."""
        if age is None or not age.old:
            return ""
        years = age.months // 12
        return self.language.count(
            "The latest value is over %(num)s year old.", "The latest value is over %(num)s years old.", years
        )

    def whole(self, indicator: Indicator) -> EntryLink | None:
        if indicator.part_of is None:
            return None
        whole = self.plan.indicator[indicator.part_of]
        return self.named("indicator", whole, whole.name)

    def projects_for(self, indicator: Indicator) -> list[PlacedLink]:
        return [
            self.project_link(project)
            for _box, project in self.plan.projects.values()
            if indicator.id in project.indicators
        ]

    def commitments_for(self, indicator: Indicator) -> list[CommitmentRow]:
        return [
            commitment_row(self.report, commitment, self.language)
            for commitment in self.plan.commitments
            if indicator.id in commitment.indicators
        ]

    def elsewhere(self, indicator: Indicator) -> list[View]:
        """The same concept in related plans, and in other rows of this one."""
        entries = self.directory["concepts"].get(indicator.concept, []) if indicator.concept else []
        return [
            {
                **link(
                    addresses.entry(self.code, entry["plan"], "indicators", entry["indicator"]),
                    entry["name"][self.code],
                ),
                "plan": self.directory["plans"][entry["plan"]]["short"][self.code],
                "draft": entry["draft"],
            }
            for entry in entries
            if (entry["plan"], entry["indicator"]) != (self.plan.id, indicator.id)
        ]
