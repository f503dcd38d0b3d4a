"""The filters that were saved under a name, and what the parts of a filter are called."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Table, select

from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.spans import LocalitySort


@dataclass(frozen=True, slots=True)
class SavedFilterRow:
    """A saved filter; `body` is what the service that keeps it made of the filter."""

    id: UUID
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class FilterNames:
    """What the parts of a filter are called; empty where a part is not set, or is gone."""

    wave: str = ""
    locality: str = ""
    theme: str = ""
    organiser: str = ""
    resident: str = ""


def saved_filters(connection: Connection, page: str) -> tuple[SavedFilterRow, ...]:
    """The filters saved for a page, by their names."""
    columns = t.saved_filter.c
    query = select(columns.id, columns.name, columns.body).where(columns.page == page)
    rows = [SavedFilterRow(*row) for row in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def filter_names(connection: Connection, wanted: StatementFilter) -> FilterNames:
    """The names of what is wanted."""
    where = wanted.locality
    held = t.street if where and where.sort is LocalitySort.STREET else t.place
    return FilterNames(
        wave=_name(connection, t.wave, wanted.wave_id),
        locality=_name(connection, held, where.id if where else None),
        theme=_name(connection, t.theme, wanted.theme_id),
        organiser=_name(connection, t.organiser, wanted.organiser_id),
        resident=_name(connection, t.resident, wanted.resident_id),
    )


def organisers(connection: Connection) -> tuple[tuple[UUID, str], ...]:
    """Everybody who listened, by name."""
    columns = t.organiser.c
    rows = connection.execute(select(columns.id, columns.name).where(t.live(t.organiser)))
    return tuple(sorted(((row.id, row.name) for row in rows), key=lambda one: one[1].casefold()))


def _name(connection: Connection, table: Table, row_id: UUID | None) -> str:
    if row_id is None:
        return ""
    name = t.name_of(table) if table is t.resident else table.c.name
    return connection.scalar(select(name).where(table.c.id == row_id, t.live(table))) or ""
