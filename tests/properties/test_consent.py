"""Law 5: what was not consented to be shared stays, and leaves once consent is given.

A team writes about residents who agree, refuse, withdraw, agree again and are erased, on any device
and by any clock, and hands packs over that are lost, late, repeated and taken back. After every
step no pack and no other log holds a word of whoever never agreed, and no log a number of whom it
knows to be erased (3); an oracle walks from row to row and says what each pack may hold, and has
to. In the end everybody agrees, and all come to the same (1).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from itertools import count, permutations
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from organiser_app.domain.errors import NothingToUndo
from organiser_app.domain.models import Consent, Organiser, Patch, Resident, SamePerson
from organiser_app.services.erasing import erase
from organiser_app.services.undo import undo
from organiser_app.store.check import check
from tests.builders import web
from tests.properties.machines import devices, picks, template, tried
from tests.properties.merge_oracle import DEVICES
from tests.properties.test_sharing import ACTS, NUMBERS
from tests.store.everywhere import tables_with
from tests.sync.at_home import OWN_PARTS, Held
from tests.sync.devices import Device, State, device_at
from tests.sync.neighbourhood import Neighbourhood, Row
from tests.sync.sharing import TODAY, answer, handed, ids_of, sequence_of, withdrawn

_LATE = timedelta(days=1_000)


class Consents(RuleBasedStateMachine):
    """A team, and the residents of whom it writes."""

    @initialize(ahead=st.lists(st.integers(-1, 365), min_size=DEVICES, max_size=DEVICES))
    def begin(self, ahead: list[int]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="organiser-consent-"))
        self.devices = [
            device_at(self.folder, template(), number, ahead=timedelta(days=days))
            for number, days in enumerate(ahead)
        ]
        self.packs: list[list[bytes]] = []
        self.until, self.looked = [0] * DEVICES, [0] * DEVICES
        self.went: list[set[str]] = [set() for _ in range(DEVICES)]
        self.marks = count()
        self.about: dict[str, set[str]] = {}
        self.written_on: dict[str, int] = {}
        self.agreed: set[str] = set()
        self._begin_with_something_shared()

    def _begin_with_something_shared(self) -> None:
        first = self.devices[0]
        self.ground = {
            "patch_id": UUID(first.write(Patch, **_plain(Patch))),
            "organiser_id": UUID(first.write(Organiser, **_plain(Organiser))),
        }
        for number in range(2):
            self.add(0)
            self.say(0, number, given=True, day=0)
        self.pack(0, whole=True)
        for number in range(1, DEVICES):
            self.merge(number, 0)

    @rule(number=devices)
    def add(self, number: int) -> None:
        """Somebody whom nobody has asked yet."""
        mark = f"mark{next(self.marks)}end"
        self.about[mark], self.written_on[mark] = {mark}, number
        self.devices[number].write(Resident, name=mark)

    @rule(number=devices, act=ACTS)
    def write(self, number: int, act: tuple[Any, ...]) -> None:
        device = self.devices[number]
        if not self._residents(device):
            return
        lived = Neighbourhood(device, self._residents(device), ground=self.ground, marks=self.marks)
        held = Held(device)
        lived.rows = [Row(held.tables[row], row) for row in sorted(held.rows)]
        known = len(lived.rows)
        lived.act(act)
        for row in lived.rows[known:]:
            if row.words:
                self.about[row.words] = _named_by(Held(device), row.id)
                self.written_on[row.words] = number

    @rule(number=devices, pick=picks, given=st.booleans(), day=st.integers(0, 3))
    def say(self, number: int, pick: int, given: bool, day: int) -> None:
        if resident := self._any(number, pick):
            answer(self.devices[number], resident, given=given, on=TODAY + timedelta(days=day))
            self._note(number, resident, given=given)

    @rule(number=devices, pick=picks, given=st.booleans())
    def correct_an_answer(self, number: int, pick: int, given: bool) -> None:
        answers = sorted({row for _, row, _ in self.devices[number].state("consent")})
        if answers:
            held, row = Held(self.devices[number]), answers[pick % len(answers)]
            self.devices[number].change(Consent, row, given=given)
            self._note(number, held.rows[row]["subject_id"], given=given)

    @rule(number=devices, pick=picks)
    def withdraw(self, number: int, pick: int) -> None:
        if resident := self._any(number, pick):
            withdrawn(self.devices[number], resident)

    @rule(number=devices, pick=picks, other=picks, same=st.booleans())
    def link(self, number: int, pick: int, other: int, same: bool) -> None:
        one, two = self._any(number, pick), self._any(number, other)
        if one and two and one != two:
            self.devices[number].write(
                SamePerson,
                subject_id=UUID(one),
                other_subject_id=UUID(two),
                same=same,
                on=TODAY,
            )

    @rule(number=devices, pick=picks)
    def forget(self, number: int, pick: int) -> None:
        if resident := self._any(number, pick):
            erase(self.devices[number].log.work(), UUID(resident))

    @rule(number=devices)
    def take_back(self, number: int) -> None:
        with suppress(NothingToUndo):
            undo(self.devices[number].log.work())
        for row in Held(self.devices[number]).of("consent"):
            self._note(number, row["subject_id"], given=bool(row["given"]))

    @rule(number=devices, pick=picks)
    def unmerge(self, number: int, pick: int) -> None:
        device = self.devices[number]
        if device.runs:
            device.take_back(device.runs.pop(pick % len(device.runs)))

    @rule(number=devices, minutes=st.integers(-60, 60 * 24))
    def turn_the_clock(self, number: int, minutes: int) -> None:
        self.devices[number].clock.advance(minutes=minutes)

    @rule(number=devices, whole=st.booleans())
    def pack(self, number: int, whole: bool) -> None:
        """Write a pack of everything, or of what changed since the last one."""
        device, had = self.devices[number], self.went[number]
        lines = handed(device, 0 if whole else self.until[number])
        held = Held(device)
        may_go, erased = held.may_go(), {row["id"] for row in held.of("erased")}
        went = ids_of(lines) - erased
        assert went <= may_go
        assert may_go - erased - (set() if whole else had) <= went
        said = b"".join(lines).decode()
        assert not [held.rows[row] for row in held.rows.keys() - may_go if row in said]
        self.until[number], self.went[number] = sequence_of(device), had | went
        self.packs.append(lines)

    @precondition(lambda self: self.packs)
    @rule(number=devices, pick=picks)
    def merge(self, number: int, pick: int) -> None:
        merged = self.devices[number].merge(self.packs[pick % len(self.packs)])
        assert merged.arrived.refused.total() == 0

    @invariant()
    def nobody_is_where_they_may_not_be(self) -> None:
        """Whoever never agreed is in no pack and no other log, whoever is erased in no log."""
        if not hasattr(self, "devices"):
            return
        kept = {mark for mark, people in self.about.items() if people - self.agreed}
        for lines in self.packs:
            said = b"".join(lines).decode()
            assert not {mark for mark in kept if mark in said}
        for number, device in enumerate(self.devices):
            now = sequence_of(device)
            if now != self.looked[number]:
                self._look(number, Held(device), kept)
            self.looked[number] = now

    def _look(self, number: int, held: Held, kept: set[str]) -> None:
        theirs = {mark for mark in kept if self.written_on[mark] != number}
        erased = {row["erased_subject_id"] for row in held.of("erased")}
        rows = [row for row in held.rows.values() if held.tables[row["id"]] != "erased"]
        assert not [row for row in rows if (theirs | erased).intersection(row.values())]

    def teardown(self) -> None:
        if not hasattr(self, "devices"):
            return
        self._come_together(1)
        for number in range(DEVICES):
            for resident in self._residents(self.devices[number]):
                answer(self.devices[number], resident, given=True, on=TODAY + _LATE)
                self._note(number, resident, given=True)
        self._come_together(2)
        fresh = device_at(self.folder, template(), DEVICES)
        for lines in reversed([*self.packs, handed(self.devices[0])]):
            fresh.merge(lines)
        self._expect_the_same(*self.devices, fresh)
        for device in (*self.devices, fresh):
            device.log.close()
        shutil.rmtree(self.folder)

    def _come_together(self, rounds: int) -> None:
        for _ in range(rounds):
            for number, other in permutations(range(DEVICES), 2):
                self.pack(other, whole=True)
                self.merge(number, -1)
                self.nobody_is_where_they_may_not_be()

    def _expect_the_same(self, one: Device, *others: Device) -> None:
        erased = {row["erased_subject_id"] for row in Held(one).of("erased")}
        for device in others:
            assert _shared(device) == _shared(one)
            assert device.others() == one.others()
            assert not erased or tables_with(device.log, *erased) <= NUMBERS
            assert check(device.log) == ()

    def _note(self, number: int, resident: str, *, given: bool) -> None:
        """Somebody agreed, in this record of theirs or another."""
        if given:
            held = Held(self.devices[number])
            self.agreed |= {str(held.rows.get(resident, {}).get("name"))}

    def _residents(self, device: Device) -> list[str]:
        return sorted({row for _, row, _ in device.state("resident")})

    def _any(self, number: int, pick: int) -> str | None:
        """A resident in sight on a device."""
        found = Held(self.devices[number]).of("resident")
        there = sorted(row["id"] for row in found if not row["deleted"])
        return there[pick % len(there)] if there else None


def _plain(model: type[Any]) -> dict[str, Any]:
    """Fields of a row that names no other."""
    return {
        name: None if "_id" in name else value
        for name, value in web()[model].items()
        if name != "id"
    }


def _named_by(held: Held, wording: str) -> set[str]:
    """Whom a text is about: who said it, or all who are known to have been there."""
    of = held.rows[held.rows[wording]["of_id"]]
    if of.get("subject_id"):
        return _names(held, [of["subject_id"]])
    listening = of.get("listening_id", of["id"])
    there = (*held.of("presence"), *held.of("statement"))
    return _names(held, [row["subject_id"] for row in there if row["listening_id"] == listening])


def _names(held: Held, residents: Iterable[str | None]) -> set[str]:
    return {str(held.rows[one]["name"]) for one in residents if one in held.rows}


def _shared(device: Device) -> State:
    """What everybody has in the end: not one's own notes, nor what hangs on what never came.

    Notes of a listening go with whoever was there, as far as a log knows of them.
    """
    held = Held(device)
    listenings = {row["id"] for row in held.of("listening")}
    apart = {
        row["id"]
        for row in held.of("wording")
        if row["part"] in OWN_PARTS or row["of_id"] in listenings
    }
    alike = held.whole() - apart
    return {key: found for key, found in device.state().items() if key[1] in alike}


TestConsents = tried(Consents, examples=4, steps=25)
