"""What is in sight while packs are looked at or merged: how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys, emptied
from organiser_app.ui.pages.team.merging.watching import Watching
from organiser_app.ui.widgets import ProgressCard

Result = TypeVar("Result")


class Working(QWidget):
    """One piece of work at a time, which is begun and then run; `told` says how far in words."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.watching = Watching(self)
        self._packs = 1
        self._card = ProgressCard("")
        self._column = QVBoxLayout(self)
        bind_keys(self, {"Esc": (tr("Stop"), self.stop)})

    def begin(self, what: str, packs: int) -> None:
        """Show that something is begun, on so many packs."""
        self._packs = packs
        self.watching = Watching(self)
        emptied(self._column)
        self._card = ProgressCard(what)
        self._card.stopped.connect(self.stop)
        # To a method of ours, so that it is told on the window's thread and not on the worker's.
        self.watching.so_far.connect(self._tell)
        self._column.addWidget(self._card)
        self._column.addStretch(1)

    def run(
        self,
        desk: Desk,
        job: Callable[[Watching], Result],
        then: Callable[[Result], None],
        stopped: Callable[[], object],
    ) -> None:
        """Do what was begun on the log's worker; `stopped` is called where it does not end well."""
        what, watching = self._card.accessibleName(), self.watching
        desk.attempt(what, lambda: job(watching), then, owner=self, stopped=stopped)

    def stop(self) -> None:
        """Let it end where it is asked next."""
        self.watching.stop()

    def _tell(self, number: int, done: int, whole: int) -> None:
        words = far_words(number, self._packs, done, whole)
        self._card.set_progress(done, whole, words)
        self.told.emit(words)


def far_words(number: int, packs: int, done: int, whole: int) -> str:
    """How far it is: "pack 3 of 12, 40,000 of 112,000 lines"."""
    lines = tr("{done} of {whole} lines", done=f"{done:,}", whole=f"{whole:,}")
    if packs <= 1:
        return lines
    return tr("pack {number} of {packs}, {lines}", number=number, packs=packs, lines=lines)
