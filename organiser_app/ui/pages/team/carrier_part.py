"""The part of the card of the sync about one carrier: how it stands, what waits, on and off."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.sync.carrier import CarrierStanding
from organiser_app.ui.desk import Desk
from organiser_app.ui.sync_words import state_sentence
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Ink, label
from organiser_app.ui.widgets.labels import elided_label

_MOST_LINES = 3


class CarrierPart(QWidget):
    """Off until something is chosen; a subclass says by `look` how it stands, and what choosing is.

    What was chosen can be changed at any time, also while it is on.
    `turned` is sent with whether it is on, each time that it was read.
    """

    turned = Signal(bool)

    def __init__(self, desk: Desk, title: str, choose: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._desk = desk
        self.state = elided_label(tr("off"))
        self.sentence, self.place = label(""), elided_label("")
        self.waits = label("", Text.META, Ink.MUTED, wrap=True)
        self.choose = Button(choose, in_row=True)
        self.on = Button(tr("Turn on"), in_row=True)
        self.now = Button(tr("Sync now"), in_row=True)
        self.off = Button(tr("Turn off"), in_row=True)
        for button in (self.choose, self.on, self.now, self.off):
            button.setAccessibleDescription(title)
        self._lay_out(title)
        self.now.clicked.connect(desk.bus.sync_wanted)
        desk.bus.synced.connect(lambda _: self.look() if self.isVisible() else None)

    @abstractmethod
    def look(self) -> None:
        """Read how it stands, and `tell` it."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """See how it stands whenever it is seen."""
        super().showEvent(event)
        self.look()

    def tell(self, stands: CarrierStanding, place: str, waits: Sequence[str]) -> None:
        """Show how it stands, at which `place`, and the first few of what `waits`."""
        self.sentence.setText(state_sentence(stands, self._desk.today) if stands.is_on else "")
        self.place.setText(place)
        self.waits.setText("\n".join(_first(waits)))
        for words in (self.sentence, self.place, self.waits):
            words.setVisible(bool(words.text()))
        for widget, shown in (
            (self.state, not stands.is_on),
            (self.on, not stands.is_on and bool(place)),
            (self.acts, stands.is_on),
        ):
            widget.setVisible(shown)
        self.turned.emit(stands.is_on)

    def do(self, act: Callable[[], None]) -> None:
        """Turn something on or off on the log's worker, and let the sync hear of it."""
        bus, what = self._desk.bus, self.accessibleName()
        self._desk.attempt(what, act, lambda _: bus.sync_wanted.emit(), owner=self)

    def _lay_out(self, title: str) -> None:
        half = current().metrics.half
        head = QHBoxLayout()
        head.setSpacing(half)
        head.addWidget(label(title, strong=True))
        head.addWidget(self.state, 1)
        head.addStretch(0)
        for button in (self.on, self.choose):
            head.addWidget(button)
        self.acts = QWidget()
        self.row = QHBoxLayout(self.acts)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(half)
        for button in (self.now, self.off):
            self.row.addWidget(button)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        how_and_where = QHBoxLayout()
        how_and_where.setSpacing(half)
        how_and_where.addWidget(self.sentence)
        how_and_where.addWidget(self.place, 1)
        for row in (head, how_and_where):
            column.addLayout(row)
        for widget in (self.waits, self.acts):
            column.addWidget(widget)
        for widget in (self.on, self.sentence, self.place, self.waits, self.acts):
            widget.hide()


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([tr("and {count} more", count=more)] if more > 0 else [])]
