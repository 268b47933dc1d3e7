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

    def __init__(self, report: JudgedPlan, language: Language):
        self.report, self.language = report, language
        self.plan, self.code = report.plan, language.code

    def exhibit(
        self, name: str, label: str, chart: Chart, table: ExhibitTable, place: str, shown: Iterable[str], **more: str
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
            source=ExhibitSource(document.title[self.code], place, document.issued),
            publisher=publisher_of(self.report.shared.info, self.code),
            **more,
        )


def with_drafts(chart: Chart, drafts: bool, language: Language) -> Chart:
    """The chart with a line under it that says so, if it shows what is not public yet."""
    if not drafts:
        return chart
    said = language.text("With drafts, which are not public.")
    between = " " if chart.note and language.code == "en" else ""
    return replace(chart, note=f"{chart.note}{between}{said}")


def publisher_of(info: PortalInfo, code: str) -> Publisher:
    return Publisher(info.title[code], info.publisher[code], info.licence[code], info.as_of, info.address or "")


class Sourced(TypedDict):
    """The lines under every chart of one plan, and the language they are in."""

    source: str
    date: str
    language: Code


def scaled(value: Decimal, unit: Unit, language: Language) -> Decimal:
    """A value on the axis of a chart: in the printed unit in Chinese, in the thing counted in English."""
    return value if language.code == "zh" else value * unit.scale


def code_of(language: Language) -> Code:
    """The language as charts name it."""
    return "zh" if language.code == "zh" else "en"


def about_source(report: JudgedPlan, place: str, language: Language) -> Sourced:
    _, plan = language.text, report.plan
    title = plan.info.document.title[language.code]
    source = f"{title} · {place}" if place else title
    return {
        "source": _("Source: %(source)s", source=source),
        "date": _("Data as of %(date)s", date=language.date(report.shared.info.as_of)),
        "language": code_of(language),
    }


def unit_line(heading: str, language: Language) -> str:
    """The unit over a chart; empty where the document prints none."""
    return language.text("Unit: %(unit)s", unit=heading) if heading else ""


def target_number(subject: Subject, unit: Unit, language: Language) -> Decimal | None:
    """The target on the axis of a chart."""
    return scaled(subject.quantity.value, unit, language) if subject.quantity else None


def table_labels(plan: Plan, code: str) -> str:
    """The document's indicator tables by name."""
    return ("、" if code == "zh" else ", ").join(table.label[code] for table in plan.tables)
