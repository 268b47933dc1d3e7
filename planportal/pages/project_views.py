"""The projects of a plan by box, its commitments, and a page for each project."""

from ..model.records import Box, Project
from .page import Page, neighbours
from .plan_views import PlanPages
from .rows import View, commitment_row, link


class ProjectPages(PlanPages):
    def projects_page(self) -> Page:
        _, plan, code, report = self.language.text, self.plan, self.code, self.report
        path = self.path("projects")
        counts = {name: 0 for name in plan.projects}
        for commitment in plan.commitments:
            if commitment.project:
                counts[commitment.project] += 1
        boxes = [
            {
                "id": box.id,
                "label": box.label[code],
                "title": box.title[code],
                "draft": self.hidden("box", box.id),
                "task": self.task_link(box.item),
                "single": len(box.project) == 1 and box.project[0].title == box.title,
                "projects": [
                    {
                        **self.project_link(project),
                        "number": project.number or "",
                        "summary": project.summary[code],
                        "commitments": self.language.count(
                            "%(num)s commitment in figures", "%(num)s commitments in figures", counts[project.id]
                        ) if counts[project.id] else "",
                    }
                    for project in box.project
                ],
            }
            for box in plan.boxes
        ]  # fmt: skip
        lead = _("The projects of this plan, and what it promises in figures.")
        view: View = {
            "frame": self.frame(path, _("Projects"), lead, drafts=report.drafted(*plan.commitment)),
            "boxes": boxes,
            "commitments": [commitment_row(report, commitment, self.language) for commitment in plan.commitments],
        }
        return self.page(path, "projects.html", view, commitments="commitments")

    def project_page(self, box: Box, project: Project) -> Page:
        _, plan, code = self.language.text, self.plan, self.code
        path = self.entry("projects", project.id)
        entries = [self.named("project", other, other.title) for _box, other in plan.projects.values()]
        section, _item = plan.items[box.item]
        promised = {commitment.id for commitment in plan.commitments if commitment.project == project.id}
        trail, draft = [link(self.path("projects"), _("Projects"))], self.hidden("project", project.id)
        view: View = {
            "frame": self.frame(path, project.title[code], project.summary[code], trail, draft),
            "summary": project.summary[code],
            "source": plan.place_of_project(project.id)[code],
            "box": box.title[code],
            "section": self.task_link(section.id),
            "task": self.task_link(box.item),
            "indicators": self.rows(project.indicators),
            "commitments": self.commitments(project=project.id),
            "findings": self.findings({project.id, *promised}),
            "bodies": [plan.bodies[body].name[code] for body in project.bodies],
            "goals": [
                self.named("goal", goal, goal.title)
                for goal in plan.goals
                if {section.id, box.item} & set(goal.tasks)
            ],
            "neighbours": neighbours(entries, path),
        }
        return self.page(path, "project.html", view)
