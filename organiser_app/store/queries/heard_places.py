"""What was heard where: statements by street and place, or by area, each by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, func, select

from organiser_app.domain.values import StatementKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import StatementFilter, said_and_heard
from organiser_app.store.queries.spans import Locality, LocalitySort
from organiser_app.store.queries.walking import ROW_OF_LISTENING, listenings_outwards

Kinds = tuple[tuple[StatementKind, int], ...]


@dataclass(frozen=True, slots=True)
class LocalityRow:
    """How many statements of each kind, noughts too, were heard at one locality.

    `locality` is None for what was heard at no known place, or in no area.
    """

    locality: Locality | None
    name: str
    kinds: Kinds

    @property
    def statements(self) -> int:
        """All kinds together."""
        return sum(count for _, count in self.kinds)


def heard_by_place(
    connection: Connection, wanted: StatementFilter, *, by_area: bool = False
) -> tuple[LocalityRow, ...]:
    """The statements that are wanted, by where they were heard; the most first, nowhere last.

    The filter's own locality is not looked at, so that another can be chosen. A street lies in no
    area; what was heard at an area itself counts as heard in it.
    """
    counted = _by_street_and_place(connection, replace(wanted, locality=None))
    found: dict[Locality | None, list[int]] = {}
    places = _places(connection)
    for row in counted:
        where = _locality(row[0], row[1], places, by_area=by_area)
        sums = found.setdefault(where, [0] * len(StatementKind))
        for at in range(len(StatementKind)):
            sums[at] += row[at + 2]
    return _rows(connection, found, places)


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    area_id: UUID | None
    is_area: bool


def _by_street_and_place(connection: Connection, wanted: StatementFilter) -> Sequence[Any]:
    """Street, place, and the statements of each kind in their order."""
    kind, listening = t.statement.c.kind, t.listening.c
    counts = [func.sum(kind == each, type_=Integer).label(each) for each in StatementKind]
    heard = (
        select(listening.place_id, listening.door_id, *counts)
        .select_from(listenings_outwards())
        .where(*said_and_heard(connection, wanted))
        .group_by(ROW_OF_LISTENING)
        .subquery()
    )
    sums = [func.sum(heard.c[each.value]) for each in StatementKind]
    door = t.door.c
    return connection.execute(
        select(door.street_id, heard.c.place_id, *sums)
        .outerjoin_from(heard, t.door, door.id == heard.c.door_id)
        .group_by(door.street_id, heard.c.place_id)
    ).all()


def _places(connection: Connection) -> dict[UUID, _Place]:
    place = t.place.c
    rows = connection.execute(select(place.id, place.name, place.area_id).where(t.live(t.place)))
    found = {row.id: (row.name, row.area_id) for row in rows}
    areas = {area_id for _, area_id in found.values() if area_id in found}
    return {
        place_id: _Place(name, area_id if area_id in areas else None, place_id in areas)
        for place_id, (name, area_id) in found.items()
    }


def _locality(
    street_id: UUID | None,
    place_id: UUID | None,
    places: dict[UUID, _Place],
    *,
    by_area: bool,
) -> Locality | None:
    place = places.get(place_id) if place_id else None
    if place is not None and place_id is not None:
        if not by_area:
            return Locality(LocalitySort.PLACE, place_id)
        area_id = place_id if place.is_area else place.area_id
        return Locality(LocalitySort.AREA, area_id) if area_id else None
    if street_id is None or by_area:
        return None
    return Locality(LocalitySort.STREET, street_id)


def _rows(
    connection: Connection, found: dict[Locality | None, list[int]], places: dict[UUID, _Place]
) -> tuple[LocalityRow, ...]:
    streets = _street_names(connection)
    names = streets | {place_id: place.name for place_id, place in places.items()}
    rows = [
        LocalityRow(
            where,
            names.get(where.id, "") if where else "",
            tuple(zip(StatementKind, counts, strict=True)),
        )
        for where, counts in found.items()
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.locality is None, -row.statements, row.name.casefold()))
    )


def _street_names(connection: Connection) -> dict[UUID, str]:
    street = t.street.c
    return dict(connection.execute(select(street.id, street.name).where(t.live(t.street))).all())


def localities(connection: Connection) -> tuple[tuple[Locality, str], ...]:
    """Every street, place and area by its name, in the order of the names; an area is no place."""
    streets = _street_names(connection)
    found = [(Locality(LocalitySort.STREET, each), name) for each, name in streets.items()]
    for place_id, place in _places(connection).items():
        found.append((_as_locality(place_id, place), place.name))
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0].sort, one[0].id)))


def locality_of(connection: Connection, place_id: UUID) -> Locality:
    """A place as the localities have it: where others lie in it, it is an area."""
    return _as_locality(place_id, _places(connection).get(place_id))


def _as_locality(place_id: UUID, place: _Place | None) -> Locality:
    is_area = place is not None and place.is_area
    return Locality(LocalitySort.AREA if is_area else LocalitySort.PLACE, place_id)
