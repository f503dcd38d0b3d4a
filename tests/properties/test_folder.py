"""Devices with a folder each, and a carrier between them that does everything wrong.

It is late, loses, repeats, renames and cuts files, brings old ones back, and copies what it did
before. A turn may be killed at any step, and a log be laid back by an older copy of itself. Once
the carrier does its work, all come to the same (law 1), with everything that was written (2), and
then write nothing more; a file that is no good stops no other (4), and nobody who was erased is
left in any log, nor in what a log that heard of it has in its folder (3).
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from organiser_app.domain.models import Resident, Theme
from organiser_app.store.log import Log, open_log
from organiser_app.sync.folder import writing
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.taking import Terms
from tests.properties.machines import devices, picks, template, tried
from tests.properties.merge_oracle import DEVICES
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.devices import Device, forget
from tests.sync.folder.folders import assert_equal, own_names, words_of
from tests.sync.sharing import answer
from tests.sync.teams import acquaint, device_of, log_of

_WHO = ("Ada", "Beth", "Carys", "Dil", "Efua")
_TERMS = Terms(erase_many=True, days_to_come=True)
_FEW_FILES = 4
"""How many files a device has in the folder at most here, so that they are often made one."""


@dataclass
class Place:
    """A log, its folder, and copies of its file with all that was in it then."""

    log: Log
    folder: Path
    copies: list[tuple[bytes, set[str]]] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    """What is in the log of what was written here, and will reach everybody."""
    may_lose: bool = True
    """Whether own files may go: a log that was laid back has to see by them that it was."""

    @property
    def device(self) -> Device:
        return device_of(self.log)

    def own(self) -> list[Path]:
        """The files that this log has in its folder."""
        return [self.folder / name for name in own_names(self.log, self.folder)]


class Folders(RuleBasedStateMachine):
    """A team that syncs through folders."""

    @initialize(ahead=st.lists(st.integers(-1, 365), min_size=DEVICES, max_size=DEVICES))
    def begin(self, ahead: list[int]) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="organiser-folder-"))
        self.few, writing.MOST_FILES = writing.MOST_FILES, _FEW_FILES
        logs = [
            log_of(self.place, template(), who, days_ahead=days)
            for who, days in zip(_WHO, ahead, strict=False)
        ]
        acquaint(*logs)
        self.places = [
            Place(log, self.place / f"{number} shared") for number, log in enumerate(logs)
        ]
        for place in self.places:
            place.folder.mkdir()
        self.seeds = count(10_000)
        self.carried: list[tuple[str, bytes]] = []
        self.called: dict[str, set[str]] = {}

    @rule(number=devices)
    def write(self, number: int) -> None:
        place, size = self.places[number], len(self.called)
        place.device.write(Theme, name=f"theme {size}.")
        place.written.add(f"theme {size}.")
        resident = place.device.write(Resident, name=f"resident {size}.")
        answer(place.device, resident, given=True)
        self.called[resident] = {f"resident {size}."}

    @rule(number=devices, pick=picks)
    def change(self, number: int, pick: int) -> None:
        if resident := self._any_resident(number, pick):
            name = f"changed {pick} {sum(map(len, self.called.values()))}."
            self.places[number].device.change(Resident, resident, name=name)
            self.called[resident].add(name)

    @rule(number=devices, pick=picks)
    def erase(self, number: int, pick: int) -> None:
        if resident := self._any_resident(number, pick):
            forget(self.places[number].device, resident)

    @rule(number=devices, minutes=st.integers(0, 59))
    def turn(self, number: int, minutes: int) -> None:
        place = self.places[number]
        place.device.clock.advance(minutes=minutes)
        assert self._turn(place).whole().problem is None
        place.may_lose = True
        self._expect_no_erased_words(place)

    @rule(number=devices, steps=st.integers(1, 3))
    def kill_a_turn(self, number: int, steps: int) -> None:
        """It ends after some of its steps, and nobody tidies up."""
        for _ in islice(self._turn(self.places[number]).steps(), steps):
            pass

    @rule(number=devices)
    def copy_the_log(self, number: int) -> None:
        place = self.places[number]
        place.copies.append((_closed(place), set(place.written)))
        self._open(place)

    @precondition(lambda self: any(place.copies for place in self.places))
    @rule(number=devices, pick=picks)
    def lay_an_older_copy_over(self, number: int, pick: int) -> None:
        """What was written since and lies in no folder is lost; nothing else is."""
        place = self.places[number]
        if place.copies:
            content, written = place.copies[pick % len(place.copies)]
            _closed(place)
            place.log.folder.database.write_bytes(content)
            self._open(place)
            place.written, place.may_lose = set(written), False

    @rule(to=devices, pick=picks)
    def bring(self, to: int, pick: int) -> None:
        self._bring(to, pick)

    @rule(to=devices, pick=picks)
    def bring_half(self, to: int, pick: int) -> None:
        if brought := self._bring(to, pick):
            content = brought.read_bytes()
            brought.write_bytes(content[: pick % len(content)])

    @rule(to=devices, pick=picks)
    def bring_twice(self, to: int, pick: int) -> None:
        if brought := self._bring(to, pick):
            shutil.copy(brought, brought.with_name(f"{brought.stem} (conflicted copy).opack"))

    @rule(to=devices, pick=picks)
    def bring_under_another_name(self, to: int, pick: int) -> None:
        if brought := self._bring(to, pick):
            device, since, _ = brought.stem.split("-")
            brought.rename(brought.with_name(f"{device}-{since}-{10**6 + pick}.opack"))

    @rule(to=devices, pick=picks)
    def lose(self, to: int, pick: int) -> None:
        place = self.places[to]
        there = [path for path in sorted(place.folder.iterdir()) if self._may_go(place, path)]
        if there:
            lost = there[pick % len(there)]
            if lost in place.own():
                place.copies.clear()  # without it nobody can tell that one of them was laid over
            lost.unlink()

    @precondition(lambda self: self.carried)
    @rule(to=devices, pick=picks)
    def bring_an_old_one(self, to: int, pick: int) -> None:
        name, content = self.carried[pick % len(self.carried)]
        path = self.places[to].folder / name
        if path not in self.places[to].own():
            path.write_bytes(content)

    def teardown(self) -> None:
        if not hasattr(self, "places"):
            return
        writing.MOST_FILES = self.few
        self._heal()
        logs = [place.log for place in self.places]
        assert_equal(*logs)
        device = self.places[0].device
        themes = {
            value for (_, _, name), (value, _) in device.state("theme").items() if name == "name"
        }
        for place in self.places:
            assert place.written <= themes
            self._expect_no_erased_words(place)
            place.log.close()
        shutil.rmtree(self.place)

    def _heal(self) -> None:
        """Let the carrier do its work until nothing is written any more."""
        for _ in range(10):
            self._mirror()
            before = [place.own() for place in self.places]
            for place in self.places:
                place.device.clock.advance(minutes=11)
                assert self._turn(place).whole().problem is None
            if [place.own() for place in self.places] == before:
                return
        raise AssertionError(before)

    def _mirror(self) -> None:
        for place in self.places:
            for other in self.places:
                for path in place.own() if other is not place else ():
                    shutil.copy(path, other.folder)

    def _turn(self, place: Place) -> Turn:
        return Turn(place.log, place.folder, _TERMS)

    def _may_go(self, place: Place, path: Path) -> bool:
        return place.may_lose or path not in place.own()

    def _open(self, place: Place) -> None:
        around = surroundings(place.device.clock, seed=next(self.seeds))
        place.log = open_log(place.log.folder.path, PASSPHRASE, around)

    def _any_resident(self, number: int, pick: int) -> str | None:
        there = sorted({row for _, row, _ in self.places[number].device.state("resident")})
        return there[pick % len(there)] if there else None

    def _bring(self, to: int, pick: int) -> Path | None:
        """Carry a file of anybody else, as it should be."""
        theirs = [
            path for place in self.places if place is not self.places[to] for path in place.own()
        ]
        if not theirs:
            return None
        path = theirs[pick % len(theirs)]
        self.carried.append((path.name, path.read_bytes()))
        return Path(shutil.copy(path, self.places[to].folder))

    def _expect_no_erased_words(self, place: Place) -> None:
        """Of whoever a log knows to be erased, no word is in what it has in its folder."""
        said = place.device.state("erased")
        gone = [value for (_, _, name), (value, _) in said.items() if name == "erased_subject_id"]
        names = {name for resident in gone for name in self.called[str(resident)]}
        words = words_of(place.log, *place.own()).decode()
        assert not {name for name in names if f'"{name}"' in words}


def _closed(place: Place) -> bytes:
    place.log.close()
    return place.log.folder.database.read_bytes()


TestFolders = tried(Folders, examples=3, steps=30)
