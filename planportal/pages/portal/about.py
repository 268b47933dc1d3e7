"""What the portal says of itself, in Markdown."""

from typing import NamedTuple

from ..page import Page
from .context import PortalContext


class AboutView(NamedTuple):
    body: str


def page(context: PortalContext) -> Page:
    code, shared = context.code, context.shared
    return Page(context.language.text("About"), shared.info.tagline[code], AboutView(shared.pages[f"about.{code}"]))
