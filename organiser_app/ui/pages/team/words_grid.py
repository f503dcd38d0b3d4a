"""Twelve words to be read aloud, each with its number, so that the eye keeps its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label

_COLUMNS = 3


class WordsGrid(QFrame):
    """Read from left to right, line by line, as they are read aloud."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("The words to read aloud"))
        self.setAccessibleDescription(" ".join(words))
        metrics = current().metrics
        grid = QGridLayout(self)
        grid.setContentsMargins(metrics.gap, metrics.gap, metrics.gap, metrics.gap)
        grid.setHorizontalSpacing(metrics.half)
        grid.setVerticalSpacing(metrics.half)
        for place, word in enumerate(words):
            line, column = divmod(place, _COLUMNS)
            number = label(str(place + 1), Text.META, Ink.MUTED)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(metrics.px(20))
            grid.addWidget(number, line, 2 * column)
            grid.addWidget(label(word, Text.HEAD, strong=True), line, 2 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
