"""Choosing between two values, by the log's worker: one of them is taken, or a text of both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from organiser_app.domain.change import Change
from organiser_app.sync.disagreements import Disagreement, choose, write_instead
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging.choose_view import ChooseView
from organiser_app.ui.pages.team.merging.keep_both import KeepBothDialog


class Choosing(QObject):
    """Does what is wished for in `view`, and has `again` show what is open after any change.

    A choice that is taken back is such a change, and so is a merge by the sync.
    """

    def __init__(self, desk: Desk, view: ChooseView, again: Callable[[], None]) -> None:
        super().__init__(view)
        self._desk, self._view, self._again = desk, view, again
        view.chosen.connect(self._choose)
        view.both_wanted.connect(self._keep_both)
        desk.bus.changed.connect(self._hear)

    def _choose(self, about: Disagreement, side: int) -> None:
        self._desk.change_then(lambda _: None, self._not_chosen, choose, about, about.sides[side])

    def _keep_both(self, about: Disagreement) -> None:
        words = KeepBothDialog(about, self._view).ask()
        if words:
            self._desk.change_then(lambda _: None, self._not_chosen, write_instead, about, words)

    def _hear(self, _change: Change) -> None:
        if self._view.isVisible():
            self._again()

    def _not_chosen(self, problem: Exception) -> None:
        self._desk.bus.failed.emit(problem)
        self._again()
