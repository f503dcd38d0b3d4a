"""The full-text index of the log: wordings, names and projects, inside the encrypted file.

FTS5 with its `porter` stemmer over `unicode61 remove_diacritics 2`: "repairs" finds "repair" and
"cafe" finds "café". Stemming is English; words of other languages are found as they stand and by
their beginnings. See `docs/decisions/0006-search.md` for the plan beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

CREATE_INDEX = (
    """
    CREATE VIRTUAL TABLE search USING fts5(
      body, content='', prefix='2 3', tokenize='porter unicode61 remove_diacritics 2')""",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)
_FORGETTING = 20
"""How many rows are put into the index in the time in which it forgets one; measured, at least."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A table whose text is searched, and the columns that hold it."""

    table: str
    columns: tuple[str, ...]


INDEXED = (
    Indexed("wording", ("body",)),
    Indexed("resident", ("name", "pseudonym")),
    Indexed("project", ("name", "summary")),
    Indexed("theme", ("name",)),
    Indexed("place", ("name",)),
    Indexed("next_step", ("what",)),
    Indexed("commitment", ("what", "promised_by")),
)


@contextmanager
def filled_anew(connection: Connection, leaving: Mapping[str, int]) -> Iterator[None]:
    """Let rows leave inside the block, so many of each table, without each being forgotten.

    The index forgets a row word by word. Where many leave it is emptied before, and filled at the
    end with what stays; until then it is in step with no table. Where few do, nothing is special.
    """
    goes = sum(leaving.get(indexed.table, 0) for indexed in INDEXED)
    of_all = connection.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar_one()
    if goes * _FORGETTING <= of_all:
        yield
        return
    for indexed in INDEXED:
        for event in ("insert", "update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {indexed.table}_search_{event}")
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    yield
    for indexed in INDEXED:
        for statement in (*fill_index(indexed), *search_triggers(indexed)):
            connection.exec_driver_sql(statement)


def search_triggers(indexed: Indexed) -> Iterator[str]:
    """The triggers that keep the index in step with a table.

    The index keeps no text of its own, so what it forgets is named to it word by word; with
    FTS5's `contentless_delete` instead, erased words were found in the file's bytes.
    """
    name = indexed.table
    changed = " OR ".join(
        f"OLD.{column} IS NOT NEW.{column}" for column in (*indexed.columns, "deleted")
    )
    yield f"""
        CREATE TRIGGER {name}_search_insert AFTER INSERT ON "{name}" BEGIN
          {_remember(indexed)}
        END"""
    yield f"""
        CREATE TRIGGER {name}_search_update AFTER UPDATE ON "{name}" WHEN {changed} BEGIN
          {_forget(indexed)}
          {_remember(indexed)}
        END"""
    yield f"""
        CREATE TRIGGER {name}_search_delete AFTER DELETE ON "{name}" BEGIN
          {_forget(indexed)}
          DELETE FROM search_entry WHERE {_is_entry(indexed, "OLD.id")};
        END"""


def fill_index(indexed: Indexed) -> Iterator[str]:
    """The statements that put all rows of a table into an empty index.

    FTS5 writes out what it gathered whenever a row comes before the one that it had last, so that
    in another order it would take eight times as long.
    """
    name = indexed.table
    yield f"""
        DELETE FROM search_entry
        WHERE table_name = '{name}' AND row_id NOT IN (SELECT id FROM "{name}")"""
    yield f"""
        INSERT OR IGNORE INTO search_entry (table_name, row_id) SELECT '{name}', id FROM "{name}"
        """
    yield f"""
        INSERT INTO search (rowid, body)
          SELECT search_entry.id, {_body(indexed, f'"{name}"')} FROM "{name}"
          JOIN search_entry ON {_is_entry(indexed, f'"{name}".id')} WHERE NOT "{name}".deleted
          ORDER BY search_entry.id"""


def _remember(indexed: Indexed) -> str:
    return f"""
          INSERT INTO search_entry (table_name, row_id) VALUES ('{indexed.table}', NEW.id)
            ON CONFLICT (row_id, table_name) DO NOTHING;
          INSERT INTO search (rowid, body)
            SELECT {_entry(indexed, "NEW")}, {_body(indexed, "NEW")} WHERE NOT NEW.deleted;"""


def _forget(indexed: Indexed) -> str:
    return f"""
          INSERT INTO search (search, rowid, body)
            SELECT 'delete', {_entry(indexed, "OLD")}, {_body(indexed, "OLD")}
            WHERE NOT OLD.deleted;"""


def _entry(indexed: Indexed, row: str) -> str:
    return f"(SELECT id FROM search_entry WHERE {_is_entry(indexed, f'{row}.id')})"


def _is_entry(indexed: Indexed, row_id: str) -> str:
    return f"search_entry.row_id = {row_id} AND search_entry.table_name = '{indexed.table}'"


def _body(indexed: Indexed, row: str) -> str:
    return " || ' ' || ".join(f"coalesce({row}.{column}, '')" for column in indexed.columns)
