"""The record of one exhibit: a chart with its data, caption and citation, ready to be taken away."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .. import addresses
from ..charts import Chart
from ..words.language import Language, language

# The files of every exhibit besides its page, by what follows its stem.
SUFFIXES = (".embed.html", ".svg", ".png", ".half.png", ".og.png", ".csv", ".json", ".oembed.json")

Cell = str | int | Decimal | None


def json_value(cell: Cell) -> str | int | float | None:
    """A cell as a value of JSON: a decimal becomes an integer or a float."""
    if not isinstance(cell, Decimal):
        return cell
    return int(cell) if cell == cell.to_integral_value() else float(cell)


@dataclass(frozen=True)
class ExhibitTable:
    """The data of a chart: columns as (name for programs, title for people), rows in their order."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self) -> "ExhibitTable":
        """The table without its empty columns."""
        filled = [
            place for place in range(len(self.columns)) if any(row[place] not in ("", None) for row in self.rows)
        ]
        return ExhibitTable(
            tuple(self.columns[place] for place in filled),
            tuple(tuple(row[place] for place in filled) for row in self.rows),
        )


@dataclass(frozen=True)
class ExhibitSource:
    """Where the figures stand: the document, the place in it, and the day it was issued, if known."""

    document: str
    place: str
    issued: datetime.date | None


@dataclass(frozen=True)
class Publisher:
    """Who answers for the portal, in one language; ``address`` is where the public finds it, "" if nowhere yet."""

    portal: str
    name: str
    licence: str
    as_of: datetime.date
    address: str


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """One chart at its address. ``collection`` and ``name`` are how the command line calls it: a plan's identifier and
    "indicators/urban-new-jobs"; ``label`` is what a caption calls it. A text that does not apply is empty."""

    collection: str
    name: str
    stem: str
    label: str
    chart: Chart
    table: ExhibitTable
    source: ExhibitSource
    publisher: Publisher
    basis: str = ""
    definition: str = ""
    note: str = ""

    @property
    def language(self) -> Language:
        return language(self.chart.language)

    def path(self, suffix: str = ".html") -> str:
        """The path of one form of the exhibit in the site."""
        return self.stem + suffix

    @cached_property
    def published(self) -> dict[str, object]:
        """Every word and figure of the exhibit under keys that never change, whatever the program calls its parts."""
        chart, source, publisher = self.chart, self.source, self.publisher
        return {
            "title": chart.title,
            "label": self.label,
            "finding": chart.alt,
            "language": self.language.tag,
            "collection": self.collection,
            "name": self.name,
            "unit": chart.unit,
            "basis": self.basis,
            "definition": self.definition,
            "note": self.note,
            "chart_note": chart.note,
            "chart_source": chart.source,
            "source": {
                "document": source.document,
                "place": source.place,
                "issued": source.issued.isoformat() if source.issued else None,
            },
            "portal": publisher.portal,
            "publisher": publisher.name,
            "licence": publisher.licence,
            "last_updated": publisher.as_of.isoformat(),
            "address": self.home or None,
            "columns": [{"name": name, "title": title} for name, title in self.table.columns],
            "rows": [[json_value(cell) for cell in row] for row in self.table.rows],
        }

    @cached_property
    def version(self) -> str:
        """A digest of every word and figure of the exhibit. Drawing it differently, or renaming parts of the program, leaves
        it as it is."""
        content = json.dumps(self.published, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything that decides how the exhibit is drawn, computed once for all of its files."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @property
    def frozen(self) -> str:
        """The path of the copy that all later builds keep as it is."""
        return addresses.frozen(self.stem, self.publisher.as_of, self.version)

    def relative(self, path: str) -> str:
        """A path of the site as a link from the exhibit's own files."""
        return addresses.relative(path, self.stem)

    @property
    def home(self) -> str:
        """The full address of its page; "" as long as the portal has no address."""
        return self.public(self.path())

    def public(self, path: str) -> str:
        """The full address of a path; "" as long as the portal has no address."""
        return self.publisher.address and self.publisher.address + path

    @property
    def caption(self) -> str:
        """The caption for a document: what is shown, unit, basis, date, source and note."""
        _ = self.language.text
        chart = self.chart
        basis = _("Counted: %(basis)s", basis=self.basis) if self.basis else ""
        lines = (chart.unit, basis, chart.date, chart.source)
        about = _("; ").join(line for line in lines if line)
        note = f" {chart.note}" if chart.note and self.chart.language == "en" else chart.note
        return f"{self.label}{_('. ')}{about}{_('.')}{note}"

    @property
    def citation(self) -> str:
        """The citation in full, with the address where there is one."""
        _, by = self.language.text, self.publisher
        place = _(", ") + self.source.place if self.source.place else ""
        cited = _(
            "%(publisher)s. “%(label)s.” %(portal)s, data as of %(date)s, version %(version)s. Source: %(source)s.",
            publisher=by.name, label=self.label, portal=by.portal, date=self.language.date(by.as_of),
            version=self.version, source=self.source.document + place,
        )  # fmt: skip
        return f"{cited} {self.home}".rstrip()

    @property
    def short_citation(self) -> str:
        """The citation for a line under a picture."""
        _ = self.language.text
        document = self.source.document
        source = f"{document}{_(', ')}{self.source.place}" if self.source.place else document
        return _("%(portal)s (%(year)s), after %(source)s",
                 portal=self.publisher.portal, year=self.publisher.as_of.year, source=source)  # fmt: skip
