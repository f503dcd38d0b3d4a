"""What the program says by itself: toasts, progress of long work, small bars."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.buttons import Button, ButtonKind
from organiser_app.ui.widgets.chips import IconMark
from organiser_app.ui.widgets.labels import Ink, elided_label, label
from organiser_app.ui.widgets.painted import Painted

_TOAST_STAYS = 8_000
"""How long a toast that is no error stays, in milliseconds."""


class Toast(QFrame):
    """What happened, and Undo, at the bottom right of `host`; an error stays until it is closed.

    It lies over the status line and the margin above it, where no page has anything to be pressed,
    and is as wide as its words, as far as there is room. An error says what to do: where it lacks
    room it lies over the keys at the foot too, and then goes on to more lines.
    `acted` is sent when the action at the right is pressed.
    """

    acted = Signal()

    def __init__(
        self,
        message: str,
        host: QWidget,
        *,
        action: str = "",
        keys: str = "",
        error: bool = False,
        detail: str = "",
    ) -> None:
        super().__init__(host)
        self._error = error
        self._leaving = self._before = 0
        self.setAccessibleName(f"{message} {detail}".strip())
        metrics = current().metrics
        self.setMinimumHeight(metrics.px(38))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.px(20), 0, metrics.px(12), 0)
        row.setSpacing(metrics.half)
        icon, ink = ("warning", "danger") if error else ("check", "accent")
        row.addWidget(IconMark(icon, tr("Error") if error else tr("Done"), ink, side=16))
        self._words = label(message) if error else elided_label(message, Text.BODY, Ink.INK)
        self._words.setToolTip(message)
        row.addWidget(self._words, 1)
        if detail:
            row.addWidget(label(detail, ink=Ink.MUTED))
        row.addSpacing(metrics.gap)
        if action:
            row.addWidget(self._button(action, keys))
        if error:
            row.addWidget(self._closing())
        host.installEventFilter(self)

    @property
    def is_open_error(self) -> bool:
        """Whether it is an error that nobody closed yet."""
        return self._error and self.isVisible()

    def _button(self, action: str, keys: str) -> Button:
        button = Button(action, ButtonKind.QUIET, keys=keys, in_row=True)
        button.clicked.connect(self.acted)
        if not self._error:
            button.clicked.connect(self.close)
        return button

    def _closing(self) -> Button:
        button = Button(tr("Close"), ButtonKind.QUIET, keys=tr("Esc"), in_row=True)
        button.clicked.connect(self.close)
        return button

    def show_up(self, leaving: int = 0, before: int = 0) -> None:
        """Appear above everything else in the host, and go again unless it's an error.

        `leaving` pixels stay free at the right, for what is to be seen all the while, and all that
        is `before` so many from the left.
        """
        metrics = current().metrics
        self._leaving = max(leaving, metrics.margin)
        self._before = max(before + metrics.half, metrics.margin)
        self._place()
        self.show()
        self.raise_()
        if not self._error:
            QTimer.singleShot(_TOAST_STAYS, self, self.close)

    def _place(self) -> None:
        metrics = current().metrics
        host = self.parentWidget()
        if host is not None:
            leaving = self._leaving
            room = host.width() - self._before
            if self._error and self._in_one_line().width() > room - leaving:
                leaving = metrics.margin
            self.resize(self._size_in(max(room - leaving, 0)))
            right = host.width() - self.width() - leaving
            below = 0 if self._error else metrics.px(1)  # two lines have just the room there is
            bottom = host.height() - self.height() - below
            self.move(max(right, 0), max(bottom, 0))

    def _in_one_line(self) -> QSize:
        self._words.setWordWrap(False)
        return self.sizeHint()

    def _size_in(self, room: int) -> QSize:
        """As wide as the words, and as high as they need in the room that there is."""
        hint = self._in_one_line()
        row = self.layout()
        if hint.width() <= room or not self._error or row is None:
            return QSize(min(hint.width(), room), hint.height())
        self._words.setWordWrap(True)
        return QSize(room, max(row.totalHeightForWidth(room), self.minimumHeight()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep to the corner as the host is resized."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Surface, edge, and the accent at the left."""
        theme = current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = theme.metrics.px(6)
        boxes.rounded(painter, box, radius, theme.colours.surface, theme.colours.edge)
        painter.setClipRect(QRectF(0, 0, theme.metrics.px(4), box.height()))
        colour = theme.colours.danger if self._error else theme.colours.accent
        boxes.rounded(painter, box, radius, colour)
        painter.end()


class Bar(Painted):
    """A small bar from nought to one; `ink` names the theme's role or a colour "#RRGGBB"."""

    def __init__(
        self,
        name: str,
        share: float = 0.0,
        *,
        ink: str = "accent",
        size: tuple[int, int] = (44, 7),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._share = share
        self._ink = ink
        self._size = size

    def wanted_size(self) -> QSize:
        """The size given, scaled."""
        metrics = self.theme.metrics
        return QSize(metrics.px(self._size[0]), metrics.px(self._size[1]))

    def set_share(self, share: float) -> None:
        """Fill it to this share."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The bar."""
        colours = self.theme.colours
        ink = self._ink if self._ink.startswith("#") else str(getattr(colours, self._ink))
        painter = QPainter(self)
        boxes.bar(painter, QRectF(self.rect()), self._share, QColor(ink).name(), colours)
        painter.end()


class ProgressCard(QFrame):
    """Long work: what is being done, how far in its own units, and Stop; the window goes on."""

    stopped = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(what)
        metrics = current().metrics
        self._far = label("", Text.META, Ink.MUTED)
        self._bar = Bar(what, size=(0, 6))
        self._bar.setSizePolicy(self._wide())
        self._stop = Button(tr("Stop"), keys=tr("Esc"), in_row=True)
        self._stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.gap, metrics.gap, metrics.gap)
        column.setSpacing(metrics.half)
        column.addLayout(_ends(label(what, strong=True), self._far))
        column.addWidget(self._bar)
        column.addStretch(1)
        going_on = label(tr("You can go on working."), Text.META, Ink.MUTED)
        column.addLayout(_ends(going_on, self._stop))

    def _wide(self) -> QSizePolicy:
        return QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int, words: str) -> None:
        """How far it is, as a share for the bar and in `words` ("page 7 of 20")."""
        self._bar.set_share(done / total if total else 0.0)
        self._far.setText(words)
        self.setAccessibleDescription(words)


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
    return row
