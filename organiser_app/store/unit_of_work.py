"""One transaction on the log: it rolls back unless told to commit, and stamps all that it writes.

with work:
    work.add(Resident(id=work.new_id(), name="…"))
    return work.commit("add_resident", record_id=…)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from functools import cache
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Connection, Engine, Insert, insert, text
from sqlmodel import Session, SQLModel

from organiser_app.domain.change import Change
from organiser_app.domain.clock import Clock, VersionClock
from organiser_app.domain.ids import Ids
from organiser_app.domain.models import (
    ChangeEntry,
    Synced,
    synced_tables,
    table_of,
)
from organiser_app.store.connection import plain_database_problems, stamp_of
from organiser_app.store.repositories.settings import drop_draft

_BATCH = 2_000
_CLOSE_CHANGE = text(
    'UPDATE "change" SET intention = :intention, record_id = :record_id,'
    " road = :road, target = :target WHERE sequence = :sequence"
)
_KEEP_TICKS = text("UPDATE device SET ticks = :ticks")
_TOUCHED = text("SELECT DISTINCT table_name FROM changed_row WHERE sequence = :sequence")


class UnitOfWork:
    """A transaction that a service opens with `with` and ends with `commit`."""

    session: Session
    connection: Connection

    def __init__(self, engine: Engine, clock: Clock, ids: Ids, versions: VersionClock) -> None:
        self._engine = engine
        self._versions = versions
        self.clock = clock
        self.new_id = ids
        self.journalled = True
        self.settles_draft: UUID | None = None
        """The draft that goes with this commit: what is saved is never offered again."""
        self._sequence = 0
        self._waiting: dict[type[Synced], list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        with plain_database_problems(), ExitStack() as failing:
            self.connection = failing.enter_context(self._engine.connect())
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._sequence = self._open_change()
            stamp_of(self.connection).begin(
                self._versions.next_version(), self._sequence, journalled=self.journalled
            )
            failing.pop_all()
        self.session = Session(self.connection, autoflush=True, expire_on_commit=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._waiting.clear()
        stamp_of(self.connection).clear()
        self.session.close()
        self.connection.close()  # the pool rolls back what was not committed

    def add(self, record: Synced) -> None:
        """Put a new record into the log."""
        with plain_database_problems():
            self.session.add(record)
            self.session.flush()

    def write(self, model: type[Synced], **fields: Any) -> UUID:
        """Put a new row into the log at once, without making an object of it, and say its id."""
        row_id = self.new_id()
        self.add_all(model, [{"id": row_id, **fields}])
        return row_id

    def add_row(self, model: type[Synced], **fields: Any) -> UUID:
        """Put a new row into the log by the time of the commit, and say its id.

        For rows that nothing looks for until then: they are written table by table, without an
        object or a statement for each. A field that is left out takes the model's default.
        """
        row_id = self.new_id()
        self._waiting.setdefault(model, []).append({"id": row_id, **fields})
        return row_id

    def add_all(self, model: type[Synced], rows: Iterable[Mapping[str, Any]]) -> None:
        """Put many new rows of one table into the log, without making an object of each.

        A field that a row leaves out takes the model's default; all rows name the same fields.
        """
        defaults, statement = _defaults(model), _insert_into(model)
        batch: list[dict[str, Any]] = []
        with plain_database_problems():
            for row in rows:
                batch.append({**defaults, **row})
                if len(batch) == _BATCH:
                    self.connection.execute(statement, batch)
                    batch = []
            if batch:
                self.connection.execute(statement, batch)

    def commit(
        self,
        intention: str,
        record_id: UUID | None = None,
        *,
        road: str | None = None,
        target: int | None = None,
    ) -> Change:
        """Make the change last and say what it touched.

        `intention` is the name of the service; `road` is "undo", "redo" or "unmerge", of the
        change `target`, "merge" or what carried a merge, or else "do", and "load" where nothing
        was journalled.
        """
        road = road or ("do" if self.journalled else "load")
        with plain_database_problems():
            self.session.flush()
            self._write_waiting()
            if self.settles_draft is not None:
                drop_draft(self.connection, self.settles_draft)
            touched = self._touched()
            self._close_change(intention, record_id, road, target)
            self.connection.exec_driver_sql("COMMIT")
        stamp_of(self.connection).clear()  # what would be written from here on belongs nowhere
        return Change(self._sequence, intention, touched, record_id, road)

    def _write_waiting(self) -> None:
        for model, rows in self._waiting.items():
            self.add_all(model, rows)
        self._waiting.clear()

    @property
    def sequence(self) -> int:
        """The number of this change."""
        return self._sequence

    def see_version(self, version: bytes) -> None:
        """Take note of a version from elsewhere: what is written from now on comes after it."""
        self._versions.see(version)

    def _open_change(self) -> int:
        opened = self.connection.execute(
            _insert_into(ChangeEntry), {"at": self.clock(), "intention": "", "road": "do"}
        )
        assert opened.inserted_primary_key is not None  # noqa: S101
        return int(opened.inserted_primary_key[0])

    def _close_change(
        self, intention: str, record_id: UUID | None, road: str, target: int | None
    ) -> None:
        self.connection.execute(
            _CLOSE_CHANGE,
            {
                "intention": intention,
                "record_id": record_id.hex if record_id else None,
                "road": road,
                "target": target,
                "sequence": self._sequence,
            },
        )
        self.connection.execute(_KEEP_TICKS, {"ticks": self._versions.ticks})

    def _touched(self) -> frozenset[str]:
        if not self.journalled:
            return frozenset(table.name for table in synced_tables())
        names = self.connection.scalars(_TOUCHED, {"sequence": self._sequence})
        return frozenset(names)


@cache
def _insert_into(model: type[SQLModel]) -> Insert:
    return insert(table_of(model))


@cache
def _defaults(model: type[Synced]) -> dict[str, Any]:
    return {
        name: field.get_default()
        for name, field in model.model_fields.items()
        if not field.is_required()
    }
