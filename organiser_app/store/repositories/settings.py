"""Settings and drafts: the log's own rows, written without a change."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from organiser_app.domain.models import Draft, Setting, table_of
from organiser_app.domain.rules.knocking import KNOCK_AGAIN_AFTER_DAYS

KNOCK_AGAIN_AFTER = "knock_again_after_days"


def put_setting(connection: Connection, key: str, value: str) -> None:
    """Keep a setting in the place of the one before."""
    new = insert(table_of(Setting)).values(key=key, value=value)
    connection.execute(new.on_conflict_do_update(["key"], set_={"value": value}))


def drop_setting(connection: Connection, key: str) -> None:
    """Let a setting be as if it was never put."""
    table = table_of(Setting)
    connection.execute(delete(table).where(table.c.key == key))


def setting(connection: Connection, key: str) -> str | None:
    """A setting, or None where it was never put."""
    table = table_of(Setting)
    return connection.execute(select(table.c.value).where(table.c.key == key)).scalar()


def knock_again_after(connection: Connection) -> int:
    """For how many days a door that was knocked at is left alone; nought is none."""
    kept = setting(connection, KNOCK_AGAIN_AFTER)
    return int(kept) if kept is not None and kept.isdecimal() else KNOCK_AGAIN_AFTER_DAYS


def put_draft(
    connection: Connection, draft_id: UUID, form: str, body: str, changed_at: datetime
) -> None:
    """Keep what is being typed, in the place of what was typed before."""
    fresh = {"form": form, "body": body, "changed_at": changed_at}
    new = insert(table_of(Draft)).values(id=draft_id, **fresh)
    connection.execute(new.on_conflict_do_update(["id"], set_=fresh))


def drop_draft(connection: Connection, draft_id: UUID) -> None:
    """Let a draft go, once it is saved or thrown away."""
    table = table_of(Draft)
    connection.execute(delete(table).where(table.c.id == draft_id))
