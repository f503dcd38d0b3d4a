"""The words that may begin a line, each with what it means and an example."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser_app.domain.rules.quick_capture import WordHelp, word_help
from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Dialog, Ink, label

_OTHERS_SHOWN = 4


class WordsDialog(Dialog):
    """A table of the words; nothing can be changed in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("The words that begin a line"),
            tr("One line is one thing. A line without such a word goes on with the note."),
            parent,
        )
        metrics = current().metrics
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.gap)
        grid.setVerticalSpacing(metrics.half)
        for number, row in enumerate(word_help()):
            _add(grid, number, row)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.setMinimumWidth(metrics.px(680))
        self.add_safe(tr("Close"))


def _add(grid: QGridLayout, number: int, row: WordHelp) -> None:
    top = Qt.AlignmentFlag.AlignTop
    others = tr("also: {words}", words=", ".join(row.words[1 : _OTHERS_SHOWN + 1]))
    grid.addWidget(label(f"{row.words[0]}:", strong=True), 2 * number, 0, top)
    meaning = f"{row.meaning}; {others}" if row.words[1:] else row.meaning
    grid.addWidget(label(meaning, wrap=True), 2 * number, 1)
    grid.addWidget(label(row.example, Text.META, Ink.MUTED, wrap=True), 2 * number + 1, 1)
