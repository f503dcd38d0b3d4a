"""Packs that leave and packs that come: chosen in a dialog, dropped on the page, or on a stick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.language import plural, tr
from organiser_app.sync.handed_in import TeamStanding, team_standing
from organiser_app.sync.part import PartKind
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.beside_column import BesideColumn
from organiser_app.ui.pages.team.handing_over import Handing, HandOverDialog
from organiser_app.ui.pages.team.sticks import PACK
from organiser_app.ui.pages.team.writing import PackWriting
from organiser_app.ui.widgets import ProgressCard

_DROPPED = (PACK, ".figures")


class PacksOut(QObject):
    """Hands packs over; how far one is stands in `place` while it is written."""

    def __init__(
        self, desk: Desk, page: QWidget, place: BesideColumn, done: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._place, self._done = desk, page, place, done
        self._progress: ProgressCard | None = None
        self._rows = 0
        self.writing = PackWriting(desk, self)
        self.writing.so_far.connect(self._show)
        self.writing.done.connect(self._end)

    def hand_over(self) -> None:
        """Ask for whom and how much, then for the file, and write the pack."""
        self._desk.read(team_standing, self._ask, owner=self._page)

    def write_to(self, handing: Handing, path: Path) -> None:
        """Write a pack, unless one is being written."""
        if self._progress is not None:
            self._desk.bus.said.emit(tr("A pack is being written already."))
            return
        self._rows = handing.rows
        self._progress = ProgressCard(tr("Writing {file}", file=path.name))
        self._progress.stopped.connect(self.writing.stop)
        self._place.put_first(self._progress)
        self.writing.begin(handing, path)

    def _ask(self, seen: TeamStanding) -> None:
        handing = HandOverDialog(self._desk, seen, self._page).ask()
        if handing is None:
            return
        proposed = str(Path.home() / f"{self._file_name(seen, handing)}{PACK}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, tr("Write the pack"), proposed, tr("Packs (*.pack)")
        )
        if chosen:
            self.write_to(handing, _named_as_a_pack(Path(chosen)))

    def _file_name(self, seen: TeamStanding, handing: Handing) -> str:
        """Whose, of which day, and what: figures that are mailed have to be told from a log."""
        told = (seen.name, self._desk.today.isoformat(), _held_words(handing))
        return safe_name(" ".join(filter(None, told)))

    def _show(self, lines: int) -> None:
        if self._progress is not None:
            words = plural("{count} line", "{count} lines", lines)
            self._progress.set_progress(lines, self._rows, words)

    def _end(self, said: str) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.hide()
            progress.deleteLater()
        if said:
            self._desk.bus.said.emit(said)
        self._done()


def ask_for_packs(page: QWidget) -> tuple[Path, ...]:
    """Ask which packs are to be looked into; none where nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileNames(
        page,
        tr("Packs to look into"),
        str(Path.home()),
        tr("Packs (*.pack *.opack);;All files (*)"),
    )
    return tuple(map(Path, chosen))


def packs_in(dragged: QMimeData) -> tuple[Path, ...]:
    """The packs among the files that are dragged over the page."""
    return tuple(_packs(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()))


def _held_words(handing: Handing) -> str:
    """What a pack holds that is not everything, for its name; nobody's name, nor a project's."""
    if handing.figures is not None:
        return tr("figures")
    if handing.under_pseudonyms:
        return tr("pseudonyms")
    if handing.part is not None:
        return tr("patch") if handing.part.kind is PartKind.PATCH else tr("project")
    return tr("changes") if handing.since_last else ""


def _named_as_a_pack(path: Path) -> Path:
    """The path with the ending by which packs are known, unless something is there already."""
    named = path.with_name(f"{path.name}{PACK}")
    return path if path.suffix.casefold() == PACK or named.exists() else named


def _packs(paths: Iterable[Path]) -> Iterable[Path]:
    return (path for path in paths if path.suffix.casefold() in _DROPPED)
