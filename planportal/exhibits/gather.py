"""Which exhibits there are: of one plan, and of the portal."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .. import addresses
from ..assess.rollup import Rollup
from ..charts import Chart
from ..model.portal import COMPARE, PORTAL, Plan, Shared
from ..model.records import Goal, Indicator
from ..model.settings import PortalInfo
from ..words.language import Language
from ..words.report import Report
from ..words.terms import attribute_word, basis_word
from .comparison import ComparedRow, comparison_chart
from .drawings import indicator_chart
from .exhibit import Exhibit, Publisher, Source, Table
from .overviews import (
    commitments_chart,
    completion_chart,
    goal_chart,
    portal_status_chart,
    rollup_chart,
    tables_of,
)
from .tables import commitments_table, comparison_table, completion_table, indicator_table, status_table


def with_drafts(chart: Chart, drafts: bool, language: Language) -> Chart:
    """The chart with a line under it that says so, if it shows what is not public yet."""
    if not drafts:
        return chart
    said = language.text("With drafts, which are not public.")
    between = " " if chart.note and language.code == "en" else ""
    return replace(chart, note=f"{chart.note}{between}{said}")


def publisher_of(info: PortalInfo, code: str) -> Publisher:
    return Publisher(info.title[code], info.publisher[code], info.licence[code], info.as_of, info.address or "")


class PlanExhibits:
    """Makes the exhibits of one plan in one language."""

    def __init__(self, report: Report, language: Language):
        self.report, self.language = report, language
        self.plan, self.code = report.plan, language.code

    def all(self) -> dict[str, Exhibit]:
        """Every exhibit by its name: overviews first, then goals and indicators in the document's order."""
        made = []
        if self.plan.indicators:
            made += [self.completion(), self.status()]
        if commitments := self.commitments():
            made.append(commitments)
        made += [exhibit for goal in self.plan.goals if (exhibit := self.goal(goal))]
        made += [self.indicator(indicator) for indicator in self.plan.indicators]
        return {exhibit.name: exhibit for exhibit in made}

    def exhibit(
        self, name: str, label: str, chart: Chart, table: Table, place: str, shown: Iterable[str], **more: str
    ) -> Exhibit:
        """``shown`` are the indicators and commitments on the chart."""
        document = self.plan.info.document
        return Exhibit(
            collection=self.plan.id,
            name=name,
            stem=addresses.part(self.code, self.plan.id, name, ""),
            label=label,
            chart=with_drafts(chart, self.report.drafted(*shown), self.language),
            table=table,
            source=Source(document.title[self.code], place, document.issued),
            publisher=publisher_of(self.report.shared.info, self.code),
            **more,
        )

    def indicator(self, indicator: Indicator) -> Exhibit:
        _, code, plan = self.language.text, self.code, self.plan
        concept = self.report.shared.concepts.get(indicator.concept) if indicator.concept else None
        definition = indicator.definition or (concept and concept.definition)
        label = _(
            "%(name)s: target and actual values (%(plan)s)", name=indicator.name[code], plan=plan.info.short[code]
        )
        return self.exhibit(
            f"indicators/{indicator.id}",
            label,
            indicator_chart(self.report, indicator, self.language),
            indicator_table(self.report, indicator, self.language),
            plan.place_of_row(indicator)[code],
            [indicator.id],
            basis=basis_word(indicator.aim.basis, self.language),
            definition=definition[code] if definition else "",
            note=indicator.note[code] if indicator.note else "",
        )

    def goal(self, goal: Goal) -> Exhibit | None:
        """None for a goal that nothing measures."""
        chart, code = goal_chart(self.report, goal, self.language), self.code
        if chart is None:
            return None
        if goal.indicators:
            chosen = [self.plan.indicator[name] for name in goal.indicators]
            table = completion_table(self.report, chosen, self.language)
        else:
            table = commitments_table(self.report, self.plan.commitments_under(goal.tasks), self.language)
        title = f"{goal.title[code]} ({self.plan.info.short[code]})" if code == "en" else (
            f"{goal.title[code]}（{self.plan.info.short[code]}）")  # fmt: skip
        shown = goal.indicators or [promise.id for promise in self.plan.commitments_under(goal.tasks)]
        place, definition = goal.source[code], goal.summary[code]
        return self.exhibit(f"goals/{goal.id}", title, chart, table, place, shown, definition=definition)

    def completion(self) -> Exhibit:
        label = self.language.text("Indicators at a glance (%(plan)s)", plan=self.plan.info.short[self.code])
        table = completion_table(self.report, list(self.plan.indicators), self.language)
        chart, place = completion_chart(self.report, self.language), tables_of(self.plan, self.code)
        return self.exhibit("completion", label, chart, table, place, self.plan.indicator)

    def status(self) -> Exhibit:
        _, report = self.language.text, self.report
        label = _("Indicators by status (%(plan)s)", plan=self.plan.info.short[self.code])
        rollups = [(_("All indicators"), report.rollup())]
        for attribute in ("binding", "anticipatory"):
            if (part := report.rollup(attribute)).total:
                rollups.append((attribute_word(attribute, self.language), part))
        table = status_table(rollups, self.language)
        chart, place = rollup_chart(report, self.language), tables_of(self.plan, self.code)
        return self.exhibit("status", label, chart, table, place, self.plan.indicator)

    def commitments(self) -> Exhibit | None:
        """None where nothing is promised in figures."""
        chart = commitments_chart(self.report, self.language)
        if chart is None:
            return None
        label = self.language.text("Commitments in figures (%(plan)s)", plan=self.plan.info.short[self.code])
        table = commitments_table(self.report, self.plan.commitments, self.language)
        return self.exhibit("commitments", label, chart, table, "", self.plan.commitment)


def plan_exhibits(report: Report, language: Language) -> dict[str, Exhibit]:
    """All exhibits of one plan in one language, by name."""
    return PlanExhibits(report, language).all()


def former_stems(plan: Plan, exhibit: Exhibit) -> list[str]:
    """The stems an exhibit had before its subject was renamed."""
    kind, _slash, name = exhibit.name.partition("/")
    subjects: dict[str, Mapping[str, Indicator | Goal]] = {"indicators": plan.indicator, "goals": plan.goal}
    subject = subjects.get(kind, {}).get(name)
    code = exhibit.chart.language
    return [addresses.entry(code, plan.id, kind, old, "") for old in subject.formerly] if subject else []


def comparison_exhibit(shared: Shared, concept: str, rows: list[ComparedRow], language: Language) -> Exhibit | None:
    """A concept across plans; None where nothing can be drawn on one axis."""
    code, entry = language.code, shared.concepts[concept]
    # Figures of different measures share no axis; the page shows them side by side in its table.
    if len({row["measure"] for row in rows}) > 1:
        return None
    chart = comparison_chart(entry.name[code], rows, language.date(shared.info.as_of), language)
    if chart is None:
        return None
    documents = dict.fromkeys(row["document"] for row in rows)
    return Exhibit(
        collection=COMPARE,
        name=concept,
        stem=addresses.concept(code, concept, ""),
        label=language.text("%(concept)s in several plans", concept=entry.name[code]),
        chart=with_drafts(chart, any(row["drafted"] for row in rows), language),
        table=comparison_table(rows, language),
        source=Source(language.text("; ").join(documents), "", None),
        publisher=publisher_of(shared.info, code),
        definition=entry.definition[code],
    )


def portal_status(shared: Shared, rollups: list[tuple[str, Rollup]], language: Language, drafts: bool) -> Exhibit:
    """Where the indicators of all plans stand, perhaps with ``drafts``; ``rollups`` are by the short names of plans."""
    chart = portal_status_chart(shared, rollups, language)
    return Exhibit(
        collection=PORTAL,
        name="status",
        stem=f"{language.code}/status",
        label=language.text("Indicators of all plans by status"),
        chart=with_drafts(chart, drafts, language),
        table=status_table(rollups, language),
        source=Source(language.text("the plan documents"), "", None),
        publisher=publisher_of(shared.info, language.code),
    )
