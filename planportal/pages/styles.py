"""What a status looks like on pages, written into the style sheet."""

from ..model.status import Status

# The line of static/site.css that gives way to a rule for each status.
PLACE = "/* Each status has its rule here: planportal/model/status.py */\n"


def with_statuses(css: bytes) -> bytes:
    """A style sheet as it is published."""
    return css.replace(PLACE.encode(), status_rules().encode())


def status_rules() -> str:
    """For each status its character, and its colour where that is not the quiet one of them all."""
    return "".join(
        f'.status-{status}::before {{ content: "{status.sign.character}";{_colour(status.sign.colour)} }}\n'
        for status in Status
    )


def _colour(name: str) -> str:
    return "" if name == "muted" else f" color: var(--c-{name});"
