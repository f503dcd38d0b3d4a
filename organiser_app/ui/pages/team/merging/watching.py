"""How far work on the log's worker has come, told to the window; and to stop, told back."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Signal

from organiser_app.domain.errors import Cancelled
from organiser_app.language import tr


class Watching(QObject):
    """`so_far` carries the number of the pack, and how many lines of how many were taken.

    It is made on the window's thread, and asked on the worker's.
    """

    so_far = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._pack = 0

    def stop(self) -> None:
        """Let the work end where it asks next; nothing of the pack in hand is kept."""
        self._stop.set()

    def expect_wanted(self) -> None:
        """`Cancelled` where somebody said stop."""
        if self._stop.is_set():
            raise Cancelled(tr("That was stopped."))

    def packs(self, number: int, done: int, whole: int) -> None:
        """Told of the lines of a pack by its number."""
        self.expect_wanted()
        self.so_far.emit(number, done, whole)

    def one_after_the_other(self, done: int, whole: int) -> None:
        """Told of lines alone, which begin anew with each pack."""
        self._pack += done == 0
        self.packs(self._pack, done, whole)
