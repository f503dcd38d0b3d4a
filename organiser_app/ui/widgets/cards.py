"""The sheets of a page: its header, its cards, and what an empty one says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.buttons import Button
from organiser_app.ui.widgets.labels import Ink, elided_label, hairline, label


class PageHeader(QWidget):
    """The title of a page, one sentence that says the state of things, and actions at the right.

    A sentence that is longer than there is room for goes on in another line.
    """

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self._title = label(title, Text.TITLE)
        self._sentence = label(sentence, Text.BODY, Ink.MUTED, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(metrics.half)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignBottom)

    def set_title(self, title: str) -> None:
        """Name the page anew."""
        self._title.setText(title)

    def set_sentence(self, sentence: str) -> None:
        """Say how things stand now."""
        self._sentence.setText(sentence)

    def sentence(self) -> str:
        """What is said of the state of things."""
        return self._sentence.text()

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right, after those that are there."""
        self._actions.addWidget(widget)


class Card(QFrame):
    """A white sheet with a head (title, a note beside it, a quiet one at right) and a body.

    Put rows and lists in with `add`; `padded` gives a body the usual inner margin. Cards never
    nest.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        aside: str = "",
        padded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self._note = elided_label(note)
        self._title = label(title, Text.HEAD)
        self._aside = elided_label(aside)
        whole = QVBoxLayout(self)
        round_corner = current().metrics.px(5)
        whole.setContentsMargins(1, 1 if title else round_corner, 1, round_corner)
        whole.setSpacing(0)
        self.head = QHBoxLayout()
        if title:
            whole.addWidget(self._head())
            whole.addWidget(hairline())
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        if padded:
            gap = current().metrics.gap
            self.body.setContentsMargins(gap, gap * 3 // 4, gap, gap * 3 // 4)
        whole.addLayout(self.body, 1)
        whole.addStretch(0)

    def _head(self) -> QFrame:
        metrics = current().metrics
        head = QFrame()
        head.setFixedHeight(metrics.card_head)
        head.setLayout(self.head)
        self.head.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        self.head.setSpacing(metrics.half)
        self.head.addWidget(self._title)
        self.head.addWidget(self._aside)
        self.head.addStretch(1)
        self.head.addWidget(self._note)
        return head

    def set_title(self, title: str) -> None:
        """Name the card anew."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """The quiet note at the right of the head."""
        self._note.setText(note)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a chip, a link or a key hint at the right end of the head."""
        self.head.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the foot of the body."""
        self.body.addWidget(widget, stretch)


class EmptyState(QWidget):
    """What a page says while it has nothing to show: one plain sentence and one action."""

    def __init__(
        self, title: str, sentence: str, action: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.gap, metrics.gap, metrics.gap)
        column.setSpacing(metrics.quarter)
        column.addStretch(1)
        column.addWidget(_centred(label(title, strong=True)))
        column.addWidget(_centred(label(sentence, Text.META, Ink.MUTED, wrap=True)))
        if action is not None:
            column.addSpacing(metrics.quarter)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


def _centred(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
