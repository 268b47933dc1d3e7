"""The field's standing terms: statuses, attributes, what a target counts."""

from ..model.periods import parse_period
from ..model.status import Status
from .language import Language
from .periods import span_text


def status_word(status: Status, language: Language) -> str:
    return language.text(status.word)


def attribute_word(attribute: str | None, language: Language) -> str:
    _ = language.text
    return {"binding": _("Binding"), "anticipatory": _("Anticipatory"), None: ""}[attribute]


def basis_word(basis: str, language: Language) -> str:
    _ = language.text
    return {
        "level": _("By the end of the period"),
        "cumulative": _("Total over the period"),
        "average": _("Average per year"),
        "yearly": _("Each year"),
        "change": _("Change over the period"),
        "relative": _("Relative to a reference"),
        "qualitative": _("In words"),
    }[str(basis)]


def figure_word(figure: str, time: str, language: Language) -> str:
    """What a published figure is of its subject, such as "Value of 2023"; ``time`` is the notation of its period, "" for figures of none."""
    _, when = language.text, span_text(parse_period(time), language) if time else ""
    match figure:
        case "target":
            return _("Target")
        case "baseline":
            return _("Baseline")
        case "actual":
            return _("Value of %(time)s", time=when)
        case "milestone":
            return _("Expected for %(time)s", time=when)
        case "stated":
            return _("Target as another place states it")
        case "completion":
            return _("Completion as printed")
        case "fact":
            return _("Figure of the text")
    raise ValueError(f"no figure is called {figure}")
