"""What a keeper hands to the next one, as plain values: residents, each in five lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told: what it is about, and the words.

    `verbatim` words are the resident's own; `noted` ones are how the organiser put it.
    """

    about: str
    words: str
    verbatim: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A resident who passes to another keeper.

    Of somebody who did not agree to be shared with the team (`shared` is false) nothing is known
    here but what they are called and where: no lines, and nothing on how to say hello. What they
    are called is for the window alone; the pages tell the door.
    """

    resident_id: UUID
    name: str
    shared: bool
    where: str = ""
    story: tuple[Line, ...] = ()
    hello: tuple[Line, ...] = ()
    open_things: int = 0


@dataclass(frozen=True, slots=True)
class HandoverPack:
    """All who pass from one keeper to another, on a day; `to` is empty while nobody is chosen."""

    from_whom: str
    to: str
    patch: str
    host: str
    on: date
    people: tuple[HandedOver, ...]
