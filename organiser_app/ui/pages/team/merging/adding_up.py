"""Figures of several logs: added up and saved as a table by the log's worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.sync.adding_up import AddedUp, add_up_packs
from organiser_app.sync.figure_table import table_of
from organiser_app.sync.taking import Terms
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging.figures_view import FiguresView
from organiser_app.ui.pages.team.merging.packs_view import Looked, holds_figures
from organiser_app.ui.pages.team.merging.watching import Watching


class Work(Protocol):
    """Does something on the log's worker, with progress in sight; `stopped` where it ends badly."""

    def __call__(
        self,
        what: str,
        job: Callable[[Watching], AddedUp],
        then: Callable[[AddedUp], None],
        stopped: Callable[[], object],
    ) -> None:
        """Do it."""


class AddingUp(QObject):
    """Does what is wished for in `view`; `seen` is called once there is something to be seen."""

    def __init__(
        self, desk: Desk, view: FiguresView, work: Work, seen: Callable[[FiguresView], None]
    ) -> None:
        super().__init__(view)
        self._desk, self._view, self._work, self._seen = desk, view, work, seen
        view.save_wanted.connect(lambda path: save_sums(desk, view, path))

    def add(self, looked: Iterable[Looked], terms: Terms, stopped: Callable[[], object]) -> None:
        """Add up those that hold figures, of people whom somebody vouches for."""
        log, terms = self._desk.log, replace(terms, strangers=False)
        paths = [each.path for each in looked if holds_figures(each)]
        self._work(
            tr("Adding up the figures"),
            lambda _: add_up_packs(log, paths, terms),
            self._show,
            stopped,
        )

    def _show(self, added: AddedUp) -> None:
        self._view.show_added(added, self._desk.today)
        self._seen(self._view)


def save_sums(desk: Desk, view: FiguresView, path: Path) -> None:
    """Write what a view shows as a table."""
    sums = view.sums
    desk.tasks.run(
        lambda: write_whole(path, table_of(sums)),
        lambda _: desk.bus.said.emit(tr("Saved the figures as {file}", file=path.name)),
        desk.bus.failed.emit,
        owner=view,
    )
