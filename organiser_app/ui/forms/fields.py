"""One thing to fill in: its label, its field, a hint, and a plain word where it cannot stand."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label, set_ink

Choice = TypeVar("Choice", bound=StrEnum)


class Field(QWidget):
    """The frame of a field: label above, hint or problem below."""

    edited = Signal()

    def __init__(
        self, words: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._below = label(hint, Text.META, Ink.MUTED, wrap=True)
        self._below.setVisible(bool(hint))
        control.setAccessibleName(words)
        control.setAccessibleDescription(hint)
        above = label(words, Text.META, strong=True)
        above.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        for part in (above, control, self._below):
            column.addWidget(part)
        self.setFocusProxy(control)

    def set_problem(self, problem: str) -> None:
        """Say what is wrong with what stands in the field; nothing clears it."""
        self._below.setText(problem or self._hint)
        set_ink(self._below, Ink.DANGER if problem else Ink.MUTED)
        self._below.setVisible(bool(problem or self._hint))


class LineField(Field):
    """One line of text; `secret` hides it as it is typed."""

    def __init__(
        self, words: str, hint: str = "", *, secret: bool = False, parent: QWidget | None = None
    ) -> None:
        self.line = QLineEdit()
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(words, self.line, hint, parent)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """What stands in it, without blanks around."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put something else in it."""
        self.line.setText(text)


class TextField(Field):
    """Several lines of text."""

    def __init__(
        self, words: str, hint: str = "", *, lines: int = 4, parent: QWidget | None = None
    ) -> None:
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + 16)
        super().__init__(words, self.box, hint, parent)
        self.box.textChanged.connect(self.edited)

    def text(self) -> str:
        """What stands in it, without blanks around."""
        return self.box.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Put something else in it, unless it stands there already."""
        if text != self.box.toPlainText():
            self.box.setPlainText(text)


class ChoiceField(Field, Generic[Choice]):
    """One of a closed list, by its words."""

    def __init__(
        self, words: str, choices: dict[Choice, str], hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.combo = QComboBox()
        self._choices = list(choices)
        self.combo.addItems(list(choices.values()))
        self.combo.view().setAccessibleName(words)
        super().__init__(words, self.combo, hint, parent)
        self.combo.activated.connect(lambda _: self.edited.emit())

    def choice(self) -> Choice:
        """What is chosen."""
        return self._choices[self.combo.currentIndex()]

    def choose(self, choice: Choice) -> None:
        """Choose something else."""
        self.combo.setCurrentIndex(self._choices.index(choice))
