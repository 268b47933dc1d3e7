"""What no single record can know: references, repeated identifiers, units, years and totals of one plan."""

import itertools
from collections.abc import Iterator, Sequence

from ..model.measured import Measured
from ..model.notation import Basis, NotationError, parse_figure, resolve
from ..model.portal import Plan, Shared
from ..model.records import Indicator
from ..model.text import Record
from .problems import Problem, did_you_mean
from .read import Reading, Source


class Places:
    """Where the entries of a plan stand in its files, counting those that were left out as faulty."""

    def __init__(self, sources: dict[str, Source], readings: dict[str, Reading]):
        self._sources, self._readings = sources, readings
        self.lost = frozenset().union(*(reading.lost for reading in readings.values()))

    def problem(self, file: str, path: tuple, message: str) -> Problem:
        kept = self._readings[file].kept.get(path[0])
        if kept and len(path) > 1:
            path = (path[0], kept[path[1]], *path[2:])
        return self._sources[file].problem(path, message)


def check_plan(plan: Plan, places: Places, shared: Shared, plans: frozenset[str]) -> list[Problem]:
    """Every problem between the records of one plan and the shared vocabulary."""
    check = _Check(plan, places, shared, plans)
    return [places.problem(*found) for found in check.run()]


Found = tuple[str, tuple, str]
Entry = tuple[str, tuple, Record]


def _entries(file: str, name: str, records: Sequence[Record], inside: tuple = ()) -> list[Entry]:
    """The entries of one list with their places; ``inside`` is the path of the entry that holds the list."""
    return [(file, (*inside, name, number), record) for number, record in enumerate(records)]


class _Check:
    def __init__(self, plan: Plan, places: Places, shared: Shared, plans: frozenset[str]):
        self.plan, self.lost, self.shared, self.plans = plan, places.lost, shared, plans
        self.tasks = {**plan.section, **plan.items}
        self.measured = {**plan.indicator, **plan.commitment}

    def run(self) -> Iterator[Found]:
        yield from self.repeated()
        yield from self.plan_file()
        yield from self.indicators()
        yield from self.links()
        yield from self.renamed()
        yield from self.commitments()

    def refers(self, file: str, path: tuple, known, what: str, value: str | None) -> Iterator[Found]:
        """A fault if ``value`` names nothing known."""
        if value is not None and value not in known and value not in self.lost:
            yield file, path, f'"{value}" is not {what} that exists.{did_you_mean(value, known)}'

    def refer(self, file: str, path: tuple, known, what: str, values) -> Iterator[Found]:
        for number, value in enumerate(values):
            yield from self.refers(file, (*path, number), known, what, value)

    def projects(self) -> list[Entry]:
        return [
            entry
            for number, box in enumerate(self.plan.boxes)
            for entry in _entries("projects.toml", "project", box.project, ("box", number))
        ]

    def repeated(self) -> Iterator[Found]:
        plan = self.plan
        nested = [
            entry
            for number, section in enumerate(plan.sections)
            for entry in _entries("tasks.toml", "item", section.item, ("section", number))
        ]
        # Indicators and commitments share a space: milestones and findings name either. So do sections and items.
        spaces = [
            _entries("indicators.toml", "indicator", plan.indicators)
            + _entries("commitments.toml", "commitment", plan.commitments),
            _entries("indicators.toml", "table", plan.tables),
            _entries("goals.toml", "goal", plan.goals),
            _entries("tasks.toml", "section", plan.sections) + nested,
            _entries("projects.toml", "box", plan.boxes),
            self.projects(),
        ]
        spaces += [
            _entries("plan.toml", name, getattr(plan.files[0], name))
            for name in ("body", "principle", "safeguard", "fact", "evaluation")
        ]
        spaces += [
            _entries("indicators.toml", "group", table.group, ("table", number))
            for number, table in enumerate(plan.tables)
        ]
        for space in spaces:
            seen = set()
            for file, path, record in space:
                if record.id in seen:
                    yield file, (*path, "id"), f'"{record.id}" is used twice; identifiers are unique within a plan'
                seen.add(record.id)
        rows = set()
        for number, indicator in enumerate(plan.indicators):
            if (row := (indicator.table, indicator.row)) in rows:
                message = f'row {indicator.row} of table "{indicator.table}" is typed twice; keep one'
                yield "indicators.toml", ("indicator", number, "row"), message
            rows.add(row)

    def plan_file(self) -> Iterator[Found]:
        plan, info = self.plan, self.plan.info
        others = self.plans - {plan.id}
        if info:
            yield from self.refers("plan.toml", ("plan", "predecessor"), others, "another plan", info.predecessor)
        if info and info.above:
            yield from self.refers("plan.toml", ("plan", "above", "plan"), others, "another plan", info.above.plan)
        for number, fact in enumerate(plan.facts):
            path = ("fact", number)
            yield from self.unit("plan.toml", path, fact.unit, [("value", fact.value)])
            yield from self.refers("plan.toml", (*path, "indicator"), plan.indicator, "an indicator", fact.indicator)
        subjects = {**self.measured, **self.tasks, **plan.goal, **plan.projects} | {
            record.id: record for record in (*plan.boxes, *plan.tables, *plan.facts, *plan.principles, *plan.safeguards)
        }
        for number, finding in enumerate(plan.noted):
            path = ("finding", number, "subject")
            yield from self.refers("plan.toml", path, subjects, "anything of this plan", finding.subject)

    def indicators(self) -> Iterator[Found]:
        file, plan = "indicators.toml", self.plan
        for number, indicator in enumerate(plan.indicators):
            path = ("indicator", number)
            table = plan.table.get(indicator.table)
            groups = {group.id for group in table.group} if table else set()
            others = set(plan.indicator) - {indicator.id}
            yield from self.refers(file, (*path, "table"), plan.table, "a table", indicator.table)
            if table:
                yield from self.refers(file, (*path, "group"), groups, "a group of the table", indicator.group)
                yield from self.column_years(path, indicator, table)
            yield from self.refers(
                file, (*path, "concept"), self.shared.concepts, "a concept of concepts.toml", indicator.concept
            )
            yield from self.refers(file, (*path, "part_of"), others, "another indicator", indicator.part_of)
            printed = [("baseline", indicator.baseline), ("result", indicator.result)]
            yield from self.measure(file, path, indicator, printed)

    def column_years(self, path: tuple, indicator: Indicator, table) -> Iterator[Found]:
        info = self.plan.info
        for column in ("baseline", "result"):
            year = getattr(indicator, f"{column}_year") or getattr(table, f"{column}_year")
            if getattr(indicator, column) is None:
                continue
            if year is None:
                message = f"is for no year; give {column}_year here or in the table"
                yield "indicators.toml", (*path, column), message
            elif info and column == "result" and not info.start <= year <= info.end:
                message = f"is for {year}, outside the plan's years {info.start} to {info.end}; mend result_year"
                yield "indicators.toml", (*path, column), message
            elif info and column == "baseline" and year > info.start:
                message = f"is for {year}, after the plan's start in {info.start}; mend baseline_year"
                yield "indicators.toml", (*path, column), message

    def renamed(self) -> Iterator[Found]:
        """An old name that is in use again would claim the address of another page."""
        kinds = [
            _entries("indicators.toml", "indicator", self.plan.indicators),
            _entries("goals.toml", "goal", self.plan.goals),
            self.projects(),
        ]
        for entries in kinds:
            taken = {record.id for _file, _path, record in entries}
            for file, path, record in entries:
                for number, old in enumerate(record.formerly):
                    if old in taken:
                        yield file, (*path, "formerly", number), f'"{old}" is in use; an old name must stay free'
                    taken.add(old)

    def measure(self, file: str, path: tuple, subject: Measured, printed: list) -> Iterator[Found]:
        """What indicators and commitments share: units, bodies, years and places."""
        plan, info = self.plan, self.plan.info
        if not subject.in_words:
            printed = [("target", subject.target), *printed]
            for number, stated in enumerate(subject.stated):
                if stated.basis is not Basis.QUALITATIVE:
                    printed.append((("stated", number, "target"), stated.target))
            for name in ("milestone", "observation"):
                entries = enumerate(getattr(subject, name))
                printed += [((name, number, "value"), entry.value) for number, entry in entries]
        yield from self.unit(file, path, subject.unit, [] if subject.in_words else printed)
        yield from self.refer(file, (*path, "bodies"), plan.bodies, "a body of plan.toml", subject.bodies)
        for number, stated in enumerate(subject.stated):
            place = (*path, "stated", number)
            yield from self.refers(file, (*place, "goal"), plan.goal, "a goal", stated.goal)
            yield from self.refers(file, (*place, "item"), plan.items, "a task item", stated.item)
            yield from self.refers(file, (*place, "project"), plan.projects, "a project", stated.project)
            if not subject.in_words and stated.basis is not Basis.QUALITATIVE:
                try:
                    resolve(parse_figure(stated.target), stated.target, better=subject.better, basis=stated.basis)
                except NotationError as error:
                    yield file, (*place, "target"), str(error)
        for name in ("milestone", "observation"):
            seen = set()
            for number, entry in enumerate(getattr(subject, name)):
                place = (*path, name, number, "year")
                if info and not info.start <= entry.year <= info.end:
                    yield file, place, f"{entry.year} is outside the plan's years {info.start} to {info.end}"
                if entry.year in seen:
                    yield file, place, f"{entry.year} is given twice; keep one"
                seen.add(entry.year)
        yield from self.published(file, path, subject)
        yield from self.totals(file, path, subject)

    def published(self, file: str, path: tuple, subject: Measured) -> Iterator[Found]:
        """Values published after the day the data are complete to, or for the year that the table reports too."""
        as_of = self.shared.info.as_of
        reported = None
        if isinstance(subject, Indicator) and subject.result is not None and subject.table in self.plan.table:
            reported = subject.result_year or self.plan.table[subject.table].result_year
        for number, observation in enumerate(subject.observation):
            place = (*path, "observation", number)
            if observation.year > as_of.year or (observation.published and observation.published > as_of):
                message = f"lies after {as_of}, the day the data are complete to; move as_of in portal.toml"
                yield file, (*place, "published" if observation.published else "year"), message
            if observation.year == reported:
                message = f"{observation.year} is the year of the result too; keep the result or the observation"
                yield file, (*place, "year"), message

    def totals(self, file: str, path: tuple, subject: Measured) -> Iterator[Found]:
        """A value of a cumulative target must say whether it is one year's or the total so far."""
        if subject.aim.basis is not Basis.CUMULATIVE:
            return
        for number, observation in enumerate(subject.observation):
            bracketed = parse_figure(observation.value).basis is Basis.CUMULATIVE
            if observation.covers is None and not bracketed:
                message = 'is a value of a cumulative target; add covers = "year" or covers = "period"'
                yield file, (*path, "observation", number, "value"), message
            if observation.covers == "year" and bracketed:
                message = 'is in brackets, which mark a total, but covers says "year"; make them agree'
                yield file, (*path, "observation", number, "value"), message
        values = [point.figure.value for point in sorted(subject.milestone, key=lambda point: point.year)]
        if any(after <= before for before, after in itertools.pairwise(values)):
            message = "milestones of a cumulative target are totals up to their year, so they must rise"
            yield file, (*path, "milestone"), message

    def unit(self, file: str, path: tuple, unit: str | None, printed: list) -> Iterator[Found]:
        """The unit is known, and a unit printed with a number fits it (50万 fits 万人)."""
        if unit is not None and unit not in self.shared.units:
            hint = did_you_mean(unit, self.shared.units)
            yield file, (*path, "unit"), f'"{unit}" is not a unit of units.toml; add it there.{hint}'
            return
        for key, text in printed:
            token = parse_figure(text).unit if text is not None else ""
            # 50万 fits 万人: the multiplier is printed, the noun stands in the text around it.
            fits = token == unit or (token in ("万", "亿") and (unit or "").startswith(token))
            if token and not fits:
                where = (*path, *key) if isinstance(key, tuple) else (*path, key)
                declared = f'unit is "{unit}"' if unit else "no unit is given"
                yield file, where, f'“{text}” is printed in "{token}", but {declared}; make them agree'

    def links(self) -> Iterator[Found]:
        plan = self.plan
        for g, goal in enumerate(plan.goals):
            yield from self.refer(
                "goals.toml", ("goal", g, "indicators"), plan.indicator, "an indicator", goal.indicators
            )
            yield from self.refer("goals.toml", ("goal", g, "tasks"), self.tasks, "a task section or item", goal.tasks)
        for s, section in enumerate(plan.sections):
            for i, item in enumerate(section.item):
                path = ("section", s, "item", i, "indicators")
                yield from self.refer("tasks.toml", path, plan.indicator, "an indicator", item.indicators)
        for b, box in enumerate(plan.boxes):
            yield from self.refers("projects.toml", ("box", b, "item"), plan.items, "a task item", box.item)
            for p, project in enumerate(box.project):
                path = ("box", b, "project", p)
                yield from self.refer(
                    "projects.toml", (*path, "indicators"), plan.indicator, "an indicator", project.indicators
                )
                yield from self.refer(
                    "projects.toml", (*path, "bodies"), plan.bodies, "a body of plan.toml", project.bodies
                )

    def commitments(self) -> Iterator[Found]:
        file, plan = "commitments.toml", self.plan
        for number, commitment in enumerate(plan.commitments):
            path = ("commitment", number)
            others = set(self.measured) - {commitment.id}
            yield from self.refers(file, (*path, "project"), plan.projects, "a project", commitment.project)
            yield from self.refers(file, (*path, "item"), plan.items, "a task item", commitment.item)
            yield from self.refer(file, (*path, "indicators"), plan.indicator, "an indicator", commitment.indicators)
            yield from self.refers(
                file, (*path, "restates"), others, "another commitment or an indicator", commitment.restates
            )
            yield from self.measure(file, path, commitment, [])
