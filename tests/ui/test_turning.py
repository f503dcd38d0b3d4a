"""The turns of one carrier: taken on its own worker, while the log goes on being used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from organiser_app.domain.change import Change
from organiser_app.store.log import Log
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.ui.bus import Bus
from organiser_app.ui.carriers import Carrier, IsWanted
from organiser_app.ui.desk import Desk
from organiser_app.ui.tasks import Tasks
from organiser_app.ui.turning import Turning
from tests.sync.folder.folders import add_theme, themes


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(CarrierStanding):
    """How a carrier stands that may be given another place."""

    place: str


class Slow:
    """A carrier whose turn waits for a network until it is let go on."""

    def __init__(self) -> None:
        self.begun, self.goes_on = Event(), Event()
        self.threads: list[str] = []
        self.wanted: list[bool] = []
        self.place = "here"

    def turn(self, _log: Log, _stands: Placed, is_wanted: IsWanted) -> Iterator[Change]:
        self.threads.append(current_thread().name)
        self.begun.set()
        assert self.goes_on.wait(30)
        self.wanted.append(is_wanted())
        yield from ()


@pytest.fixture
def slow() -> Slow:
    """One that has not begun."""
    return Slow()


@pytest.fixture
def desk(log: Log, qapp: object) -> Iterator[Desk]:  # noqa: ARG001 - it has to be there
    """A desk with workers of its own."""
    tasks, away = Tasks(), Tasks()
    yield Desk(log, tasks, Bus(), None, away)
    away.close()
    tasks.close()


@pytest.fixture
def turning(desk: Desk, slow: Slow) -> Iterator[Turning[Placed]]:
    """The turns by it."""
    carrier = Carrier(
        lambda _: Placed(is_on=True, worked_at=None, problem="", failures=0, place=slow.place),
        slow.turn,
        desk.away,
        timedelta(hours=1),
        lambda stands: stands.place,
    )
    holder = QObject()
    yield Turning(desk, carrier, holder)
    slow.goes_on.set()


def test_what_is_typed_while_a_turn_waits_is_saved_at_once(
    turning: Turning[Placed], desk: Desk, slow: Slow, qtbot: QtBot
) -> None:
    turning.begin()
    qtbot.waitUntil(slow.begun.is_set)
    done: list[object] = []
    desk.tasks.run(lambda: add_theme(desk.log, "lifts"), done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert "lifts" in themes(desk.log)
    with qtbot.waitSignal(desk.bus.synced):
        slow.goes_on.set()
    assert slow.wanted == [True]
    assert slow.threads != [current_thread().name]


def test_a_turn_hears_that_the_window_closes(
    turning: Turning[Placed], desk: Desk, slow: Slow, qtbot: QtBot
) -> None:
    turning.begin()
    qtbot.waitUntil(slow.begun.is_set)
    assert turning.is_on
    turning.stop()
    slow.goes_on.set()
    desk.away.close()
    assert slow.wanted == [False]


def test_a_turn_hears_that_another_place_was_chosen(
    turning: Turning[Placed], desk: Desk, slow: Slow, qtbot: QtBot
) -> None:
    turning.begin()
    qtbot.waitUntil(slow.begun.is_set)
    slow.place = "elsewhere"
    with qtbot.waitSignal(desk.bus.synced):
        turning.begin()
    with qtbot.waitSignal(desk.bus.synced):
        slow.goes_on.set()
    assert slow.wanted == [False]
