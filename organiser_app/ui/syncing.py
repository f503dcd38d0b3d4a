"""Sync through a folder while the window is open: when the folder changes, by a timer, or at once.

A turn is taken step by step on the log's worker, so that what is typed and read meanwhile goes
between its steps. What packs are read with is loaded there too, with the first turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.folder.pace import SETTLING, next_turn_after
from organiser_app.sync.folder.standing import Standing, standing
from organiser_app.ui.desk import Desk

_Steps = Iterator[Change | None]


class Syncing(QObject):
    """Takes the turns of a desk's log, as long as its sync is on; `bus.synced` tells of each."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: _Steps | None = None
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

    def begin(self) -> None:
        """Read how the sync stands, and take a turn now if it is on."""
        self._desk.read(standing, self._begin, owner=self)

    def _begin(self, stands: Standing) -> None:
        self._tell(stands)
        if stands.is_on:
            self._take_turn()

    def _take_turn(self) -> None:
        """Begin a turn; while another one goes on, that one is followed by the next in any case."""
        stands = self._stands
        if self._steps is None and stands is not None and stands.is_on and stands.folder:
            self._watch(stands.folder)
            log, folder = self._desk.log, stands.folder
            self._desk.tasks.run(lambda: _steps(log, folder), self._go_on, self._fail, owner=self)

    def _go_on(self, steps: _Steps) -> None:
        self._steps = steps
        self._desk.tasks.run(lambda: _next(steps), self._see, self._fail, owner=self)

    def _see(self, came: tuple[Change | None] | None) -> None:
        """Tell of what a step changed and go on, or tell how it went where that was the last."""
        if came is None or self._steps is None or not (self._stands and self._stands.is_on):
            self._end()
            return
        (change,) = came
        if change is not None:
            self._desk.bus.changed.emit(change)
        self._go_on(self._steps)

    def _end(self) -> None:
        self._steps = None
        self._desk.read(standing, self._tell, owner=self)

    def _fail(self, problem: Exception) -> None:
        """A fault of ours ends the turn; the next is taken as if it had been the machine's."""
        self._steps = None
        self._wait(next_turn_after(1))
        self._desk.bus.failed.emit(problem)

    def _tell(self, stands: Standing) -> None:
        self._stands = stands
        if stands.is_on:
            self._wait(next_turn_after(stands.failures))
        else:
            self._timer.stop()
            self._watch(None)
        self._desk.bus.synced.emit(stands)

    def _wait(self, span: timedelta) -> None:
        self._timer.start(int(span.total_seconds() * 1_000))  # in place of what was waited for

    def _watch(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None and folder.is_dir() else []
        watched = self._watcher.directories()
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)


def _steps(log: Log, folder: Path) -> _Steps:
    from organiser_app.sync.folder.turn import Turn  # noqa: PLC0415 - slow to load, off by default

    return Turn(log, folder).steps()


def _next(steps: _Steps) -> tuple[Change | None] | None:
    """What the next step changed; None where there is no other step."""
    return next(((change,) for change in steps), None)
