"""The list that completes a theme or a name: Tab takes, Esc closes, arrows walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.pages.listen.known import Offer
from organiser_app.ui.painting import boxes
from organiser_app.ui.tables import RowDelegate, RowsModel, RowsView, SimpleRow
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.theme import Theme, current

_WIDTH = 260
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _OfferDelegate(RowDelegate[SimpleRow]):
    """What would be put in, what is known of it, and the key for the one in hand."""

    ruled = False

    def height(self, theme: Theme, row: SimpleRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """A row of one line, a little lower than in a list."""
        return theme.metrics.px(28)

    def paint_row(self, canvas: Canvas, box: QRectF, row: SimpleRow) -> None:
        """The words at left; note and key at right."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.half, 0, -metrics.half, 0)
        if canvas.in_hand and canvas.theme.key_hints:
            keys = tr("Tab")
            width = boxes.key_hint_width(canvas.theme, keys)
            place = QRectF(inside.right() - width, inside.y(), width, inside.height())
            colours = canvas.colours
            boxes.key_hint(
                canvas.painter, place, canvas.theme, keys, letters=colours.muted, edge=colours.edge
            )
            inside.setRight(place.left() - metrics.half)
        used = canvas.meta_right(inside, row.note)
        inside.setRight(inside.right() - used - metrics.half)
        canvas.body(inside, row.title, colour=canvas.colours.accent)


class CompletionPopup(QWidget):
    """A flat list over the page, below the cursor; the keyboard stays with the text.

    `taken` tells what is to be put in, and from which column of the line it replaces.
    """

    taken = Signal(str, int)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._offers: list[Offer] = []
        self._start = 0
        self._walked = False
        self.model = RowsModel(self)
        self.view = RowsView(tr("To complete"), self.model, _OfferDelegate(), hug=True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(lambda _: self.take())
        inset = current().metrics.quarter + 1
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, inset, inset, inset)
        column.addWidget(self.view)
        self.setAccessibleName(tr("To complete"))
        self.hide()

    def offer(
        self, offers: Sequence[Offer], start: int, cursor: Callable[[], QRect], over: QWidget
    ) -> None:
        """Show what may be put in below the cursor, whose place is asked on the widget `over`."""
        self._offers, self._start, self._walked = list(offers), start, False
        if not offers:
            self.hide()
            return
        rows = [SimpleRow(str(n), one.shown, note=one.note) for n, one in enumerate(offers)]
        self.model.set_rows(rows)
        self.view.choose_first()
        self._place(cursor(), over)
        self.show()
        self.raise_()
        # The text has not been laid out yet where it was changed by this very key.
        QTimer.singleShot(0, self, lambda: self._place(cursor(), over))

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the open list would do something with a key."""
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        ours = key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab) or key in _STEPS
        return self.isVisible() and plain and (ours or (key in _ENTER and self._walked))

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the open list; False where it is none of the list's.

        Enter takes only what was walked to, so that a line can be ended while something is
        offered.
        """
        if not self.takes(event):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            self.take()
        return True

    def take(self) -> bool:
        """Put in what is in hand; False where no list is open."""
        row = self.view.current_row()
        if not self.isVisible() or row is None:
            return False
        self.hide()
        self.taken.emit(self._offers[int(row.key)].text, self._start)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Surface and edge."""
        theme = current()
        painter = QPainter(self)
        pen = QPen(QColor(theme.colours.edge), theme.colours.edge_width)
        radius = theme.metrics.px(6)
        boxes.rounded(painter, QRectF(self.rect()), radius, theme.colours.surface, pen)
        painter.end()

    def _walk(self, step: int) -> None:
        self._walked = True
        number = (self.view.currentIndex().row() + step) % len(self._offers)
        self.view.setCurrentIndex(self.model.index(number))

    def _place(self, cursor: QRect, over: QWidget) -> None:
        """Below the cursor, or above it where there is no room, within the page."""
        metrics = current().metrics
        host = over.window()
        if self.parentWidget() is not host:
            self.setParent(host)
        height = self.view.sizeHint().height() + 2 * (metrics.quarter + 1)
        self.resize(metrics.px(_WIDTH), height)
        below = over.mapTo(host, cursor.bottomLeft() + QPoint(0, metrics.quarter))
        above = over.mapTo(host, cursor.topLeft()).y() - height - metrics.quarter
        fits = below.y() + height <= host.height() - metrics.status_line
        left = min(below.x(), host.width() - self.width() - metrics.half)
        self.move(max(left, 0), below.y() if fits else max(above, 0))
