"""The local preview: the site on the loopback address, rebuilt as files are saved, and shown at once in open pages.

``rebuilding`` notices saves, builds and keeps what went wrong; ``following`` says what an open page must know to follow
the site; ``server`` answers the browser, with livereload. ``preview.js`` and ``preview.css`` are its part in the
browser. They stand here and not among the static files, because they are never published.
"""

from .server import serve

__all__ = ["serve"]
