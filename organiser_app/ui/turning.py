"""The turns that a log takes by one carrier: by a timer, when its folder changes, or at once.

A turn is taken step by step on its worker, so that what is typed and read meanwhile goes between
its steps.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from organiser_app.domain.change import Change
from organiser_app.sync.pace import SETTLING, USUAL, next_turn_after
from organiser_app.ui.carriers import Carrier, Stands, Steps
from organiser_app.ui.desk import Desk
from organiser_app.ui.tasks import Then

Result = TypeVar("Result")
_Came = tuple[Change | None] | None


class Turning(QObject, Generic[Stands]):
    """Takes the turns of one carrier, as long as it is on; `bus.synced` tells of each."""

    def __init__(self, desk: Desk, carrier: Carrier[Stands], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._carrier = desk, carrier
        self._is_turning = self._again = False
        self._stands: Stands | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._wait(SETTLING))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_turn)

    @property
    def is_on(self) -> bool:
        """Whether turns are taken."""
        return self._stands is not None and self._stands.is_on

    def stop(self) -> None:
        """Take no turn any more, since the window closes; one that has begun ends at its step."""
        self._stands = None
        self._timer.stop()
        self._watch(None)

    def begin(self) -> None:
        """Read how it stands, and take a turn now if it is on."""
        self._desk.read(self._carrier.standing, self._begin, owner=self)

    def _begin(self, stands: Stands) -> None:
        self._tell(stands)
        if stands.is_on:
            self._take_turn()

    def _take_turn(self) -> None:
        """Begin a turn, or another one soon after the one that goes on."""
        stands = self._stands
        if self._is_turning:
            self._again = True
        elif stands is not None and stands.is_on:
            self._is_turning, self._again = True, False
            turn, log = self._carrier.turn, self._desk.log
            self._do(lambda: turn(log, stands, lambda: self._wants(stands)), self._go_on)

    def _wants(self, begun: Stands) -> bool:
        """Whether a turn is wanted that was begun so: by now it may be off, or go elsewhere."""
        stands, place = self._stands, self._carrier.place
        return stands is not None and stands.is_on and place(stands) == place(begun)

    def _go_on(self, steps: Steps) -> None:
        self._do(lambda: _next(steps), partial(self._see, steps))

    def _see(self, steps: Steps, came: _Came) -> None:
        """Tell of what a step changed and go on; after the last, see how it went."""
        if came is None:
            self._is_turning = False
            self._desk.read(self._carrier.standing, self._end, owner=self)
            return
        (change,) = came
        if change is not None:
            self._desk.bus.changed.emit(change)
        self._go_on(steps)

    def _end(self, stands: Stands) -> None:
        # A folder that a turn just went through is there: to watch it does not keep us waiting.
        is_there = stands.is_on and not stands.problem
        self._watch(self._carrier.watched(stands) if is_there else None)
        self._tell(stands)

    def _fail(self, problem: Exception) -> None:
        """A fault of ours ends the turn; the next is taken as if it had been the machine's."""
        self._is_turning = False
        self._wait(next_turn_after(1))
        self._desk.bus.failed.emit(problem)

    def _tell(self, stands: Stands) -> None:
        self._stands = stands
        if stands.is_on:
            self._wait(SETTLING if self._again else self._pause(stands))
        else:
            self._timer.stop()
        self._desk.bus.synced.emit(stands)

    def _pause(self, stands: Stands) -> timedelta:
        """One that failed is tried again soon at first, however seldom it is taken."""
        return next_turn_after(stands.failures, USUAL) if stands.failures else self._carrier.usual

    def _do(self, job: Callable[[], Result], then: Then[Result]) -> None:
        self._carrier.worker.run(job, then, self._fail, owner=self)

    def _wait(self, span: timedelta) -> None:
        self._timer.start(int(span.total_seconds() * 1_000))  # in place of what was waited for

    def _watch(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None else []
        watched = self._watcher.directories()
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)


def _next(steps: Steps) -> _Came:
    """What the next step changed; None where there is no other step."""
    return next(((change,) for change in steps), None)
