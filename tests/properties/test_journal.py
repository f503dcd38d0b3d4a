"""Taking back: the latest changes taken back, the last one first, leave what was there before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Executable, insert, text, update

from organiser_app.domain.models import (
    Erased,
    Indicator,
    Measurement,
    Project,
    Resident,
    Statement,
    Synced,
    Theme,
    Wording,
    table_of,
)
from organiser_app.store.check import check
from organiser_app.store.journal import take_back
from organiser_app.store.log import Log, open_log
from organiser_app.store.unit_of_work import UnitOfWork
from tests.builders import Row, web
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE, surroundings

Visible = list[list[tuple[object, ...]]]
Act = Callable[[UnitOfWork], None]

words = st.text(st.characters(codec="utf-8"), max_size=12)
numbers = st.floats(allow_nan=False)
FIELDS: list[tuple[type[Synced], str, st.SearchStrategy[object]]] = [
    (Resident, "name", st.none() | words),
    (Resident, "phone", st.none() | words),
    (Resident, "deleted", st.booleans()),
    (Project, "summary", words),
    (Theme, "name", words),
    (Theme, "archived", st.booleans()),
    (Statement, "strength", st.none() | st.integers(-(2**63), 2**63 - 1)),
    (Statement, "deleted", st.booleans()),
    (Indicator, "aim", st.none() | numbers),
    (Measurement, "value", numbers),
    (Wording, "deleted", st.booleans()),
]
MADE: tuple[type[Synced], ...] = (Resident, Project, Theme, Statement, Measurement, Wording)
TABLES = tuple(table_of(model) for model in {model for model, _, _ in FIELDS} | set(MADE))


def altering(model: type[Synced], field: str, value: object) -> Act:
    """Set a field of all rows of a model."""
    statement = update(table_of(model)).values({field: value})
    return lambda work: void(work.connection.execute(statement))


def making(model: type[Synced], row: Row) -> Act:
    """Put in one more row of a model."""
    return lambda work: void(
        work.connection.execute(insert(table_of(model)).values({**row, "id": work.new_id()}))
    )


def void(_: object) -> None:
    """Nothing, whatever came back."""


def alterations(
    model: type[Synced], field: str, values: st.SearchStrategy[object]
) -> st.SearchStrategy[Act]:
    """Ways to set one field."""
    return values.map(lambda value: altering(model, field, value))


ROWS = web()
additions = st.sampled_from(MADE).map(lambda model: making(model, ROWS[model]))
acts = st.one_of(additions, *(alterations(*field) for field in FIELDS))
changes = st.lists(st.lists(acts, min_size=1, max_size=4), max_size=5)
SHOWN = (table.select().where(~table.c.deleted).order_by(table.c.id) for table in TABLES)
QUERIES: tuple[Executable, ...] = (
    *SHOWN,
    text("SELECT row_id FROM search_docsize JOIN search_entry USING (id) ORDER BY row_id"),
)


def visible(log: Log) -> Visible:
    """All that is not hidden, and what searching can find."""
    with log.reading() as connection:
        return [[tuple(row) for row in connection.execute(query)] for query in QUERIES]


def committed(log: Log, change: list[Act]) -> int:
    with log.work() as work:
        for act in change:
            act(work)
        return work.commit("change").sequence


def taken_back(log: Log, sequence: int) -> int:
    return committed(log, [lambda work: take_back(work.connection, sequence)])


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes)
def test_changes_taken_back_and_brought_again_leave_what_was_there(
    empty_log_folder: Path, tmp_path: Path, made: list[list[Act]]
) -> None:
    path = tmp_path / "Patch.olog"
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(empty_log_folder, path)
    with open_log(path, PASSPHRASE, surroundings()) as log:
        put_in(log, {model: row for model, row in ROWS.items() if model is not Erased})
        seen, made_by, undone_by = [visible(log)], [], []
        for change in made:
            made_by.append(committed(log, change))
            seen.append(visible(log))
        for sequence, expected in zip(reversed(made_by), reversed(seen[:-1]), strict=True):
            undone_by.append(taken_back(log, sequence))
            assert visible(log) == expected
        for sequence, expected in zip(reversed(undone_by), seen[1:], strict=True):
            taken_back(log, sequence)
            assert visible(log) == expected
        assert check(log) == ()
