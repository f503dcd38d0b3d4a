"""The head of what is in hand beside a list: its name, a sentence, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label, set_ink
from organiser_app.ui.widgets.labels import elided_label


class SheetHead(QWidget):
    """What people wrote may be long, so the name is cut and the sentences wrap.

    `warning` is a second sentence in the ink of what is late, hidden while it is empty.
    """

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        metrics = current().metrics
        self.name = elided_label("", Text.TITLE, Ink.INK)
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
        self.name.setToolTip(name)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.warning.setText(warning)
        set_ink(self.warning, ink)
        self.warning.setVisible(bool(warning))


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
