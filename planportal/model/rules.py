"""Rules between the keys of one entry. Each tells every fault that it finds, and those of all rules are told at once."""

from collections.abc import Callable, Iterator
from typing import Any, Self

from pydantic import model_validator

from .text import Record


class KeyFault(ValueError):
    """A fault that shows only in the whole entry, with the key inside it that has to be mended; no key is the entry itself."""

    def __init__(self, message: str, *key: str | int):
        super().__init__(message)
        self.key = key


class KeyFaults(ValueError):
    """Everything that the rules of one entry find."""

    def __init__(self, faults: list[KeyFault]):
        super().__init__(faults[0].args[0])
        self.faults = faults


Rule = Callable[[], Iterator[KeyFault]]


class Ruled(Record):
    """A record with rules between its keys.

    A rule asks only for the keys that it is about: of an entry with a key that cannot be read, ``content/partial`` tries the
    rules that do without that key.
    """

    def rules(self) -> tuple[Rule, ...]:
        return ()

    @classmethod
    def at_length(cls, typed: Any) -> Any:
        """The entry as typed, with its short forms written out."""
        return typed

    @model_validator(mode="before")
    @classmethod
    def _is_written_out(cls, typed: Any) -> Any:
        return cls.at_length(typed)

    @model_validator(mode="after")
    def _rules_hold(self) -> Self:
        if faults := [fault for rule in self.rules() for fault in rule()]:
            raise KeyFaults(faults)
        return self


def fault_of(key: tuple[str | int, ...], read: Callable[[str], object], printed: str) -> Iterator[KeyFault]:
    """The fault of a key whose print cannot be read."""
    try:
        read(printed)
    except ValueError as fault:
        yield KeyFault(fault.args[0], *key)


def is_read(record: Record, key: str) -> bool:
    """Whether a key of a record could be read; without faults every key is."""
    return key in vars(record)
