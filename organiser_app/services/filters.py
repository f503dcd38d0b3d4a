"""Filters saved under a name: this log's own, and no change of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.models import SavedFilter, table_of
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.names import called
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.spans import Locality, LocalitySort

_IDS = ("theme_id", "wave_id", "resident_id", "project_id", "organiser_id")


def keep_filter(log: Log, page: str, name: str, wanted: StatementFilter) -> None:
    """Keep a filter of a page under a name; one of that name, whatever its case, gives way."""
    if not name.strip():
        raise InvalidInput(tr("A filter is saved under a name."))
    table = table_of(SavedFilter)
    fresh = {"name": name.strip(), "body": filter_body(wanted)}
    same = (table.c.page == page) & called(table.c.name, name.strip())
    new_id = log.work().new_id
    with log.local() as connection:
        known = connection.scalar(select(table.c.id).where(same))
        if known is None:
            connection.execute(insert(table).values(id=new_id(), page=page, **fresh))
        else:
            connection.execute(update(table).where(table.c.id == known).values(**fresh))


def drop_filter(log: Log, filter_id: UUID) -> None:
    """Let a saved filter go."""
    table = table_of(SavedFilter)
    with log.local() as connection:
        connection.execute(delete(table).where(table.c.id == filter_id))


def filter_body(wanted: StatementFilter) -> str:
    """A filter as it is kept: JSON of the parts that are set."""
    parts = {key: value for key, value in asdict(wanted).items() if value}
    return json.dumps(parts, default=str, sort_keys=True)


def read_filter(body: str) -> StatementFilter:
    """A filter as it was kept; parts that this version does not know are left out."""
    kept: dict[str, Any] = json.loads(body)
    period, where = kept.get("period"), kept.get("locality")
    return StatementFilter(
        kind=StatementKind(kept["kind"]) if "kind" in kept else None,
        words=kept.get("words", ""),
        period=Period(*(date.fromisoformat(period[each]) for each in ("begins", "ends")))
        if period
        else None,
        locality=Locality(LocalitySort(where["sort"]), UUID(where["id"])) if where else None,
        **{name: UUID(kept[name]) for name in _IDS if name in kept},
    )
