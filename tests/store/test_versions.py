"""Every field of every synced row has the version of the change that last touched it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Table, bindparam, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
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
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.store.versions import TWINS, fields_of
from tests.builders import Row, Web, web

Insert = Callable[[UnitOfWork, type[Synced], Row], None]
Update = Callable[[UnitOfWork, type[Synced], UUID, str, Any], None]


def bound(connection: Connection, table: Table, row: Row) -> Row:
    """A row as the driver takes it, for raw SQL."""
    processors = {
        name: table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        for name in row
    }
    return {name: fit(row[name]) if fit else row[name] for name, fit in processors.items()}


def insertion(table: Table, values: Row) -> str:
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608


def orm_add(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    work.add(model(**row))


def add_all(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    work.add_all(model, [row])


def core_insert(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    work.connection.execute(insert(table_of(model)).values(row))


def core_insert_many(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    work.connection.execute(insert(table_of(model)), [row])


def core_upsert(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    work.connection.execute(upsert(table_of(model)).values(row).on_conflict_do_nothing())


def raw_insert(work: UnitOfWork, model: type[Synced], row: Row) -> None:
    table = table_of(model)
    values = bound(work.connection, table, row)
    work.connection.exec_driver_sql(insertion(table, values), tuple(values.values()))


def orm_update(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    setattr(work.session.get_one(model, row_id), field, value)


def orm_update_many(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    work.session.execute(update(model).where(table_of(model).c.id == row_id).values({field: value}))


def core_update(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    table = table_of(model)
    work.connection.execute(update(table).where(table.c.id == row_id).values({field: value}))


def core_update_many(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    table = table_of(model)
    statement = update(table).where(table.c.id == bindparam("row")).values({field: bindparam("to")})
    work.connection.execute(statement, [{"row": row_id, "to": value}])


def core_upsert_over(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    table = table_of(model)
    row = work.connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    statement = upsert(table).values({**row, field: value})
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_={field: value})
    )


def raw_update(
    work: UnitOfWork, model: type[Synced], row_id: UUID, field: str, value: object
) -> None:
    table = table_of(model)
    values = bound(work.connection, table, {"id": row_id, field: value})
    work.connection.exec_driver_sql(
        f'UPDATE "{table.name}" SET "{field}" = ? WHERE id = ?',  # noqa: S608
        (values[field], values["id"]),
    )


INSERTS = [orm_add, add_all, core_insert, core_insert_many, core_upsert, raw_insert]
UPDATES = [
    orm_update,
    orm_update_many,
    core_update,
    core_update_many,
    core_upsert_over,
    raw_update,
]


def put_in(log: Log, rows: Web, road: Insert = add_all) -> None:
    with log.work() as work:
        for model, row in rows.items():
            road(work, model, row)
        work.commit("put_in")


def versions(log: Log) -> dict[str, dict[str, Row]]:
    """For each table, for each id, the versions of its fields."""
    with log.reading() as connection:
        return {
            name: {
                twin["id"]: dict(twin)
                for twin in connection.execute(select(TWINS[name])).mappings()
            }
            for name in TWINS
        }


def this_version(log: Log) -> bytes:
    """The version of the change committed last, by the device's own bookkeeping."""
    with log.reading() as connection:
        number, ticks = connection.execute(text("SELECT number, ticks FROM device")).one()
    return (int(ticks) << 64 | int(number, 16)).to_bytes(16, "big")


def this_sequence(log: Log) -> int:
    with log.reading() as connection:
        return int(connection.execute(text('SELECT max(sequence) FROM "change"')).scalar_one())


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
    assert dotted == FIXED - {"erased", "supersedes", "wording"}


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
                (f'UPDATE "{table_of(model).name}" SET deleted = 1', ()),  # noqa: S608
                (f'DELETE FROM "{table_of(model).name}"', ()),  # noqa: S608
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
