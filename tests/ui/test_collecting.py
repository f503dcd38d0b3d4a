from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.ui.collecting import Collector


class _Ring(QLabel):
    """A widget that only a cycle holds; `died_on` hears on which thread that was found."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        self._itself, self._died_on = self, died_on

    def __del__(self) -> None:
        self._died_on.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:  # noqa: ARG001 (widgets need the application)
    pace_of_the_tests = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own, as in the program
    made = Collector()
    yield made
    made.stop()
    gc.set_threshold(*pace_of_the_tests)


def test_what_is_let_go_is_destroyed_on_the_window_s_thread(collector: Collector) -> None:
    died_on: list[int] = []
    _Ring(died_on)
    with ThreadPoolExecutor(1) as worker:
        made = worker.submit(_make_much).result()
    assert made
    assert died_on == []
    collector.look()
    assert died_on == [threading.get_ident()]


def test_nothing_is_collected_before_it_is_due(collector: Collector) -> None:
    gc.collect()
    died_on: list[int] = []
    _Ring(died_on)
    collector.look()
    assert died_on == []
    gc.collect()


def test_python_collects_by_itself_again_once_the_window_is_closed(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_however_much_is_made_all_is_looked_through_once_in_a_hundred_looks(
    collector: Collector,
) -> None:
    gc.collect()
    looked: list[int] = []
    kept: list[list[int]] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "stop":
            looked.append(about["generation"])

    gc.callbacks.append(note)
    try:
        for _ in range(100):
            kept += _make_much(1_000)
            collector.look()
    finally:
        gc.callbacks.remove(note)
    assert len(looked) == 100
    assert looked.count(2) <= 1
    assert looked.count(1) >= 8


def _make_much(count: int = 100_000) -> list[list[int]]:
    """More objects at once than Python makes without a look for cycles."""
    return [[number] for number in range(count)]
