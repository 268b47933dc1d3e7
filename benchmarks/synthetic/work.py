"""What a synthetic plan sets out to do: its goals, tasks, projects and commitments, each as the file they stand in."""

from typing import Protocol

from .toml import entry
from .words import THEMES
from .writing import Writer

GOALS, SECTIONS, ITEMS, BOXES, PROJECTS, COMMITMENTS = 12, 6, 4, 8, 3, 40
BODIES = ("office-of-planning", "office-of-employment", "office-of-insurance", "office-of-talent")
PROMISES = (
    ("{0}个", "个", "cumulative"),
    ("{0}个以上", "个", "level"),
    ("每年{0}场", "场", "yearly"),
    ("{0}家", "家", "cumulative"),
)


class Plan(Protocol):
    """What has to be known of the plan: the identifiers of its indicators, tasks and projects, and who writes."""

    writer: Writer
    names: list[str]
    items: list[str]
    projects: list[str]


def goals(plan: Plan) -> str:
    """Each goal with its share of indicators and tasks."""
    themes = plan.writer.sample(THEMES, GOALS)
    return "\n".join(
        entry(
            "[[goal]]",
            id=f"goal-{n + 1}",
            number=n + 1,
            title=theme,
            summary=plan.writer.sentences(2),
            source=(f"第二部分第{n + 1}项", f"Part 2, point {n + 1}"),
            indicators=plan.names[n::GOALS],
            tasks=plan.items[n::GOALS],
        )
        for n, theme in enumerate(themes)
    )


def tasks(plan: Plan) -> str:
    """Sections of tasks, the longest texts of a plan."""
    parts = []
    for s in range(1, SECTIONS + 1):
        label = (f"第{s + 2}部分", f"Part {s + 2}")
        parts.append(
            entry(
                "[[section]]",
                id=f"section-{s}",
                number=s,
                label=label,
                title=plan.writer.deed(),
                summary=plan.writer.sentences(1),
            )
        )
        parts += [
            entry(
                "[[section.item]]",
                id=f"task-{s}-{i}",
                number=i,
                label=(f"（{i}）", f"({i})"),
                title=plan.writer.deed(),
                summary=plan.writer.sentences(3),
                indicators=plan.writer.sample(plan.names, 2),
            )
            for i in range(1, ITEMS + 1)
        ]
    return "\n".join(parts)


def projects(plan: Plan) -> str:
    """Boxes of projects, each box in the text of some task."""
    parts = []
    for b in range(1, BOXES + 1):
        item = plan.writer.choice(plan.items)
        parts.append(
            entry("[[box]]", id=f"box-{b}", label=(f"专栏{b}", f"Box {b}"), title=plan.writer.work(), item=item)
        )
        parts += [
            entry(
                "[[box.project]]",
                id=f"project-{b}-{p}",
                number=str(p),
                title=plan.writer.work(),
                summary=plan.writer.sentences(2),
                indicators=plan.writer.sample(plan.names, 1),
            )
            for p in range(1, PROJECTS + 1)
        ]
    return "\n".join(parts)


def commitments(plan: Plan) -> str:
    """Promises of projects, and every fourth of a task's text."""
    parts = []
    for n in range(COMMITMENTS):
        printed, unit, basis = PROMISES[n % len(PROMISES)]
        in_text = n % len(PROMISES) == len(PROMISES) - 1
        home = {"item": plan.writer.choice(plan.items)} if in_text else {"project": plan.writer.choice(plan.projects)}
        parts.append(
            entry(
                "[[commitment]]",
                id=f"commitment-{n + 1}",
                **home,
                text=plan.writer.deed(),
                target=printed.format(plan.writer.randint(3, 400)),
                unit=unit,
                basis=basis,
                indicators=plan.writer.sample(plan.names, 1),
                bodies=[plan.writer.choice(BODIES)],
                note=plan.writer.sentences(1) if n % 5 == 0 else None,
            )
        )
    return "\n".join(parts)
