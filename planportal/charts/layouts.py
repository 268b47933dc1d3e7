"""Which layout draws which description."""

from collections.abc import Callable
from typing import Any

from . import FILE_WIDTH
from .descriptions import (
    Chart,
    CommitmentsChart,
    ComparisonChart,
    CompletionChart,
    IndicatorChart,
    RollupChart,
    WordsChart,
)
from .layout import INLINE, Sheet, file_sizes, naming
from .layout_comparison import lay_out_comparison
from .layout_completion import lay_out_completion
from .layout_counts import lay_out_commitments, lay_out_rollup
from .layout_indicator import lay_out_indicator
from .layout_words import lay_out_words
from .marks import Canvas

_LAYOUTS: dict[type[Chart], Callable[[Sheet, Any], None]] = {
    IndicatorChart: lay_out_indicator,
    WordsChart: lay_out_words,
    CompletionChart: lay_out_completion,
    ComparisonChart: lay_out_comparison,
    CommitmentsChart: lay_out_commitments,
    RollupChart: lay_out_rollup,
}


def lay_out(chart: Chart, width: float, inline: bool) -> Canvas:
    """The marks of a chart on a canvas of the given width in mm."""
    if inline:
        sheet = Sheet(chart, width, INLINE, bare=True, plot_height=46)
    else:
        height = 42 + 0.22 * max(0.0, width - FILE_WIDTH)
        sheet = Sheet(chart, width, file_sizes(width), bare=False, plot_height=height)
    with naming(chart):
        draw(sheet, chart)
        return sheet.finish()


def draw(sheet: Sheet, chart: Chart) -> None:
    """Add a chart's picture to a sheet, with what belongs around it there."""
    _LAYOUTS[type(chart)](sheet, chart)
