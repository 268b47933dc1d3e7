"""The pages of one plan: overview, goals, tasks and the document itself."""

from collections.abc import Iterable

from .. import addresses
from ..exhibits.exhibit import Exhibit
from ..exhibits.overviews import rollup_sentence
from ..model.document import Article, Fact
from ..model.notation import parse_figure
from ..model.records import Goal, Indicator, Project
from ..model.text import Text
from ..words.figures import figure_text
from ..words.language import Language
from ..words.report import Report
from .page import Page, chart_page, draft_notice, frame, neighbours, plan_links
from .rows import (
    CommitmentRow,
    FindingView,
    IndicatorRow,
    Link,
    View,
    commitment_row,
    finding_view,
    indicator_row,
    link,
)
from .summary import Directory


class EntryLink(Link):
    """A link to what may be a ``draft``."""

    draft: bool


class PlacedLink(EntryLink):
    """With its place in the document."""

    place: str


class PlanPages:
    """The pages of one plan in one language, with its exhibits by name. ``directory`` holds the names of the plans that
    it is related to."""

    def __init__(self, report: Report, language: Language, directory: Directory, exhibits: dict[str, Exhibit]):
        self.report, self.language, self.directory, self.exhibits = report, language, directory, exhibits
        self.plan, self.code = report.plan, language.code

    def frame(
        self,
        path: str,
        title: str,
        lead: str,
        trail: list[Link] | None = None,
        draft: bool = False,
        drafts: bool = False,
    ) -> View:
        """The frame of a plan's page: breadcrumbs through the plan, and the plan's own navigation. It says if the page is
        a ``draft`` or shows ``drafts``."""
        plan, code = self.plan, self.code
        crumbs = [link(addresses.home(code), self.language.text("Plans"))]
        if path != addresses.plan(code, plan.id):
            crumbs.append(link(addresses.plan(code, plan.id), plan.info.short[code]))
        crumbs += trail or []
        notice = draft_notice(self.language, plan=plan.info.draft, page=draft, some=drafts)
        view = frame(self.report.shared, self.language, path, title, lead, crumbs, notice)
        return {
            **view,
            "plan_links": plan_links(plan, self.language),
            "plan_short": plan.info.short[code],
            "plan_draft": plan.info.draft,
            "fictitious": plan.info.fictitious,
        }

    def page(self, path: str, template: str, view: View, **charts: str) -> Page:
        """A page; ``charts`` names exhibits, which the template finds under the names given here if there are any."""
        drawn = {name: self.exhibits[wanted] for name, wanted in charts.items() if wanted in self.exhibits}
        return Page(path, template, view, drawn)

    def path(self, part: str, suffix: str = ".html") -> str:
        return addresses.part(self.code, self.plan.id, part, suffix)

    def entry(self, kind: str, name: str, suffix: str = ".html") -> str:
        return addresses.entry(self.code, self.plan.id, kind, name, suffix)

    def hidden(self, kind: str, name: str) -> bool:
        """Whether a public build leaves an entry out."""
        return (kind, name) in self.report.left_out

    def named(self, kind: str, record: Goal | Indicator | Project, title: Text) -> EntryLink:
        """A link to the page of a goal, an indicator or a project."""
        here = link(self.entry(f"{kind}s", record.id), title[self.code])
        return {**here, "draft": self.hidden(kind, record.id)}

    def rows(self, identifiers: Iterable[str]) -> list[IndicatorRow]:
        """Indicator rows of some identifiers."""
        return [indicator_row(self.report, self.plan.indicator[name], self.language) for name in identifiers]

    def commitments(self, *, project: str | None = None, item: str | None = None) -> list[CommitmentRow]:
        chosen = [c for c in self.plan.commitments if c.project == project and c.item == item]
        return [commitment_row(self.report, commitment, self.language) for commitment in chosen]

    def findings(self, subjects: set[str] | None = None) -> list[FindingView]:
        """The findings about some identifiers, or all."""
        return [
            finding_view(self.report, finding, self.language)
            for finding in self.report.findings
            if subjects is None or finding.subject in subjects
        ]

    # --- overview ---

    def overview(self) -> Page:
        _, plan, code, report = self.language.text, self.plan, self.code, self.report
        info = plan.info
        rollup = report.rollup()
        path = addresses.plan(code, plan.id)
        view: View = {
            "frame": self.frame(path, info.title[code], info.summary[code], drafts=report.has_drafts),
            "years": _("%(start)s to %(end)s", start=info.start, end=info.end),
            "region": info.region[code],
            "field": info.field[code],
            "headline": rollup_sentence(rollup, self.language),
            "summary": info.summary[code],
            "counts": self.counts(),
            "aims": [] if rollup.assessable else self.rows(plan.indicator),
            "goals": [self.goal_link(goal) for goal in plan.goals],
            "findings": self.findings(),
            "evaluations": self.evaluations(),
            "notes": [note[code] for note in info.note],
            "chain": self.chain(),
            "bodies": [body.name[code] for body in plan.bodies.values()],
        }
        # Charts of nothing but empty marks say less than the list of what is aimed for.
        charts = {"status": "status", "completion": "completion"} if rollup.assessable else {}
        others = [exhibit for name, exhibit in self.exhibits.items() if "/" not in name and name not in charts]
        view["charts_elsewhere"] = [link(exhibit.path(), exhibit.label) for exhibit in others]
        return self.page(path, "plan.html", view, **charts)

    def chart_page(self, exhibit: Exhibit) -> Page:
        """The page of a chart that is no goal's and no indicator's."""
        around = self.frame(exhibit.path(), exhibit.label, exhibit.chart.alt, drafts=self.report.has_drafts)
        return chart_page(exhibit, around)

    def counts(self) -> list[View]:
        """How much of everything the plan holds, each as a way in."""
        plan, count = self.plan, self.language.count
        numbers = [
            (len(plan.goals), count("goal", "goals", len(plan.goals)), self.path("goals")),
            (len(plan.indicators), count("indicator", "indicators", len(plan.indicators)), self.path("indicators")),
            (len(plan.items), count("task", "tasks", len(plan.items)), self.path("tasks")),
            (len(plan.projects), count("project", "projects", len(plan.projects)), self.path("projects")),
            (len(plan.commitments), count("commitment in figures", "commitments in figures", len(plan.commitments)),
             self.path("projects") + "#commitments"),
            (len(plan.facts), count("other figure reported", "other figures reported", len(plan.facts)),
             self.path("document") + "#facts"),
        ]  # fmt: skip
        return [{"number": number, "word": word, "path": path} for number, word, path in numbers if number]

    def chain(self) -> list[View]:
        """The plans before, after and above this one."""
        _, info, code = self.language.text, self.plan.info, self.code
        plans = self.directory["plans"]
        chain: list[View] = []
        if info.above:
            above = info.above.plan
            to, draft = (addresses.plan(code, above), plans[above]["draft"]) if above else (None, False)
            chain.append({"word": _("Plan above"), "text": info.above.title[code], "path": to, "draft": draft})
        if info.predecessor:
            other = plans[info.predecessor]
            path, title = addresses.plan(code, info.predecessor), other["title"][code]
            chain.append({"word": _("Period before"), "text": title, "path": path, "draft": other["draft"]})
        for identifier, other in plans.items():
            if other["predecessor"] == self.plan.id:
                path = addresses.plan(code, identifier)
                title = other["title"][code]
                chain.append({"word": _("Period after"), "text": title, "path": path, "draft": other["draft"]})
        return chain

    def evaluations(self) -> list[View]:
        _, code = self.language.text, self.code
        kinds = {
            "annual": _("Annual evaluation"),
            "mid-term": _("Mid-term evaluation"),
            "final": _("Final evaluation"),
        }
        return [
            {
                "kind": kinds[evaluation.kind],
                "date": self.language.date(evaluation.date),
                "by": evaluation.by[code],
                "third_party": evaluation.third_party,
                "verdict": evaluation.verdict[code],
                "document": evaluation.document[code] if evaluation.document else "",
                "draft": self.hidden("evaluation", evaluation.id),
            }
            for evaluation in self.plan.evaluations
        ]

    # --- goals ---

    def goal_link(self, goal: Goal) -> View:
        return {
            **self.named("goal", goal, goal.title),
            "number": goal.number,
            "summary": goal.summary[self.code],
            "indicators": self.rows(goal.indicators),
        }

    def goals(self) -> Page:
        _, plan = self.language.text, self.plan
        path = self.path("goals")
        view: View = {
            "frame": self.frame(path, _("Goals"), _("What this plan sets out to achieve.")),
            "goals": [self.goal_link(goal) for goal in plan.goals],
        }
        return self.page(path, "goals.html", view)

    def goal(self, goal: Goal) -> Page:
        _, plan, code = self.language.text, self.plan, self.code
        path = self.entry("goals", goal.id)
        tasks = [self.task_link(name) for name in goal.tasks]
        served = {item.id for name in goal.tasks for item in plan.items_under(name)}
        projects = [self.project_link(project) for box, project in plan.projects.values() if box.item in served]
        entries = [self.named("goal", other, other.title) for other in plan.goals]
        trail = [link(self.path("goals"), _("Goals"))]
        draft, drafts = self.hidden("goal", goal.id), self.report.drafted(*goal.indicators)
        view: View = {
            "frame": self.frame(path, goal.title[code], goal.summary[code], trail, draft, drafts),
            "number": goal.number,
            "summary": goal.summary[code],
            "source": goal.source[code],
            "indicators": self.rows(goal.indicators),
            "tasks": tasks,
            "projects": projects,
            "neighbours": neighbours(entries, path),
        }
        return self.page(path, "goal.html", view, goal=f"goals/{goal.id}")

    def task_link(self, name: str) -> PlacedLink:
        plan, code = self.plan, self.code
        record = plan.section[name] if name in plan.section else plan.items[name][1]
        place = record.label[code] if name in plan.section else plan.place_of_item(name)[code]
        draft = self.hidden("section", name) or self.hidden("item", name)
        return {**link(addresses.task(code, plan.id, name), record.title[code]), "place": place, "draft": draft}

    def project_link(self, project: Project) -> PlacedLink:
        return {
            **self.named("project", project, project.title),
            "place": self.plan.place_of_project(project.id)[self.code],
        }

    # --- tasks ---

    def tasks(self) -> Page:
        _, plan, code = self.language.text, self.plan, self.code
        path = self.path("tasks")
        boxes: dict[str, list[PlacedLink]] = {}
        for box in plan.boxes:
            boxes.setdefault(box.item, []).extend(self.project_link(project) for project in box.project)
        sections = [
            {
                "id": section.id,
                "label": section.label[code],
                "title": section.title[code],
                "summary": section.summary[code],
                "draft": self.hidden("section", section.id),
                "tasks": [
                    {
                        "id": item.id,
                        "label": item.label[code],
                        "title": item.title[code],
                        "summary": item.summary[code],
                        "draft": self.hidden("item", item.id),
                        "projects": boxes.get(item.id, []),
                        "commitments": self.commitments(item=item.id),
                        "indicators": self.rows(item.indicators),
                    }
                    for item in section.item
                ],
            }
            for section in plan.sections
        ]
        lead = _("What this plan says will be done.")
        view: View = {"frame": self.frame(path, _("Tasks"), lead), "sections": sections}
        return self.page(path, "tasks.html", view)

    # --- the document ---

    def document(self) -> Page:
        _, plan, code = self.language.text, self.plan, self.code
        path, document = self.path("document"), plan.info.document
        facts = [
            {
                "text": fact.text[code],
                "value": self.fact_value(fact),
                "year": fact.year or "",
                "source": fact.source[code],
                "draft": self.hidden("fact", fact.id),
                "indicator": link(
                    self.entry("indicators", fact.indicator), plan.indicator[fact.indicator].name[code]
                ) if fact.indicator else None,
            }
            for fact in plan.facts
        ]  # fmt: skip
        lead = _("Where the figures of this plan stand, and what the document says around them.")
        view: View = {
            "frame": self.frame(path, _("The document"), lead),
            "title": document.title[code],
            "number": document.number or "",
            "issued": self.language.date(document.issued) if document.issued else "",
            "issuer": document.issuer[code] if document.issuer else "",
            "note": document.note[code] if document.note else "",
            "facts": facts,
            "principles": [self.article("principle", article) for article in plan.principles],
            "safeguards": [self.article("safeguard", article) for article in plan.safeguards],
        }
        return self.page(path, "document.html", view)

    def fact_value(self, fact: Fact) -> str:
        return figure_text(parse_figure(fact.value), fact.value, self.plan.unit(fact), self.language, plain=False)

    def article(self, kind: str, article: Article) -> View:
        code = self.code
        return {
            "id": article.id,
            "number": article.number,
            "title": article.title[code],
            "summary": article.summary[code],
            "source": article.source[code],
            "draft": self.hidden(kind, article.id),
        }
