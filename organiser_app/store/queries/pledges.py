"""The promises that hang on others or do the same as others, as the rule of holding reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select, union

from organiser_app.domain.relationship_values import ConditionKind
from organiser_app.domain.rules.holding import Pledge
from organiser_app.domain.rules.waiting import Waiting, waiting
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of


def pledges(connection: Connection) -> tuple[Pledge, ...]:
    """All that have to do with another: what hangs, on what, who joined whom, what was renewed.

    Two records of one person are one promiser; somebody in no log is known by their name.
    """
    on, at_least = _conditions(connection)
    own = t.commitment.c
    query = select(
        own.id, own.state, own.joins_id, own.renews_id,
        person_of(own.subject_id).label("resident_id"), own.organiser_id,
        func.lower(own.promised_by).label("name"),
    ).where(own.id.in_(_connected()), t.live(t.commitment))  # fmt: skip
    return tuple(
        Pledge(
            row.id,
            promiser=row.resident_id or row.organiser_id or row.name or row.id,
            state=row.state,
            on=tuple(on[row.id]),
            at_least=at_least.get(row.id, 0),
            joins=row.joins_id,
            renews=row.renews_id,
        )
        for row in connection.execute(query)
    )


def waiting_now(connection: Connection) -> dict[UUID, Waiting]:
    """What every open promise waits for that has to do with another, by its id."""
    return waiting(pledges(connection))


def _conditions(connection: Connection) -> tuple[defaultdict[UUID, list[UUID]], Mapping[UUID, int]]:
    """On which promises each hangs, and the largest number of others that it asks for."""
    own = t.commitment_condition.c
    query = select(own.commitment_id, own.kind, own.on_id, own.at_least)
    on: defaultdict[UUID, list[UUID]] = defaultdict(list)
    at_least: dict[UUID, int] = {}
    for row in connection.execute(query.where(t.live(t.commitment_condition)).order_by(own.id)):
        if row.kind is ConditionKind.ANOTHER and row.on_id is not None:
            on[row.commitment_id].append(row.on_id)
        elif row.kind is ConditionKind.AT_LEAST:
            wanted = max(row.at_least or 0, at_least.get(row.commitment_id, 0))
            at_least[row.commitment_id] = wanted
    return on, at_least


def _connected() -> Select[Any]:
    """The ids of the promises that stand at either end of anything."""
    own, condition = t.commitment.c, t.commitment_condition
    ends = union(
        select(condition.c.commitment_id.label("id")).where(t.live(condition)),
        select(condition.c.on_id).where(t.live(condition), condition.c.on_id.is_not(None)),
        select(own.id).where(own.joins_id.is_not(None)),
        select(own.joins_id).where(own.joins_id.is_not(None)),
        select(own.id).where(own.renews_id.is_not(None)),
        select(own.renews_id).where(own.renews_id.is_not(None)),
    ).subquery()
    return select(ends.c.id)
