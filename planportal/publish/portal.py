"""The portal-wide part of a site, in units: each with a digest of all that it shows, so that a build makes only those whose
plans say something new."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from .. import addresses
from ..content.releases import folder_in_site
from ..exports.cells import Rows
from ..exports.files import csv_chunks, datapackage_bytes
from ..exports.rows import portal_rows
from ..exports.schema import TABLES
from ..model.messages import LANGUAGES
from ..model.portal import Shared
from ..model.releases import Release
from ..pages.portal.compare import ContributionsByPlan
from ..pages.portal.context import PortalContext
from ..pages.portal.data import ColumnView, PublishedTable
from ..pages.render import render_entrance
from ..pages.site import portal_page
from ..words.language import languages
from . import fingerprints
from .outputs import (
    EMBED_STYLES,
    Output,
    SiteLook,
    exhibit_outputs,
    given_bytes,
    page_outputs,
    plain_output,
    templated_output,
)
from .parts import CONCEPT, INTRODUCTION, TABLE, StoredRows, as_json, workbook
from .releases import FROZEN, LEDGER, EarlierReleases, kept_files, ledger_json, new_files
from .state import State, StateEntry


@dataclass(frozen=True)
class SiteUnit:
    """A part of the site, which is described anew as a whole where its ``digest`` or one of its files changed."""

    name: str
    digest: str
    describe: Callable[[], list[Output]]


class PortalUnits:
    """The units of one build. ``entries`` are the public plans in the order in which they are shown; ``release`` is the one
    that this build is."""

    def __init__(
        self,
        shared: Shared,
        entries: Mapping[str, StateEntry],
        look: SiteLook,
        static: Mapping[str, tuple[str, bytes]],
        earlier: EarlierReleases,
        release: Release | None,
        state: State,
    ):
        self.shared, self.entries, self.look, self.static = shared, entries, look, static
        self.earlier, self.release, self.state = earlier, release, state
        self.summaries = [entry.summary for entry in entries.values()]
        self.concepts = [
            one for one in shared.concepts if any(CONCEPT + one in entry.parts for entry in entries.values())
        ]
        info = repr((shared.info, shared.rules, shared.concepts))
        # Everything that any page of the portal may show besides what plans say.
        self._around = fingerprints.of_text(
            look.engine,
            look.drawn,
            repr(look.assets),
            earlier.digest,
            str(look.releasing),
            info,
            json.dumps(self.concepts),
        )

    def all(self) -> list[SiteUnit]:
        """Every unit but those of the releases, which need the paths of the others' outputs."""
        return [
            self._unit("home", self._home, json.dumps(self.summaries), *self._digests(INTRODUCTION)),
            self._unit("method", partial(self._page_in_both, "method")),
            self._unit("about", partial(self._page_in_both, "about"), repr(self.shared.pages)),
            self._unit("data", self._data, json.dumps([self._row_count(name) for name in TABLES]), str(self._has_drafts)),
            self._unit("compare", self._compare, self._names, *(d for one in self.concepts for d in self._digests(CONCEPT + one))),
            *(
                self._unit(CONCEPT + one, partial(self._concept, one), self._names, *self._digests(CONCEPT + one))
                for one in self.concepts
            ),
            self._unit("tables", self._tables, *(digest for name in TABLES for digest in self.stored_rows[name].digests)),
            self._unit("assets", self._assets),
        ]  # fmt: skip

    def _unit(self, name: str, describe: Callable[[], list[Output]], *shown: str) -> SiteUnit:
        return SiteUnit(name, fingerprints.of_text(self._around, name, *shown), describe)

    def _digests(self, part: str) -> list[str]:
        """The digest of a part of each plan that has it, with the name of the plan."""
        return [f"{name} {entry.parts[part][0]}" for name, entry in self.entries.items() if part in entry.parts]

    @property
    def _has_drafts(self) -> bool:
        return any(summary["drafts"] for summary in self.summaries)

    @property
    def _names(self) -> str:
        """What comparisons say of each plan itself, as one text."""
        shown = ("id", "short", "region", "regions", "start", "end", "document")
        return json.dumps([[summary[key] for key in shown] for summary in self.summaries])

    # --- pages ---

    @cached_property
    def _contexts(self) -> list[PortalContext]:
        return [PortalContext(self.shared, language, self.summaries, self.concepts) for language in languages()]

    def _page_in_both(self, template: str, *shown: object) -> list[Output]:
        """A page in both languages, with what it shows besides the summaries."""
        return [*page_outputs(self.look, [portal_page(template, context, *shown) for context in self._contexts])]

    def _home(self) -> list[Output]:
        introductions = {
            name: json.loads(self.state.part(entry.parts[INTRODUCTION][0])) for name, entry in self.entries.items()
        }
        made = self._page_in_both("home", introductions)
        for context in self._contexts:
            if context.status:
                made += page_outputs(self.look, [portal_page("chart", context, context.status)])
                made += exhibit_outputs(self.look, [context.status])
        titles = {code: self.shared.info.title[code] for code in LANGUAGES}
        return [*made, templated_output(self.look, "index.html", render_entrance, self.look.assets, titles)]

    def _data(self) -> list[Output]:
        return self._page_in_both(
            "data", {code: tuple(self._table_view(name, code) for name in TABLES) for code in LANGUAGES}
        )

    def _compared(self, concept: str) -> ContributionsByPlan:
        return {
            name: json.loads(self.state.part(entry.parts[CONCEPT + concept][0]))
            for name, entry in self.entries.items()
            if CONCEPT + concept in entry.parts
        }

    def _compare(self) -> list[Output]:
        return self._page_in_both("compare", {concept: self._compared(concept) for concept in self.concepts})

    def _concept(self, concept: str) -> list[Output]:
        compared = self._compared(concept)
        made: list[Output] = []
        for context in self._contexts:
            page = portal_page("concept", context, concept, compared)
            made += [*page_outputs(self.look, [page]), *exhibit_outputs(self.look, page.charts.values())]
        return made

    # --- tables ---

    @cached_property
    def stored_rows(self) -> dict[str, StoredRows]:
        """The rows of every table: those of the portal itself, then those of each plan, in order."""
        own = {name: self.state.store_parts([as_json(rows)]) for name, rows in self._portal_rows.items()}
        path = str(self.state.path)
        return {
            name: StoredRows(
                path, (*own.get(name, ()), *(entry.parts[TABLE + name][0] for entry in self.entries.values()))
            )
            for name in TABLES
        }

    @property
    def portal_parts(self) -> list[str]:
        """The digests of the parts that belong to the portal itself."""
        return [self.stored_rows[name].digests[0] for name in self._portal_rows]

    @cached_property
    def _portal_rows(self) -> dict[str, Rows]:
        return portal_rows(self.shared)

    def _row_count(self, name: str) -> int:
        """How many rows a published table has."""
        return len(self._portal_rows.get(name, [])) + sum(
            entry.parts[TABLE + name][1] for entry in self.entries.values()
        )

    def _table_output(self, path: str, name: str) -> Output:
        stored_rows = self.stored_rows[name]
        fingerprint = fingerprints.of_text(self.look.engine, "csv", name, *stored_rows.digests)
        return Output(path, fingerprint, csv_chunks, (name, stored_rows))

    def _tables(self) -> list[Output]:
        made = [self._table_output(f"data/{name}.csv", name) for name in TABLES]
        fingerprint = fingerprints.of_text(self.look.engine, "xlsx", *(table.fingerprint for table in made))
        made.append(Output("data/portal.xlsx", fingerprint, workbook, (self.stored_rows,), can_wait=True))
        return [*made, plain_output(self.look, "data/datapackage.json", datapackage_bytes, self.shared.info)]

    def _table_view(self, name: str, code: str) -> PublishedTable:
        """A published table for the data page, in one language."""
        table = TABLES[name]
        return PublishedTable(
            name=name,
            path=f"data/{name}.csv",
            title=getattr(table, f"title_{code}"),
            description=getattr(table, f"description_{code}"),
            rows=self._row_count(name),
            columns=tuple(
                ColumnView(
                    name=column.name,
                    type=column.type,
                    title=getattr(column, f"title_{code}"),
                    description=getattr(column, f"description_{code}"),
                )
                for column in table.columns
            ),
        )

    # --- files that stay ---

    def _assets(self) -> list[Output]:
        made = [plain_output(self.look, address, given_bytes, content) for address, content in self.static.values()]
        frozen = [(self.look.frozen_assets[name], self.static[name][1]) for name in EMBED_STYLES]
        return [
            *made,
            *(
                plain_output(self.look, path, given_bytes, content)
                for path, content in frozen
                if path not in self.look.frozen
            ),
        ]

    def releases(self, made: list[str]) -> list[SiteUnit]:
        """What releases put into the site, and the log of them; ``made`` are the paths that this build makes otherwise, of
        which a new release keeps the frozen copies."""
        releases = (*(kept.release for kept in self.earlier.releases), *([self.release] if self.release else []))
        known = frozenset(
            (plan, subject) for plan, subject in _subjects(releases) if _page_of(plan, subject) in set(made)
        )
        copies = {path: kept.release.id for path, kept in self.earlier.frozen.items()}
        if self.release:
            copies |= {path: self.release.id for path in made if path.startswith(FROZEN)}
        return [
            self._unit(
                "revisions",
                partial(self._page_in_both, "revisions", releases, known),
                repr((releases, sorted(known))),
            ),
            self._unit(
                "releases", lambda: self._release_files(copies), repr(sorted(copies.items())), repr(self.release)
            ),
        ]

    def _release_files(self, copies: dict[str, str]) -> list[Output]:
        look = self.look
        made = [
            Output(path, fingerprints.of_text(look.engine, arguments[-1]), make, tuple(arguments))
            for path, (make, *arguments) in kept_files(self.earlier).items()
        ]
        if self.release:
            made += [self._table_output(f"{folder_in_site(self.release.id)}{name}.csv", name) for name in TABLES]
            made += [
                plain_output(look, path, *recipe)
                for path, recipe in new_files(self.release, self.shared.info).items()
            ]
        return [*made, plain_output(look, LEDGER, ledger_json, copies)]


def _subjects(releases: tuple[Release, ...]) -> set[tuple[str, str]]:
    """The plans and subjects that the log of releases names."""
    return {
        pair for release in releases for one in release.revised for pair in ((one.plan, ""), (one.plan, one.subject))
    }


def _page_of(plan: str, subject: str) -> str:
    code = LANGUAGES[0]
    return addresses.entry(code, plan, "indicators", subject) if subject else addresses.plan(code, plan)
