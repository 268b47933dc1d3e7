"""A review as JSON, for programs and for the archive."""

import json
from dataclasses import asdict, fields

from .changes import Review

# What is compared; every other part of a review is a list.
_BUILDS = ("before", "after")


def review_json(review: Review) -> bytes:
    """Everything in a review, as docs/reviewing.md describes it; the drawings of charts are left out. The same review
    has the same bytes."""
    whole_review = asdict(review)
    parts = [part.name for part in fields(Review) if part.name not in _BUILDS]
    for figure, change in zip(whole_review["figures"], review.figures, strict=True):
        figure["revision"] = change.revision
    for chart in whole_review["charts"]:
        del chart["old"], chart["new"]
    for finding in whole_review["open_findings"]:
        del finding["change"]
    whole = {
        **{name: whole_review[name] for name in _BUILDS},
        "changed": review.changed,
        "counts": {name: len(whole_review[name]) for name in parts},
        **{name: whole_review[name] for name in parts},
    }
    # ``default`` is for texts in both languages; all other values are plain.
    return (json.dumps(whole, ensure_ascii=False, indent=1, default=dict) + "\n").encode()
