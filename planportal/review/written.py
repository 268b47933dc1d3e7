"""A review as JSON, for programs and for the archive."""

import json
from dataclasses import asdict, fields

from .changes import Review

# What is compared; every other part of a review is a list.
_BUILDS = ("before", "after")


def review_json(review: Review) -> bytes:
    """Everything a review found, as docs/reviewing.md describes it; the drawings of charts are left out. The same review
    has the same bytes."""
    found = asdict(review)
    parts = [part.name for part in fields(Review) if part.name not in _BUILDS]
    for figure, change in zip(found["figures"], review.figures, strict=True):
        figure["revision"] = change.revision
    for chart in found["charts"]:
        del chart["old"], chart["new"]
    for finding in found["open_findings"]:
        del finding["change"]
    whole = {
        **{name: found[name] for name in _BUILDS},
        "changed": review.changed,
        "counts": {name: len(found[name]) for name in parts},
        **{name: found[name] for name in parts},
    }
    # What is no plain value is a text in both languages.
    return (json.dumps(whole, ensure_ascii=False, indent=1, default=dict) + "\n").encode()
