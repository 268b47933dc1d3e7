"""How many indicators have which status: of one plan, and of all plans of the portal."""

from collections.abc import Iterator

from ..assess.rollup import Rollup
from ..charts.rollup import RollupChart, RollupGroup, RollupPart
from ..model.portal import PORTAL, Shared
from ..words.language import Language
from ..words.terms import attribute_word, status_word
from .exhibit import Exhibit, ExhibitSource, ExhibitTable
from .maker import ExhibitMaker, chart_language, publisher_of, source_lines, table_labels, with_drafts

# Each group of indicators with its roll-up; its name is a label of the chart.
_Groups = list[tuple[str, Rollup]]


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """The exhibit of indicators by status: all, and binding and anticipatory ones where the plan tells them apart."""
    _, plan, judged, language = maker.language.text, maker.plan, maker.judged, maker.language
    if not plan.indicators:
        return
    parts = [(attribute_word(name, language), judged.rollup(name)) for name in ("binding", "anticipatory")]
    groups = [(_("All indicators"), judged.rollup()), *(part for part in parts if part[1].total)]
    short = plan.info.short[maker.code]
    chart = RollupChart(
        title=_("Where do the indicators stand? %(plan)s", plan=short),
        unit=_("Number of indicators"),
        alt=rollup_sentence(judged.rollup(), language),
        groups=_rollup_groups(groups, language),
        **source_lines(judged, "", language),
    )
    label, table = _("Indicators by status (%(plan)s)", plan=short), _status_table(groups, language)
    yield maker.exhibit("status", label, chart, table, table_labels(plan, maker.code), plan.indicators.ids)


def portal_status(shared: Shared, rollups: _Groups, language: Language, drafts: bool) -> Exhibit:
    """The exhibit of the indicators of all plans by status; ``rollups`` come with the short names of their plans."""
    _ = language.text
    chart = RollupChart(
        title=_("Where do the indicators of all plans stand?"),
        unit=_("Number of indicators"),
        source=_("Source: the plan documents"),
        date=_("Data as of %(date)s", date=language.date(shared.info.as_of)),
        alt=_(
            "%(done)s of the %(assessable)s indicators that can be assessed are met or on course.",
            done=sum(rollup.done for _short, rollup in rollups),
            assessable=sum(rollup.assessable for _short, rollup in rollups),
        ),
        language=chart_language(language),
        groups=_rollup_groups(rollups, language),
    )
    return Exhibit(
        collection=PORTAL,
        name="status",
        stem=f"{language.code}/status",
        label=_("Indicators of all plans by status"),
        chart=with_drafts(chart, drafts, language),
        table=_status_table(rollups, language),
        source=ExhibitSource(_("the plan documents"), "", None),
        publisher=publisher_of(shared.info, language.code),
    )


def rollup_sentence(rollup: Rollup, language: Language) -> str:
    """The roll-up in one sentence."""
    _ = language.text
    if not rollup.assessable:
        return _(
            "None of the %(total)s indicators can be assessed yet: no values have been published.", total=rollup.total
        )
    return _(
        "%(done)s of the %(assessable)s indicators that can be assessed are met or on course; the plan has %(total)s.",
        done=rollup.done, assessable=rollup.assessable, total=rollup.total,
    )  # fmt: skip


def _rollup_groups(groups: _Groups, language: Language) -> tuple[RollupGroup, ...]:
    return tuple(
        RollupGroup(
            label, tuple(RollupPart(status, status_word(status, language), count) for status, count in rollup.counts)
        )
        for label, rollup in groups
    )


def _status_table(groups: _Groups, language: Language) -> ExhibitTable:
    """How many indicators of each group have which status."""
    _ = language.text
    rows = [
        (label, status_word(status, language), count) for label, rollup in groups for status, count in rollup.counts
    ]
    columns = (("group", _("Group")), ("status", _("Status")), ("indicators", _("Count")))
    return ExhibitTable(columns, tuple(rows))
