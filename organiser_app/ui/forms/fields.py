"""One thing to fill in: its label, its field, a hint, and a plain word where it cannot stand."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label, set_ink

Choice = TypeVar("Choice", bound=str)
_YES = "yes"


class Field(QWidget):
    """The frame of a field: label above, hint or problem below."""

    edited = Signal()

    def __init__(
        self, words: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._below = label(hint, Text.META, Ink.MUTED, wrap=True)
        control.setAccessibleName(words)
        control.setAccessibleDescription(hint)
        self._above, self._control = label(words, Text.META, strong=True), control
        self._above.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        for part in (self._above, control, self._below):
            column.addWidget(part)
        # Once they have a parent: a label without one would be shown as a window of its own.
        self._above.setVisible(bool(words))
        self._below.setVisible(bool(hint))
        self.setFocusProxy(control)

    def set_words(self, words: str) -> None:
        """Call the field otherwise, to eyes and to screen readers."""
        self._above.setText(words)
        self._control.setAccessibleName(words)

    def set_hint(self, hint: str) -> None:
        """Say something else below the field, until there is a problem."""
        self._hint = hint
        self.set_problem("")

    def set_problem(self, problem: str) -> None:
        """Say what is wrong with what stands in the field; nothing clears it."""
        self._below.setText(problem or self._hint)
        set_ink(self._below, Ink.DANGER if problem else Ink.MUTED)
        self._below.setVisible(bool(problem or self._hint))


class KeptField(Field):
    """A field that a draft can keep."""

    @abstractmethod
    def kept(self) -> str:
        """What stands in it, as a draft keeps it."""

    @abstractmethod
    def put_back(self, text: str) -> None:
        """Let stand in it what a draft kept."""


class LineField(KeptField):
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

    def kept(self) -> str:
        """The line, with the blanks around it."""
        return self.line.text()

    put_back = set_text


class TextField(KeptField):
    """Several lines of text, in a `box` of its own kind where an ordinary one does not do."""

    def __init__(
        self,
        words: str,
        hint: str = "",
        *,
        lines: int = 4,
        box: QPlainTextEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.box = box or QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + 20)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(words, self.box, hint, parent)
        self.box.textChanged.connect(self.edited)

    def text(self) -> str:
        """What stands in it, without blanks around."""
        return self.box.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Put something else in it, unless it stands there already; one goes on at its end."""
        if text != self.box.toPlainText():
            self.box.setPlainText(text)
            self.box.moveCursor(QTextCursor.MoveOperation.End)

    def kept(self) -> str:
        """The text, with the blanks around it."""
        return self.box.toPlainText()

    put_back = set_text


class ChoiceField(KeptField, Generic[Choice]):
    """One of several, by its words."""

    def __init__(
        self,
        words: str,
        choices: Mapping[Choice, str] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = QComboBox()
        self.combo.view().setAccessibleName(words)
        super().__init__(words, self.combo, hint, parent)
        self._choices: list[Choice] = []
        self.set_choices(choices or {})
        self.combo.activated.connect(lambda _: self.edited.emit())

    def set_choices(self, choices: Mapping[Choice, str]) -> None:
        """Offer other choices; the one that was made stays made where it is still offered."""
        made = self.choice()
        self._choices = list(choices)
        self.combo.clear()
        self.combo.addItems(list(choices.values()))
        if made is not None:
            self.choose(made)

    def choice(self) -> Choice | None:
        """What is chosen; None only while there is nothing to choose from."""
        place = self.combo.currentIndex()
        return self._choices[place] if place >= 0 else None

    def choose(self, choice: Choice) -> None:
        """Choose something else, if it is offered."""
        if choice in self._choices:
            self.combo.setCurrentIndex(self._choices.index(choice))

    def kept(self) -> str:
        """The choice."""
        return str(self.choice() or "")

    def put_back(self, text: str) -> None:
        """Make the choice again, where it is still offered."""
        for choice in self._choices:
            if str(choice) == text:
                self.choose(choice)


class DateField(KeptField):
    """A day, typed or chosen from a month."""

    def __init__(self, words: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QDateEdit()
        # The only sort of button that the style sheet leaves the day its room beside.
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(tr("d MMMM yyyy"))
        self.edit.lineEdit().setTextMargins(current().metrics.half, 0, 0, 0)
        super().__init__(words, self.edit, hint, parent)
        self.edit.editingFinished.connect(self.edited)

    def day(self) -> date:
        """The day that stands in it."""
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Put another day in it."""
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def kept(self) -> str:
        """The day, as ISO 8601 writes it."""
        return self.day().isoformat()

    def put_back(self, text: str) -> None:
        """Put the day in it that was kept."""
        self.set_day(date.fromisoformat(text))


class TickField(KeptField):
    """Yes or no, by a box with its words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(words)
        super().__init__("", self.box, parent=parent)
        self.box.setAccessibleName(words)
        self.box.clicked.connect(self.edited)

    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def kept(self) -> str:
        """A word for yes, and none for no."""
        return _YES if self.ticked() else ""

    def put_back(self, text: str) -> None:
        """Tick it, or not, as it was kept."""
        self.box.setChecked(text == _YES)
