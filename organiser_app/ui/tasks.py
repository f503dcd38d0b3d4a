"""Work off the window's thread: one worker for the log, one that may be overtaken, for searching.

A job is a plain function. What it returns, or the error it raised, comes back on the window's
thread. A job whose owner is gone by then is forgotten.

A job, who waits for it and what comes of it are kept on the window's thread, and the worker is told
a number alone: were a worker the last to let go of a widget, the widget would be destroyed there.
A dialog is at risk whatever its parent: once `exec` is through, PySide leaves it to Python alone.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

Result = TypeVar("Result")
Then = Callable[[Result], None]
Failed = Callable[[Exception], None]


class InlineExecutor(Executor):
    """Runs each job at once, in the caller's thread: the tests' worker."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the job and hand back what came of it."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001 - an executor hands every error on
            future.set_exception(problem)
        return future


@dataclass(slots=True)
class _Waiting:
    """A job, to whom what comes of it is told, and that itself once the worker is through."""

    job: Callable[[], Any]
    then: Then[Any]
    failed: Failed
    owner: QObject | None
    result: Any = None
    problem: Exception | None = None


class Tasks(QObject):
    """Sends jobs to one worker and brings their results to the window's thread, in order."""

    busy_changed = Signal(bool)
    _arrived = Signal(int)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="log")
        self._begun = 0
        self._waiting: dict[int, _Waiting] = {}
        self._closed = False
        self._latest: dict[str, int] = {}
        self._arrived.connect(self._deliver, self._connection_kind())

    def run(
        self,
        job: Callable[[], Result],
        then: Then[Result],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run `job` on the worker, then `then` with its result, or `failed` with its error.

        Once the window has been closed nothing more is begun: nobody would see what came of it.
        """
        if self._closed:
            return
        number = self._begun = self._begun + 1
        self._waiting[number] = _Waiting(job, then, failed, owner)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        working = self._executor.submit(self._work, number)
        working.add_done_callback(partial(self._hand_over, number))

    def run_latest(
        self,
        topic: str,
        job: Callable[[], Result],
        then: Then[Result],
        failed: Failed,
        *,
        owner: QObject | None = None,
    ) -> None:
        """As `run`, but a job that a later one of its topic has overtaken is not begun or told."""
        number = self._latest[topic] = self._latest.get(topic, 0) + 1

        def still_wanted() -> bool:
            return self._latest[topic] == number

        def job_if_wanted() -> Result | None:
            return job() if still_wanted() else None

        def then_if_wanted(result: Result | None) -> None:
            if result is not None and still_wanted():
                then(result)

        self.run(job_if_wanted, then_if_wanted, failed, owner=owner)

    def close(self, *, drop: bool = False) -> None:
        """Stop the worker once all that waits is done, or with `drop` once what is begun is."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=drop)

    def _connection_kind(self) -> Qt.ConnectionType:
        inline = isinstance(self._executor, InlineExecutor)
        return Qt.ConnectionType.DirectConnection if inline else Qt.ConnectionType.QueuedConnection

    def _work(self, number: int) -> None:
        waiting = self._waiting[number]
        try:
            waiting.result = waiting.job()
        except Exception as problem:  # noqa: BLE001 - it is told on the window's thread
            waiting.problem = problem

    def _hand_over(self, number: int, done: Future[None]) -> None:
        if not done.cancelled() and shiboken6.isValid(self):
            self._arrived.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        waiting = self._waiting.pop(number)
        if not self._waiting:
            self.busy_changed.emit(False)
        if waiting.owner is not None and not shiboken6.isValid(waiting.owner):
            return
        problem, waiting.problem = waiting.problem, None  # its trace leads to what waited
        if problem is not None:
            waiting.failed(problem)
        else:
            waiting.then(waiting.result)
