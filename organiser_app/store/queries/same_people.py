"""Records of one person: which of them the person goes by, and which are read as theirs.

A link never leads on to another link: whoever makes one lets it lead to the record that the
person goes by.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, select

from organiser_app.store.queries import tables as t

Value = TypeVar("Value")


def person_of(subject: ColumnElement[Any]) -> ColumnElement[Any]:
    """The resident by whom the person whom `subject` names goes; mostly that very resident."""
    return func.coalesce(_goes_by(subject), subject)


def goes_by_itself(resident: FromClause) -> ColumnElement[bool]:
    """Whether a record of `resident` is the one by which its person goes."""
    return _goes_by(resident.c.id).is_(None)


def records_of(connection: Connection, resident_id: UUID) -> tuple[UUID, ...]:
    """The ids of all records of a person, the one by which they go first."""
    person = connection.execute(select(person_of(_given(resident_id)))).scalar_one()
    link = t.same_person.c
    others = connection.execute(
        select(link.other_subject_id).where(link.subject_id == person, _stands()).order_by(link.id)
    )
    return each_once((person, *others.scalars()))  # a pack may lead a record to itself


def each_once(values: Iterable[Value]) -> tuple[Value, ...]:
    """What the records of one person hold of something: the values there are, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def _goes_by(subject: ColumnElement[Any]) -> ColumnElement[Any]:
    link = t.same_person.alias()
    return (
        select(func.min(link.c.subject_id))
        .where(link.c.other_subject_id == subject, link.c.same, t.live(link))
        .scalar_subquery()
    )


def _stands() -> ColumnElement[bool]:
    return and_(t.same_person.c.same, t.live(t.same_person))


def _given(resident_id: UUID) -> ColumnElement[Any]:
    return select(t.resident.c.id).where(t.resident.c.id == resident_id).scalar_subquery()
