"""The head of what is in hand beside a list: its name, a sentence, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.theme import Family, Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label, set_ink
from organiser_app.ui.widgets.labels import set_step


class SheetHead(QWidget):
    """What people wrote may be long: a name that lacks room is set smaller, and all of it wraps.

    `warning` is a second sentence in the ink of what is late, hidden while it is empty.
    """

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        metrics = current().metrics
        self.name = label("", Text.TITLE, wrap=True)
        self.name.setMinimumWidth(1)  # a long word in a name makes no window wider
        self._buttons = buttons
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        self.warning = label("", ink=Ink.DANGER, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(metrics.half)
        row.addWidget(self.name, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(metrics.quarter)
        self.body.addLayout(row)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.warning)
        self.warning.hide()

    def show_head(self, name: str, sentence: str, warning: str = "", ink: Ink = Ink.DANGER) -> None:
        """Say what is in hand now."""
        self.name.setText(name)
        self._fit_name()
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.warning.setText(warning)
        set_ink(self.warning, ink)
        self.warning.setVisible(bool(warning))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """There may be more room now, or less."""
        super().resizeEvent(event)
        self._fit_name()

    def event(self, event: QEvent) -> bool:
        """A button may have come or gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_name()
        return super().event(event)

    def _fit_name(self) -> None:
        """Set the name as a title where it fits on one line, else smaller, on more."""
        shown = [button for button in self._buttons if not button.isHidden()]
        taken = sum(button.sizeHint().width() for button in shown)
        room = self.width() - taken - current().metrics.half * len(shown)
        letters = QFontMetrics(current().font(Text.TITLE, 600, Family.INTER_DISPLAY))
        fits = letters.horizontalAdvance(self.name.text()) < room
        set_step(self.name, Text.TITLE if fits else Text.NUMBER)


def quiet_act(words: str, does: str, keys: str) -> Button:
    """A quiet button with its key; `does` says the whole of what it does."""
    button = Button(words, ButtonKind.QUIET, keys=keys, in_row=True)
    button.setAccessibleName(does)
    return button


def stand_under(head: QWidget, area: CardArea, sheet: QWidget, *between: QWidget) -> None:
    """Lay a sheet out: its head, what stands `between`, and under it the cards, which scroll."""
    metrics = current().metrics
    bar = area.verticalScrollBar().sizeHint().width()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(metrics.margin, metrics.gap, metrics.margin - bar, 0)
    column.setSpacing(metrics.gap)
    for part in (head, *between):
        inset = QHBoxLayout()
        inset.setContentsMargins(0, 0, bar, 0)
        inset.addWidget(part)
        column.addLayout(inset)
    column.addWidget(area, 1)
