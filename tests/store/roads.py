"""Every road by which a synced row comes into a log, or is altered there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organiser_app.domain.models import Synced, table_of
from organiser_app.store.log import Log
from organiser_app.store.unit_of_work import UnitOfWork
from tests.builders import Row, Web

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
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'


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
        f'UPDATE "{table.name}" SET "{field}" = ? WHERE id = ?',
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
