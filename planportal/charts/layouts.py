"""Which layout draws which description."""

from .descriptions import Chart, CommitmentsChart, ComparisonChart, CompletionChart, IndicatorChart, RollupChart
from .layout import Sheet
from .layout_comparison import lay_out_comparison
from .layout_completion import lay_out_completion
from .layout_counts import lay_out_commitments, lay_out_rollup
from .layout_indicator import lay_out_indicator
from .marks import Canvas, MissingGlyphError

_LAYOUTS = {
    IndicatorChart: lay_out_indicator,
    CompletionChart: lay_out_completion,
    ComparisonChart: lay_out_comparison,
    CommitmentsChart: lay_out_commitments,
    RollupChart: lay_out_rollup,
}


def lay_out(chart: Chart, width: float, inline: bool) -> Canvas:
    """The marks of a chart on a canvas of the given width in mm."""
    sheet = Sheet(chart, width, inline)
    try:
        _LAYOUTS[type(chart)](sheet, chart)
        return sheet.finish()
    except MissingGlyphError as error:
        raise MissingGlyphError(error.character, error.text, chart.title) from None
