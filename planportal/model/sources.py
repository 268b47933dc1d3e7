"""sources.toml, of a plan or of the portal: what figures were published in, typed once and cited by its identifier."""

import datetime
from dataclasses import dataclass

from .fields import Id, Many, Note, OldNames, WebAddress
from .text import Heading, Record, Text


class Source(Record):
    """A bulletin, yearbook, report or web page. It is public as soon as something public cites it."""

    id: Id
    title: Heading
    """名称，照录原文，如：2023年国民经济和社会发展统计公报
    Its title exactly as printed"""
    publisher: Heading | None = None
    """发布单位（可省）
    Who published it (optional)"""
    date: datetime.date | None = None
    """发布日期，不加引号，如：2024-03-15（可省）
    Date of publication without quotes, such as 2024-03-15 (optional)"""
    address: WebAddress | None = None
    note: Note | None = None
    formerly: OldNames = ()


class SourcesFile(Record):
    """数值的出处：统计公报、年鉴、报告、网页；规划文件夹中的供本规划引用，content文件夹中的供各规划引用
    Where values were published; in the folder of a plan for that plan, in the folder content for all plans"""

    source: Many[Source] = ()
    """一个出处，数值以source写明其标识符
    A source; values name it by its identifier"""


@dataclass(frozen=True)
class Citation:
    """Where a value was published, in full ``words``. ``source`` is the named source that these are of, with the ``place`` in
    it; None for words that an editor typed and for a place in the plan's own document."""

    words: Text
    source: Source | None = None
    place: Heading | None = None


def citation_of(source: Source, place: Heading | None) -> Citation:
    """A named source, cited with the place in it: "2023年统计公报，第三部分"."""
    if place is None:
        return Citation(source.title, source)
    # Longer than a heading may be typed, and yet no text that could hold links.
    words = Heading.model_construct(zh=f"{source.title.zh}，{place.zh}", en=f"{source.title.en}, {place.en}")
    return Citation(words, source, place)
