"""Devices on which an older version of Organiser runs, until they are upgraded.

To that version ties, what themes are described by, and that a promise may be kept are unknown. It
runs on the tables of today, but reads and writes what that version would.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from organiser_app.domain.models import Synced, Theme
from organiser_app.domain.values import CommitmentState
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync import touching
from organiser_app.sync.conflicts import Candidate, Conflict
from organiser_app.sync.merge import ROAD, Merged
from organiser_app.sync.opening import let_stand_what_waited
from organiser_app.sync.shapes import shapes
from tests.sync.devices import Device, device_at

_UNKNOWN_FIELD = "description"
_WORDS = frozenset(state.value for state in CommitmentState) - {CommitmentState.KEPT}


@contextmanager
def older_version() -> Iterator[None]:
    """Let shapes be what they were in the older version."""
    known = shapes()
    today = dict(known)
    theme, promise = known["theme"], known["commitment"]
    known["theme"] = replace(
        theme, fits={name: fits for name, fits in theme.fits.items() if name != _UNKNOWN_FIELD}
    )
    known["commitment"] = replace(promise, fits={**promise.fits, "state": _WORDS.issuperset})
    del known["tie"]
    touching._any_touched.cache_clear()
    try:
        yield
    finally:
        known.clear()
        known.update(today)
        touching._any_touched.cache_clear()


class OlderDevice(Device):
    """A device with the older version on it, while `older`."""

    older = True

    def write(self, model: type[Synced], **fields: Any) -> str:
        """Put a row in; of the field that is not known nothing is written."""
        row = super().write(model, **fields)
        if self.older and model is Theme:
            nobody = f"UPDATE {twin_name('theme')} SET {_UNKNOWN_FIELD} = ? WHERE id = ?"
            with self.log.local() as connection:
                connection.exec_driver_sql(nobody, (NO_VERSION, row))
        return row

    def lines(self, since: int = 0) -> list[bytes]:
        """What a pack of this log would hold."""
        with self._version():
            return super().lines(since)

    def merge(
        self, lines: Iterable[bytes], road: str = ROAD, *, of_days_to_come: bool = True
    ) -> Merged:
        """Take lines in; a later version has its fields in another order than this one."""
        with self._version():
            given = _reordered(lines) if self.older else lines
            return super().merge(given, road, of_days_to_come=of_days_to_come)

    def take_back(self, run: int) -> None:
        """Take a merge back."""
        with self._version():
            super().take_back(run)

    def knows(self, table: str, field: str, value: object) -> bool:
        """Whether the version that runs here could write a value into a field of a table."""
        with self._version():
            return super().knows(table, field, value)

    def conflicts(self, *tables: str) -> list[Conflict]:
        """What somebody has to choose from."""
        with self._version():
            return super().conflicts(*tables)

    def choose(self, conflict: Conflict, chosen: Candidate) -> None:
        """Settle a conflict."""
        with self._version():
            super().choose(conflict, chosen)

    def upgrade(self) -> None:
        """Open the log with the version of today."""
        self.older = False
        let_stand_what_waited(self.log)

    @contextmanager
    def _version(self) -> Iterator[None]:
        if self.older:
            with older_version():
                yield
        else:
            yield


def older_at(
    folder: Path, template: Path, number: int, *, ahead: timedelta = timedelta()
) -> OlderDevice:
    """A device of its own with the older version, and an empty log."""
    device = device_at(folder, template, number, ahead=ahead)
    return OlderDevice(device.log, device.clock)


def _reordered(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        said = json.loads(line)
        if isinstance(said, dict):
            said["fields"].reverse()
        else:
            _, values, versions, _ = said
            values.reverse()
            if isinstance(versions, list):
                versions.reverse()
        yield json.dumps(said).encode()
