"""The slides of a briefing pack: what is on each and where, cut to the size of a slide."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..pack import Facts, Grid, Pack, PackFigure, PackSection
from .fit import BOTTOM, GAP, ROOM, split_over_slides, text_height, top_below
from .pictures import Picture, place_on_slide, place_on_slides
from .tables import NOTE_SIZE, SlideTable, counts_table, facts_table, grid_tables

TEXT_SIZES, CLOSING_SIZE, SUMMARY_SIZE = (18, 16, 14), 12, 16


@dataclass(frozen=True)
class Words:
    """Paragraphs below each other from ``top`` on, each (bold beginning, the rest), in a size and quiet or not."""

    paragraphs: tuple[tuple[str, str], ...]
    size: float
    top: float
    height: float
    quiet: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide. ``kicker`` is the section it belongs to, ``body`` its main text, ``closing`` the lines at
    its end, ``foot`` the line under everything, ``notes`` what the speaker sees."""

    kicker: str
    title: str
    elements: tuple[SlideTable | Picture | Words, ...] = ()
    body: Words | None = None
    closing: tuple[str, ...] = ()
    foot: str = ""
    notes: tuple[str, ...] = ()


def slides_after_cover(pack: Pack) -> tuple[Slide, ...]:
    """All slides after the cover, in the order of the pack."""
    made = [_overview_slide(pack)]
    for section in pack.sections:
        for home in (section, *section.sections):
            made += _chart_slides(pack, section, home, {slide.title for slide in made})
            made += _table_slides(pack, section, home)
    return (*made, *_closing_slides(pack))


def _overview_slide(pack: Pack) -> Slide:
    """The slide of the roll-up: the counts, and under them the chart of statuses, or else a summary of the plan."""
    overview = pack.sections[0]
    kicker, title = (overview.heading, _headline(pack.rollup)) if pack.rollup else ("", overview.heading)
    summary = next(block for block in overview.blocks if isinstance(block, str))
    facts = next(block for block in overview.blocks if isinstance(block, Facts)).pairs
    about = (summary, *_fact_lines(pack, facts))
    top = top_below(title)
    elements: tuple[SlideTable, ...] = ()
    if pack.counts:
        counts = counts_table(title, pack.counts, top)
        top, elements = counts.bottom + GAP, (counts,)
    if figure := next((figure for figure in pack.figures if figure.exhibit.name == "status"), None):
        picture = place_on_slide(figure.label, _alt(pack, figure), figure.exhibit.chart, top)
        notes = (*_source_notes(figure), *about)
        return Slide(kicker, title, (*elements, picture), foot=_foot(figure), notes=notes)
    short = Words((("", summary),), SUMMARY_SIZE, top, text_height([summary], SUMMARY_SIZE))
    table = facts_table(overview.heading, facts, top + short.height + GAP)
    return Slide(kicker, title, (*elements, short, table), foot=pack.closing[0], notes=about)


def _chart_slides(pack: Pack, section: PackSection, home: PackSection, titles: set[str]) -> Iterator[Slide]:
    """The slides of a section's charts, as many as each needs; the chart of statuses is on the slide of the roll-up."""
    for figure in home.blocks:
        if not isinstance(figure, PackFigure) or figure.exhibit.name == "status":
            continue
        title = _headline(figure.finding)
        colon = pack.language.text(": ")
        if home is not section and home.heading not in title:
            title = f"{home.heading}{colon}{title}"
        elif title in titles:
            # Readers who do not see slides tell them apart by their titles.
            title = f"{figure.exhibit.label}{colon}{title}"
        notes = (*_source_notes(figure), *(_section_notes(pack, home) if home is not section else ()))
        notes = tuple(dict.fromkeys(note for note in notes if note != figure.finding))
        top = top_below(_part_title(pack, title, 1, 2))
        pictures = place_on_slides(figure.label, _alt(pack, figure), figure.exhibit.chart, top)
        for number, picture in enumerate(pictures, 1):
            part = _part_title(pack, title, number, len(pictures))
            yield Slide(section.heading, part, (picture,), foot=_foot(figure), notes=notes)


def _table_slides(pack: Pack, section: PackSection, home: PackSection) -> Iterator[Slide]:
    """The slides of a section's tables: those of indicators, and others that have no chart beside them."""
    charted = any(isinstance(block, PackFigure) for block in home.blocks)
    for grid in home.blocks:
        if not isinstance(grid, Grid) or (charted and home is not pack.sections[0]):
            continue
        tables = grid_tables(grid, top_below(_part_title(pack, grid.title, 1, 2)))
        for number, table in enumerate(tables, 1):
            title = _part_title(pack, grid.title, number, len(tables))
            height = text_height(grid.notes, NOTE_SIZE)
            notes = Words(tuple(("", note) for note in grid.notes), NOTE_SIZE, table.bottom + GAP, height, quiet=True)
            yield Slide(section.heading, title, (table, notes) if grid.notes else (table,), foot=pack.closing[0])


def _closing_slides(pack: Pack) -> Iterator[Slide]:
    """The slides of findings with source, method and licence at the end, or one of these alone."""
    last, colon = pack.sections[-1], pack.language.text(": ")
    findings = [block for block in last.blocks if isinstance(block, str)]
    if not findings or len(findings) < len(last.blocks):
        heading, lines = pack.language.text("Sources"), tuple(("", line) for line in pack.closing)
        top = top_below(heading)
        yield Slide("", heading, body=Words(lines, SUMMARY_SIZE, top, text_height(pack.closing, SUMMARY_SIZE)))
        return
    top = top_below(_part_title(pack, last.heading, 1, 2))
    room = BOTTOM - top
    last_room = room - text_height(pack.closing, CLOSING_SIZE) - GAP
    for count, size in ((count, size) for count in range(1, len(findings) + 1) for size in TEXT_SIZES):
        # The kind at the beginning of a finding is bold. A finding higher than a slide has a slide to itself.
        heights = [min(text_height([text], size, ROOM / 1.02), last_room) for text in findings]
        if runs := split_over_slides(heights, [room] * (count - 1) + [last_room]):
            for number, run in enumerate(runs, 1):
                body = Words(
                    tuple(_split_kind(findings[i], colon) for i in run), size, top, sum(heights[i] for i in run)
                )
                closing = pack.closing if number == len(runs) else ()
                yield Slide("", _part_title(pack, last.heading, number, len(runs)), body=body, closing=closing)
            return


# --- words ---------------------------------------------------------------------------------------------------------


def _headline(sentence: str) -> str:
    """A sentence as a title, without its full stop."""
    return sentence.removesuffix("。").removesuffix(".")


def _part_title(pack: Pack, title: str, number: int, count: int) -> str:
    """A title with the number of its slide, if it has several."""
    if count == 1:
        return title
    return f"{title}（{number}/{count}）" if pack.language.code == "zh" else f"{title} ({number}/{count})"


def _split_kind(finding: str, colon: str) -> tuple[str, str]:
    """A finding in two parts: its kind, and its text."""
    kind, mark, rest = finding.partition(colon)
    return (kind + mark, rest) if mark else ("", finding)


def _alt(pack: Pack, figure: PackFigure) -> str:
    """The description of a chart for people who do not see it."""
    return f"{figure.exhibit.label}{pack.language.text(': ')}{figure.finding}"


def _foot(figure: PackFigure) -> str:
    return f"{figure.label}  {figure.exhibit.short_citation}"


def _source_notes(figure: PackFigure) -> tuple[str, ...]:
    """Speaker notes of a chart: its caption with source, and its citation."""
    return figure.caption, figure.exhibit.citation


def _section_notes(pack: Pack, home: PackSection) -> Iterator[str]:
    """Speaker notes of a section: its facts and sentences, as lines."""
    for block in home.blocks:
        if isinstance(block, Facts):
            yield from _fact_lines(pack, block.pairs)
        elif isinstance(block, str):
            yield block


def _fact_lines(pack: Pack, facts: tuple[tuple[str, str], ...]) -> list[str]:
    """Facts as lines: the word, a colon and the fact."""
    return [f"{word}{pack.language.text(': ')}{fact}" for word, fact in facts]
