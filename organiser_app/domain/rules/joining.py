"""Joining what two logs know of one field: which value stands, and which were written apart.

A field is a register of several values, after Shapiro et al., "Conflict-free replicated data
types" (2011), with what each device has seen kept as in Almeida et al., "Delta state replicated
data types" (2018). The greatest version always stands, whatever else is known; what a log has
seen decides only whether an earlier value is a conflict, so that too little knowledge asks one
question too many and never loses a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DEVICE_AT = 8
"""Where in the 16 bytes of a version its device begins."""

_UNTOLD = "null"


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A value of one field, as some device wrote it.

    `value` is JSON. It is `open` while no write is known whose writer had seen it: one open value
    stands, and any further are conflicts with it. One that is not open was seen and written over;
    others are told of it without its value, as if that were null.
    """

    version: bytes
    value: str
    open: bool = True

    @property
    def device(self) -> bytes:
        """Whose write this is."""
        return self.version[DEVICE_AT:]


def joined(ours: Iterable[Written], theirs: Iterable[Written]) -> tuple[Written, ...]:
    """What both know of a field together, the value that stands first.

    The order of the two, repetition, and the way by which each came to be known do not matter.
    """
    here, there = _by_version(ours), _by_version(theirs)
    both = {
        version: max(_found(version, here, there), key=_as_told)
        for version in here.keys() | there.keys()
    }
    stands = max(both, default=b"")
    known = (
        Written(
            one.version,
            one.value,
            one.version == stands or (_leaves_open(one, here) and _leaves_open(one, there)),
        )
        for one in both.values()
    )
    return tuple(sorted((one for one in known if _says_something(one, both)), reverse=True))


def conflicting(known: Iterable[Written]) -> tuple[Written, ...]:
    """The values beside the one that stands (the first) that somebody has yet to choose from."""
    stands, *others = known
    return tuple(one for one in others if one.open and one.value != stands.value)


def _by_version(side: Iterable[Written]) -> dict[bytes, Written]:
    return {one.version: one for one in side}


def _found(version: bytes, *sides: dict[bytes, Written]) -> list[Written]:
    return [side[version] for side in sides if version in side]


def _as_told(one: Written) -> tuple[bool, Written]:
    """By how much it tells: who knows the value, and may be asked again, does not lose it."""
    return one.value != _UNTOLD, one


def _leaves_open(one: Written, side: dict[bytes, Written]) -> bool:
    """Whether a log has not written over this value, as far as it knows."""
    own = side.get(one.version)
    return own.open if own else not _is_outdone(one, side)


def _is_outdone(one: Written, side: Iterable[bytes]) -> bool:
    """Whether the same device wrote the field again: it knew what it had written itself."""
    return any(version > one.version and version[DEVICE_AT:] == one.device for version in side)


def _says_something(one: Written, both: Iterable[bytes]) -> bool:
    """Whether a write has to be remembered: a later one of its device says it all."""
    return one.open or not _is_outdone(one, both)
