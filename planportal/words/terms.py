"""The field's standing terms: statuses, attributes, what a target counts."""

from ..assess.judge import Status
from .language import Language


def status_word(status: Status, language: Language) -> str:
    _ = language.text
    return {
        Status.EXCEEDED: _("Exceeded"),
        Status.MET: _("Met"),
        Status.NOT_MET: _("Not met"),
        Status.ACHIEVED_EARLY: _("Achieved ahead of schedule"),
        Status.FASTER: _("Faster than expected"),
        Status.IN_LINE: _("Basically in line with expectations"),
        Status.LAGGING: _("Relatively lagging"),
        Status.NOT_ASSESSABLE: _("Not assessable"),
    }[status]


def attribute_word(attribute: str | None, language: Language) -> str:
    _ = language.text
    return {"binding": _("Binding"), "anticipatory": _("Anticipatory"), None: ""}[attribute]


def basis_word(basis, language: Language) -> str:
    _ = language.text
    return {
        "level": _("By the end of the period"),
        "cumulative": _("Total over the period"),
        "yearly": _("Each year"),
        "change": _("Change over the period"),
        "relative": _("Relative to a reference"),
        "qualitative": _("In words"),
    }[str(basis)]
