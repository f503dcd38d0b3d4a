"""Which rows concern a resident: erasing removes them, withdrawing gives them fresh ids.

A row concerns whoever it names as the one whom it is about, or as the other of two; so does
everything that cannot be without it, and whatever was written once to name it. Whoever merely
introduced two others is no more than mentioned in their tie. Nothing here depends on what is *not*
there, nor on what is hidden, so that two logs that hold the same rows find the same, in whatever
order the rows came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Table

from organiser_app.domain.models import synced_tables
from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.versions import fields_of, twin_name

OUTLIVES = frozenset({"organiser"})
"""Tables whose rows are not about the resident whom they name: an organiser may live there too."""

_NUMBERED = frozenset({SUBJECT_TABLE, "listening"})
"""Tables whose rows are erased by their own numbers, and not for what they name alone."""

_MENTIONS = frozenset({"introduced_by_id"})
_LOOSE = (("wording", "of_id"), ("go_back_set_aside", "about_id"))
"""Columns that name a row of some table or other, without which theirs says nothing."""

_WORDS_OF = {
    "the listenings where they were": """
        SELECT w.id FROM presence AS p JOIN wording AS w ON w.of_id = p.listening_id
        WHERE p.id IN gone""",
    "the listenings where they said something": """
        SELECT w.id FROM statement AS s JOIN wording AS w ON w.of_id = s.listening_id
        WHERE s.id IN gone""",
    "the knocks from which those listenings came": """
        SELECT w.id FROM presence AS p JOIN attempt AS a ON a.listening_id = p.listening_id
        JOIN wording AS w ON w.of_id = a.id WHERE p.id IN gone""",
    "the meetings to which they were asked": """
        SELECT w.id FROM meeting_guest AS g JOIN wording AS w ON w.of_id = g.meeting_id
        WHERE g.id IN gone""",
    "later wordings of the same": """
        SELECT s.newer_id FROM supersedes AS s WHERE s.older_id IN gone""",
}
"""Notes and reflections about several people cannot be taken apart: they concern each of them."""

_WAITING = "SELECT row_id FROM register WHERE json_extract(value, '$') IN gone"
_WAITING_ABOUT = rf"{_WAITING} AND field LIKE '%subject\_id' ESCAPE '\'"


@contextmanager
def gathered(connection: Connection, numbers: Iterable[UUID]) -> Iterator[None]:
    """Have the ids of residents, and of all they reach, in the temporary table `gone`."""
    listed = ", ".join(f"('{number.hex}')" for number in numbers)
    with gathered_surely(connection, f"VALUES {listed}"):
        gather_what_waits(connection)
        yield


@contextmanager
def gathered_surely(connection: Connection, those: str) -> Iterator[None]:
    """Have in `gone` what a query gives and all it reaches, but for what waits and may but mention.

    The ids that it gives are of residents, or of rows that went before.
    """
    connection.exec_driver_sql("CREATE TEMP TABLE gone (row_id TEXT PRIMARY KEY) WITHOUT ROWID")
    try:
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO gone {those}")
        _add_reached(connection)
        yield
    finally:
        connection.exec_driver_sql("DROP TABLE gone")


def gather_what_waits(connection: Connection) -> None:
    """Add to `gone` what waits and names any of them, with all it reaches.

    Whether it concerns them the later version knows that wrote it. A row that stands, in a table
    that concerns nobody, is not added: of that the waiting value goes alone.
    """
    waiting = f"{_WAITING} AND NOT ({_stands_and_stays()})"
    if connection.exec_driver_sql(f"INSERT OR IGNORE INTO gone {waiting}").rowcount:
        _add_reached(connection, waiting)


@cache
def _stands_and_stays() -> str:
    return " OR ".join(
        f"table_name = '{table.name}'"
        f' AND EXISTS (SELECT 1 FROM "{table.name}" AS t WHERE t.id = register.row_id)'
        for table in synced_tables()
        if table.name not in may_concern()
    )


@cache
def may_concern() -> frozenset[str]:
    """The tables whose rows may concern somebody: no row of another is ever reached, or erased.

    Numbers to erase come in packs, and one of them may be a patch's, or a tombstone's.
    """
    found = {*_NUMBERED, *(name for name, _ in _LOOSE)}
    while more := {
        table.name
        for table in synced_tables()
        if table.name not in found and not found.isdisjoint(_leading(table).values())
    }:
        found |= more
    return frozenset(found)


def _leading(table: Table) -> dict[str, str]:
    """The columns by which a row goes with what it names, and the table that each names."""
    columns = (*references(table, optional=False), *_about(table))
    return {column: named_by(table, column) for column in columns}


def _add_reached(connection: Connection, *besides: str) -> None:
    reached = [f"INSERT OR IGNORE INTO gone {rows}" for rows in (*_reached(), *besides)]
    while sum(connection.exec_driver_sql(statement).rowcount for statement in reached):
        pass


@cache  # each merge asks for them
def _reached() -> tuple[str, ...]:
    naming = (
        f'SELECT id FROM "{table.name}" WHERE "{column}" IN gone'
        for table in synced_tables()
        for column, named in _leading(table).items()
        if named in may_concern()
    )
    loose = (f"SELECT id FROM {name} WHERE {column} IN gone" for name, column in _LOOSE)
    return (*naming, *loose, *_WORDS_OF.values(), _WAITING_ABOUT)


def _about(table: Table) -> Iterator[str]:
    """The optional columns that name whom a row is about, or what it was written once to name."""
    if table.name in FIXED:
        yield from references(table, optional=True)
    elif table.name not in OUTLIVES:
        optional = set(references(table, optional=True)) - _MENTIONS
        yield from (column for column in subject_columns(table) if column in optional)


def noted_later(connection: Connection) -> tuple[UUID, ...]:
    """The numbers of rows in `gone` that other logs may not find by those that led to them here.

    What did may have been written after they had left, and goes itself.
    """
    found = connection.exec_driver_sql(" UNION ".join(_noted_later())).scalars().all()
    return tuple(map(UUID, sorted(found)))


def _noted_later() -> Iterator[str]:
    """Queries for such rows: they named nobody at first, or are words about several people."""
    for table in synced_tables():
        if table.name not in FIXED:
            first = ", ".join(f'w."{field}"' for field in fields_of(table))
            for column in _about(table):
                yield f"""
                    SELECT t.id FROM "{table.name}" AS t JOIN {twin_name(table.name)} AS w
                    ON w.id = t.id WHERE t.id IN gone AND t."{column}" IN gone
                    AND w."{column}" > min({first})"""
    yield "SELECT id FROM wording WHERE id IN gone AND of_id NOT IN gone"


def references(table: Table, *, optional: bool) -> list[str]:
    """The columns of a table that name a row of another one, and may be empty or not."""
    return [
        column.name
        for column in table.columns
        if column.foreign_keys and bool(column.nullable) is optional
    ]


def named_by(table: Table, column: str) -> str:
    """The table whose rows a column names."""
    (key,) = table.columns[column].foreign_keys
    return key.column.table.name


def mentions(table: Table) -> list[str]:
    """The columns of a table that may name a row which goes, while their own row stays."""
    about = set(_about(table))
    return [column for column in references(table, optional=True) if column not in about]
