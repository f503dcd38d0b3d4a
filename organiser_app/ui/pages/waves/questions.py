"""The questions that a wave goes out with, large enough to be read at a door."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from organiser_app.language import plural, tr
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, Ink, label


class QuestionsCard(Card):
    """The questions in their order."""

    def __init__(self) -> None:
        super().__init__(tr("To ask at the door"), padded=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().metrics.half)
        self.body.addLayout(self._lines)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show the questions, or what to do where there are none."""
        emptied(self._lines)
        self.set_note(plural("{count} question", "{count} questions", len(questions)))
        if not questions:
            nothing = tr("No questions yet. Change the wave to write some down.")
            self._lines.addWidget(label(nothing, ink=Ink.MUTED, wrap=True))
        for number, question in enumerate(questions, 1):
            self._lines.addLayout(_line(number, question))


def _line(number: int, question: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current().metrics.half)
    place = label(f"{number}", Text.HEAD, Ink.MUTED)
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(question, Text.HEAD, wrap=True), 1)
    return row
