"""Who organises here, whom they keep, and how a resident came into whose keeping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from organiser_app.domain.values import OrganiserRole
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import goes_by_itself, person_of
from organiser_app.store.repositories.owner import owner


@dataclass(frozen=True, slots=True)
class OrganiserRow:
    """An organiser: `keeps` counts residents; `resident_id` is who a volunteer organiser is.

    `own` marks the one whose log it is.
    """

    id: UUID
    name: str
    role: OrganiserRole
    keeps: int
    left_on: date | None = None
    resident_id: UUID | None = None
    resident: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class KeeperRow:
    """A resident came into somebody's keeping; of nobody's, the name is empty."""

    organiser: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who keeps a resident now, since when they left, and the moves that led there, latest first.

    `organiser_id` is None where nobody does; `left_on` where the keeper still organises. `others`
    are whom other records of the person name, until somebody settles who it is.
    """

    organiser_id: UUID | None
    left_on: date | None
    moves: tuple[KeeperRow, ...]
    others: tuple[str, ...] = ()


def organisers(connection: Connection) -> tuple[OrganiserRow, ...]:
    """All who organise or organised here, by name, those who left last."""
    kept = _kept_by_each(connection)
    own = owner(connection).organiser_id
    organiser = t.organiser.c
    query = (
        select(
            organiser.id,
            organiser.name,
            organiser.role,
            organiser.left_on,
            organiser.subject_id,
            t.name_of(t.resident).label("resident"),
        )
        .select_from(t.organiser)
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(organiser.subject_id)))
        .where(t.live(t.organiser))
        .order_by(organiser.left_on.is_not(None), func.lower(organiser.name), organiser.id)
    )
    return tuple(
        OrganiserRow(
            id=row.id,
            name=row.name,
            role=row.role,
            keeps=kept.get(row.id, 0),
            left_on=row.left_on,
            resident_id=row.subject_id,
            resident=row.resident,
            own=row.id == own,
        )
        for row in connection.execute(query)
    )


def kept_by(connection: Connection, organiser_id: UUID | None) -> tuple[UUID, ...]:
    """The residents whom an organiser, or nobody, keeps; by name."""
    resident = t.resident.c
    query = (
        select(resident.id)
        .where(resident.keeper_id.is_not_distinct_from(organiser_id))
        .where(t.live(t.resident), goes_by_itself(t.resident))
        .order_by(func.lower(t.name_of(t.resident)), resident.id)
    )
    return tuple(connection.execute(query).scalars())


def keeper_moves(connection: Connection, records: Sequence[UUID]) -> tuple[KeeperRow, ...]:
    """How a person came into whose keeping, the latest first; `records` are all of theirs."""
    move = t.keeper_move.c
    query = (
        select(func.coalesce(t.organiser.c.name, ""), move.on, move.why)
        .select_from(t.keeper_move)
        .outerjoin(t.organiser, t.joined_to(t.organiser, move.organiser_id))
        .where(move.subject_id.in_(records), t.live(t.keeper_move))
        .order_by(move.on.desc(), move.id.desc())
    )
    return tuple(KeeperRow(*row) for row in connection.execute(query))


def keeping(connection: Connection, records: Sequence[UUID]) -> Keeping:
    """Who keeps a person; `records` are all of theirs, the one by which they go first."""
    columns = t.resident.c
    query = (
        select(columns.id.label("record"), t.organiser.c.id, t.organiser.c.name)
        .add_columns(t.organiser.c.left_on)
        .join_from(t.resident, t.organiser, t.joined_to(t.organiser, columns.keeper_id))
        .where(columns.id.in_(records), t.live(t.resident))
    )
    by_record = {row.record: row for row in connection.execute(query)}
    first = by_record.get(records[0])
    organiser_id, left_on = (first.id, first.left_on) if first else (None, None)
    rest = (by_record[each] for each in records if each in by_record)
    others = tuple(dict.fromkeys(row.name for row in rest if row.id != organiser_id))
    return Keeping(organiser_id, left_on, keeper_moves(connection, records), others)


def _kept_by_each(connection: Connection) -> dict[UUID, int]:
    keeper = t.resident.c.keeper_id
    query = (
        select(keeper, func.count())
        .where(keeper.is_not(None), t.live(t.resident), goes_by_itself(t.resident))
        .group_by(keeper)
    )
    return dict(connection.execute(query).all())
