"""What exhibits have in common, whatever their chart: who publishes them, what they rest on, and the axis of their numbers."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypedDict

from .. import addresses
from ..assess.judged import JudgedPlan
from ..charts import Chart
from ..charts.chart import Language as Code
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import PortalInfo
from ..model.text import Unit
from ..words.language import Language
from .exhibit import Exhibit, ExhibitSource, ExhibitTable, Publisher


class ExhibitMaker:
    """Makes the exhibits of one plan in one language."""

    def __init__(self, judged: JudgedPlan, language: Language):
        self.judged, self.language = judged, language
        self.plan, self.code = judged.plan, language.code

    def exhibit(
        self,
        name: str,
        label: str,
        chart: Chart,
        table: ExhibitTable,
        place: str,
        subjects: Iterable[str],
        **more: str,
    ) -> Exhibit:
        """An exhibit of the plan; ``subjects`` are the indicators and commitments on its chart, ``place`` is their source."""
        document = self.plan.info.document
        return Exhibit(
            collection=self.plan.id,
            name=name,
            stem=addresses.part(self.code, self.plan.id, name, ""),
            label=label,
            chart=with_drafts(chart, self.judged.drafted(*subjects), self.language),
            table=table,
            source=ExhibitSource(document.title[self.code], place, document.issued),
            publisher=publisher_of(self.judged.shared.info, self.code),
            **more,
        )


def with_drafts(chart: Chart, drafts: bool, language: Language) -> Chart:
    """The chart, with a line under it about drafts if it shows some."""
    if not drafts:
        return chart
    remark = language.text("With drafts, which are not public.")
    between = " " if chart.note and language.code == "en" else ""
    return replace(chart, note=f"{chart.note}{between}{remark}")


def publisher_of(info: PortalInfo, code: str) -> Publisher:
    """Who answers for the portal, in one language."""
    return Publisher(
        info.title[code], info.publisher[code], info.licence.printed(code), info.as_of, info.address or ""
    )


class SourceLines(TypedDict):
    """The lines under a chart of one plan, and their language; keywords of every ``Chart``."""

    source: str
    date: str
    language: Code


def chart_number(value: Decimal, unit: Unit, language: Language) -> Decimal:
    """A value on the axis of a chart: in the printed unit in Chinese, in the thing counted in English."""
    return value if language.code == "zh" else unit.in_ones(value)


def chart_language(language: Language) -> Code:
    """The code of a language in the type that charts ask for."""
    return "zh" if language.code == "zh" else "en"


def source_lines(judged: JudgedPlan, place: str, language: Language) -> SourceLines:
    """The lines under a chart: the document with ``place``, the place in it, and the day of the data."""
    _, plan = language.text, judged.plan
    title = plan.info.document.title[language.code]
    source = f"{title} · {place}" if place else title
    return {
        "source": _("Source: %(source)s", source=source),
        "date": _("Data as of %(date)s", date=language.date(judged.shared.info.as_of)),
        "language": chart_language(language),
    }


def unit_line(heading: str, language: Language) -> str:
    """The line over a chart that names its unit; empty where the document prints no unit."""
    return language.text("Unit: %(unit)s", unit=heading) if heading else ""


def target_number(subject: Subject, unit: Unit, language: Language) -> Decimal | None:
    """The target on the axis of a chart; None for a target in words."""
    return chart_number(subject.quantity.value, unit, language) if subject.quantity else None


def table_labels(plan: Plan, code: str) -> str:
    """The labels of the document's indicator tables in one line, such as "专栏1、专栏2"."""
    return ("、" if code == "zh" else ", ").join(table.label[code] for table in plan.tables)
