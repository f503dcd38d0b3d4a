"""The ground of every dialog: the title is the question, the body says what will happen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.buttons import Button, ButtonKind
from organiser_app.ui.widgets.labels import Ink, label


class Answer(Enum):
    """What was answered: do it, leave it, or take the kinder road offered first."""

    YES = "yes"
    NO = "no"
    KINDER = "kinder"


class Dialog(QDialog):
    """A dialog with a question for its title, a body to fill, and a row of buttons to fill.

    Subclasses add to `body` and give buttons with `add_button`; they offer an `ask()` that runs
    the dialog and returns a value. The safe button has Esc.
    """

    def __init__(self, question: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        metrics = current().metrics
        self.setMinimumWidth(metrics.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.gap, metrics.gap, metrics.gap)
        column.setSpacing(metrics.half)
        column.addWidget(label(question, Text.HEAD, wrap=True))
        if sentence:
            column.addWidget(label(sentence, ink=Ink.MUTED, wrap=True))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, metrics.half, 0, 0)
        self.body.setSpacing(metrics.half)
        column.addLayout(self.body)
        column.addSpacing(metrics.quarter)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        column.addLayout(self._buttons())

    def exec(self) -> int:
        """Wait for the answer; the dialog goes once whoever asked has read it.

        Its parent, a page or the window, would keep every dialog that was ever asked otherwise.
        """
        try:
            return super().exec()
        finally:
            self.destroy()  # its window now: gone later, it would take the keyboard along
            self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be as high as the body wants, where Qt would stop at two thirds of the screen."""
        super().showEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Make room for words that come later, such as what is wrong with a field."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        column, room = self.layout(), self.screen().availableGeometry().height()
        wanted = column.totalHeightForWidth(self.width()) if column else 0
        more = min(wanted, room) - self.height()
        if more > 0:
            self.resize(self.width(), self.height() + more)
            self.move(self.x(), max(0, self.y() - more // 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """An edge of its own, since not every screen gives a dialog a frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(current().colours.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        return row

    def add_button(self, button: Button, *, at_left: bool = False) -> Button:
        """Put a button at the foot, at the right unless it is the kinder road."""
        (self._left if at_left else self._right).addWidget(button)
        return button

    def add_safe(self, words: str = "") -> Button:
        """The button that changes nothing, with Esc."""
        button = self.add_button(Button(words or tr("Cancel"), keys=tr("Esc")))
        button.clicked.connect(self.reject)
        return button

    def add_accept(
        self, words: str, kind: ButtonKind = ButtonKind.PRIMARY, keys: str = ""
    ) -> Button:
        """The button that does it; Ctrl Enter presses it, and Enter in a field does too."""
        button = self.add_button(Button(words, kind, keys=keys))
        button.setDefault(kind is ButtonKind.PRIMARY)
        button.clicked.connect(self.accept)
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        shortcut.activated.connect(button.click)
        return button


class Question(Dialog):
    """A question with a danger in it or none; `ask()` returns the answer.

    `kinder` is the label of the road offered first, such as a copy for the resident.
    """

    def __init__(
        self,
        question: str,
        what_will_happen: str,
        *,
        yes: str,
        no: str = "",
        kinder: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, what_will_happen, parent)
        self._answer = Answer.NO
        if kinder:
            road = self.add_button(Button(kinder), at_left=True)
            road.clicked.connect(self._take_kinder_road)
        self.safe = self.add_safe(no or tr("Cancel"))
        self.yes = self.add_accept(yes, ButtonKind.DANGER_FILLED if danger else ButtonKind.PRIMARY)
        self.yes.clicked.connect(self._say_yes)
        (self.safe if danger else self.yes).setFocus()

    def _take_kinder_road(self) -> None:
        self._answer = Answer.KINDER
        self.accept()

    def _say_yes(self) -> None:
        self._answer = Answer.YES

    def ask(self) -> Answer:
        """Wait for the answer; closing the dialog is a no."""
        self.exec()
        return self.answer()

    def answer(self) -> Answer:
        """What was answered, once the dialog is closed."""
        accepted = self.result() == QDialog.DialogCode.Accepted
        return self._answer if accepted else Answer.NO
