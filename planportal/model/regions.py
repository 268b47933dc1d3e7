"""regions.toml: the places that plans are for, each in the one above it."""

from collections.abc import Iterator, Mapping
from typing import Literal

from .fields import Id, Many, RegionId
from .text import Heading, Record

Level = Literal["nation", "province", "city", "county", "town"]


class Region(Record):
    id: Id
    name: Heading
    """名称，如：常州市
    Name, such as “Changzhou”"""
    level: Level
    """级别：nation国家、province省级、city地市级、county县级、town乡镇级
    nation, province, city, county or town"""
    parent: RegionId | None = None
    """上级地区的标识符（可省）
    Identifier of the region that it lies in (optional)"""


class RegionsFile(Record):
    """规划适用的地区及其隶属关系；规划以region写明
    The regions that plans are for, and which lies in which; plans name them with region"""

    region: Many[Region] = ()
    """一个地区
    A region"""


def lineage(regions: Mapping[str, Region], region: str) -> Iterator[Region]:
    """A region and those around it, from the innermost outwards; a circle is walked once."""
    seen: set[str] = set()
    name: str | None = region
    while name is not None and name in regions and name not in seen:
        seen.add(name)
        yield regions[name]
        name = regions[name].parent


def in_order(regions: Mapping[str, Region]) -> list[str]:
    """The regions as the branches of their tree follow each other, those of one region in the order in which they are typed."""
    inside: dict[str | None, list[str]] = {}
    for region in regions.values():
        inside.setdefault(region.parent, []).append(region.id)

    def below(name: str | None) -> Iterator[str]:
        for one in inside.get(name, ()):
            yield one
            yield from below(one)

    return list(below(None))
