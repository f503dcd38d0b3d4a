"""What typing in from paper asks of the log: the doors of a street, and how many are typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from organiser_app.domain.values import EntryRoad
from organiser_app.store.names import called
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.doors import streets


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
    names = tuple(row.name for row in streets(connection))
    return PaperFacts(names, doors_on(connection, street), typed_in_since(connection, since))


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
    """How many listenings were typed in from paper since `moment`, and stand."""
    columns = t.listening.c
    made = (
        select(t.changed_row.c.row_id)
        .join(t.change, t.change.c.sequence == t.changed_row.c.sequence)
        .where(
            t.changed_row.c.table_name == t.listening.name,
            t.changed_row.c.before.is_(None),
            t.change.c.at >= moment,
        )
    )
    query = select(func.count()).where(
        t.live(t.listening), columns.entered == EntryRoad.PAPER, columns.id.in_(made)
    )
    return connection.scalar(query) or 0
