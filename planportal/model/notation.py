"""Figures as plans print them, read into typed figures and printed again.

``parse_figure`` reads one printed figure (``〔42.5〕``, ``≥95``, ``4以内``, ``8--10期``, ``3万余人``, ``降低20%以上``, ``at least 50``),
``parse_cell`` a cell of a table, which may be empty (``—``);
``resolve`` adds what the print leaves to the indicator (direction, basis) and gives a ``Quantity``;
``print_notation`` writes a figure in canonical notation, so that parsing what it prints gives the same figure back.
Numbers are ``Decimal`` throughout: 4.2 stays 4.2, and 100.0 is not 100.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from .messages import Message
from .notation_english import in_english, in_notation


class Comparator(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    BETWEEN = "between"
    EXACTLY = "exactly"


class Basis(StrEnum):
    LEVEL = "level"  # reached at the end of the period
    CUMULATIVE = "cumulative"  # added up over the period
    AVERAGE = "average"  # the mean of the years of the period
    YEARLY = "yearly"  # in each year of the period
    CHANGE = "change"  # from the baseline to the end of the period
    RELATIVE = "relative"  # to a reference outside the plan
    QUALITATIVE = "qualitative"  # in words, judged by people


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class NotationError(ValueError):
    """A printed figure that cannot be read; the message says what to type instead."""


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    ``value`` is in the printed unit; ``high`` is set for a range; ``comparator`` and ``basis`` are None where the print does not say; ``unit`` is the unit printed with the
    number ("" if none); ``direction`` is "up" or "down" for a change, else ""; ``nearly`` marks an "about" from below (接近, 近);
    ``base_year`` is the year that a change is counted from, where the print names it (比2019年降低40%).
    """

    value: Decimal
    high: Decimal | None = None
    comparator: Comparator | None = None
    basis: Basis | None = None
    unit: str = ""
    direction: str = ""
    nearly: bool = False
    base_year: int | None = None


@dataclass(frozen=True)
class InWords:
    """A target without a number: qualitative, or relative to something that the plan does not quantify."""

    printed: str
    basis: Basis


@dataclass(frozen=True)
class Quantity:
    """A target in figures with nothing left open; ``bare`` says that the comparator came from the indicator's direction and
    not from the print; ``relative`` marks a change in percent of where it starts, apart from one in points or amounts."""

    printed: str
    basis: Basis
    comparator: Comparator
    value: Decimal
    high: Decimal | None = None
    bare: bool = False
    direction: str = ""
    relative: bool = False

    @property
    def top(self) -> Decimal:
        """The upper end of a range; of any other target its value."""
        return self.value if self.high is None else self.high

    @property
    def caps(self) -> bool:
        """True when the target is an upper bound."""
        return self.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)

    @property
    def floors(self) -> bool:
        """True when the target is a lower bound."""
        return self.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)


Target = Quantity | InWords

# The digits a printed number can have before and after the point.
WHOLE_DIGITS, DECIMALS = 15, 6
BRACKETS = {"〔": "〕", "[": "]", "【": "】", "(": ")", "〈": "〉", "［": "］"}
BEFORE = {
    "≥": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST, "不低于": Comparator.AT_LEAST, "不少于": Comparator.AT_LEAST,
    "不小于": Comparator.AT_LEAST, "至少": Comparator.AT_LEAST, "≧": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST, "<=": Comparator.AT_MOST, "不高于": Comparator.AT_MOST, "不超过": Comparator.AT_MOST,
    "不大于": Comparator.AT_MOST, "不多于": Comparator.AT_MOST, "至多": Comparator.AT_MOST, "≦": Comparator.AT_MOST, "控制在": Comparator.AT_MOST,
    ">": Comparator.MORE_THAN, "超过": Comparator.MORE_THAN, "突破": Comparator.MORE_THAN, "高于": Comparator.MORE_THAN,
    "大于": Comparator.MORE_THAN, "多于": Comparator.MORE_THAN,
    "<": Comparator.LESS_THAN, "低于": Comparator.LESS_THAN, "少于": Comparator.LESS_THAN, "小于": Comparator.LESS_THAN,
    "约": Comparator.ABOUT, "~": Comparator.ABOUT, "接近": Comparator.ABOUT, "近": Comparator.ABOUT,
    "=": Comparator.EXACTLY, "恰为": Comparator.EXACTLY, "达到": None,
}  # fmt: skip
AFTER = {
    "以上": Comparator.AT_LEAST, "以内": Comparator.AT_MOST, "以下": Comparator.AT_MOST,
    "左右": Comparator.ABOUT, "上下": Comparator.ABOUT, "+": Comparator.AT_LEAST,
}  # fmt: skip
PERIOD = {"每年": Basis.YEARLY, "年均": Basis.AVERAGE, "累计": Basis.CUMULATIVE}
CHANGE = {
    "降低": "down", "下降": "down", "减少": "down", "提高": "up", "增长": "up", "增加": "up", "上升": "up",
}  # fmt: skip
NEARLY = frozenset({"接近", "近"})
# What is striven for is a target like any other; beside a plain figure, after a comma, it is shown and not read.
STRIVEN_FOR = re.compile(r"^力争(?=.)|(?<=.)[,、;]力争.*$")
# A mark that leads to a note under the table; raised and circled digits are read before they become digits of the figure.
FOOTNOTE = re.compile(r"^[*]+|[*]+$|(?<=[\d%])[¹²³⁰⁴-⁹①-⑳]+")
# What stands beside a figure and makes it unreadable: a year, another figure.
YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d|[.,]\d)")
SECOND = re.compile(r"\d\D*[,、;(]\D*\d")
# What a change is counted from, before it in Chinese and behind it in English.
THAN = re.compile(r"(?:较|比|与|同)(?P<year>\d{4})年(?:水平)?(?:相比)?,?(?P<figure>.+)")
AGAINST = re.compile(
    r"(?P<figure>.*\d.*?) \(?(?:against|compared with|compared to|relative to|versus|vs\.?|from|over|on) (?:the )?"
    r"(?P<year>\d{4})(?: levels?)?\)?",
    re.IGNORECASE,
)
NUMERALS = {c: Decimal(n) for n, c in enumerate("零一二三四五六七八九十")} | {"两": Decimal(2)}

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零一二两三四五六七八九十]"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURE = re.compile(
    rf"(?P<period>{_one_of(PERIOD)})?(?P<change>{_one_of(CHANGE)})?(?P<before>{_one_of(BEFORE)})?"
    rf"(?P<number>(?:-(?=\d))?(?:{_NUMBER}))(?:%?(?:-{{1,2}}|~|至|—|–)(?P<high>{_NUMBER}))?"
    rf"(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<unit>(?:\D|(?<=[A-Za-z])[23])*?)(?P<after>{_one_of(AFTER)})?"
)

_START = re.compile(rf"(?P<change>{_one_of(CHANGE)})?(?P<bracket>[{re.escape(''.join(BRACKETS))}])")


def normalise(printed: str) -> str:
    """Half-width form without spaces; full-width and half-width input mean the same."""
    return _spaced("", printed)


def _spaced(space: str, printed: str) -> str:
    """Half-width form with this between its words."""
    words = unicodedata.normalize("NFKC", printed.replace("～", "~").replace("−", "-")).split()
    return space.join(words)


# How documents print an empty cell.
EMPTY = frozenset(map(normalise, ("—", "——", "-", "--", "–", "/", "…", "……")))


def parse_cell(printed: str) -> Figure | None:
    """Read one cell of a table: a printed figure, or None for an empty cell (``—``).

    :raises NotationError: if it is neither.
    """
    return None if normalise(printed) in EMPTY else parse_figure(printed)


def parse_figure(printed: str) -> Figure:
    """Read one printed figure.

    :raises NotationError: if it is something else than a figure in the plan notation.
    """
    figure = _spaced(" ", FOOTNOTE.sub("", printed.strip()))
    base = THAN.fullmatch(normalise(figure)) or AGAINST.fullmatch(figure)
    figure = base["figure"] if base else figure
    english = in_english(figure)
    text = FOOTNOTE.sub("", STRIVEN_FOR.sub("", figure if english else normalise(figure)))
    if text in EMPTY:
        raise NotationError(
            Message("“%(printed)s” is an empty cell, not a figure; leave the entry out", printed=printed)
        )
    # The unit may stand behind the bracket, a change before it: 〔42.5〕万人, 降低〔13.5〕%.
    start = _START.match(text)
    change, opened = (start["change"] or "", start["bracket"] or "") if start else ("", "")
    rest, bracketed = text[len(change + opened) :], bool(opened)
    if bracketed:
        inside, closed, behind = rest.partition(BRACKETS[opened])
        if not closed:
            raise NotationError(
                Message("“%(printed)s” opens a bracket that it does not close; type it as 〔42.5〕", printed=printed)
            )
        text = change + inside + behind
    if english:
        text = in_notation(text)
    match = _FIGURE.fullmatch(text)
    # Two numbers with a space between them may be a slip for one.
    if not match or re.search(r"\d\s+\d", printed):
        raise NotationError(_unreadable(printed))
    if any(_has_too_many_digits(number) for number in (match["number"], match["high"] or "")):
        raise NotationError(Message(
            "“%(printed)s” has more than %(whole)s digits before the point or %(decimals)s after it; type it as the plan "
            "prints it", printed=printed, whole=WHOLE_DIGITS, decimals=DECIMALS,
        ))  # fmt: skip
    value, high = _number(match["number"]), _number(match["high"]) if match["high"] else None
    if high is not None and high <= value:
        raise NotationError(
            Message("“%(printed)s” is a range that does not rise; type the smaller number first", printed=printed)
        )
    basis = _basis(printed, bracketed, match)
    if base and not match["change"]:
        raise NotationError(Message(
            "“%(printed)s” names a year to compare with, but no change; type the change, such as 比%(year)s年降低20%% or “down by "
            "20%% against %(year)s”", printed=printed, year=base["year"],
        ))  # fmt: skip
    return Figure(
        value=value,
        high=high,
        comparator=_comparator(printed, match),
        basis=basis,
        unit=match["scale"] + match["unit"],
        direction=CHANGE[match["change"]] if match["change"] else "",
        nearly=match["before"] in NEARLY,
        base_year=int(base["year"]) if base else None,
    )


def resolve(
    figure: Figure | None,
    printed: str,
    *,
    better: Better | None = None,
    basis: Basis | None = None,
) -> Quantity:
    """The complete target: what is printed, with what the print leaves open filled in.

    A bare number takes its direction from ``better``; a basis that is neither printed nor given is a level.

    :raises NotationError: if the given basis contradicts the print, or a bare number has no direction to take.
    """
    if figure is None:
        raise NotationError(Message(
            "“%(printed)s” is an empty cell, not a target; leave the target out if the plan sets none", printed=printed,
        ))  # fmt: skip
    if basis and figure.basis and basis != figure.basis:
        raise NotationError(Message(
            "“%(printed)s” is printed as %(found)s, but basis says %(typed)s; keep the one that is right",
            printed=printed, found=figure.basis, typed=basis,
        ))  # fmt: skip
    bare = figure.comparator is None
    # A change says its direction itself: "降低20%" is met by going down 20 or more.
    if bare and better is None and not figure.direction:
        raise NotationError(Message(
            '“%(printed)s” does not say in which direction it is met; add better = "higher" or better = "lower"',
            printed=printed,
        ))  # fmt: skip
    basis, direction = basis or figure.basis or Basis.LEVEL, figure.direction
    if basis is Basis.CHANGE and not direction:
        ceiling = figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
        direction = "down" if better is Better.LOWER and not ceiling else "up"
    lower = better is Better.LOWER and not direction
    default = Comparator.AT_MOST if lower else Comparator.AT_LEAST
    return Quantity(
        printed=printed,
        basis=basis,
        comparator=figure.comparator or default,
        value=figure.value,
        high=figure.high,
        bare=bare,
        direction=direction,
    )


def print_notation(figure: Figure) -> str:
    """The figure in canonical notation; ``parse_figure`` gives the same figure back."""
    symbols: dict[Comparator | None, str] = {
        Comparator.AT_LEAST: "≥{}", Comparator.AT_MOST: "≤{}", Comparator.MORE_THAN: ">{}", Comparator.LESS_THAN: "<{}",
        Comparator.ABOUT: "{}左右", Comparator.EXACTLY: "={}", Comparator.BETWEEN: "{}", None: "{}",
    }  # fmt: skip
    number = f"{figure.value:f}" if figure.high is None else f"{figure.value:f}-{figure.high:f}"
    body = ("接近{}" if figure.nearly else symbols[figure.comparator]).format(number + figure.unit)
    body = {"up": "提高", "down": "降低", "": ""}[figure.direction] + body
    if figure.basis is Basis.CUMULATIVE:
        return f"〔{body}〕"
    since = f"比{figure.base_year}年" if figure.base_year else ""
    return since + {Basis.YEARLY: "每年", Basis.AVERAGE: "年均"}.get(figure.basis or Basis.LEVEL, "") + body


def _unreadable(printed: str) -> Message:
    """Why a figure cannot be read, with the key for what stands beside it."""
    if len(re.findall(r"\d[\d.,]*", printed)) > 1:
        if YEAR.search(printed):
            return Message(
                "“%(printed)s” has a year beside the figure; type the figure alone, and the year as baseline_year, or as target_year "
                "if the target is for it", printed=printed,
            )  # fmt: skip
        if SECOND.search(normalise(printed)):
            return Message(
                "“%(printed)s” holds more than one figure; type one alone, and the others as stated, where they are another "
                "statement of the target, or in note", printed=printed,
            )  # fmt: skip
    return Message(
        "“%(printed)s” is not a figure in the plan notation; type it as the plan prints it, such as 〔42.5〕, ≥95, "
        '4以内, 6-9 or —, or set basis = "qualitative" for a target in words', printed=printed,
    )  # fmt: skip


def _has_too_many_digits(number: str) -> bool:
    """Whether a number has more digits than anything that is measured; all later arithmetic rests on this bound."""
    whole, _point, decimals = number.lstrip("-").replace(",", "").partition(".")
    return len(whole) > WHOLE_DIGITS or len(decimals) > DECIMALS


def _number(text: str) -> Decimal:
    return NUMERALS[text] if text in NUMERALS else Decimal(text.replace(",", ""))


def _basis(printed: str, bracketed: bool, match: re.Match[str]) -> Basis | None:
    named = {Basis.CUMULATIVE} if bracketed else set()
    if match["period"]:
        named.add(PERIOD[match["period"]])
    if match["change"]:
        named.add(Basis.CHANGE)
    if named == {Basis.CUMULATIVE, Basis.CHANGE}:
        return Basis.CHANGE  # 降低〔13.5〕%: brackets say that the change is that of the whole period
    if len(named) == 2 and Basis.CHANGE in named:
        return (named - {Basis.CHANGE}).pop()  # 年均增长5%, 每年增长5%: a change, counted by the year
    if len(named) > 1:
        raise NotationError(
            Message(
                "“%(printed)s” names two bases at once (%(bases)s); keep one", printed=printed, bases=_joined(named)
            )
        )
    return named.pop() if named else None


def _comparator(printed: str, match: re.Match[str]) -> Comparator | None:
    named = set()
    if before := BEFORE.get(match["before"]) if match["before"] != "控制在" else None:
        named.add(before)
    if match["after"]:
        named.add(AFTER[match["after"]])
    if match["more"]:
        named.add(Comparator.MORE_THAN)
    if match["high"]:
        named.add(Comparator.BETWEEN)
    # A hedge outweighs a bound: "接近600人以上" claims no more than about 600.
    if Comparator.ABOUT in named:
        return Comparator.ABOUT
    if len(named) > 1:
        raise NotationError(
            Message(
                "“%(printed)s” compares in two ways at once (%(ways)s); keep one",
                printed=printed,
                ways=_joined(named),
            )
        )
    if match["before"] == "控制在" and not named:
        return Comparator.AT_MOST
    return named.pop() if named else None


def _joined(words: Iterable[str]) -> str:
    """Words in alphabetical order with "and" between them: "at_least and less_than"."""
    first, *others = sorted(words)
    return reduce(lambda before, last: Message("%(first)s and %(last)s", first=before, last=last), others, first)
