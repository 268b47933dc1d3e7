"""Charts on slides: the rendered width that shows the largest type, and a long chart over several slides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...charts import MOST_WIDTH, Chart, describe_marks
from ...charts.commitments import CommitmentsChart
from ...charts.completion import CompletionChart
from .fit import BOTTOM, LEFT, POINT, ROOM

# The smallest type must be readable, and the largest, a picture's own title, stays below the size of a slide's.
LEAST_TYPE, MOST_TYPE = 9.0, 22.0
LEAST_RENDERED, STEP = 100, 10


@dataclass(frozen=True)
class Picture:
    """A chart rendered ``rendered`` mm wide and shown in a box in mm; ``type_size`` is its smallest type as shown, in
    points. ``name`` and ``alt`` are for people who do not see it."""

    name: str
    alt: str
    chart: Chart
    rendered: float
    left: float
    top: float
    width: float
    height: float
    type_size: float


def place_on_slide(name: str, alt: str, chart: Chart, top: float) -> Picture:
    """A chart placed between ``top`` and the foot, as large as type and room allow."""
    room = BOTTOM - top
    tried: list[Picture] = []
    for rendered in range(LEAST_RENDERED, MOST_WIDTH + 1, STEP):
        tried.append(_scaled(name, alt, chart, rendered, room))
        # The wider a sheet is rendered, the smaller is its type across the slide, however low the picture.
        if round(_full_width_type(tried[-1]), 1) < max(round(picture.type_size, 1) for picture in tried):
            break
    best = max(tried, key=lambda picture: (round(picture.type_size, 1), picture.width))
    # A low picture stays near the title.
    return replace(best, top=top + 0.15 * (room - best.height))


def _scaled(name: str, alt: str, chart: Chart, rendered: float, room: float) -> Picture:
    canvas = describe_marks(chart, rendered, inline=False)
    sizes = [text.size for text in canvas.texts]
    # The white margin of the picture reaches into that of the slide, so that its words stand under the title's.
    margin = min(text.box[0] for text in canvas.texts)
    scale = min(ROOM / (canvas.width - 2 * margin), room / canvas.height, MOST_TYPE * POINT / max(sizes))
    return Picture(
        name, alt, chart, rendered, LEFT - margin * scale, 0, canvas.width * scale, canvas.height * scale,
        min(sizes) * scale / POINT,
    )  # fmt: skip


def _full_width_type(picture: Picture) -> float:
    """The type size in points at which a picture would fill the width of the slide."""
    return picture.type_size * ROOM / (picture.width - 2 * (LEFT - picture.left))


def place_on_slides(name: str, alt: str, chart: Chart, top: float) -> tuple[Picture, ...]:
    """A chart placed on as few slides as keep its type readable; the rows of a long one are dealt out to them."""
    made: tuple[Picture, ...] = (place_on_slide(name, alt, chart, top),)
    if isinstance(chart, CompletionChart | CommitmentsChart):
        while min(picture.type_size for picture in made) < LEAST_TYPE and len(made) < len(chart.rows):
            shares = _cut_rows(chart.rows, len(made) + 1)
            made = tuple(place_on_slide(name, alt, _chart_of_rows(chart, share), top) for share in shares)
    return made


def _chart_of_rows(chart: CompletionChart | CommitmentsChart, share: slice) -> Chart:
    """Some rows of a chart, on the scale of the whole."""
    if isinstance(chart, CompletionChart):
        drawn = [row.percent for row in chart.rows if row.percent is not None]
        return replace(chart, rows=chart.rows[share], reach=max(drawn, default=None))
    return replace(chart, rows=chart.rows[share])


def _cut_rows(rows: Sequence[object], count: int) -> list[slice]:
    """Rows in runs of about the same length, which begin with a group where one begins nearby."""
    cuts = [0]
    for number in range(1, count):
        even = round(number * len(rows) / count)
        near = sorted(range(max(even - 2, cuts[-1] + 1), min(even + 3, len(rows))), key=lambda i: abs(i - even))
        cuts.append(next((i for i in near if _group(rows[i]) != _group(rows[i - 1])), even))
    return [slice(start, end) for start, end in zip(cuts, (*cuts[1:], len(rows)), strict=True)]


def _group(row: object) -> str:
    return getattr(row, "group", "")
