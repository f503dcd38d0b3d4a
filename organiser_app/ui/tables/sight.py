"""Keeping the row in hand in sight when a list is read anew, whose heights come after its rows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView


class Sight(QObject):
    """What is seen of a list: as far down as before, and always the row that was taken in hand.

    A list knows how far it can be scrolled only once its rows were laid out, which Qt puts off;
    so it is scrolled after that. `come(awaited)` tells when the row in hand was looked for, and
    whether it is one that a change led to.
    """

    come = Signal(bool)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._scrolled: int | None = None
        self._awaited = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look)

    def hold(self) -> None:
        """Remember how far down one is, before the list is emptied to be read anew."""
        if self._view.model().rowCount():
            self._scrolled = self._view.verticalScrollBar().value()

    def look(self, *, awaited: bool = False) -> None:
        """Bring the row in hand into sight once the rows are laid out."""
        self._awaited = self._awaited or awaited
        self._later.start()

    def _look(self) -> None:
        awaited, self._awaited = self._awaited, False
        scrolled, self._scrolled = self._scrolled, None
        self._view.executeDelayedItemsLayout()
        self._view.updateGeometries()  # the heights of rows are heeded no sooner by itself
        if scrolled is not None:
            self._view.verticalScrollBar().setValue(scrolled)
        self._view.scrollTo(self._view.currentIndex())
        self.come.emit(awaited)
