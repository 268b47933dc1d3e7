"""What is promised in figures, by box: of a whole plan, and of what is promised under a goal."""

from collections.abc import Iterator

from ..assess.judged import JudgedPlan
from ..charts.commitments import CommitmentBar, CommitmentsChart
from ..model.fields import vouched
from ..model.notation import Basis
from ..model.portal import Plan
from ..model.records import Commitment
from ..words.figures import target_text, unit_heading
from ..words.language import Language
from ..words.terms import basis_word
from .exhibit import Exhibit, ExhibitTable
from .maker import ExhibitMaker, source_lines, target_number


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """The exhibit of all commitments of a plan that has some."""
    _, plan, judged, language = maker.language.text, maker.plan, maker.judged, maker.language
    if plan.commitments:
        short = plan.info.short[maker.code]
        label = _("Commitments in figures (%(plan)s)", plan=short)
        title = _("What has been promised in figures? %(plan)s", plan=short)
        chart = commitments_chart(judged, plan.commitments.records, title, "", language, every_box=True)
        table = commitments_table(judged, plan.commitments.records, language)
        yield maker.exhibit("commitments", label, chart, table, "", plan.commitments.ids)


def commitments_chart(
    judged: JudgedPlan,
    commitments: tuple[Commitment, ...],
    title: str,
    place: str,
    language: Language,
    every_box: bool = False,
) -> CommitmentsChart:
    """The commitments by box, and those in the text of tasks by section; ``every_box`` shows empty boxes too."""
    _, plan, code = language.text, judged.plan, language.code
    homes: dict[str, list[Commitment]] = {box.id: [] for box in plan.boxes}
    labels = {box.id: f"{box.label[code]} {box.title[code]}" for box in plan.boxes}
    for commitment in commitments:
        if commitment.project:
            homes[plan.projects[commitment.project][0].id].append(commitment)
        else:
            section = plan.items[vouched(commitment.item)][0]
            key = f"section {section.id}"
            labels[key] = _("Task text: %(section)s", section=section.title[code])
            homes.setdefault(key, []).append(commitment)
    rows = []
    for home, inside in homes.items():
        if not inside and not every_box:
            continue
        counts: dict[str, int] = {}
        for basis in Basis:
            count = sum(commitment.aim.basis is basis for commitment in inside)
            if count:
                counts[basis_word(basis, language)] = count
        rows.append(CommitmentBar(labels[home], len(inside), tuple(counts.items())))
    # In the order of the whole plan, so that marks mean the same on all its charts.
    used = [basis for basis in Basis if any(c.aim.basis is basis for c in plan.commitments)]
    return CommitmentsChart(
        title=title,
        unit=_("Number of quantified commitments"),
        alt=_promises_in_words(commitments, sum(1 for box in plan.boxes if homes[box.id]), language),
        rows=tuple(rows),
        kind_order=tuple(basis_word(basis, language) for basis in used),
        **source_lines(judged, place, language),
    )


def _promises_in_words(commitments: tuple[Commitment, ...], boxes: int, language: Language) -> str:
    """How many commitments there are, and whether they stand in boxes, in the text of tasks, or in both."""
    figures = {"total": len(commitments), "boxes": boxes}
    if not boxes:
        return language.count(
            "%(num)s quantified commitment, in the text of tasks.",
            "%(num)s quantified commitments, in the text of tasks.", len(commitments),
        )  # fmt: skip
    if all(commitment.project for commitment in commitments):
        return language.text("Quantified commitments: %(total)s. Boxes that hold them: %(boxes)s.", **figures)
    return language.text("%(total)s quantified commitments, in %(boxes)s boxes and in the text of tasks.", **figures)


def commitments_table(judged: JudgedPlan, commitments: tuple[Commitment, ...], language: Language) -> ExhibitTable:
    """Each commitment with its target and place."""
    _, plan, code = language.text, judged.plan, language.code
    rows = []
    for commitment in commitments:
        unit = plan.unit(commitment)
        rows.append(
            (
                commitment.text[code], target_text(commitment, unit, language, plain=False),
                target_number(commitment, unit, language),
                unit_heading(unit, language), basis_word(commitment.aim.basis, language),
                _home(plan, commitment, code), plan.place_of_commitment(commitment)[code],
            )
        )  # fmt: skip
    columns = (
        ("commitment", _("Commitment")), ("target", _("Target")), ("target_value", _("Target, as a number")),
        ("unit", _("Unit")), ("counted", _("Counted")), ("home", _("Project or task")), ("source", _("Source")),
    )  # fmt: skip
    return ExhibitTable(columns, tuple(rows))


def _home(plan: Plan, commitment: Commitment, code: str) -> str:
    if commitment.project:
        return plan.projects[commitment.project][1].title[code]
    return plan.items[vouched(commitment.item)][1].title[code]
