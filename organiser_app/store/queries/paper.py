"""What typing in from paper asks of the log: the doors of a street, and how many are typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from organiser_app.domain.clock import milliseconds
from organiser_app.domain.values import EntryRoad
from organiser_app.store.names import called
from organiser_app.store.queries import tables as t

_BELOW_TIME = 80
"""The bits of an id below its milliseconds."""


@dataclass(frozen=True, slots=True)
class KnownDoor:
    """A door's label, and whether it asked for no contact."""

    label: str
    do_not_contact: bool


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """The streets of the log by name, the doors of the one in hand, and how many are typed in."""

    streets: tuple[str, ...]
    doors: tuple[KnownDoor, ...]
    typed_in: int


def paper_facts(connection: Connection, street: str, since: datetime) -> PaperFacts:
    """What the page shows beside what is being typed; `since` is when the day began."""
    names = street_names(connection)
    return PaperFacts(names, doors_on(connection, street), typed_in_since(connection, since))


def street_names(connection: Connection) -> tuple[str, ...]:
    """The names of the streets, each once and in their order."""
    columns = t.street.c
    query = select(columns.name).where(t.live(t.street)).order_by(func.lower(columns.name))
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def doors_on(connection: Connection, street: str) -> tuple[KnownDoor, ...]:
    """The doors of the street of that name in walking order; none where there is no such street."""
    columns = t.door.c
    query = (
        select(columns.label, columns.do_not_contact_since.is_not(None))
        .join_from(t.door, t.street, t.joined_to(t.street, columns.street_id))
        .where(t.live(t.door), called(t.street.c.name, " ".join(street.split())))
        .order_by(columns.position, func.lower(columns.label), columns.id)
    )
    return tuple(KnownDoor(label, bool(off)) for label, off in connection.execute(query))


def typed_in_since(connection: Connection, moment: datetime) -> int:
    """How many listenings were typed in from paper since `moment`, and stand.

    An id begins with the moment at which it was made, and so tells it quicker than the history.
    """
    columns, first = t.listening.c, UUID(int=milliseconds(moment) << _BELOW_TIME)
    query = select(func.count()).where(
        columns.id >= first, columns.entered == EntryRoad.PAPER, t.live(t.listening)
    )
    return connection.scalar(query) or 0
