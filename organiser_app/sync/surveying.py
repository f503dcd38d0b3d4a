"""The SQL behind a survey: which rows a change put in or altered, gathered once and counted.

They are noted in a temporary table, `surveyed`, which goes with the transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.shapes import Shape, shapes

_TOLD_ELSEWHERE = frozenset({"erased", "supersedes"})
"""What is told by its residents, and by the texts that were written anew."""

_TEXT = "wording"
_ANEW = f"""
    FROM supersedes AS s JOIN wording AS o ON o.id = s.older_id
    JOIN {twin_name("wording")} AS v ON v.id = o.id AND v.sequence <> :sequence
    WHERE NOT s.deleted"""

MOST_PEOPLE = 200
"""How many residents are told of, those first of whom most came."""

_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"
_STOOD_IN = f"'{NO_VERSION.hex()}'"
_NUMBERED = """
    SELECT {names}, row_id, table_name, deed,
      row_number() OVER (PARTITION BY {names} ORDER BY row_id) AS place
    FROM surveyed"""


RowKey = tuple[str, str]
"""A row by its table and its id: two may have one id."""


class Place(NamedTuple):
    """A row that was gathered, and its fate."""

    table: str
    row_id: str
    deed: str

    @property
    def row(self) -> RowKey:
        """Which row it is."""
        return self.table, self.row_id


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows of one table have one fate, or are of one resident; the first of them."""

    deed: str
    table: str
    subject: str
    count: int
    rows: tuple[Place, ...]


def gather(connection: Connection, sequence: int) -> None:
    """Note all rows that the change `sequence` put in, altered or carries along."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE surveyed (deed TEXT, table_name TEXT, row_id TEXT, subject_id TEXT)"
    )
    for name, shape in shapes().items():
        if name in _TOLD_ELSEWHERE:
            continue
        for query in (_added(name, shape), _changed(name, shape)):
            connection.execute(text(f"INSERT INTO surveyed {query}"), {"sequence": sequence})
    connection.execute(text(_WAITING), {"sequence": sequence})
    connection.execute(
        text(f"""
            UPDATE surveyed SET deed = 'changed' WHERE table_name = 'wording' AND deed = 'added'
            AND row_id IN (SELECT s.newer_id {_ANEW})"""),
        {"sequence": sequence},
    )


def texts_before(
    connection: Connection, sequence: int, rows: Iterable[RowKey]
) -> dict[RowKey, dict[str, Any]]:
    """What a text said in whose place one of the rows was written, by that row."""
    query = (
        f"SELECT s.newer_id, o.body {_ANEW} AND s.newer_id IN (SELECT value FROM json_each(:ids))"
    )
    ids = sorted(row_id for table, row_id in rows if table == _TEXT)
    found = connection.execute(text(query), {"sequence": sequence, "ids": json.dumps(ids)})
    return {(_TEXT, newer): {"body": body} for newer, body in found}


def leave_out(connection: Connection, rows: Iterable[RowKey]) -> None:
    """Forget altered rows that are told elsewhere."""
    connection.execute(
        text("""
            DELETE FROM surveyed WHERE deed = 'changed' AND (table_name, row_id) IN (
              SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
              FROM json_each(:rows))"""),
        {"rows": json.dumps(list(rows))},
    )


def kinds(connection: Connection, most: int) -> tuple[Found, ...]:
    """What was gathered by fate and table, and the first `most` rows, but none of what waits."""
    counts = "SELECT deed, table_name, count(*) FROM surveyed GROUP BY deed, table_name"
    rows = _first_rows(connection, "deed, table_name", most)
    return tuple(
        Found(deed, table, "", count, rows.get((deed, table), ()))
        for deed, table, count in connection.exec_driver_sql(counts).all()
    )


def people(connection: Connection, most: int) -> tuple[Found, ...]:
    """What was gathered by resident, those first of whom most came."""
    counts = text("""
        SELECT subject_id, count(*) FROM surveyed WHERE subject_id IS NOT NULL
        GROUP BY subject_id ORDER BY 2 DESC, 1 LIMIT :most""")
    found = connection.execute(counts, {"most": MOST_PEOPLE}).all()
    rows = _first_rows(connection, "subject_id", most, [subject for subject, _ in found])
    return tuple(
        Found("", "", subject, count, rows.get((subject,), ())) for subject, count in found
    )


def erased(connection: Connection, sequence: int) -> tuple[str, ...]:
    """The numbers of residents that the change says are erased."""
    query = f"""
        SELECT DISTINCT e.erased_subject_id FROM erased AS e
        JOIN {twin_name("erased")} AS w ON w.id = e.id WHERE w.sequence = :sequence"""
    return tuple(connection.scalars(text(query), {"sequence": sequence}))


def new_residents(connection: Connection) -> frozenset[str]:
    """The numbers of the residents who were gathered as put in."""
    query = "SELECT row_id FROM surveyed WHERE deed = 'added' AND table_name = 'resident'"
    return frozenset(connection.exec_driver_sql(query).scalars())


def _first_rows(
    connection: Connection, names: str, most: int, subjects: Iterable[str] | None = None
) -> dict[tuple[str, ...], tuple[Place, ...]]:
    only = "" if subjects is None else "AND subject_id IN (SELECT value FROM json_each(:subjects))"
    numbered = _NUMBERED.format(names=names)
    query = f"SELECT * FROM ({numbered}) WHERE deed <> 'waits' AND place <= :most {only}"
    given = {"most": most, "subjects": json.dumps(list(subjects or ()))}
    found: dict[tuple[str, ...], list[Place]] = {}
    for *key, row_id, table, deed, _ in connection.execute(text(query), given):
        found.setdefault(tuple(key), []).append(Place(table, row_id, deed))
    return {key: tuple(rows) for key, rows in found.items()}


def _added(name: str, shape: Shape) -> str:
    """Rows that somebody wrote and the change put in, be it in the place of a stand-in."""
    return f"""
        SELECT 'added', '{name}', w.id, {_subject(name, shape)}
        FROM {twin_name(name)} AS w JOIN "{name}" AS t ON t.id = w.id
        WHERE w.sequence = :sequence AND w.deleted > {_NOBODY_WROTE} AND NOT EXISTS (
          SELECT 1 FROM changed_row AS c
          WHERE c.row_id = w.id AND c.table_name = '{name}' AND c.sequence = :sequence
          AND ifnull(json_extract(c.versions, '$.deleted'), '') <> {_STOOD_IN})"""


def _changed(name: str, shape: Shape) -> str:
    return f"""
        SELECT 'changed', '{name}', c.row_id, {_subject(name, shape)}
        FROM changed_row AS c JOIN "{name}" AS t ON t.id = c.row_id
        WHERE c.sequence = :sequence AND c.table_name = '{name}' AND c.versions <> '{{}}'
        AND ifnull(json_extract(c.versions, '$.deleted'), '') <> {_STOOD_IN}"""


_WAITING = """
    INSERT INTO surveyed SELECT DISTINCT 'waits', table_name, row_id, NULL FROM register
    WHERE sequence = :sequence"""


def _subject(name: str, shape: Shape) -> str:
    if name == SUBJECT_TABLE:
        return "t.id"
    return "t.subject_id" if "subject_id" in shape.fields else "NULL"
