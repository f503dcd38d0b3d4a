"""What the log says of itself: whose it is, where, when it last changed, what is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Table, select

from organiser_app.store.queries import tables as t
from organiser_app.store.repositories.owner import OWN_ORGANISER, OWN_PATCH, kept_id
from organiser_app.store.repositories.same_places import stands_for


@dataclass(frozen=True, slots=True)
class Home:
    """Whose log it is; names are empty and ids None in a log that was not set up."""

    organiser_id: UUID | None
    organiser: str
    patch_id: UUID | None
    patch: str
    host: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Something begun and not saved; `form` says in which form it was typed."""

    id: UUID
    form: str
    body: str
    changed_at: datetime


def home(connection: Connection) -> Home:
    """The log's own organiser, patch and host, and the moment of its last change."""
    organiser_id = kept_id(connection, OWN_ORGANISER)
    own_patch = kept_id(connection, OWN_PATCH)
    patch_id = stands_for(connection, own_patch) if own_patch else None
    changed_at = connection.scalar(
        select(t.change.c.at).order_by(t.change.c.sequence.desc()).limit(1)
    )
    return Home(
        organiser_id,
        _name(connection, t.organiser, organiser_id),
        patch_id,
        _name(connection, t.patch, patch_id),
        _host(connection, patch_id),
        changed_at,
    )


def drafts(connection: Connection) -> tuple[DraftRow, ...]:
    """All that was begun and not saved, the latest first."""
    columns = t.draft.c
    query = select(columns.id, columns.form, columns.body, columns.changed_at).order_by(
        columns.changed_at.desc(), columns.id.desc()
    )
    return tuple(DraftRow(*row) for row in connection.execute(query))


def _name(connection: Connection, table: Table, row_id: UUID | None) -> str:
    query = select(table.c.name).where(table.c.id == row_id, t.live(table))
    return connection.scalar(query) or ""


def _host(connection: Connection, patch_id: UUID | None) -> str:
    query = (
        select(t.host.c.name)
        .join_from(t.patch, t.host, t.joined_to(t.host, t.patch.c.host_id))
        .where(t.patch.c.id == patch_id)
    )
    return connection.scalar(query) or ""
