"""Static, bilingual portals of public plans: TOML in, pages, charts and tables out."""

__version__ = "0.1.0"
