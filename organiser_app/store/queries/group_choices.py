"""What a form about groups and meetings offers to choose from, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.store.names import called
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose by its name."""

    id: UUID
    name: str


def group_names(connection: Connection) -> tuple[Named, ...]:
    """The groups that go on, by name."""
    going_on = t.group.c.ended_on.is_(None)
    return _named(connection, t.group.c.id, t.group.c.name, t.live(t.group), going_on)


def project_names(connection: Connection) -> tuple[Named, ...]:
    """The projects that have not ended, by name."""
    going_on = t.project.c.ended_on.is_(None)
    return _named(connection, t.project.c.id, t.project.c.name, t.live(t.project), going_on)


def organiser_names(connection: Connection) -> tuple[Named, ...]:
    """The organisers who have not left, by name."""
    here = t.organiser.c.left_on.is_(None)
    return _named(connection, t.organiser.c.id, t.organiser.c.name, t.live(t.organiser), here)


def _named(
    connection: Connection, key: Any, name: Any, *conditions: ColumnElement[bool]
) -> tuple[Named, ...]:
    query = select(key, name).where(*conditions).order_by(func.lower(name), key)
    return tuple(Named(*row) for row in connection.execute(query))


def known_by_name(connection: Connection, names: Sequence[str]) -> frozenset[str]:
    """Of these names, in small letters, those by which a save will know a resident.

    As `resident_meant` has it: a name of several words that one resident has, and nobody else.
    """
    full = [name for name in names if len(name.split()) > 1]
    found = (name for name in full if _bearers(connection, name) == 1)
    return frozenset(name.casefold() for name in found)


def _bearers(connection: Connection, name: str) -> int:
    columns = t.resident.c
    so_called = called(columns.name, name) | called(columns.pseudonym, name)
    people = func.count(person_of(columns.id).distinct())
    query = select(people).where(t.live(t.resident), so_called)
    return connection.scalar(query) or 0
