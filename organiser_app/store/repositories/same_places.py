"""What was found to be one patch, street, door, place or wave: links, what names which.

What names a row of a table is read off the models' own references, so that no column of a table to
come is forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    func,
    or_,
    select,
)

from organiser_app.domain.models import (
    Door,
    Patch,
    Place,
    SamePlace,
    Street,
    Synced,
    Theme,
    Wave,
    synced_tables,
    table_of,
)
from organiser_app.domain.rules.agreeing import Sort, Spot, agreeing, root_of
from organiser_app.domain.rules.place_names import label_key

MODELS: Mapping[Sort, type[Synced]] = {
    Sort.PATCH: Patch,
    Sort.STREET: Street,
    Sort.DOOR: Door,
    Sort.PLACE: Place,
    Sort.WAVE: Wave,
}
"""Those that are brought together by moving what names them; themes are merged in the codebook."""

_SORTS = {table_of(model).name: sort for sort, model in MODELS.items()}
_BELOW = {Sort.PATCH: (Sort.STREET, Sort.PLACE, Sort.WAVE), Sort.STREET: (Sort.DOOR,)}
_WITHIN = {
    Sort.STREET: "patch_id",
    Sort.DOOR: "street_id",
    Sort.PLACE: "patch_id",
    Sort.WAVE: "patch_id",
}
_UPWARDS = (Sort.DOOR, Sort.PLACE, Sort.WAVE, Sort.STREET, Sort.PATCH)
_SAME = table_of(SamePlace)
_BETWEEN = "\x1f"
"""What stands between the labels of a street; it can be typed into none."""

Pair = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Together:
    """Two that become one: what names `other` will name `kept`, and `other` be hidden."""

    sort: Sort
    kept: UUID
    other: UUID


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the rows themselves: hidden ones that are named still, and how often.

    `apart` are the pairs of which somebody said that they are two.
    """

    still_named: Mapping[UUID, int]
    apart: frozenset[Pair]


@cache
def naming(table: Table) -> tuple[Column[Any], ...]:
    """The columns of synced tables that name a row of `table`."""
    return tuple(
        column
        for other in synced_tables()
        for column in other.columns
        if any(key.column.table is table for key in column.foreign_keys)
    )


def sort_of(connection: Connection, row_id: UUID) -> Sort | None:
    """Of which sort a row is, hidden or not; None where it is none of them."""
    for sort in Sort:
        table = table_of(MODELS.get(sort, Theme))
        if connection.scalar(select(table.c.id).where(table.c.id == row_id)) is not None:
            return sort
    return None


def links(connection: Connection) -> dict[UUID, UUID]:
    """From each that was brought together with another to the one that was kept, as it was last."""
    query = (
        select(_SAME.c.other_id, _SAME.c.kept_id)
        .where(_SAME.c.same, _SAME.c.deleted.is_(False))
        .order_by(_SAME.c.id)
    )
    return dict(connection.execute(query).all())


def known(connection: Connection) -> Known:
    """What is known beside the rows."""
    query = select(_SAME.c.kept_id, _SAME.c.other_id).where(
        _SAME.c.same.is_(False), _SAME.c.deleted.is_(False)
    )
    apart = frozenset(frozenset(pair) for pair in connection.execute(query).all())
    return Known(_still_named(connection), apart)


def stands_for(connection: Connection, patch_id: UUID) -> UUID:
    """The patch that is kept in the place of one that was brought together with another."""
    hidden = connection.scalar(_hidden(), {"patch": patch_id})
    return root_of(links(connection), patch_id) if hidden else patch_id


def spots(
    connection: Connection, sort: Sort, also: Collection[UUID] = (), within: Iterable[UUID] = ()
) -> list[Spot]:
    """All of a sort that are in sight, and `also` some that are hidden; or those `within` some."""
    table = table_of(MODELS[sort])
    query = select(table).where(or_(table.c.deleted.is_(False), table.c.id.in_(tuple(also))))
    if within:
        query = query.where(table.c[_WITHIN[sort]].in_(tuple(within)))
    return [_spot(row, sort) for row in connection.execute(query.order_by(table.c.id))]


def doors_perhaps_twice(connection: Connection, also: Collection[UUID]) -> list[Spot]:
    """The doors of those streets in which two labels agree, and `also` some, their streets' too.

    All other doors are not made into spots: a nation's log has more of them than of all else.
    """
    door = table_of(Door).c
    labels = func.group_concat(door.label, _BETWEEN)
    query = select(door.street_id, labels).where(door.deleted.is_(False)).group_by(door.street_id)
    streets = {
        street_id
        for street_id, said in connection.execute(query)
        if len(set(map(label_key, said.split(_BETWEEN)))) <= said.count(_BETWEEN)
    }
    named = select(door.street_id).where(door.id.in_(tuple(also)))
    wanted = streets | set(connection.scalars(named))
    return spots(connection, Sort.DOOR, also, wanted) if wanted else []


def together(
    connection: Connection, sort: Sort, kept: UUID, other: UUID, beside: Known
) -> list[Together]:
    """Two that become one, and all below them that come along since they agree, parents first."""
    found = [Together(sort, kept, other)]
    for below in _BELOW.get(sort, ()):
        children = spots(connection, below, beside.still_named, (kept, other))
        for same in agreeing(children, beside.apart):
            for each in same[1:]:
                found += together(connection, below, same[0].id, each.id, beside)
    return found


def agreeing_doors(connection: Connection, street_id: UUID, beside: Known) -> list[Together]:
    """The doors of a street that become one, since their labels agree."""
    doors = spots(connection, Sort.DOOR, beside.still_named, (street_id,))
    return [
        Together(Sort.DOOR, same[0].id, each.id)
        for same in agreeing(doors, beside.apart)
        for each in same[1:]
    ]


@cache
def _hidden() -> Select[bool]:
    columns = table_of(Patch).c
    return select(columns.deleted).where(columns.id == bindparam("patch"))


def _still_named(connection: Connection) -> dict[UUID, int]:
    """The hidden rows that rows in sight name, and those that such rows in turn lie in."""
    found: dict[UUID, int] = {}
    for sort in _UPWARDS:
        found |= _named(connection, table_of(MODELS[sort]), found)
    return found


def _named(connection: Connection, table: Table, below: Mapping[UUID, int]) -> Counter[UUID]:
    """The hidden rows of a table that are named, each with how often.

    Asked from the hidden ones outwards, which are few: no row that names none of them is looked at.
    """
    counted: Counter[UUID] = Counter()
    gone = select(table.c.id).where(table.c.deleted)
    for column in naming(table):
        other = column.table.alias("naming")
        in_sight: ColumnElement[bool] = other.c.deleted.is_(False)
        if column.table.name in _SORTS:
            in_sight = or_(in_sight, other.c.id.in_(tuple(below)))
        named = other.c[column.name]
        query = select(named, func.count()).where(named.in_(gone), in_sight).group_by(named)
        counted.update(dict(connection.execute(query).all()))
    return counted


def _spot(row: Row[Any], sort: Sort) -> Spot:
    if sort is not Sort.PLACE:
        name = row.label if sort is Sort.DOOR else row.name
        within = getattr(row, _WITHIN[sort]) if sort in _WITHIN else None
        days = (row.begins_on, row.ends_on) if sort is Sort.WAVE else None
        return Spot(row.id, sort, name, within, in_sight=not row.deleted, days=days)
    known_at = row.latitude is not None and row.longitude is not None
    return Spot(
        row.id,
        sort,
        row.name,
        row.patch_id,
        row.kind,
        (row.latitude, row.longitude) if known_at else None,
        row.source,
        in_sight=not row.deleted,
    )
