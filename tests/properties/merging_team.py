"""A team of devices that write, hand over, lose and repeat packs at random, as a state machine.

An oracle that knows every write, and what its writer had seen, says what has to stand at the end.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import text

from organiser_app.domain.errors import NothingToUndo
from organiser_app.domain.models import Commitment, Resident, Synced, Theme, Tie
from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.domain.rules.undoing import CARRIED
from organiser_app.domain.values import CommitmentState
from organiser_app.services.undo import undo, undoable
from organiser_app.store.device import device_number
from organiser_app.sync.merge import ROAD
from tests.properties.machines import devices, picks, template
from tests.properties.merge_oracle import DEVICES, Handed, Key, Oracle, told_in
from tests.store_fixtures import START
from tests.sync.devices import Device, State, device_at, forget

MODELS: dict[str, type[Synced]] = {
    "theme": Theme,
    "resident": Resident,
    "tie": Tie,
    "commitment": Commitment,
}
FIELDS = {
    "commitment": ("what", "state"),
    "theme": ("name", "description"),
    "resident": ("name", "phone"),
    "tie": ("kind", "introduced_by_id"),
}
words = st.sampled_from(["damp", "Friday lunch", "école", "", '"a\\b"', "none"])


class Team(RuleBasedStateMachine):
    """Three organisers, each with a log, who hand packs to each other now and then."""

    @initialize(ahead=st.lists(st.integers(-1, 365), min_size=DEVICES, max_size=DEVICES))
    def begin(self, ahead: list[int]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="organiser-team-"))
        self.devices = [
            self._device(number, timedelta(days=days)) for number, days in enumerate(ahead)
        ]
        self.oracle = Oracle()
        self.packs: list[Handed] = []
        self.rows: list[tuple[str, str]] = []
        self.forgot = False
        self._begin_with_something_shared()

    def _begin_with_something_shared(self) -> None:
        self.write_theme(0, "housing")
        for name in ("A", "B", "C"):
            self.write_resident(0, name)
        self.write_tie(0, 0, 1)
        self.pack(0, 0)
        for number in range(1, DEVICES):
            self.merge(number, 0)

    @rule(number=devices, words=words)
    def write_theme(self, number: int, words: str) -> None:
        self._made(number, "theme", self.devices[number].write(Theme, name=words))

    @rule(number=devices, words=words)
    def write_resident(self, number: int, words: str) -> None:
        self._made(number, "resident", self.devices[number].write(Resident, name=words))

    @rule(number=devices, words=words)
    def write_promise(self, number: int, words: str) -> None:
        row = self.devices[number].write(Commitment, what=words, agreed_on=START.date())
        self._made(number, "commitment", row)

    @precondition(lambda self: any(table == "resident" for table, _ in self.rows))
    @rule(number=devices, pick=picks, other=picks)
    def write_tie(self, number: int, pick: int, other: int) -> None:
        there = self._there(number, "resident")
        if there and self.devices[number].knows("tie", "kind", "neighbour"):
            subject, by = there[pick % len(there)], there[other % len(there)]
            row = self.devices[number].write(
                Tie, subject_id=UUID(subject), introduced_by_id=UUID(by), kind="neighbour"
            )
            self._made(number, "tie", row)

    @precondition(lambda self: self.rows)
    @rule(number=devices, pick=picks, which=st.integers(0, 1), words=words)
    def change(self, number: int, pick: int, which: int, words: str) -> None:
        table, row = self.rows[pick % len(self.rows)]
        name = FIELDS[table][which]
        if row in self._there(number, table):
            fit = self._fit(number, row, name, words)
            if self.devices[number].knows(table, name, fit):
                self._noting(
                    number, lambda device: device.change(MODELS[table], row, **{name: fit})
                )

    @precondition(lambda self: self.rows)
    @rule(number=devices, pick=picks, hidden=st.booleans())
    def hide(self, number: int, pick: int, hidden: bool) -> None:
        table, row = self.rows[pick % len(self.rows)]
        if row in self._there(number, table):
            self._noting(number, lambda device: device.change(MODELS[table], row, deleted=hidden))

    @rule(number=devices)
    def take_back(self, number: int) -> None:
        def taking(device: Device) -> None:
            with suppress(NothingToUndo):
                undo(device.log.work())

        if self._last_done(number) == "choose":
            return  # it asks again what was settled, of which the oracle knows nothing
        before = self.devices[number].state(*MODELS)
        self._noting(number, taking)
        after = self.devices[number].state(*MODELS)
        written = {key for key in after if after[key] != before[key]}
        assert written <= self._own(number, before), "it wrote over others"

    @rule(number=devices, pick=picks, which=picks)
    def choose(self, number: int, pick: int, which: int) -> None:
        """Settle a conflict, by the value that stands or by another."""
        asked = self.devices[number].conflicts(*MODELS)
        if asked:
            conflict = asked[pick % len(asked)]
            chosen = conflict.candidates[which % len(conflict.candidates)]
            if self.devices[number].knows(conflict.table, conflict.field, chosen.value):
                self._noting(number, lambda device: device.choose(conflict, chosen))

    @precondition(lambda self: self.packs)
    @rule(number=devices, pick=picks)
    def merge_and_take_back(self, number: int, pick: int) -> None:
        """A merge that is taken back at once was none, but for those it told to be erased."""
        device, handed = self.devices[number], self.packs[pick % len(self.packs)]
        before = (device.state(), device.others(), device.waits())
        erased = device.state("erased")
        device.merge(handed.lines)
        if device.state("erased") == erased:
            device.take_back(device.runs.pop())
            assert (device.state(), device.others(), device.waits()) == before
        else:
            self._know(number, handed)

    @rule(number=devices, pick=picks)
    def unmerge(self, number: int, pick: int) -> None:
        """Take any earlier merge back: what was written here stays, whatever was done since."""
        device = self.devices[number]
        if device.runs:
            before = device.state(*MODELS)
            device.take_back(device.runs.pop(pick % len(device.runs)))
            after = device.state(*MODELS)
            own = self._own(number, before)
            assert {key: after.get(key) for key in own} == {key: before[key] for key in own}
            self.forgot = True

    @precondition(lambda self: len(self.oracle.erased) < 2)
    @rule(number=devices, pick=picks)
    def erase(self, number: int, pick: int) -> None:
        there = self._there(number, "resident")
        if there:
            resident = there[pick % len(there)]
            self.oracle.erased.add(resident)
            self._noting(number, lambda device: forget(device, resident))

    @rule(number=devices, minutes=st.integers(-60, 60 * 24))
    def turn_the_clock(self, number: int, minutes: int) -> None:
        self.devices[number].clock.advance(minutes=minutes)

    @rule(number=devices, since=picks)
    def pack(self, number: int, since: int) -> None:
        self.packs.append(self._packed(number, since % 8 if since % 2 else 0))

    @precondition(lambda self: self.packs)
    @rule(number=devices, pick=picks, road=st.sampled_from([ROAD, *sorted(CARRIED)]))
    def merge(self, number: int, pick: int, road: str = ROAD) -> None:
        self._take(number, self.packs[pick % len(self.packs)], road)

    def teardown(self) -> None:
        if not hasattr(self, "devices"):
            return
        self._come_together()
        self._expect_the_same()
        fresh = self._device(DEVICES)
        for handed in reversed([*self.packs, self._packed(0, 0)]):
            fresh.merge(handed.lines)
        assert fresh.state() == self.devices[0].state()
        assert fresh.others() == self.devices[0].others()
        for device in (*self.devices, fresh):
            device.log.close()
        shutil.rmtree(self.folder)

    def _come_together(self, rounds: int = 2) -> None:
        """Let everybody have what everybody else has."""
        for _ in range(rounds):
            for number, other in permutations(range(DEVICES), 2):
                self._take(number, self._packed(other, 0))

    def _expect_the_same(self) -> None:
        one, *others = self.devices
        state, beside = one.state(), one.others()
        for other in others:
            assert other.state() == state
            assert other.others() == beside
        known = {key: found for key, found in state.items() if key[0] in MODELS}
        assert known == self.oracle.stands()
        asked = {found[:4] for found in beside}
        assert asked >= self.oracle.beside()
        # A log that forgot what it was told may ask once more what somebody has settled.
        assert self.forgot or asked == self.oracle.beside()

    def _device(self, number: int, ahead: timedelta = timedelta()) -> Device:
        return device_at(self.folder, template(), number, ahead=ahead)

    def _seen(self, number: int, key: Key) -> set[bytes]:
        """Which writes to a field somebody at a device could see."""
        return self.oracle.known[number][key]

    def _made(self, number: int, table: str, row: str) -> None:
        self.rows.append((table, row))
        self._note_writes(
            number, {key for key in self.devices[number].state(table) if key[1] == row}
        )

    def _noting(self, number: int, act: Callable[[Device], object]) -> None:
        before = self.devices[number].state(*MODELS)
        act(self.devices[number])
        after = self.devices[number].state(*MODELS)
        self._note_writes(number, {key for key in after if after[key] != before.get(key)})

    def _note_writes(self, number: int, keys: set[Key]) -> None:
        state = self.devices[number].state(*MODELS)
        for key in keys:
            value, version = state[key]
            if version not in self.oracle.written[key]:
                self.oracle.note(number, key, version, value, self._seen(number, key))

    def _own(self, number: int, state: State) -> set[Key]:
        """The fields that a device wrote last itself."""
        own = bytes.fromhex(self.devices[number].log.read(device_number))
        return {key for key, (_, version) in state.items() if version[DEVICE_AT:] == own}

    def _last_done(self, number: int) -> str:
        with self.devices[number].log.reading() as connection:
            ready = undoable(connection).undo
            last = text("SELECT intention FROM change WHERE sequence = :ready")
            return str(connection.execute(last, {"ready": ready}).scalar())

    def _there(self, number: int, table: str) -> list[str]:
        return sorted({row for _, row, _ in self.devices[number].state(table)})

    def _fit(self, number: int, row: str, name: str, words: str) -> object:
        """A value for a field: a row may gain and lose a resident, but never change to another."""
        if name == "state":
            return tuple(CommitmentState)[len(words) % 2]
        if name != "introduced_by_id":
            return words
        held, _ = self.devices[number].state("tie").get(("tie", row, name), (None, b""))
        there = self._there(number, "resident")
        return UUID(there[len(words) % len(there)]) if there and held is None else None

    def _packed(self, number: int, since: int) -> Handed:
        lines = self.devices[number].lines(since)
        known = self.oracle.known[number]
        return Handed(lines, {key: set(known[key]) for key in told_in(lines)})

    def _take(self, number: int, handed: Handed, road: str = ROAD) -> None:
        merged = self.devices[number].merge(handed.lines, road)
        assert merged.arrived.refused.total() == 0
        self._know(number, handed)

    def _know(self, number: int, handed: Handed) -> None:
        for key, seen in handed.known.items():
            self.oracle.known[number][key] |= seen
