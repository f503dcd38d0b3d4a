"""Taking a merge run back: the log is as if that pack had not come, with all that was done since.

Nothing of it is told to others, unlike an undo: the log forgets what it was told. Rows that the run
put in go, unless something that stays names them or somebody changed them since; a field that it
altered gets back its value and that value's version, unless it was written again. What a later run
brought as well is brought by that one then, from its lines that were kept; and what had waited of
an earlier one until this run wrote over it waits again. An erasure is never taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select, text, update

from organiser_app.domain.change import Change
from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import MergeRun, table_of
from organiser_app.domain.rules.joining import Written
from organiser_app.language import tr
from organiser_app.store.connection import stamp_of
from organiser_app.store.search_index import filled_anew
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.store.versions import twin_name
from organiser_app.sync.beside import FORGET, put
from organiser_app.sync.merge import take_again
from organiser_app.sync.shapes import Shape, shapes
from organiser_app.sync.taken_back import Gone, went_and_stayed

_NEVER = frozenset({"erased"})
_RUNS = table_of(MergeRun)
_COUNTS_AS = text("UPDATE changed_row SET earlier = :run WHERE earlier = :change")
"""Where a later run altered a row that another change put in, which is forgotten with this run."""

_NO_LONGER_HAD = text("""
    DELETE FROM folder_had WHERE (sender, device) IN (
      SELECT sender, device FROM merge_run WHERE sequence = :run)""")
"""A file of a folder that brought nothing new was had by what is taken back."""
_LEAVE_OF = text("SELECT row_id FROM leaving WHERE table_name = :name")
_OF_ROW = "table_name = :table_name AND row_id = :row_id"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that the merge `run` touched."""

    table: str
    id: str
    run: int

    @property
    def named(self) -> dict[str, Any]:
        """The three, as statements name them."""
        return {"table_name": self.table, "row_id": self.id, "run": self.run}


def unmerge(work: UnitOfWork, run: int) -> Change:
    """Take the merge run with the sequence `run` back; `NotFound` where none of it stands.

    The change says how many rows went, and how many stayed as another pack had brought them too.
    """
    work.journalled = False
    with work:
        connection = work.connection
        _expect_standing(connection, run)
        stamp = stamp_of(connection)
        stamp.merging = stamp.erasing = True
        touched, gone = set[str](), list[Gone]()
        for change in _let_stand_since(connection, run):
            gone.append(_forget(connection, change, touched))
            connection.execute(_COUNTS_AS, {"change": change, "run": run})
        gone.append(_forget(connection, run, touched))
        connection.execute(
            update(_RUNS).where(_RUNS.c.sequence == run).values(undone_by=work.sequence)
        )
        connection.execute(_NO_LONGER_HAD, {"run": run})
        stamp.erasing = False
        for other in _others_that_say_more(connection, run):
            take_again(work, _content_of(connection, other), other, touched)
        went, stayed = went_and_stayed(connection, gone)
        back = work.commit("unmerge", road="unmerge", target=run)
        return replace(back, count=went, stayed=stayed)


def _expect_standing(connection: Connection, run: int) -> None:
    standing = select(_RUNS.c.sequence).where(_RUNS.c.sequence == run, _RUNS.c.undone_by.is_(None))
    if connection.execute(standing).one_or_none() is None:
        raise NotFound(tr("There is no such merge, or it was taken back already."))


def _let_stand_since(connection: Connection, run: int) -> Sequence[int]:
    """The changes that let stand what waited, perhaps of this run as well; the latest first."""
    changes = text("""
        SELECT change.sequence FROM change JOIN merge_run AS run ON run.sequence = :run
        WHERE intention = 'let_stand_what_waited' AND change.sequence > :run AND run.may_wait
        ORDER BY change.sequence DESC""")
    return connection.scalars(changes, {"run": run}).all()


def _forget(connection: Connection, change: int, touched: set[str]) -> Gone:
    """Let the log be as if it had not been told what a change brought; the rows that went.

    All rows that it `touched` are noted there.
    """
    _see_what_came(connection, change)
    touched |= _rows_touched(connection, change)
    _put_fields_back(connection, change)
    gone = _take_out_what_came(connection)
    connection.execute(text("DELETE FROM register WHERE sequence = :run"), {"run": change})
    return gone


def _rows_touched(connection: Connection, run: int) -> frozenset[str]:
    """The rows of which other runs may say more, once this one is forgotten."""
    rows = text("""
        SELECT row_id FROM changed_row WHERE sequence = :run UNION SELECT row_id FROM leaving
        UNION SELECT row_id FROM register WHERE sequence = :run""")
    return frozenset(connection.execute(rows, {"run": run}).scalars())


def _others_that_say_more(connection: Connection, run: int) -> Sequence[int]:
    """The runs that stand and of which something was hidden: later ones, and what had waited."""
    hidden = (_RUNS.c.sequence > run) | _RUNS.c.may_wait
    others = select(_RUNS.c.sequence).where(
        hidden, _RUNS.c.undone_by.is_(None), _RUNS.c.content.is_not(None)
    )
    return connection.scalars(others.order_by(_RUNS.c.sequence)).all()


def _content_of(connection: Connection, run: int) -> bytes:
    content = select(_RUNS.c.content).where(_RUNS.c.sequence == run)
    return bytes(connection.execute(content).scalar_one())


def _put_fields_back(connection: Connection, run: int) -> None:
    """Give back what the run wrote over, the last first, as far as it was not written again."""
    history = text("""
        SELECT table_name, row_id, before, versions, others FROM changed_row
        WHERE sequence = :run ORDER BY id DESC""")
    for name, row_id, before, versions, others in connection.execute(history, {"run": run}).all():
        row = _Row(name, row_id, run)
        if name not in _NEVER:
            _put_values_back(connection, row, json.loads(before), json.loads(versions))
            if others is not None:
                _put_others_back(connection, row, json.loads(others))
            _forget_the_touch(connection, row)
    connection.execute(text("DELETE FROM changed_row WHERE sequence = :run"), {"run": run})


def _forget_the_touch(connection: Connection, row: _Row) -> None:
    """Let the change that had touched the row before be the last one again, or the next one's."""
    before = f"SELECT earlier FROM changed_row WHERE sequence = :run AND {_OF_ROW}"
    for statement in (
        f"""
        UPDATE {twin_name(row.table)} SET sequence = ({before})
        WHERE id = :row_id AND sequence = :run""",
        f"UPDATE changed_row SET earlier = ({before}) WHERE {_OF_ROW} AND earlier = :run",
    ):
        connection.execute(text(statement), row.named)


def _put_values_back(
    connection: Connection, row: _Row, before: dict[str, Any], versions: dict[str, str]
) -> None:
    for field, version in versions.items():
        later = _written_again(connection, row, field)
        if later is not None:
            _pass_on(connection, later, field, before[field], version)
            continue
        for table, given in (
            (row.table, before[field]),
            (twin_name(row.table), bytes.fromhex(version)),
        ):
            connection.execute(
                text(f'UPDATE "{table}" SET "{field}" = :given WHERE id = :row_id'),
                {"given": given, "row_id": row.id},
            )


def _written_again(connection: Connection, row: _Row, field: str) -> int | None:
    """The entry of the history of the next change that wrote over the field."""
    later = text(f"""
        SELECT id FROM changed_row WHERE {_OF_ROW} AND sequence > :run
        AND json_type(before, :path) IS NOT NULL ORDER BY id LIMIT 1""")
    return connection.execute(later, {**row.named, "path": _path(field)}).scalar()


def _pass_on(connection: Connection, entry: int, field: str, value: Any, version: str) -> None:
    """Let a later change have written over what the run wrote over."""
    statement = text("""
        UPDATE changed_row SET before = json_set(before, :path, json(:value)),
          versions = CASE WHEN versions IS NOT NULL THEN json_set(versions, :path, :version) END
        WHERE id = :entry""")
    given = {"entry": entry, "path": _path(field), "value": json.dumps(value), "version": version}
    connection.execute(statement, given)


def _put_others_back(
    connection: Connection, row: _Row, others: Iterable[tuple[str, str, str, int]]
) -> None:
    """Let the values beside the fields be as they were, but those of fields written again."""
    names = {"name": row.table, "row_id": row.id}
    known = connection.execute(
        text(
            "SELECT DISTINCT field FROM other_value WHERE table_name = :name AND row_id = :row_id"
        ),
        names,
    )
    for field in {*known.scalars(), *(field for field, *_ in others)}:
        if _written_again(connection, row, field) is None:
            connection.execute(FORGET, {**names, "field": field})
            put(connection, {**names, "field": field}, _of_field(others, field))


def _of_field(others: Iterable[tuple[str, str, str, int]], wanted: str) -> list[Written]:
    return [
        Written(bytes.fromhex(version), value, bool(is_open))
        for field, version, value, is_open in others
        if field == wanted
    ]


def _see_what_came(connection: Connection, run: int) -> None:
    """Note the rows that the run put in and nobody touched since, in `leaving`.

    A row that it only altered leaves too, where the run that put it in was taken back already.
    """
    connection.exec_driver_sql(
        "CREATE TEMP TABLE leaving (row_id TEXT, table_name TEXT,"
        " PRIMARY KEY (row_id, table_name)) WITHOUT ROWID"
    )
    for shape in shapes().values():
        if shape.name not in _NEVER:
            connection.execute(text(_put_in_by(shape)), {"run": run})


def _take_out_what_came(connection: Connection) -> Gone:
    """Remove the rows in `leaving`, but those that are needed; which they were."""
    while sum(connection.exec_driver_sql(keep).rowcount for keep in _needed()):
        pass
    leaving = {
        name: frozenset(connection.scalars(_LEAVE_OF, {"name": name}))
        for name in connection.exec_driver_sql("SELECT DISTINCT table_name FROM leaving").scalars()
    }
    with filled_anew(connection, {name: len(rows) for name, rows in leaving.items()}):
        for name in shapes():
            if name in leaving:
                connection.exec_driver_sql(
                    f'DELETE FROM "{name}" WHERE id IN'
                    f" (SELECT row_id FROM leaving WHERE table_name = '{name}')"
                )
    connection.exec_driver_sql("DELETE FROM other_value WHERE (row_id, table_name) IN leaving")
    connection.exec_driver_sql("DROP TABLE leaving")
    return leaving


def _put_in_by(shape: Shape) -> str:
    return f"""
        INSERT INTO leaving SELECT w.id, '{shape.name}' FROM {twin_name(shape.name)} AS w
        LEFT JOIN changed_row AS c
          ON c.row_id = w.id AND c.table_name = '{shape.name}' AND c.sequence = :run
        WHERE w.sequence = :run AND (c.id IS NULL OR (
          c.earlier IN (SELECT sequence FROM merge_run WHERE undone_by IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM changed_row AS e
            WHERE e.row_id = w.id AND e.table_name = c.table_name AND e.sequence = c.earlier)))
        GROUP BY w.id"""


def _needed() -> Iterable[str]:
    """Statements that keep the rows which a row that stays names.

    What stands in where nothing at all is named has one number in every table.
    """
    leaving = "SELECT row_id FROM leaving WHERE table_name = '{0}'"
    yield f"""
        DELETE FROM leaving WHERE row_id IN (
          SELECT of_id FROM wording WHERE id NOT IN ({leaving.format("wording")}))"""
    for shape in shapes().values():
        for field, target in {**shape.parents, **shape.links}.items():
            yield f"""
                DELETE FROM leaving WHERE table_name = '{target}' AND row_id IN (
                  SELECT "{field}" FROM "{shape.name}"
                  WHERE "{field}" IS NOT NULL AND id NOT IN ({leaving.format(shape.name)}))"""


def _path(field: str) -> str:
    return f'$."{field}"'
