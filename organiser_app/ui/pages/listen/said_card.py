"""The card with the text: the editor, the line to look at, and the six kinds to begin with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.rules.quick_capture import Capture, Problem
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.ui.pages.listen.editor import CaptureEditor
from organiser_app.ui.pages.listen.keys import KINDS, keys_of, shown
from organiser_app.ui.painting import boxes, marks
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import (
    Button,
    ButtonKind,
    Card,
    IconMark,
    Ink,
    hairline,
    label,
    set_ink,
)


class KindButton(QAbstractButton):
    """The mark of a kind with its key; pressing it begins a line of that kind."""

    def __init__(self, kind: StatementKind, keys: str, words: str) -> None:
        super().__init__()
        self._kind, self._keys = kind, shown(keys)
        self.setText(kind_word(kind))
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._keys)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Mark and key."""
        theme = current()
        width = marks.kind_width(theme, self._kind) + theme.metrics.px(10)
        return QSize(width + boxes.key_hint_width(theme, self._hint()), theme.metrics.px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The mark alone, where there is no room for its key."""
        width = marks.kind_width(current(), self._kind) + 2
        return QSize(width, self.sizeHint().height())

    def _hint(self) -> str:
        return self._keys if current().key_hints else ""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The mark at left, its key beside it."""
        theme = current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        used = marks.kind(painter, box, theme, self._kind, theme.colours)
        place = box.adjusted(used + theme.metrics.px(7), 0, 0, 0)
        if self._hint() and boxes.key_hint_width(theme, self._hint()) <= place.width():
            boxes.key_hint(painter, place, theme, self._hint())
        painter.end()


class _ProblemLine(QFrame):
    """The first line to look at, and the way to it; it never keeps anybody from saving."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("step", "meta")
        self._mark = IconMark("question", tr("To look at"), "soon", side=16)
        go = Button(tr("Go"), ButtonKind.QUIET, keys=shown(keys_of("next_problem")), in_row=True)
        go.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.px(12), metrics.quarter, metrics.gap, metrics.quarter)
        row.setSpacing(metrics.px(10))
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(go)
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """Tell of one problem, or of none."""
        self.setVisible(problem is not None)
        if problem is not None:
            self.words.setText(str(problem))
            set_ink(self.words, Ink.MUTED if problem.notice else Ink.INK)


class _DraftLine(QFrame):
    """What is to be known of a draft, and the one thing to do with it."""

    wanted = Signal()

    def __init__(self, act: str) -> None:
        super().__init__()
        metrics = current().metrics
        self.words = label("", Text.META, Ink.MUTED)
        button = Button(act, ButtonKind.QUIET, in_row=True)
        button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.px(12), 0, metrics.gap, metrics.quarter)
        row.setSpacing(metrics.px(10))
        row.addWidget(IconMark("pencil", tr("Draft"), side=16))
        row.addWidget(self.words, 1)
        row.addWidget(button)
        self.hide()

    def say(self, words: str) -> None:
        """Say what there is, or go away."""
        self.words.setText(words)
        self.setVisible(bool(words))


class SaidCard(Card):
    """What was said, as text.

    `kind_wanted(kind)` is a wish to begin a line, `words_wanted` to see the words for it,
    `afresh_wanted` to put what was kept aside and begin an empty page, `again_wanted` to go on
    with what was put aside last.
    """

    kind_wanted = Signal(object)
    words_wanted = Signal()
    afresh_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What was said"), aside=tr("one line is one thing"))
        metrics = current().metrics
        self.editor = CaptureEditor()
        self.problem = _ProblemLine()
        self.problem.wanted.connect(self.go_to_next_problem)
        self._capture = Capture((), ())
        keys = shown(keys_of("words"))
        self._words = Button(tr("Words"), ButtonKind.QUIET, keys=keys, in_row=True)
        self._words.clicked.connect(self.words_wanted)
        self.add_to_head(self._words)
        self.body.setContentsMargins(0, metrics.quarter, 0, 0)
        self.kept, self.waits = _DraftLine(tr("Start afresh")), _DraftLine(tr("Go on with it"))
        self.kept.wanted.connect(self.afresh_wanted)
        self.waits.wanted.connect(self.again_wanted)
        self.add(self.kept)
        self.add(self.waits)
        self.add(self.editor, 1)
        self.add(hairline())
        self.add(self.problem)
        self.add(self._foot())

    def set_close(self, *, close: bool) -> None:
        """Leave out what a key does as well, where the card is narrow."""
        self._words.setHidden(close)
        self._aside.setHidden(close)

    def show_understood(self, capture: Capture) -> None:
        """Show how the text was understood."""
        self._capture = capture
        self.editor.show_understood(capture)
        self.show_problem()

    def show_problem(self) -> None:
        """Tell of the first problem that is not only that a line is still being typed.

        Before all others comes one for which saving waits.
        """
        here = self.editor.line() + 1
        problems = sorted(self._capture.problems, key=lambda problem: not problem.waits)
        worth = (each for each in problems if not (each.notice and each.line == here))
        self.problem.show_problem(next(worth, None))

    def go_to_next_problem(self) -> None:
        """Select what is to be looked at next, from the cursor on and then from the top."""
        problems = self._capture.problems
        if not problems:
            return
        here = (self.editor.line() + 1, self.editor.column())
        after = (each for each in problems if (each.line, each.end) > here)
        self._go_to(next(after, problems[0]))

    def go_to_what_waits(self) -> bool:
        """Select the first line for which saving waits, the whole of it; whether there is one."""
        waiting = next((each for each in self._capture.problems if each.waits), None)
        if waiting is not None:
            self._go_to_line(waiting)
        return waiting is not None

    def _go_to_line(self, problem: Problem) -> None:
        line = problem.line - 1
        self.editor.go_to(line, 0, len(self.editor.lines()[line]))
        self.editor.setFocus()

    def _go_to(self, problem: Problem) -> None:
        if problem.waits:  # what is left of such a line would be saved as something else
            self._go_to_line(problem)
            return
        self.editor.go_to(problem.line - 1, problem.start, problem.end)
        self.editor.setFocus()

    def _foot(self) -> QFrame:
        metrics = current().metrics
        foot = QFrame()
        foot.setObjectName("sunk")
        foot.setAccessibleName(tr("Begin a line"))
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(foot)
        grid.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.quarter)
        grid.setVerticalSpacing(metrics.quarter)
        for number, (kind, key) in enumerate(zip(StatementKind, KINDS, strict=True)):
            button = KindButton(kind, key.keys, key.words())
            button.clicked.connect(partial(self.kind_wanted.emit, kind))
            grid.addWidget(button, number // 3, number % 3, Qt.AlignmentFlag.AlignLeft)
        return foot
