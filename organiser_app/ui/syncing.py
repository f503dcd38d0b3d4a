"""Sync through a folder while the window is open: when the folder changes, by a timer, or at once.

A turn is taken step by step on the log's worker, so that what is typed and read meanwhile goes
between its steps. What packs are read with is loaded there too, with the first turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.folder.pace import SETTLING, next_turn_after
from organiser_app.sync.folder.standing import Standing, standing
from organiser_app.ui.desk import Desk
from organiser_app.ui.tasks import Then

Result = TypeVar("Result")
_Steps = Iterator[Change | None]
_Came = tuple[Change | None] | None


class Syncing(QObject):
    """Takes the turns of a desk's log, as long as its sync is on; `bus.synced` tells of each."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_turning = self._again = False
        self._stands: Standing | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._wait(SETTLING))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_turn)
        desk.bus.sync_wanted.connect(self.begin)

    def now(self) -> None:
        """Take a turn now, or say that the sync is off."""
        if self._stands is not None and self._stands.is_on:
            self.begin()
        else:
            self._desk.bus.said.emit(
                tr("The sync is off. On the page Team, a folder is chosen for it.")
            )

    def stop(self) -> None:
        """Take no turn any more, since the window closes; one that has begun ends at its step."""
        self._stands = None
        self._timer.stop()
        self._watch(None)

    def begin(self) -> None:
        """Read how the sync stands, and take a turn now if it is on."""
        self._desk.read(standing, self._begin, owner=self)

    def _begin(self, stands: Standing) -> None:
        self._tell(stands)
        if stands.is_on:
            self._take_turn()

    def _take_turn(self) -> None:
        """Begin a turn, or another one soon after the one that goes on."""
        stands = self._stands
        if self._is_turning:
            self._again = True
        elif stands is not None and stands.is_on and stands.folder:
            self._is_turning, self._again = True, False
            self._do(_making(self._desk.log, stands.folder), self._go_on)

    def _go_on(self, steps: _Steps) -> None:
        self._do(lambda: _next(steps), partial(self._see, steps))

    def _see(self, steps: _Steps, came: _Came) -> None:
        """Tell of what a step changed and go on; after the last, or once off, see how it went."""
        if came is None or self._stands is None or not self._stands.is_on:
            self._is_turning = False
            self._desk.read(standing, self._end, owner=self)
            return
        (change,) = came
        if change is not None:
            self._desk.bus.changed.emit(change)
        self._go_on(steps)

    def _end(self, stands: Standing) -> None:
        # A folder that a turn just went through is there: to watch it does not keep us waiting.
        self._watch(stands.folder if stands.is_on and not stands.problem else None)
        self._tell(stands)

    def _fail(self, problem: Exception) -> None:
        """A fault of ours ends the turn; the next is taken as if it had been the machine's."""
        self._is_turning = False
        self._wait(next_turn_after(1))
        self._desk.bus.failed.emit(problem)

    def _tell(self, stands: Standing) -> None:
        self._stands = stands
        if stands.is_on:
            self._wait(SETTLING if self._again else next_turn_after(stands.failures))
        else:
            self._timer.stop()
        self._desk.bus.synced.emit(stands)

    def _do(self, job: Callable[[], Result], then: Then[Result]) -> None:
        self._desk.tasks.run(job, then, self._fail, owner=self)

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


def _making(log: Log, folder: Path) -> Callable[[], _Steps]:
    def make() -> _Steps:
        from organiser_app.sync.folder.turn import Turn  # noqa: PLC0415 - slow to load, often off

        return Turn(log, folder).steps()

    return make


def _next(steps: _Steps) -> _Came:
    """What the next step changed; None where there is no other step."""
    return next(((change,) for change in steps), None)
