"""One listening, seen whole: how, where and when it was, who was there, and what was kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from organiser_app.domain.values import EntryRoad, ListeningKind, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.statements import StatementRow, statement_rows
from organiser_app.store.queries.texts import current_texts, text_of
from organiser_app.store.repositories.owner import OWN_ORGANISER
from organiser_app.store.repositories.settings import setting


@dataclass(frozen=True, slots=True)
class ListeningDetail:
    """A conversation as its own organiser sees it.

    `people` are the names of those present who are in the log, `unnamed` counts those who are
    not; `language` and `where` are empty where they were not said. `reflection` is given only of
    the listenings of the log's own organiser: it is shown to nobody else, and is in no report.
    """

    id: UUID
    kind: ListeningKind
    at: datetime
    where: str
    organiser: str
    people: tuple[str, ...]
    unnamed: int
    language: str
    entered: EntryRoad
    privacy_notice: bool
    note: str
    reflection: str
    statements: tuple[StatementRow, ...]


def listening(connection: Connection, listening_id: UUID) -> ListeningDetail | None:
    """One listening; None where there is none, or no more."""
    row = _facts(connection, listening_id)
    if row is None:
        return None
    is_own = setting(connection, OWN_ORGANISER) == str(row.organiser_id)
    parts = (WordingPart.NOTE, WordingPart.REFLECTION) if is_own else (WordingPart.NOTE,)
    texts = current_texts(connection, [listening_id], parts)
    return ListeningDetail(
        id=row.id,
        kind=row.kind,
        at=row.at,
        where=row.place,
        organiser=row.organiser,
        people=_present(connection, listening_id),
        unnamed=row.unnamed_present,
        language=row.language or "",
        entered=row.entered,
        privacy_notice=row.privacy_notice,
        note=text_of(texts, listening_id, WordingPart.NOTE).body,
        reflection=text_of(texts, listening_id, WordingPart.REFLECTION).body,
        statements=statement_rows(connection, _said(connection, listening_id)),
    )


def _facts(connection: Connection, listening_id: UUID) -> Row[Any] | None:
    columns = t.listening.c
    query = (
        select(
            columns.id,
            columns.kind,
            columns.at,
            columns.organiser_id,
            columns.entered,
            columns.privacy_notice,
            columns.unnamed_present,
            columns.language,
            t.whereabouts().label("place"),
            func.coalesce(t.organiser.c.name, "").label("organiser"),
        )
        .select_from(t.listening)
        .outerjoin(t.organiser, t.joined_to(t.organiser, columns.organiser_id))
        .outerjoin(t.place, t.joined_to(t.place, columns.place_id))
        .outerjoin(t.door, t.joined_to(t.door, columns.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(columns.id == listening_id, t.live(t.listening))
    )
    return connection.execute(query).one_or_none()


def _present(connection: Connection, listening_id: UUID) -> tuple[str, ...]:
    """The names of those present, each once, in the order in which they were written down."""
    columns = t.presence.c
    query = (
        select(t.resident.c.id, t.name_of(t.resident))
        .join_from(t.presence, t.resident, t.joined_to(t.resident, person_of(columns.subject_id)))
        .where(columns.listening_id == listening_id, t.live(t.presence))
        .order_by(columns.id)
    )
    names: dict[UUID, str] = dict(connection.execute(query).all())
    return tuple(names.values())


def _said(connection: Connection, listening_id: UUID) -> Sequence[UUID]:
    columns = t.statement.c
    query = select(columns.id).where(columns.listening_id == listening_id, t.live(t.statement))
    return connection.execute(query.order_by(columns.id)).scalars().all()
