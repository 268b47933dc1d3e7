"""The statuses of indicators and commitments: words, sign, colour and rank of each.

Charts, style sheet (``pages/styles``), lists, roll-ups, the method page, the published column and reviews all take them from here.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Literal

from .messages import _


class Stage(Enum):
    """When a status is given: at the end of the target's period, on the way to it, or where nothing can be judged."""

    END = "end"
    WAY = "way"
    UNJUDGED = "unjudged"


@dataclass(frozen=True)
class Sign:
    """A shape that tells a status without its colour: as a character of text, and as a shape of charts with its ``fill``
    and ``stroke``, names of ``charts.marks.COLOURS`` or None."""

    character: str
    shape: Literal["circle", "diamond", "up", "down", "cross"]
    fill: str | None
    stroke: str | None = None

    @property
    def colour(self) -> str:
        """The colour for places that show one colour only."""
        return self.stroke or self.fill or "ink"


class Status(StrEnum):
    """From the best to the worst of each stage, in the order in which statuses are listed everywhere.

    ``done`` ones count as done in a roll-up: final and met, or on their way without lagging behind. ``word`` and
    ``meaning`` are English, the source of their translations; ``meaning`` follows the word on the method page, where
    %(faster)s and %(lagging)s are the thresholds of pace, in percentage points.
    """

    stage: Stage
    done: bool
    sign: Sign
    word: str
    meaning: str

    # Up and down say over and under the target; a circle on it, a diamond ahead of its time, a ring not judged.
    EXCEEDED = ("exceeded", Stage.END, True, Sign("▲", "up", "1"),
                _("Exceeded"), _("more than the target asked for"))  # fmt: skip
    MET = ("met", Stage.END, True, Sign("●", "circle", "3"),
           _("Met"), _("what the target asked for"))  # fmt: skip
    NOT_MET = ("not_met", Stage.END, False, Sign("✕", "cross", None, "2"),
               _("Not met"), _("less than the target asked for"))  # fmt: skip
    ACHIEVED_EARLY = ("achieved_early", Stage.WAY, True, Sign("◆", "diamond", "1"),
                      _("Achieved ahead of schedule"), _("the target is reached before its year"))  # fmt: skip
    FASTER = ("faster", Stage.WAY, True, Sign("△", "up", "1-soft", "1"),
              _("Faster than expected"), _("%(faster)s percentage points of the way or more ahead"))  # fmt: skip
    IN_LINE = ("in_line", Stage.WAY, True, Sign("●", "circle", "3"),
               _("Basically in line with expectations"), _("between the two, and every limit that is held"))  # fmt: skip
    LAGGING = ("lagging", Stage.WAY, False, Sign("▼", "down", "2"), _("Relatively lagging"),
               _("more than %(lagging)s percentage points of the way behind, and every limit that is breached"))  # fmt: skip
    NOT_ASSESSABLE = ("not_assessable", Stage.UNJUDGED, False, Sign("○", "circle", "paper", "muted"), _("Not assessable"),
                      _("no value, no baseline, a missing year in a total, or a value that leaves it open; the page says which"))  # fmt: skip

    def __new__(cls, key: str, *facts: Any) -> "Status":
        status = str.__new__(cls, key)
        status._value_ = key
        status.stage, status.done, status.sign, status.word, status.meaning = facts
        return status

    @property
    def final(self) -> bool:
        return self.stage is Stage.END

    @property
    def assessable(self) -> bool:
        return self.stage is not Stage.UNJUDGED

    @property
    def falls_short(self) -> bool:
        """Whether the target is missed, or about to be: judged and not done."""
        return self.assessable and not self.done

    def worse_than(self, other: "Status") -> bool | None:
        """Whether it ranks below another; None where the two cannot be compared. Statuses of two stages, as before and
        after the end of the period, compare only by whether they are done."""
        if not (self.assessable and other.assessable):
            return None
        if self.stage is other.stage and self is not other:
            order = list(Status)
            return order.index(self) > order.index(other)
        return other.done if self.done is not other.done else None
