"""Three devices with a folder each, and a carrier between them that does everything wrong.

It is late, loses, repeats, renames and cuts files, brings old ones back, and copies what it did
before. Once it does its work, all three come to the same, and then write nothing more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organiser_app.domain.models import Resident, Theme
from organiser_app.store.log import Log
from organiser_app.sync.folder.names import read_name
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.taking import Terms
from tests.properties.test_merging import template
from tests.sync.devices import Device, forget
from tests.sync.folder.folders import assert_equal, own_names
from tests.sync.sharing import answer
from tests.sync.teams import acquaint, device_of, log_of

_EXAMPLES = os.environ.get("ORGANISER_EXAMPLES")
WHO = ("Ada", "Beth", "Carys")
WAYS = ("whole", "cut", "renamed", "twice", "lost", "old")
devices = st.integers(0, len(WHO) - 1)
picks = st.integers(0, 1_000)
acts = st.one_of(
    st.tuples(st.just("write"), devices, picks),
    st.tuples(st.just("change"), devices, picks),
    st.tuples(st.just("erase"), devices, picks),
    st.tuples(st.just("turn"), devices, picks),
    st.tuples(st.sampled_from(WAYS), devices, picks),
    st.tuples(st.sampled_from(WAYS), devices, picks),
)


@dataclass
class Place:
    """The devices, the folder of each, and every file that was ever carried."""

    logs: list[Log]
    folders: list[Path]
    carried: list[tuple[str, bytes]] = field(default_factory=list)

    def do(self, what: str, number: int, pick: int) -> None:
        """One thing that happens."""
        device = device_of(self.logs[number])
        if what in WAYS:
            self._carry(what, number, pick)
        elif what == "write":
            device.write(Theme, name=f"theme {pick}")
            answer(device, device.write(Resident, name=f"resident {pick}"), given=True)
        elif what == "turn":
            device.clock.advance(minutes=pick % 60)  # never two days ahead of the others
            log, folder = self.logs[number], self.folders[number]
            assert Turn(log, folder, Terms(erase_many=True)).whole().problem is None
        else:
            self._on_a_resident(what, device, pick)

    def heal(self) -> None:
        """Let the carrier do its work until nothing is written any more."""
        for _ in range(8):
            self._mirror()
            before = self._names()
            for log, folder in zip(self.logs, self.folders, strict=True):
                device_of(log).clock.advance(minutes=11)
                assert Turn(log, folder, Terms(erase_many=True)).whole().problem is None
            if self._names() == before:
                return
        raise AssertionError(self._names())

    def _on_a_resident(self, what: str, device: Device, pick: int) -> None:
        there = sorted({row for _, row, _ in device.state("resident")})
        if there and what == "change":
            device.change(Resident, there[pick % len(there)], name=f"changed {pick}")
        elif there:
            forget(device, there[pick % len(there)])

    def _carry(self, way: str, to: int, pick: int) -> None:
        theirs = [
            folder / name
            for log, folder in zip(self.logs, self.folders, strict=True)
            if folder != self.folders[to]
            for name in own_names(log, folder)
        ]
        if way == "old" and self.carried:
            name, content = self.carried[pick % len(self.carried)]
            if read_name(name) and name not in own_names(self.logs[to], self.folders[to]):
                (self.folders[to] / name).write_bytes(content)
        elif theirs:
            self._bring(way, theirs[pick % len(theirs)], self.folders[to], pick)

    def _bring(self, way: str, file: Path, folder: Path, pick: int) -> None:
        content = file.read_bytes()
        self.carried.append((file.name, content))
        if way == "lost":
            (folder / file.name).unlink(missing_ok=True)
        elif way == "cut":
            (folder / file.name).write_bytes(content[: pick % len(content)])
        elif way == "renamed":
            device, since, _ = file.stem.split("-")
            (folder / f"{device}-{since}-{10**6 + pick}.opack").write_bytes(content)
        else:
            (folder / file.name).write_bytes(content)
        if way == "twice":
            (folder / f"{file.stem} (conflicted copy).opack").write_bytes(content)

    def _mirror(self) -> None:
        for log, folder in zip(self.logs, self.folders, strict=True):
            for other in self.folders:
                for name in own_names(log, folder) if other != folder else ():
                    shutil.copy(folder / name, other / name)

    def _names(self) -> list[list[str]]:
        return [own_names(log, folder) for log, folder in zip(self.logs, self.folders, strict=True)]


@contextmanager
def a_team() -> Iterator[Place]:
    """Three devices that know each other."""
    with tempfile.TemporaryDirectory(prefix="organiser-folder-") as name:
        place = Path(name)
        logs = [log_of(place, template(), each) for each in WHO]
        acquaint(*logs)
        folders = [place / f"{each} shared" for each in WHO]
        for folder in folders:
            folder.mkdir()
        try:
            yield Place(logs, folders)
        finally:
            for log in logs:
                log.close()


@settings(
    max_examples=int(_EXAMPLES or "4"),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make an example takes seconds
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(acts, min_size=5, max_size=30))
def test_devices_come_to_the_same_whatever_the_carrier_did(
    happens: list[tuple[str, int, int]],
) -> None:
    with a_team() as place:
        for what in happens:
            place.do(*what)
        place.heal()
        assert_equal(*place.logs)
