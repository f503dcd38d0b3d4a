"""Labels in a step of the type scale and an ink, kept apart from the style sheet's details."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from organiser_app.ui.theme import Text


class Ink(StrEnum):
    """The inks a label may be set in."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    SOON = "soon"
    DANGER = "danger"


class ElidedLabel(QLabel):
    """One line that may lack room: it ends in an ellipsis then, and is whole to screen readers."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """It may be made as narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The words that there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            self.alignment().value,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


def label(
    words: str,
    step: Text = Text.BODY,
    ink: Ink = Ink.INK,
    *,
    strong: bool = False,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label of plain text: no markup is ever read in what people typed."""
    made = QLabel(words, parent)
    made.setProperty("strong", strong)
    made.setWordWrap(wrap)
    return _dressed(made, step, ink)


def elided_label(words: str, step: Text = Text.META, ink: Ink = Ink.MUTED) -> ElidedLabel:
    """A label for a quiet line beside others, which gives way where there is no room."""
    made = ElidedLabel(words)
    _dressed(made, step, ink)
    return made


def _dressed(made: QLabel, step: Text, ink: Ink) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("step", step.name.lower())
    set_ink(made, ink)
    return made


def words_label(words: str, parent: QWidget | None = None) -> QLabel:
    """Somebody's very words, in the serif and in curly quotation marks by the caller."""
    made = label(words, wrap=True, parent=parent)
    made.setProperty("step", "words")
    return made


def set_ink(made: QLabel, ink: Ink) -> None:
    """Change the ink of a label that `label` made."""
    made.setProperty("ink", ink.value)
    made.style().unpolish(made)
    made.style().polish(made)


def set_step(made: QLabel, step: Text) -> None:
    """Set a label that `label` made in another step of the type scale."""
    name = step.name.lower()
    if made.property("step") != name:
        made.setProperty("step", name)
        made.style().unpolish(made)
        made.style().polish(made)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel between two parts of a card."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
