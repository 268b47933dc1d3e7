"""Records in the document's order that can also be asked for by identifier."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar


class Identified(Protocol):
    """A record with an identifier."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified, covariant=True)


@dataclass(frozen=True)
class Index(Generic[R]):
    """The records of one kind in a plan: iterates over records, and ``index["new-jobs"]`` is the one of that identifier."""

    records: tuple[R, ...]

    @cached_property
    def _by_id(self) -> dict[str, R]:
        return {record.id: record for record in self.records}

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._by_id

    def __getitem__(self, identifier: str) -> R:
        return self._by_id[identifier]

    def get(self, identifier: str | None) -> R | None:
        return self._by_id.get(identifier) if identifier else None
