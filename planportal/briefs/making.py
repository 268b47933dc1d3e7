"""Fills a briefing pack. Everything comes from the records, exhibits and rows that the site's pages are made of, so every
number is the site's."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..assess.judged import JudgedPlan
from ..assess.rollup import Rollup, roll_up
from ..content.problems import did_you_mean
from ..exhibits.exhibit import Exhibit
from ..exhibits.gather import plan_exhibits
from ..exhibits.status import rollup_sentence
from ..model.messages import Message
from ..model.records import Indicator
from ..model.refusal import Refusal
from ..pages.rows import FindingView, IndicatorRow, commitment_row, finding_view, indicator_row
from ..words.figures import plain_target
from ..words.language import Language
from ..words.terms import status_word
from ..words.verdicts import reason_text
from .pack import Block, Facts, Grid, Pack, PackFigure, PackSection


def _unknown(plan: str, kind: str, name: str, known: Iterable[str]) -> Refusal:
    """For a goal or indicator that the plan does not have."""
    held = tuple(known)
    values = {"plan": plan, "name": name, "hint": did_you_mean(name, held), "known": held or Message("none")}
    if kind == "goal":
        return Refusal(Message('%(plan)s has no goal "%(name)s".%(hint)s It has: %(known)s', **values))
    return Refusal(Message('%(plan)s has no indicator "%(name)s".%(hint)s It has: %(known)s', **values))


@dataclass
class _Maker:
    report: JudgedPlan
    language: Language
    goals: tuple[str, ...]
    indicators: tuple[str, ...]
    exhibits: dict[str, Exhibit]
    whole: bool
    drawn: dict[str, PackFigure] = field(default_factory=dict)
    promised: frozenset[str] = frozenset()

    def figure(self, name: str) -> tuple[PackFigure, ...]:
        """The next figure, if there is such an exhibit."""
        if name not in self.exhibits:
            return ()
        number = len(self.drawn) + 1
        figure = PackFigure(number, self.language.text("Figure %(number)s", number=number), self.exhibits[name])
        self.drawn[name] = figure
        return (figure,)

    def sections(self) -> tuple[PackSection, ...]:
        made = (self.overview(), *self.goal_sections(), self.sheets(), self.commitments(), self.findings())
        return tuple(section for section in made if section and (section.blocks or section.sections))

    def overview(self) -> PackSection:
        _, plan, code = self.language.text, self.report.plan, self.language.code
        info, document = plan.info, plan.info.document
        pairs = [
            (_("Region"), info.region[code]),
            (_("Field"), info.field[code]),
            (_("Period"), _("%(start)s to %(end)s", start=info.start, end=info.end)),
            (_("Document"), document.title[code]),
            (_("Document number"), document.number or ""),
            (_("Issued"), self.language.date(document.issued) if document.issued else ""),
            (_("Issued by"), document.issuer[code] if document.issuer else ""),
        ]
        facts = Facts(tuple((word, fact) for word, fact in pairs if fact))
        blocks: list[Block] = [info.summary[code], facts, self.standing()]
        if self.whole and self.rollup().assessable:
            blocks += [*self.figure("status"), *self.figure("completion")]
        return PackSection(_("Overview"), tuple(block for block in (*blocks, *self.tables()) if block))

    def rollup(self) -> Rollup:
        """How the chosen indicators stand."""
        return roll_up(self.report.assessments[indicator.id].status for indicator in self.chosen())

    def standing(self) -> str:
        """The roll-up in a sentence."""
        rollup, _ = self.rollup(), self.language.text
        if not rollup.total:
            return ""
        if self.whole:
            return rollup_sentence(rollup, self.language)
        if not rollup.assessable:
            return _("None of the indicators shown here can be assessed yet: no values have been published.")
        return _("%(done)s of the %(assessable)s indicators shown here that can be assessed are met or on course.",
                 done=rollup.done, assessable=rollup.assessable)  # fmt: skip

    def tables(self) -> list[Grid]:
        """The indicator tables of the document, the chosen rows of each."""
        _, plan, code = self.language.text, self.report.plan, self.language.code
        grids = []
        for table in plan.tables:
            chosen = [i for i in self.chosen() if i.table == table.id]
            if chosen:
                rows = [indicator_row(self.report, indicator, self.language) for indicator in chosen]
                label, notes = table.label[code], tuple(note[code] for note in table.note)
                grids.append(_indicator_grid(label, table.title[code], rows, notes, self.language))
        return grids

    def chosen(self) -> list[Indicator]:
        """The indicators of the pack in the document's order."""
        return [i for i in self.report.plan.indicators if i.id in self.indicators]

    def goal_sections(self) -> tuple[PackSection, ...]:
        _, plan, code = self.language.text, self.report.plan, self.language.code
        goals = [plan.goal[name] for name in self.goals]
        inner = tuple(
            PackSection(
                goal.title[code],
                (
                    goal.summary[code],
                    _("Stands in: %(place)s", place=goal.source[code]),
                    *self.figure(f"goals/{goal.id}"),
                ),
            )
            for goal in goals
        )
        return (PackSection(_("Goals"), (), inner),) if inner else ()

    def sheets(self) -> PackSection:
        return PackSection(
            self.language.text("Indicators one by one"),
            (),
            tuple(self.sheet(indicator) for indicator in self.chosen()),
        )

    def sheet(self, indicator: Indicator) -> PackSection:
        """One indicator: the finding, its figures, the chart, the rule it is judged by, and notes."""
        _, plan, code, report = self.language.text, self.report.plan, self.language.code, self.report
        row, found = indicator_row(report, indicator, self.language), report.assessments[indicator.id]
        unit = row.unit
        actual = _("Actual %(year)s", year=row.result_year) if row.result_year else _("Actual")
        baseline = found.series.baseline
        pairs = [
            (_("Baseline %(year)s", year=baseline.year) if baseline else "", row.baseline),
            (_("Target %(year)s", year=plan.info.end), row.target),
            (actual, row.result or _("No value published yet")),
            (_("Completion"), row.completion),
            (_("Status"), row.status.word),
            (_("Unit"), unit or _("The document prints no unit.")),
            (_("Attribute"), row.attribute_word),
            (_("Responsible bodies"), _(", ").join(plan.bodies[body].name[code] for body in indicator.bodies)),
        ]
        figures = self.figure(f"indicators/{indicator.id}")
        exhibit = figures[0].exhibit
        facts = [(word, fact) for word, fact in pairs if fact]
        said = [
            ("", exhibit.chart.alt),
            ("", Facts(tuple(facts), lead=[word for word, _fact in facts].index(_("Unit")))),
            *(("", figure) for figure in figures),
            (_("The target"), plain_target(plan, indicator, self.language)),
            (_("How it is judged"), reason_text(plan, indicator, found, report.shared.rules, self.language)),
            (_("Definition"), exhibit.definition),
            (_("Note"), exhibit.note),
            *((_("What the document leaves open"), view.message) for view in self.found_about({indicator.id})),
        ]
        labels, blocks = zip(*((label, block) for label, block in said if block), strict=True)
        return PackSection(indicator.name[code], blocks, sheet=True, labels=labels)

    def commitments(self) -> PackSection | None:
        _, plan = self.language.text, self.report.plan
        chosen = plan.commitments if self.whole else tuple(
            c for c in plan.commitments if c in plan.commitments_under(self.tasks()) or set(c.indicators) & set(self.indicators)
        )  # fmt: skip
        if not chosen:
            return None
        self.promised = frozenset(commitment.id for commitment in chosen)
        rows = [commitment_row(self.report, commitment, self.language) for commitment in chosen]
        grid = Grid(
            title=_("Commitments in figures"),
            heads=(_("Commitment"), _("Target"), _("Counted"), _("Where")),
            rows=tuple((row.text, row.target, row.basis, row.home.text) for row in rows),
            numbers=(False, True, False, False),
        )
        return PackSection(_("Commitments in figures"), (*(self.figure("commitments") if self.whole else ()), grid))

    def tasks(self) -> tuple[str, ...]:
        return tuple(task for name in self.goals for task in self.report.plan.goal[name].tasks)

    def findings(self) -> PackSection:
        """What the document leaves open about the plan, or about what was chosen."""
        chosen = None if self.whole else {*self.indicators, *self.goals}
        blocks = tuple(
            f"{view.kind}{_about(view, self.language)}{self.language.text(': ')}{view.message}"
            for view in self.found_about(chosen)
        )
        return PackSection(self.language.text("What the document leaves open"), blocks)

    def found_about(self, subjects: set[str] | None) -> list[FindingView]:
        return [
            finding_view(self.report, finding, self.language)
            for finding in self.report.findings
            if subjects is None or finding.subject in subjects
        ]


def _about(view: FindingView, language: Language) -> str:
    """What a finding is about, after its kind."""
    return language.text(" (%(subject)s)", subject=view.about.text) if view.about else ""


def _indicator_grid(
    label: str, title: str, rows: list[IndicatorRow], notes: tuple[str, ...], language: Language
) -> Grid:
    """The table of indicators with their status; columns in which nothing stands are left out."""
    _ = language.text
    columns = [
        (_("No."), [str(row.row) for row in rows], True),
        (_("Indicator"), [row.name for row in rows], False),
        (_("Unit"), [row.unit for row in rows], False),
        (_("Baseline"), [row.baseline for row in rows], True),
        (_("Target"), [row.target for row in rows], True),
        (_("Actual"), [row.result for row in rows], True),
        (_("Completion"), [row.completion for row in rows], True),
        (_("Status"), [row.status.word for row in rows], False),
        (_("Attribute"), [row.attribute_word for row in rows], False),
    ]
    held = [column for column in columns if any(column[1])]
    return Grid(
        title=f"{label} {title}",
        origin=label,
        heads=tuple(head for head, _cells, _number in held),
        rows=tuple(zip(*(cells for _head, cells, _number in held), strict=True)),
        numbers=tuple(number for _head, _cells, number in held),
        notes=notes,
    )


def make_pack(
    report: JudgedPlan, language: Language, goals: tuple[str, ...] = (), indicators: tuple[str, ...] = ()
) -> Pack:
    """The pack of a whole plan, or of some goals with their indicators, or of some indicators.

    :raises Refusal: if the plan has no such goal or indicator.
    """
    plan, code, _ = report.plan, language.code, language.text
    for kind, names, known in (("goal", goals, plan.goal), ("indicator", indicators, plan.indicator)):
        for name in names:
            if name not in known:
                raise _unknown(plan.id, kind, name, known)
    whole = not goals and not indicators
    measured = {name for goal in goals for name in plan.goal[goal].indicators}
    wanted = tuple(plan.indicator) if whole else tuple(
        name for name in plan.indicator if name in measured or name in indicators
    )  # fmt: skip
    maker = _Maker(
        report, language, tuple(plan.goal) if whole else goals, wanted, plan_exhibits(report, language), whole
    )
    info = report.shared.info
    sections = maker.sections()
    return Pack(
        language=language,
        title=plan.info.title[code],
        subtitle=_("Briefing: indicators, commitments and how far they have come"),
        portal=info.title[code],
        publisher=info.publisher[code],
        date=_("Data as of %(date)s", date=language.date(info.as_of)),
        notice=_("Fictitious example: the place, the plan and every figure are invented.")
        if plan.info.fictitious
        else "",
        rollup=maker.standing(),
        counts=tuple((status_word(status, language), count) for status, count in maker.rollup().counts),
        sections=sections,
        closing=_closing(report, language),
        reach=None if whole else frozenset((*goals, *wanted)) | maker.promised,
    )


def _closing(report: JudgedPlan, language: Language) -> tuple[str, ...]:
    """Source, method and licence."""
    _, code, info = language.text, language.code, report.shared.info
    lines = [
        _("Source: %(source)s", source=report.plan.info.document.title[code]) + _("."),
        _("Figures are as the document prints them; completion, status and pace are computed by %(portal)s by the rules "
          "that its method page sets out.", portal=info.title[code]),
        info.licence[code],
    ]  # fmt: skip
    return (*lines, info.address) if info.address else tuple(lines)
