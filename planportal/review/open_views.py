"""What stands open in the later build whether it changed or not, ready to print."""

from ..pages.rows import View
from .changes import BrokenLink, Fault, OldData, Review, TextChange
from .record_views import PlanViews, aged_word, finding_views
from .sheet import Sheet, in_sight

# How much of each list is in sight; the rest is folded.
LIST = 15


def open_views(review: Review, sheet: Sheet) -> View:
    oldest_first = sorted(review.old_data, key=lambda data: -data.months)
    return {
        "untranslated": in_sight([_fault(fault, sheet) for fault in review.untranslated], LIST),
        "aged": in_sight([_aged(text, sheet) for text in review.aged], LIST),
        "old_data": in_sight([_old(data, sheet) for data in oldest_first], LIST),
        "broken_links": in_sight([_broken(link, sheet) for link in review.broken_links], LIST),
        "findings": [_standing(group, sheet) for group in finding_views(review.open_findings, sheet)],
        "drafts": in_sight([_fault(fault, sheet) for fault in review.drafts], LIST),
    }


def _standing(group: PlanViews, sheet: Sheet) -> View:
    """Findings of a plan that stand, whether they are new or not."""
    return {
        **group,
        "tally": group["count"],
        "rest": sheet.language.text("Another %(num)s", num=len(group["folded"])),
    }


def _fault(fault: Fault, sheet: Sheet) -> View:
    return {"where": fault.where, "key": fault.key, "message": sheet.say(fault.message)}


def _aged(text: TextChange, sheet: Sheet) -> View:
    return {
        "subject": sheet.subject(text.subject),
        "plan": sheet.plan(text.subject),
        "key": text.key,
        "aged": aged_word(text, sheet),
    }


def _old(data: OldData, sheet: Sheet) -> View:
    _, count = sheet.language.text, sheet.language.count
    words = {"monthly": _("Monthly"), "quarterly": _("Quarterly"), "yearly": _("Yearly")}
    return {
        "subject": sheet.subject(data.subject),
        "plan": sheet.plan(data.subject),
        "year": data.year,
        "age": count("%(num)s month old", "%(num)s months old", data.months),
        "frequency": words[data.frequency],
    }


def _broken(link: BrokenLink, sheet: Sheet) -> View:
    return {"page": sheet.link(link.page, link.page), "target": link.target, "text": link.text}
