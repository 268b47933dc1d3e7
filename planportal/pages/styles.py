"""Adds a rule for each status to the style sheet, so that pages show its sign in its colour."""

from ..model.status import Status

# The line of static/site.css in whose place the rules are put.
PLACEHOLDER = "/* Each status has its rule here: planportal/model/status.py */\n"


def with_status_rules(css: bytes) -> bytes:
    """A style sheet with a rule for each status: its character, and its colour unless that is the muted default."""
    rules = "".join(
        f'.status-{status}::before {{ content: "{status.sign.character}";{_colour(status.sign.colour)} }}\n'
        for status in Status
    )
    return css.replace(PLACEHOLDER.encode(), rules.encode())


def _colour(name: str) -> str:
    """The declaration of a colour, "" for the default."""
    return "" if name == "muted" else f" color: var(--c-{name});"
