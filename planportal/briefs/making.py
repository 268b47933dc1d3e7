"""Makes a briefing pack from the records, exhibits and rows behind the site's pages, so that its numbers are the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..assess.judged import JudgedPlan
from ..assess.rollup import Rollup, roll_up
from ..content.problems import did_you_mean
from ..exhibits.exhibit import Exhibit
from ..exhibits.gather import plan_exhibits
from ..exhibits.status import rollup_sentence
from ..model.links import in_print
from ..model.messages import Message
from ..model.records import Indicator
from ..model.refusal import Refusal
from ..pages.views import FindingView, IndicatorRow, commitment_row, finding_view, indicator_row, source_line
from ..words.figures import plain_target
from ..words.language import Language
from ..words.terms import status_word
from ..words.verdicts import reason_text
from .pack import Block, Facts, Grid, Pack, PackFigure, PackSection


def _unknown_refusal(plan: str, kind: str, name: str, known: Iterable[str]) -> Refusal:
    """The refusal of a goal or an indicator that is missing from the plan."""
    choices = tuple(known)
    values = {"plan": plan, "name": name, "hint": did_you_mean(name, choices), "known": choices or Message("none")}
    if kind == "goal":
        return Refusal(Message('%(plan)s has no goal "%(name)s".%(hint)s It has: %(known)s', **values))
    return Refusal(Message('%(plan)s has no indicator "%(name)s".%(hint)s It has: %(known)s', **values))


@dataclass
class _PackMaker:
    """Makes the sections of one pack. ``goals`` and ``indicators`` are the chosen ones, all of them if it is ``whole``;
    making sections fills ``numbered``, the figures so far, and ``commitment_ids``."""

    judged: JudgedPlan
    language: Language
    goals: tuple[str, ...]
    indicators: tuple[str, ...]
    exhibits: dict[str, Exhibit]
    whole: bool
    numbered: dict[str, PackFigure] = field(default_factory=dict)
    commitment_ids: frozenset[str] = frozenset()

    def next_figure(self, name: str) -> tuple[PackFigure, ...]:
        """The exhibit of a name as the next numbered figure; empty if the plan has no such exhibit."""
        if name not in self.exhibits:
            return ()
        number = len(self.numbered) + 1
        figure = PackFigure(number, self.language.text("Figure %(number)s", number=number), self.exhibits[name])
        self.numbered[name] = figure
        return (figure,)

    def sections(self) -> tuple[PackSection, ...]:
        """All sections that have content, in their order."""
        sections = (self.overview(), *self.goal_sections(), self.sheets(), self.commitments(), self.findings())
        return tuple(section for section in sections if section and (section.blocks or section.sections))

    def overview(self) -> PackSection:
        """The plan with its document, how its indicators stand, and its indicator tables."""
        _, plan, code = self.language.text, self.judged.plan, self.language.code
        info, document = plan.info, plan.info.document
        pairs = [
            (_("Region"), self.judged.plan.region[code]),
            (_("Field"), info.field[code]),
            (_("Period"), _("%(start)s to %(end)s", start=info.start, end=info.end)),
            (_("Document"), document.title[code]),
            (_("Address"), document.address or ""),
            (_("Document number"), document.number or ""),
            (_("Issued"), self.language.date(document.issued) if document.issued else ""),
            (_("Issued by"), document.issuer[code] if document.issuer else ""),
        ]
        facts = Facts(tuple((word, fact) for word, fact in pairs if fact))
        blocks: list[Block] = [info.summary.printed(code), facts, self.rollup_text()]
        if self.whole and self.rollup().assessable:
            blocks += [*self.next_figure("status"), *self.next_figure("completion")]
        return PackSection(_("Overview"), tuple(block for block in (*blocks, *self.indicator_tables()) if block))

    def rollup(self) -> Rollup:
        """How many chosen indicators have which status."""
        return roll_up(self.judged.assessments[indicator.id].status for indicator in self.chosen_indicators())

    def rollup_text(self) -> str:
        """The roll-up in a sentence; "" without indicators."""
        rollup, _ = self.rollup(), self.language.text
        if not rollup.total:
            return ""
        if self.whole:
            return rollup_sentence(rollup, self.language)
        if not rollup.assessable:
            return _("None of the indicators shown here can be assessed yet: no values have been published.")
        return _("%(done)s of the %(assessable)s indicators shown here that can be assessed are met or on course.",
                 done=rollup.done, assessable=rollup.assessable)  # fmt: skip

    def indicator_tables(self) -> list[Grid]:
        """The indicator tables of the document, the chosen rows of each."""
        _, plan, code = self.language.text, self.judged.plan, self.language.code
        grids = []
        for table in plan.tables:
            chosen = [i for i in self.chosen_indicators() if i.table == table.id]
            if chosen:
                rows = [indicator_row(self.judged, indicator, self.language) for indicator in chosen]
                label, notes = table.label[code], tuple(note.printed(code) for note in table.note)
                grids.append(_indicator_grid(label, table.title[code], rows, notes, self.language))
        return grids

    def chosen_indicators(self) -> list[Indicator]:
        """The indicators of the pack in the document's order."""
        return [i for i in self.judged.plan.indicators if i.id in self.indicators]

    def goal_sections(self) -> tuple[PackSection, ...]:
        """The section of the goals, with one inside for each; empty without goals."""
        _, plan, code = self.language.text, self.judged.plan, self.language.code
        goals = [plan.goals[name] for name in self.goals]
        inner = tuple(
            PackSection(
                goal.title[code],
                (
                    goal.summary.printed(code),
                    _("Stands in: %(place)s", place=goal.source[code]),
                    *self.next_figure(f"goals/{goal.id}"),
                ),
            )
            for goal in goals
        )
        return (PackSection(_("Goals"), (), inner),) if inner else ()

    def sheets(self) -> PackSection:
        """The section of the indicators, with a sheet for each."""
        return PackSection(
            self.language.text("Indicators one by one"),
            (),
            tuple(self.sheet(indicator) for indicator in self.chosen_indicators()),
        )

    def sheet(self, indicator: Indicator) -> PackSection:
        """The section of one indicator: the finding, its figures, the chart, the rule it is judged by, and notes."""
        _, plan, code, judged = self.language.text, self.judged.plan, self.language.code, self.judged
        row, assessment = indicator_row(judged, indicator, self.language), judged.assessments[indicator.id]
        actual = _("Actual %(time)s", time=row.result_time) if row.result_time else _("Actual")
        baseline = assessment.series.baseline
        pairs = [
            (_("Baseline %(year)s", year=baseline.year) if baseline else "", row.baseline),
            (_("Target %(year)s", year=plan.info.end), row.target),
            (actual, row.result or _("No value published yet")),
            (_("Completion"), row.completion),
            (_("Status"), row.status.word),
            (_("Unit"), row.unit or _("The document prints no unit.")),
            (_("Attribute"), row.attribute_word),
            (_("Responsible bodies"), _(", ").join(plan.bodies[body].name[code] for body in indicator.bodies)),
        ]
        figures = self.next_figure(f"indicators/{indicator.id}")
        exhibit = figures[0].exhibit
        facts = [(word, fact) for word, fact in pairs if fact]
        labelled = [
            ("", exhibit.chart.alt),
            ("", Facts(tuple(facts), lead=[word for word, _fact in facts].index(_("Unit")))),
            *(("", figure) for figure in figures),
            (_("The target"), plain_target(plan, indicator, self.language)),
            (_("How it is judged"), reason_text(plan, indicator, assessment, judged.shared.rules, self.language)),
            (_("Definition"), exhibit.definition),
            (_("Note"), exhibit.note),
            (_("Sources of the values"), _("; ").join(self.sources_of(indicator))),
            *(
                (_("What the document leaves open"), in_print(view.message, code))
                for view in self.finding_views({indicator.id})
            ),
        ]
        labels, blocks = zip(*((label, block) for label, block in labelled if block), strict=True)
        return PackSection(indicator.name[code], blocks, sheet=True, labels=labels)

    def sources_of(self, indicator: Indicator) -> Iterator[str]:
        """The named sources of an indicator's values, each once."""
        cited = (value.source for value in self.judged.assessments[indicator.id].series.actuals)
        for source in dict.fromkeys(one.source for one in cited if one and one.source):
            yield source_line(source, self.language)

    def commitments(self) -> PackSection | None:
        """The section of the commitments of the plan, or of the chosen goals and indicators; None without any."""
        _, plan = self.language.text, self.judged.plan
        chosen = plan.commitments if self.whole else tuple(
            c for c in plan.commitments if c in plan.commitments_under(self.task_ids()) or set(c.indicators) & set(self.indicators)
        )  # fmt: skip
        if not chosen:
            return None
        self.commitment_ids = frozenset(commitment.id for commitment in chosen)
        rows = [commitment_row(self.judged, commitment, self.language) for commitment in chosen]
        grid = Grid(
            title=_("Commitments in figures"),
            heads=(_("Commitment"), _("Target"), _("Counted"), _("Where")),
            rows=tuple((row.text, row.target, row.basis, row.maker.text) for row in rows),
            numbers=(False, True, False, False),
        )
        return PackSection(
            _("Commitments in figures"), (*(self.next_figure("commitments") if self.whole else ()), grid)
        )

    def task_ids(self) -> tuple[str, ...]:
        """The identifiers of the tasks that serve the chosen goals."""
        return tuple(task for name in self.goals for task in self.judged.plan.goals[name].tasks)

    def findings(self) -> PackSection:
        """The section of the findings about the plan, or about the chosen goals and indicators."""
        chosen = None if self.whole else {*self.indicators, *self.goals}
        blocks = tuple(
            f"{view.kind}{_subject_in_brackets(view, self.language)}{self.language.text(': ')}"
            f"{in_print(view.message, self.language.code)}"
            for view in self.finding_views(chosen)
        )
        return PackSection(self.language.text("What the document leaves open"), blocks)

    def finding_views(self, subjects: set[str] | None) -> list[FindingView]:
        """The findings about these subjects, all of them for None."""
        return [
            finding_view(self.judged, finding, self.language)
            for finding in self.judged.findings
            if subjects is None or finding.subject in subjects
        ]


def _subject_in_brackets(view: FindingView, language: Language) -> str:
    """What a finding is about, to follow its kind; "" if it is about the plan."""
    return language.text(" (%(subject)s)", subject=view.about.text) if view.about else ""


def _indicator_grid(
    label: str, title: str, rows: list[IndicatorRow], notes: tuple[str, ...], language: Language
) -> Grid:
    """The table of indicators with their status, without its empty columns."""
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
    filled = [column for column in columns if any(column[1])]
    return Grid(
        title=f"{label} {title}",
        origin=label,
        heads=tuple(head for head, _cells, _number in filled),
        rows=tuple(zip(*(cells for _head, cells, _number in filled), strict=True)),
        numbers=tuple(number for _head, _cells, number in filled),
        notes=notes,
    )


def make_pack(
    judged: JudgedPlan, language: Language, goals: tuple[str, ...] = (), indicators: tuple[str, ...] = ()
) -> Pack:
    """The pack of a whole plan, or of some goals with their indicators, or of some indicators.

    :raises Refusal: if the plan has no such goal or indicator.
    """
    plan, code, _ = judged.plan, language.code, language.text
    for kind, names, known in (("goal", goals, plan.goals.ids), ("indicator", indicators, plan.indicators.ids)):
        for name in names:
            if name not in known:
                raise _unknown_refusal(plan.id, kind, name, known)
    whole = not goals and not indicators
    measured = {name for goal in goals for name in plan.goals[goal].indicators}
    wanted = plan.indicators.ids if whole else tuple(
        name for name in plan.indicators.ids if name in measured or name in indicators
    )  # fmt: skip
    maker = _PackMaker(
        judged, language, plan.goals.ids if whole else goals, wanted, plan_exhibits(judged, language), whole
    )
    info = judged.shared.info
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
        rollup=maker.rollup_text(),
        counts=tuple((status_word(status, language), count) for status, count in maker.rollup().counts),
        sections=sections,
        closing=_closing_lines(judged, language),
        reach=None if whole else frozenset((*goals, *wanted)) | maker.commitment_ids,
    )


def _closing_lines(judged: JudgedPlan, language: Language) -> tuple[str, ...]:
    """Source, method and licence."""
    _, code, info = language.text, language.code, judged.shared.info
    lines = [
        _("Source: %(source)s", source=judged.plan.info.document.title[code]) + _("."),
        _("Figures are as the document prints them; completion, status and pace are computed by %(portal)s by the rules "
          "that its method page sets out.", portal=info.title[code]),
        info.licence.printed(code),
    ]  # fmt: skip
    return (*lines, info.address) if info.address else tuple(lines)
