"""Devices for tests of merging: logs that are edited apart and hand their lines to each other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text, update

from organiser_app.domain.models import Erased, Patch, Place, Synced, synced_tables, table_of
from organiser_app.store.erasure import purge_erased
from organiser_app.store.log import Log, open_log
from organiser_app.store.versions import NO_VERSION, fields_of, twin_name
from organiser_app.sync.conflicts import Candidate, Conflict, choose, conflicts
from organiser_app.sync.keys import PublicKeys, new_keys
from organiser_app.sync.lines import lines_of
from organiser_app.sync.manifest import EDITION, Manifest, PackKind
from organiser_app.sync.merge import ROAD, Merged, merge, preview
from organiser_app.sync.shapes import shapes
from organiser_app.sync.unmerge import unmerge
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings

State = dict[tuple[str, str, str], tuple[object, bytes]]
"""By table, row and field: what stands, and its version."""


@dataclass(slots=True)
class Device:
    """A log, its clock, and what it handed to others."""

    log: Log
    clock: SettableClock
    keys: PublicKeys = field(default_factory=lambda: new_keys().public())
    runs: list[int] = field(default_factory=list)

    def write(self, model: type[Synced], **fields: Any) -> str:
        """Put a row in; its id as packs write it."""
        with self.log.work() as work:
            row_id = fields.pop("id", None) or work.new_id()
            work.add_all(model, [{"id": row_id, **fields}])
            work.commit("write")
        return str(row_id.hex)

    def change(self, model: type[Synced], row_id: str, **fields: Any) -> None:
        """Change fields of a row."""
        with self.log.work() as work:
            table = table_of(model)
            work.connection.execute(
                update(table).where(text("id = :row").bindparams(row=row_id)).values(**fields)
            )
            work.commit("change")

    def put(self, rows: dict[type[Synced], dict[str, Any]]) -> None:
        """Put rows of many tables in at once."""
        with self.log.work() as work:
            for model, row in rows.items():
                work.connection.execute(insert(table_of(model)).values(row))
            work.commit("put")

    def lines(self, since: int = 0) -> list[bytes]:
        """What a pack of this log would hold."""
        with self.log.reading() as connection:
            return list(lines_of(connection, since))

    def merge(
        self, lines: Iterable[bytes], road: str = ROAD, *, of_days_to_come: bool = True
    ) -> Merged:
        """Take lines in, whatever their clocks say and however many they erase."""
        merged, change = merge(
            self.log.work(),
            manifest_for(self),
            lines,
            of_days_to_come=of_days_to_come,
            erase_many=True,
            road=road,
        )
        self.runs.append(change.sequence)
        return merged

    def take_back(self, run: int) -> None:
        """Take a merge back."""
        unmerge(self.log.work(), run)

    def knows(self, table: str, field: str, value: object) -> bool:
        """Whether the version that runs here could write a value into a field of a table."""
        shape = shapes().get(table)
        said = value.hex if isinstance(value, UUID) else value
        return shape is not None and field in shape.fits and shape.fits[field]([said])

    def conflicts(self, *tables: str) -> list[Conflict]:
        """What somebody has to choose from in some tables."""
        return [one for one in self.log.read(conflicts) if one.table in tables]

    def choose(self, conflict: Conflict, chosen: Candidate) -> None:
        """Settle a conflict."""
        choose(self.log.work(), conflict, chosen)

    def preview(self, lines: Iterable[bytes]) -> Merged:
        """What taking lines in would do."""
        return preview(self.log.work(), manifest_for(self), lines)

    def state(self, *tables: str) -> State:
        """Everything that stands in the log, or in some tables, with its version.

        Stand-ins are nothing.
        """
        with self.log.reading() as connection:
            return {
                (table.name, row_id, name): (value, version)
                for table in synced_tables()
                if not tables or table.name in tables
                for row_id, name, value, version in connection.execute(text(_state_of(table.name)))
            }

    def others(self) -> set[tuple[str, str, str, bytes, str]]:
        """The values beside those that stand, of which nobody has chosen yet."""
        query = "SELECT table_name, row_id, field, version, value FROM other_value WHERE open"
        with self.log.reading() as connection:
            return {tuple(row) for row in connection.execute(text(query))}

    def waits(self) -> set[tuple[str, str, str, bytes, str]]:
        """What a later version wrote, and is kept until it is understood."""
        query = "SELECT table_name, row_id, field, version, value FROM register"
        with self.log.reading() as connection:
            return {tuple(row) for row in connection.execute(text(query))}


def write_place(device: Device, row_id: str) -> None:
    """Write a place under the id that something else has in another log."""
    patch = device.write(Patch, name="Larkmoor")
    device.write(Place, id=UUID(row_id), patch_id=UUID(patch), name="Well House")


def forget(device: Device, resident: str) -> None:
    """Erase a resident on one device."""
    with device.log.work() as work:
        work.add_all(Erased, [{"id": work.new_id(), "erased_subject_id": UUID(resident)}])
        purge_erased(work.connection)
        work.commit("erase")


def manifest_for(sender: Device) -> Manifest:
    """What a pack of a sender would say of itself, for lines that are handed over without one."""
    return Manifest(
        edition=EDITION,
        min_reader=4,
        schema=4,
        made_at=START,
        sender=sender.keys,
        sender_name="somebody",
        readers=(),
        kind=PackKind.WHOLE,
        since=0,
        until=1,
        device="0" * 16,
        records=0,
        payload_bytes=0,
        sha256="0" * 64,
    )


Three = tuple[Device, Device, Device]


def device_at(
    folder: Path, template: Path, number: int, *, ahead: timedelta = timedelta()
) -> Device:
    """A device of its own, with an empty log; its clock is `ahead` of the others'."""
    path = folder / f"Device {number}.olog"
    shutil.copytree(template, path)
    clock = SettableClock(START + ahead)
    return Device(open_log(path, PASSPHRASE, surroundings(clock, seed=100 + number)), clock)


def _state_of(name: str) -> str:
    fields = next(fields_of(table) for table in synced_tables() if table.name == name)
    nobody = f"x'{NO_VERSION.hex()}'"
    return " UNION ALL ".join(
        f"""
        SELECT t.id, '{one}', t."{one}", w."{one}" FROM "{name}" AS t
        JOIN {twin_name(name)} AS w ON w.id = t.id WHERE w."{one}" > {nobody}"""
        for one in fields
    )
