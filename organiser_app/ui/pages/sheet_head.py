"""The head of what is in hand beside a list: its name, a sentence, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Ink, label, set_ink
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.quarter)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self.warning)
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


def stand_under(head: SheetHead, area: CardArea, sheet: QWidget) -> None:
    """Lay a sheet out: its head, and under it the cards, which scroll."""
    metrics = current().metrics
    bar = area.verticalScrollBar().sizeHint().width()
    area.verticalScrollBar().rangeChanged.emit(0, 0)  # nothing scrolls yet, so nothing was said
    column = QVBoxLayout(sheet)
    column.setContentsMargins(metrics.margin, metrics.gap, metrics.margin - bar, 0)
    column.setSpacing(metrics.gap)
    head.setContentsMargins(0, 0, bar, 0)
    column.addWidget(head)
    column.addWidget(area, 1)
