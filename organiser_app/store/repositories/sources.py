"""Imported rows by where they came from, so that none is taken in twice."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from organiser_app.domain.models import Listening, Place, table_of

_AT_ONCE = 1_000


def known_sources(
    connection: Connection, model: type[Listening | Place], sources: Collection[str]
) -> set[str]:
    """Those of `sources` that a row of `model` came from; an empty one is never known."""
    columns = table_of(model).c
    wanted = sorted(source for source in sources if source)
    known: set[str] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        these = columns.source.in_(wanted[start : start + _AT_ONCE])
        found = connection.scalars(select(columns.source).where(columns.deleted.is_(False), these))
        known.update(found)
    return known
