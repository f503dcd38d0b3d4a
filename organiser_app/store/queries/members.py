"""Who carries a project or belongs to a group: residents, by whom they go, and organisers.

Each question is asked of a table of members, in which `key` names the column of their project or
group.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, Table, func, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of


def who() -> ColumnElement[UUID]:
    """The resident or else the organiser, over `with_names`; nothing where both are gone."""
    return func.coalesce(t.resident.c.id, t.organiser.c.id)


def with_names(member: Table) -> FromClause:
    """Members beside the resident or the organiser that each of them is."""
    resident = t.joined_to(t.resident, person_of(member.c.subject_id))
    organiser = t.joined_to(t.organiser, member.c.organiser_id)
    return member.outerjoin(t.resident, resident).outerjoin(t.organiser, organiser)


def how_many(member: Table, key: str, whole: Table) -> ScalarSelect[int]:
    """How many different people belong now to each row of `whole`."""
    return (
        select(func.count(who().distinct()))
        .select_from(with_names(member))
        .where(member.c[key] == whole.c.id, t.live(member), member.c.left_on.is_(None))
        .correlate(whole)
        .scalar_subquery()
    )


def members_of(
    member: Table, key: str, whole_id: UUID, *columns: ColumnElement[Any]
) -> Select[Any]:
    """Who belongs to a project or a group, or did, in no order; `columns` beside their part."""
    own = member.c
    return (
        select(
            who().label("person_id"),
            t.name_of_either().label("name"),
            t.resident.c.id.is_not(None).label("is_resident"),
            own.role,
            own.leads,
            own.joined_on,
            *columns,
        )
        .select_from(with_names(member))
        .where(own[key] == whole_id, t.live(member), who().is_not(None))
    )
