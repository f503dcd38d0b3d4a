"""The card of the sync through a folder: how it stands, what waits, and turning it on and off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.sync.folder.readers import readers_of
from organiser_app.sync.folder.standing import Standing, standing, turn_off, turn_on
from organiser_app.ui.desk import Desk
from organiser_app.ui.sync_words import state_sentence, what_waits
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Card, Ink, label

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Seen:
    stands: Standing
    readers: int


class SyncCard(Card):
    """Nothing is synced before a folder is chosen here; `choose_folder` asks for one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Sync through a folder"), padded=True)
        self._desk = desk
        self._folder: Path | None = None
        self.sentence = label("", wrap=True)
        self.place = label("", Text.META, Ink.MUTED, wrap=True)
        self.waits = label("", Text.META, Ink.MUTED, wrap=True)
        self.choose = Button(tr("Choose a folder…"), in_row=True)
        self.on = Button(tr("Turn on"), in_row=True)
        self.now = Button(tr("Sync now"), in_row=True)
        self.off = Button(tr("Turn off"), in_row=True)
        self._lay_out()
        self.choose.clicked.connect(self.choose_folder)
        self.on.clicked.connect(lambda: self.sync_through(self._folder))
        self.off.clicked.connect(lambda: self._do(lambda: turn_off(desk.log)))
        self.now.clicked.connect(desk.bus.sync_wanted)
        desk.bus.synced.connect(lambda _: self._read() if self.isVisible() else None)

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
            self._do(lambda: turn_on(self._desk.log, folder))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """See how it stands whenever the card is seen."""
        super().showEvent(event)
        self._read()

    def _do(self, act: Callable[[], None]) -> None:
        bus = self._desk.bus
        self._desk.tasks.run(act, lambda _: bus.sync_wanted.emit(), bus.failed.emit, owner=self)

    def _read(self) -> None:
        self._desk.read(
            lambda connection: _Seen(standing(connection), len(readers_of(connection))),
            self._show,
            owner=self,
        )

    def _show(self, seen: _Seen) -> None:
        stands, today = seen.stands, self._desk.today
        self._folder = stands.folder
        self.sentence.setText(state_sentence(stands, today))
        self.place.setText(_place(stands))
        self.waits.setText("\n".join(_waits(seen)))
        for words in (self.place, self.waits):
            words.setVisible(bool(words.text()))
        for button, offered in (
            (self.on, not stands.is_on and stands.folder is not None),
            (self.now, stands.is_on),
            (self.off, stands.is_on),
        ):
            button.setVisible(offered)

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout()
        column.setSpacing(metrics.half)
        for words in (self.sentence, self.place, self.waits):
            column.addWidget(words)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.half)
        for button in (self.now, self.on, self.choose, self.off):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(acts)
        self.body.addLayout(column)


def _place(stands: Standing) -> str:
    return str(stands.folder) if stands.folder is not None else ""


def _waits(seen: _Seen) -> list[str]:
    """What stops the sync or waits in it, the first few of it."""
    lines = list(what_waits(seen.stands))
    if seen.stands.is_on and not seen.readers:
        lines.append(
            tr("Nobody is confirmed yet, so that nobody else can read what is written there.")
        )
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([tr("and {count} more", count=more)] if more > 0 else [])]
