"""Every field of every synced row has the version of the change that last touched it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError, OperationalError

from organiser_app.domain.models import (
    Host,
    Synced,
    metadata,
    synced_models,
    synced_tables,
    table_of,
)
from organiser_app.domain.models.base import Local
from organiser_app.store.connection import open_connection, stamp_of
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.journal import take_back
from organiser_app.store.keys import from_recovery_key
from organiser_app.store.log import Log
from organiser_app.store.versions import TWINS, fields_of
from tests.builders import web
from tests.store.looking import this_sequence, this_version, versions
from tests.store.roads import (
    INSERTS,
    UPDATES,
    Insert,
    Update,
    bound,
    core_insert,
    core_update,
    insertion,
    put_in,
    raw_update,
)


def changeable(model: type[Synced]) -> list[str]:
    """The fields of a model that a change may set to anything."""
    table = table_of(model)
    if table.name == "erased":
        return []
    if table.name in FIXED:
        return ["deleted"]
    return [field for field in fields_of(table) if field not in subject_columns(table)]


def rounds() -> Iterator[dict[type[Synced], str]]:
    """One field of each model, then the next of each, until all fields have had their turn."""
    fields = {model: changeable(model) for model in synced_models()}
    for turn in range(max(map(len, fields.values()))):
        yield {model: names[turn] for model, names in fields.items() if turn < len(names)}


def test_every_table_is_synced_or_local_or_a_twin() -> None:
    local = {table_of(model).name for model in Local.__subclasses__()}
    synced = {table.name for table in synced_tables()}
    twins = {twin.name for twin in TWINS.values()}
    assert set(TWINS) == synced
    assert set(metadata.tables) == local | synced | twins
    assert not local & synced


def test_a_twin_has_a_version_for_every_field() -> None:
    for table in synced_tables():
        columns = {column.name for column in table.columns}
        assert {column.name for column in TWINS[table.name].columns} == columns | {"sequence"}


def test_every_model_that_calls_itself_a_set_with_dots_is_written_once() -> None:
    dotted = {table_of(m).name for m in synced_models() if "set with dots" in (m.__doc__ or "")}
    assert dotted <= FIXED
    assert dotted == FIXED - {"codebook_change", "erased", "supersedes", "wording"}


@pytest.mark.parametrize("road", INSERTS, ids=lambda road: road.__name__)
def test_every_field_of_a_new_row_has_its_changes_version(log: Log, road: Insert) -> None:
    rows = web()
    put_in(log, rows, road)
    found, version, sequence = versions(log), this_version(log), this_sequence(log)
    for model, row in rows.items():
        table = table_of(model)
        expected = dict.fromkeys(fields_of(table), version)
        assert found[table.name] == {
            row["id"].hex: {"id": row["id"].hex, **expected, "sequence": sequence}
        }


@pytest.mark.parametrize("road", UPDATES, ids=lambda road: road.__name__)
def test_a_changed_field_has_its_changes_version_and_the_others_keep_theirs(
    log: Log, road: Update
) -> None:
    rows, others = web(), web(1)
    put_in(log, rows)
    put_in(log, others)
    expected = versions(log)
    for fields in rounds():
        with log.work() as work:
            for model, field in fields.items():
                value = True if field == "deleted" else others[model][field]
                road(work, model, rows[model]["id"], field, value)
            work.commit("alter")
        for model, field in fields.items():
            twin = expected[table_of(model).name][rows[model]["id"].hex]
            twin.update({field: this_version(log), "sequence": this_sequence(log)})
        assert versions(log) == expected


def test_what_is_taken_back_has_the_version_of_the_taking_back(log: Log) -> None:
    rows, others = web(), web(1)
    put_in(log, rows)
    put_in(log, others)
    for fields in rounds():
        with log.work() as work:
            for model, field in fields.items():
                value = True if field == "deleted" else others[model][field]
                core_update(work, model, rows[model]["id"], field, value)
            altered = work.commit("alter").sequence
        expected = versions(log)
        with log.work() as work:
            take_back(work.connection, altered)
            work.commit("alter", road="undo", target=altered)
        for model, field in fields.items():
            twin = expected[table_of(model).name][rows[model]["id"].hex]
            twin.update({field: this_version(log), "sequence": this_sequence(log)})
        assert versions(log) == expected


def test_a_new_row_that_is_taken_back_is_hidden_by_the_version_of_the_taking_back(log: Log) -> None:
    rows = {model: row for model, row in web().items() if table_of(model).name != "erased"}
    put_in(log, rows)
    expected, made = versions(log), this_sequence(log)
    with log.work() as work:
        take_back(work.connection, made)
        work.commit("put_in", road="undo", target=made)
    for model, row in rows.items():
        twin = expected[table_of(model).name][row["id"].hex]
        twin.update(deleted=this_version(log), sequence=this_sequence(log))
    assert versions(log) == expected


def test_a_value_that_is_set_to_itself_is_no_change(log: Log) -> None:
    rows = web()
    put_in(log, rows)
    before = versions(log)
    with log.work() as work:
        for model, row in rows.items():
            for field in changeable(model):
                raw_update(work, model, row["id"], field, row[field])
        assert work.commit("nothing").touched == frozenset()
    assert versions(log) == before


def test_no_synced_row_is_written_outside_a_unit_of_work(log: Log) -> None:
    put_in(log, web())
    before, fresh = versions(log), web(1)
    with log.local() as connection:
        for model in synced_models():
            table = table_of(model)
            with pytest.raises(IntegrityError, match="NOT NULL constraint failed"):
                connection.execute(insert(table).values(fresh[model]))
            with pytest.raises(IntegrityError, match=r"NOT NULL constraint failed|stays erased"):
                connection.execute(update(table).values(deleted=True))
    assert versions(log) == before


def test_nothing_is_written_once_the_change_is_committed(log: Log) -> None:
    with log.work() as work:
        work.commit("nothing")
        with pytest.raises(IntegrityError):
            core_insert(work, Host, web()[Host])


def test_another_program_cannot_write_a_synced_row(log: Log) -> None:
    put_in(log, web())
    fresh = web(1)
    with log.reading() as reader:
        rows = {model: bound(reader, table_of(model), fresh[model]) for model in synced_models()}
    with closing(other_program(log)) as connection:
        for model, row in rows.items():
            for statement, values in (
                (insertion(table_of(model), row), tuple(row.values())),
                (f'UPDATE "{table_of(model).name}" SET deleted = 1', ()),
                (f'DELETE FROM "{table_of(model).name}"', ()),
            ):
                with pytest.raises(sqlcipher.OperationalError, match="no such function: change_"):
                    connection.execute(statement, values)


def other_program(log: Log) -> Any:
    """A connection that has the key, as another tool with the recovery key would, but not us."""
    connection = open_connection(log.folder.database, from_recovery_key(log.recovery_key))
    assert connection.execute("SELECT count(*) FROM host").fetchone() == (1,)
    return connection


def test_an_id_never_changes_and_a_row_is_never_removed(log: Log) -> None:
    rows = web()
    put_in(log, rows)
    with log.work() as work:
        for model in synced_models():
            table = table_of(model)
            with pytest.raises(IntegrityError, match="an id never changes"):
                work.connection.execute(update(table).values(id=work.new_id()))
            replaced = insert(table).values(rows[model]).prefix_with("OR REPLACE")
            for removal in (table.delete(), replaced):
                with pytest.raises(IntegrityError, match="removed by an erasure alone"):
                    work.connection.execute(removal)


def test_an_erasure_removes_a_row_and_its_twin(log: Log) -> None:
    rows = web()
    put_in(log, rows)
    with log.work() as work:
        stamp_of(work.connection).erasing = True
        for table in synced_tables():
            work.connection.execute(table.delete())
        work.commit("erase")
    assert not any(versions(log).values())


def test_the_permission_to_erase_ends_with_its_change(log: Log) -> None:
    put_in(log, web())
    with log.work() as work:
        stamp_of(work.connection).erasing = True
        work.commit("nothing")
    with log.work() as work, pytest.raises(IntegrityError, match="erasure alone"):
        work.connection.execute(table_of(Host).delete())


def test_a_reader_cannot_write(log: Log) -> None:
    with log.reading() as connection, pytest.raises((IntegrityError, OperationalError)):
        connection.execute(insert(table_of(Host)).values(web()[Host]))
