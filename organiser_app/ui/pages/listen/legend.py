"""The foot of the doors: each outcome with its one key, which a click presses too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
)

from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import tr
from organiser_app.ui.pages.listen.doors_view import NOTE_KEY
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.painting import text
from organiser_app.ui.painting.key_box import key_box, key_box_side
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.outcomes import OUTCOME_KEYS, outcome_word
from organiser_app.ui.widgets import Button, ButtonKind

_COLUMNS = 2


class OutcomeButton(QAbstractButton):
    """The key of an outcome and its word."""

    def __init__(self, outcome: AttemptOutcome) -> None:
        super().__init__()
        self._outcome = outcome
        self.setText(outcome_word(outcome))
        self.setAccessibleName(outcome_word(outcome))
        self.setAccessibleDescription(OUTCOME_KEYS[outcome])
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Key and word."""
        theme = current()
        words = text.width_of(self.text(), theme.font(Text.META))
        side = key_box_side(theme)
        return QSize(round(side + theme.metrics.px(6) + words) + 1, side + theme.metrics.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The key at left, the word beside it."""
        theme = current()
        side, box = key_box_side(theme), QRectF(self.rect())
        painter = QPainter(self)
        key = QRectF(0, box.center().y() - side / 2, side, side)
        key_box(painter, key, theme, self._outcome, theme.colours)
        words = box.adjusted(side + theme.metrics.px(6), 0, 0, 0)
        text.line(painter, words, self.text(), theme.font(Text.META), theme.colours.ink)
        painter.end()


class Legend(QFrame):
    """Every outcome, a note, and more doors.

    `pressed(outcome)` is a click on an outcome, `note_wanted` and `doors_wanted` on the others.
    """

    pressed = Signal(object)
    note_wanted = Signal()
    doors_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAccessibleName(tr("One key for what came of a door"))
        metrics = current().metrics
        column = QVBoxLayout(self)
        inset = metrics.px(12)
        column.setContentsMargins(inset, metrics.half, inset, metrics.quarter)
        column.setSpacing(metrics.quarter)
        column.addLayout(self._outcomes())
        column.addLayout(self._others())

    def _outcomes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().metrics.half)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for number, outcome in enumerate(OUTCOME_KEYS):
            button = OutcomeButton(outcome)
            button.clicked.connect(partial(self.pressed.emit, outcome))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        return grid

    def _others(self) -> QHBoxLayout:
        keys = shown(keys_of("add_doors"))
        note = Button(tr("Note"), ButtonKind.QUIET, keys=NOTE_KEY, in_row=True)
        doors = Button(tr("Add doors"), ButtonKind.QUIET, keys=keys, in_row=True)
        note.clicked.connect(self.note_wanted)
        doors.clicked.connect(self.doors_wanted)
        row = QHBoxLayout()
        row.addWidget(note)
        row.addStretch(1)
        row.addWidget(doors)
        return row
