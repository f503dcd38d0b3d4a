from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser_app.ui.tasks import InlineExecutor, Tasks


def test_a_result_comes_back_on_the_window_s_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    came: list[Any] = []
    tasks.run(
        threading.get_ident,
        lambda worker: came.append((worker, QThread.isMainThread())),
        came.append,
    )
    qtbot.waitUntil(lambda: bool(came))
    tasks.close()
    worker, on_main = came[0]
    assert worker != threading.get_ident()
    assert on_main


def test_an_error_comes_back_as_it_was_raised(qtbot: QtBot) -> None:
    tasks = Tasks()
    came: list[Any] = []

    def fail() -> None:
        raise ValueError("no")

    tasks.run(fail, came.append, came.append)
    qtbot.waitUntil(lambda: bool(came))
    tasks.close()
    assert isinstance(came[0], ValueError)


def test_an_answer_for_a_page_that_is_gone_is_forgotten(qtbot: QtBot) -> None:
    tasks = Tasks()
    came: list[Any] = []
    page = QWidget()
    go_on = threading.Event()
    tasks.run(go_on.wait, lambda _: came.append("page"), came.append, owner=page)
    page.deleteLater()
    qtbot.waitSignal(page.destroyed, timeout=1000)
    tasks.run(lambda: None, lambda _: came.append("after"), came.append)
    qtbot.wait(0)
    go_on.set()
    qtbot.waitUntil(lambda: "after" in came)
    tasks.close()
    assert came == ["after"]


def test_of_questions_overtaken_by_later_ones_only_the_last_is_answered(qtbot: QtBot) -> None:
    tasks = Tasks()
    asked: list[str] = []
    came: list[Any] = []
    go_on = threading.Event()
    tasks.run(go_on.wait, lambda _: None, came.append)

    def ask(typed: str) -> str:
        asked.append(typed)
        return typed

    for typed in ("d", "da", "damp"):
        tasks.run_latest("search", partial(ask, typed), came.append, came.append)
    go_on.set()
    qtbot.waitUntil(lambda: came == ["damp"])
    tasks.close()
    assert asked == ["damp"]


def test_it_says_when_it_is_busy(qtbot: QtBot) -> None:
    tasks = Tasks()
    seen: list[Any] = []
    tasks.busy_changed.connect(seen.append)
    owner = QObject()
    tasks.run(lambda: None, lambda _: None, seen.append, owner=owner)
    qtbot.waitUntil(lambda: seen == [True, False])
    tasks.close()


def test_what_waits_when_the_worker_is_closed_is_done_unless_it_is_dropped() -> None:
    for drop, expected in ((False, ["begun", "waiting"]), (True, ["begun"])):
        tasks = Tasks()
        done: list[str] = []
        begun, go_on = threading.Event(), threading.Event()

        def first(begun: threading.Event = begun, go_on: threading.Event = go_on) -> None:
            begun.set()
            go_on.wait()

        tasks.run(first, lambda _: None, lambda _: None)
        tasks.run(partial(done.append, "waiting"), lambda _: None, lambda _: None)
        begun.wait()
        done.append("begun")
        threading.Timer(0.05, go_on.set).start()
        tasks.close(drop=drop)
        assert done == expected


class _SlowToLetGo(InlineExecutor):
    """Holds what it works on for longer than the window does, as a worker may."""

    def __init__(self) -> None:
        self.held: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.held.append((future, partial(fn, *args, **kwargs)))
        return future

    def work(self) -> None:
        for future, job in self.held:
            future.set_result(job())


@pytest.mark.usefixtures("qtbot")
def test_a_worker_is_never_the_last_that_holds_what_waited() -> None:
    worker = _SlowToLetGo()
    tasks = Tasks(worker)
    page = QWidget()
    gone = weakref.ref(page)
    tasks.run(lambda: None, partial(_take, page), partial(_take, page), owner=page)
    worker.work()
    del page
    assert worker.held
    assert gone() is None


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("problem", [None, ValueError("no")])
def test_a_worker_is_never_the_last_that_holds_the_job_or_what_came_of_it(
    problem: Exception | None,
) -> None:
    worker = _SlowToLetGo()
    tasks = Tasks(worker)
    page = QWidget()
    gone = weakref.ref(page)

    def job(page: QWidget = page) -> QWidget:
        if problem is not None:
            raise problem
        return page

    tasks.run(job, lambda _: None, lambda _: None)
    worker.work()
    if problem is not None:
        problem.__traceback__ = None  # the test holds the error, as nobody else does
    del page, job
    assert worker.held
    assert gone() is None


def _take(_page: QWidget, _result: object) -> None:
    """Take what came, for a page."""
