"""The ground of every dialog: the title is the question, the body says what will happen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.buttons import Button, ButtonKind
from organiser_app.ui.widgets.dialog_body import DialogBody
from organiser_app.ui.widgets.labels import Ink, label

_PAGES: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Answer(Enum):
    """What was answered: do it, leave it, or take the kinder road offered first."""

    YES = "yes"
    NO = "no"
    KINDER = "kinder"


class Dialog(QDialog):
    """A dialog with a question for its title, a body to fill, and a row of buttons to fill.

    Subclasses add to `body` and give buttons with `add_button`; they offer an `ask()` that runs
    the dialog and returns a value. The safe button has Esc. No dialog is larger than its screen:
    the body scrolls there, and the title and the buttons stay.
    """

    def __init__(self, question: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        metrics = current().metrics
        self.setMinimumWidth(metrics.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.gap, 0, metrics.gap)
        column.setSpacing(metrics.half)
        self._body = DialogBody(question)
        self.body = self._body.body
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        column.addLayout(self._head(question, sentence))
        column.addWidget(self._body, 1)
        column.addSpacing(metrics.quarter)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(metrics.half)
        column.addLayout(self._foot)
        column.addLayout(self._buttons())
        self._fitted = 0

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
        self._body.share_spare_height()
        self._fit()
        super().showEvent(event)
        self._stay_on_screen()

    def event(self, event: QEvent) -> bool:
        """Be as high as is wanted now: words or offers may come under a field, and go again."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
            self._stay_on_screen()
            self._body.reveal(self.focusWidget())
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Scroll the body by pages, wherever in the dialog the keyboard is."""
        step = _PAGES.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._body.verticalScrollBar().triggerAction(step)

    def _fit(self) -> None:
        """Take the room that is wanted, as far as the screen has it, unless a hand gave more."""
        room, around = self.screen().availableGeometry(), self.frameGeometry().size() - self.size()
        width = self._width_in(room.width() - around.width())
        wanted = min(self._height_in(width), room.height() - around.height())
        by_hand = bool(self._fitted) and self.height() > self._fitted
        if wanted > self.height() or width != self.width() or not by_hand:
            self.resize(width, wanted)
            self._fitted = self.height()

    def _stay_on_screen(self) -> None:
        """Move as little as need be for all of it to be seen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        beyond = room.bottomRight() - frame.bottomRight()
        left = max(frame.left() + min(beyond.x(), 0), room.left())
        top = max(frame.top() + min(beyond.y(), 0), room.top())
        if (left, top) != (frame.left(), frame.top()):
            self.move(left, top)

    def _width_in(self, room: int) -> int:
        """As wide as it is, no less than what it holds needs, and no more than there is room."""
        column = self.layout()
        needed = column.totalMinimumSize().width() if column else 0
        self.setMinimumWidth(min(max(self.minimumWidth(), needed), room))
        return min(max(self.width(), self.minimumWidth()), room)

    def _height_in(self, width: int) -> int:
        """How high it is in that width with nothing to scroll."""
        body, column = self._body.height_in(width), self.layout()
        around = column.totalHeightForWidth(width) if column else 0
        return around - self._body.sizeHint().height() + body

    def _head(self, question: str, sentence: str) -> QVBoxLayout:
        metrics = current().metrics
        head = QVBoxLayout()
        head.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        head.setSpacing(metrics.half)
        head.addWidget(label(question, Text.HEAD, wrap=True))
        if sentence:
            head.addWidget(label(sentence, ink=Ink.MUTED, wrap=True))
        return head

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """An edge of its own, since not every screen gives a dialog a frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(current().colours.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _buttons(self) -> QHBoxLayout:
        gap = current().metrics.gap
        row = QHBoxLayout()
        row.setContentsMargins(gap, 0, gap, 0)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        return row

    def add_button(self, button: Button, *, at_left: bool = False) -> Button:
        """Put a button at the foot, at the right unless it is the kinder road."""
        (self._left if at_left else self._right).addWidget(button)
        return button

    def add_acts(self, acts: Sequence[Button]) -> None:
        """A row of buttons above those at the foot: what can be done with what is shown."""
        gap = current().metrics.gap
        row = QHBoxLayout()
        row.setContentsMargins(gap, 0, gap, 0)
        for button in acts:
            row.addWidget(button)
        row.addStretch(1)
        self._foot.addLayout(row)

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
