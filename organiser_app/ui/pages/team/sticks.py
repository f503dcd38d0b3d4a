"""Packs that lie on a USB stick or another drive that comes and goes, each drive one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo, Signal

from organiser_app.language import plural, tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.widgets import Card, KeyHint

PACK = ".pack"
_MOUNTED_UNDER = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where packs may lie: what it is called, and its folder."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Stick:
    """A place with the packs that lie on it, by name."""

    place: Place
    packs: tuple[Path, ...]


Places = Callable[[], Sequence[Place]]


def removable_places() -> tuple[Place, ...]:
    """The drives that are mounted where systems put those that come and go.

    On Windows these are all drives but the one that the system is on.
    """
    system = QStorageInfo.root().rootPath()
    return tuple(
        Place(drive.displayName(), Path(drive.rootPath()))
        for drive in QStorageInfo.mountedVolumes()
        if drive.isValid() and drive.isReady() and _comes_and_goes(drive.rootPath(), system)
    )


def sticks(places: Iterable[Place]) -> tuple[Stick, ...]:
    """The places on which packs lie, at the top; one that cannot be read has none."""
    found = (Stick(place, _packs_in(place.folder)) for place in places)
    return tuple(stick for stick in found if stick.packs)


class SticksCard(Card):
    """Hidden while there is none; `wanted` carries the paths of the packs to be looked into."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, places: Places) -> None:
        super().__init__(tr("Packs at hand"))
        self._desk, self._places = desk, places
        self._found: dict[str, Stick] = {}
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Packs at hand"), self.rows, SimpleDelegate(), hug=True)
        self.list.opened.connect(lambda _: self._want())
        self.list.clicked.connect(lambda _: self._want())
        self.add_to_head(KeyHint(tr("Enter")))
        self.add(self.list)
        self.hide()

    def look(self) -> None:
        """Look what is there, beside the log's worker: a stick may take its time."""
        self._desk.beside("sticks", lambda: sticks(self._places()), self._show, owner=self)

    def _want(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.wanted.emit(self._found[row.key].packs)

    def _show(self, found: tuple[Stick, ...]) -> None:
        self._found = {str(each.place.folder): each for each in found}
        self.rows.set_rows([_row(each) for each in found])
        self.setVisible(bool(found))


def _row(stick: Stick) -> SimpleRow:
    names = ", ".join(pack.name for pack in stick.packs[:_NAMED])
    more = "…" if len(stick.packs) > _NAMED else ""
    title = plural(
        "{count} pack on {place}",
        "{count} packs on {place}",
        len(stick.packs),
        place=stick.place.name,
    )
    return SimpleRow(str(stick.place.folder), title, icon="save", under=f"{names}{more}")


def _packs_in(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.suffix.casefold() == PACK))
    except OSError:  # it was drawn out, or is nobody's to read
        return ()


def _comes_and_goes(root: str, system: str) -> bool:
    if root.startswith("/"):
        return root.startswith(_MOUNTED_UNDER)
    return root != system
