"""What editors have typed for this portal: read as it is printed, whole, in both languages, and open to the public.

Nothing here is about the engine. A fault that is told here is mended in the content.
"""

from pathlib import Path

import pytest
from plans import CONTENT, everything, faults
from schemas import refusals

from planportal.content.files import Files
from planportal.content.schemas import schema_name
from planportal.content.translations import untranslated
from planportal.model.notation import Basis, Figure, parse_cell, print_notation

SCHEMAS = CONTENT.parent / "docs" / "schemas"
TYPED = sorted(CONTENT.rglob("*.toml"))


def name_of(path: Path) -> str:
    return path.relative_to(CONTENT).as_posix()


def test_nothing_is_at_fault():
    assert faults(CONTENT) == []


def test_nothing_is_untranslated():
    assert [str(problem) for problem in untranslated(Files(CONTENT), drafts=True)] == []


def test_nothing_is_a_draft(public):
    assert everything(CONTENT, drafts=True).plans == public.plans


def test_every_row_of_the_documents_is_there_with_its_target(public):
    """Rows as counted in the documents; a row that is lost would not be missed by anything else."""
    rows = {name: [indicator.row for indicator in plan.indicators] for name, plan in public.plans.items()}
    assert rows == {
        "changzhou-hrss-13": list(range(1, 18)),
        "changzhou-hrss-14": list(range(1, 20)),
        "zhuzhou-hrss-13": list(range(1, 14)),
        "zhuzhou-hrss-14": list(range(1, 15)),
    }


def printed_figures(plan):
    for subject in (*plan.indicators, *plan.commitments):
        stated = [entry.target for entry in subject.stated if entry.basis is not Basis.QUALITATIVE]
        cells = [] if subject.in_words else [subject.target, *stated]
        cells += [getattr(subject, "baseline", None), getattr(subject, "result", None)]
        yield from (cell for cell in cells if cell is not None)
    yield from (fact.value for fact in plan.facts)


def exactly(figure: Figure | None) -> tuple | None:
    """A figure with the digits of its numbers: Decimal holds 100.0 equal to 100, a reader does not."""
    return figure and (figure, str(figure.value), str(figure.high))


def test_every_figure_of_the_documents_reads_and_prints_again(public):
    printed = [cell for plan in public.plans.values() for cell in printed_figures(plan)]
    assert len(printed) > 200
    for cell in printed:
        figure = parse_cell(cell)
        assert exactly(parse_cell(print_notation(figure) if figure else "—")) == exactly(figure), cell


def test_every_file_names_its_schema_on_its_first_line_for_editors():
    for path in TYPED:
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("#:schema "), name_of(path)
        assert (path.parent / first.removeprefix("#:schema ")).resolve() == SCHEMAS / schema_name(path.name)


@pytest.mark.parametrize("path", TYPED, ids=name_of)
def test_an_editor_program_finds_no_fault_in_a_file(path):
    assert refusals(path.name, path.read_text("utf-8")) == set()
