"""The sync through a folder on its card: which it is, and what waits in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from organiser_app.language import tr
from organiser_app.sync.folder.standing import Standing, standing, turn_off, turn_on
from organiser_app.sync.team import confirmed_members
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.carrier_part import CarrierPart
from organiser_app.ui.sync_words import what_waits_in_the_folder
from organiser_app.ui.widgets import Button


@dataclass(frozen=True, slots=True)
class _Seen:
    stands: Standing
    readers: int


class FolderPart(CarrierPart):
    """Nothing is synced before a folder is chosen here; `choose_folder` asks for one.

    `look_wanted` is sent with the files that wait, to be looked into as packs are.
    """

    look_wanted = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Through a folder"), tr("Choose a folder…"))
        self.setToolTip(tr("Nextcloud, Syncthing, a shared drive or a stick may carry it."))
        self._folder: Path | None = None
        self._waiting: tuple[Path, ...] = ()
        self.look_into = Button(tr("Look into them…"), in_row=True)
        self.look_into.setAccessibleDescription(tr("The files that wait in the folder"))
        self.anew = Button(tr("Begin anew"), in_row=True)
        self.anew.setAccessibleDescription(tr("Take in all that lies in the folder once more"))
        for button in (self.anew, self.look_into):
            self.row.insertWidget(self.row.indexOf(self.off), button)
        self.look_into.clicked.connect(lambda: self.look_wanted.emit(self._waiting))
        self.choose.clicked.connect(self.choose_folder)
        for button in (self.on, self.anew):
            button.clicked.connect(lambda: self.sync_through(self._folder))
        self.off.clicked.connect(lambda: self.do(lambda: turn_off(desk.log)))

    @property
    def has_waiting(self) -> bool:
        """Whether files wait, as far as was read."""
        return bool(self._waiting)

    def choose_folder(self) -> None:
        """Ask for a folder, and sync through it from now on."""
        begins = str(self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(
            self, tr("The folder that your team shares"), begins
        )
        if chosen:
            self.sync_through(Path(chosen))

    def sync_through(self, folder: Path | None) -> None:
        """Sync through a folder from now on, beginning with a turn."""
        if folder is not None:
            self.do(lambda: turn_on(self._desk.log, folder))

    def look(self) -> None:
        """Read how it stands."""
        self._desk.read(
            lambda connection: _Seen(standing(connection), len(confirmed_members(connection))),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        self._folder = seen.stands.folder
        place = str(self._folder) if self._folder is not None else ""
        folder, waiting = self._folder or Path(), seen.stands.waiting
        self._waiting = tuple(folder / each.name for each in waiting)
        self.look_into.setVisible(bool(self._waiting))
        self.anew.setVisible(seen.stands.halted)
        self.now.setHidden(seen.stands.halted)
        self.choose.set_label(tr("Another folder…") if place else tr("Choose a folder…"))
        self.tell(seen.stands, place, _waits(seen))


def _waits(seen: _Seen) -> list[str]:
    """What stops the sync or waits in it."""
    lines = list(what_waits_in_the_folder(seen.stands))
    if seen.stands.is_on and not seen.readers:
        lines.append(
            tr("Nobody is confirmed yet, so that nobody else can read what is written there.")
        )
    return lines
