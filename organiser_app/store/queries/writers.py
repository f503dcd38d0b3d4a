"""Whose log wrote a field of a row, as far as packs of theirs came."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, func, select, text

from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.store.device import device_number
from organiser_app.store.queries import tables as t
from organiser_app.store.versions import twin_name

HERE = ""
"""Stands for whoever writes in this log itself."""


def writer_of(connection: Connection, table: str, field: str, row_id: UUID) -> str | None:
    """What whoever wrote a field last is called here; `HERE` for this log, None if not known.

    `table` and `field` are names of the schema.
    """
    query = text(f'SELECT "{field}" FROM {twin_name(table)} WHERE id = :row_id')
    version = connection.scalar(query, {"row_id": row_id.hex})
    if version is None:
        return None
    device = bytes(version)[DEVICE_AT:].hex()
    return HERE if device == device_number(connection) else _called(connection, device)


def _called(connection: Connection, device: str) -> str | None:
    run, member = t.merge_run.c, t.member.c
    query = (
        select(func.coalesce(member.name, run.sender_name))
        .join_from(t.merge_run, t.member, member.checking_key == run.sender, isouter=True)
        .where(run.device == device)
        .order_by(run.sequence.desc())
        .limit(1)
    )
    found: str | None = connection.scalar(query)
    return found
