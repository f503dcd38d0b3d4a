"""The map on the screen: it is moved, made larger, and walked over from person to person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import hypot
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser_app.language import tr
from organiser_app.ui.pages.web.canvas import Canvas
from organiser_app.ui.pages.web.drawing import View, draw_look
from organiser_app.ui.pages.web.labels import Labelling, paint_labels
from organiser_app.ui.pages.web.picture import Dot, Line, Picture
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import current
from organiser_app.ui.widgets.focus import KEYS_TOLD

_STEP, _ZOOM = 80, 1.25
_NEAREST, _FURTHEST = 6.0, 0.03
_REACH = 10.0
"""How many pixels beside a dot a click may be."""
_MARGIN = 56
_ALONE = 1.6
"""The largest scale that fitting chooses: a few people do not fill the whole map."""
_MOVES = {
    Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_CLICK = 4
_VEIL = 0.72
"""How much of the rest of the map is hidden while somebody is in hand."""


class MapView(QWidget):
    """Draws one picture. `chosen` tells who is in hand (or None), `opened` whose page is wanted.

    What is drawn is kept as an image, which is moved as long as the map is being moved.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, told: Callable[[UUID], str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Map of who knows whom"))
        self.setProperty(KEYS_TOLD, _keys_told())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._told = told
        self.picture, self.view, self._part = Picture(), View(), False
        self.in_hand: UUID | None = None
        self._under: UUID | None = None
        self._fitted = True
        self._own_lines: tuple[Line, ...] = ()
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._canvas = Canvas(self)
        self._canvas.ready.connect(self.update)

    def show_picture(self, picture: Picture, *, part: bool = False) -> None:
        """Draw something else; the map is fitted again unless it was moved by hand.

        Of a `part` of the web, such as a neighbourhood, nothing is paled for whoever is in hand.
        """
        self.picture, self._part = picture, part
        self._canvas.show_picture(picture, named=not part)
        self._own_lines = self._lines_of(self.in_hand)
        if self.in_hand not in picture.by_id:
            self.take(None)
        if self._fitted:
            self.fit()
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        left, top, right, bottom = self.picture.bounds
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN / 2, -_MARGIN, -_MARGIN / 2)
        wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
        scale = min(max(room.width(), 1.0) / wide, max(room.height(), 1.0) / high, _ALONE)
        middle = self.rect().center()
        self.view = View(
            scale,
            middle.x() - (left + right) / 2 * scale,
            middle.y() - (top + bottom) / 2 * scale,
        )
        self._fitted = True
        self._look(self.view)

    def take(self, person: UUID | None, *, into_sight: bool = False) -> None:
        """Have somebody in hand; `into_sight` moves the map to them where they are out of it."""
        if person is not None and person not in self.picture.by_id:
            return
        changed, self.in_hand = person != self.in_hand, person
        self._own_lines = self._lines_of(person)
        dot = self.picture.by_id.get(person) if person else None
        if dot is not None and into_sight and not self._in_sight(dot):
            at, middle = self.view.at(dot.x, dot.y), QPointF(self.rect().center())
            self.scroll_by(middle.x() - at.x(), middle.y() - at.y())
        self.setAccessibleDescription(self._told(person) if person else "")
        self.update()
        if changed:
            self.chosen.emit(person)

    def walk(self, step: int) -> None:
        """Go on to whom knows as many or fewer (1), or back to whom knows as many or more (-1)."""
        dots = self.picture.dots
        order = [dot.id for dot in dots]
        here = order.index(self.in_hand) if self.in_hand in order else (-1 if step > 0 else 1)
        if dots:
            self.take(order[min(max(here + step, 0), len(order) - 1)], into_sight=True)

    def person_at(self, spot: QPointF) -> UUID | None:
        """Who is drawn there, or a little beside."""
        best, nearest, scale = None, _REACH, self.view.scale
        x, y = spot.x() - self.view.x, spot.y() - self.view.y
        for dot in self.picture.dots:
            beside = hypot(dot.x * scale - x, dot.y * scale - y)
            if beside < nearest + dot.radius * 2:
                beside -= self.view.size(dot.radius)
                if beside < nearest:
                    best, nearest = dot.id, beside
        return best

    def zoom(self, by: float, about: QPointF | None = None) -> None:
        """Make everything so many times larger."""
        wanted = min(max(self.view.scale * by, _FURTHEST), _NEAREST)
        middle = QPointF(self.rect().center())
        self._look(self.view.zoomed(wanted / self.view.scale, about or middle))
        self._fitted = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows move, + and - make larger and smaller, 0 fits, J and K walk, Enter opens."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            right, down = _MOVES[key]
            self.scroll_by(right * _STEP, down * _STEP)
        elif key in _STEPS:
            self.walk(_STEPS[key])
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / _ZOOM if event.text() == "-" else _ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.in_hand is not None:
            self.opened.emit(self.in_hand)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """The wheel makes larger or smaller about where it is turned."""
        self.zoom(_ZOOM ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Take hold of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Move the map that is held; else say who is under the pointer."""
        if self._pressed is not None:
            by = event.position() - self._last
            self._last = event.position()
            self.scroll_by(by.x(), by.y())
            return
        under = self.person_at(event.position())
        if under != self._under:
            self._under = under
            self.setToolTip(self._told(under) if under else "")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click that did not move the map has whoever is there in hand."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position() - pressed).manhattanLength() < _CLICK:
            self.take(self.person_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A double click opens."""
        person = self.person_at(event.position())
        if person is not None:
            self.opened.emit(person)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Nobody is under the pointer any more."""
        self._under = None
        self.update()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the whole picture in sight, unless it was moved by hand."""
        super().resizeEvent(event)
        self._canvas.resize(self.size(), self.devicePixelRatioF())
        if self._fitted:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another theme is drawn anew."""
        if event.type() == QEvent.Type.PaletteChange:
            self._canvas.show_picture(self.picture, named=not self._part)
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The image of the map where it is now, and whoever is in hand over it."""
        theme = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours.surface))
        self._canvas.paint(painter, self.view)
        self._paint_in_hand(painter)
        if self.hasFocus():
            boxes.focus_ring(painter, QRectF(self.rect()), theme, inside=2)
        painter.end()

    def _paint_in_hand(self, painter: QPainter) -> None:
        """Whoever is in hand with those they know, over a paler map; else who is pointed at."""
        by_id = self.picture.by_id
        dot = by_id.get(self.in_hand) if self.in_hand else None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if dot is None:
            self._write(painter, [self._under])
            return
        if not self._part:
            veil = QColor(current().colours.surface)
            veil.setAlphaF(_VEIL)
            painter.fillRect(self.rect(), veil)
        for line in self._own_lines:
            painter.setPen(QPen(QColor(current().colours.accent), line.strength))
            painter.drawLine(self.view.at(line.x1, line.y1), self.view.at(line.x2, line.y2))
        known = [each for line in self._own_lines for each in line.pair if each in by_id]
        for one in dict.fromkeys((dot.id, *known)):
            near = by_id[one]
            size = self.view.size(near.radius)
            draw_look(painter, self.view.at(near.x, near.y), size, near.look, current())
        self._paint_ring(painter, dot)
        self._write(painter, [dot.id, self._under, *known])

    def _write(self, painter: QPainter, people: Iterable[UUID | None]) -> None:
        """Write the names of these people in bold; of a part of the web, then those of others."""
        by_id = self.picture.by_id
        named = {one: by_id[one] for one in people if one is not None and one in by_id}
        room = float(self.width()), float(self.height())
        picture = self.picture if self._part else Picture(tuple(named.values()), by_id=named)
        written = Labelling(picture, self.view, room, current(), named).whole()
        paint_labels(painter, written, current())

    def _paint_ring(self, painter: QPainter, dot: Dot) -> None:
        size = self.view.size(dot.radius) + current().metrics.px(4)
        painter.setPen(QPen(QColor(current().colours.accent), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.view.at(dot.x, dot.y), size, size)

    def _in_sight(self, dot: Dot) -> bool:
        inner = QRectF(self.rect()).adjusted(20, 20, -20, -20)
        return inner.contains(self.view.at(dot.x, dot.y))

    def scroll_by(self, right: float, down: float) -> None:
        """Move the map so many pixels right and down."""
        self._look(self.view.moved(right, down))
        self._fitted = False

    def _look(self, view: View) -> None:
        """Look at another part of the map."""
        self.view = view
        self._canvas.look(view)
        self.update()

    def _lines_of(self, person: UUID | None) -> tuple[Line, ...]:
        lines = self.picture.lines if person is not None else ()
        return tuple(line for line in lines if person in line.pair)


def _keys_told() -> list[tuple[str, str]]:
    """The keys that the map takes by itself, for the list of keys."""
    return [
        (tr("Arrows"), tr("Move the map")),
        (tr("Plus"), tr("Larger")),
        (tr("Minus"), tr("Smaller")),
        ("0", tr("The whole map")),
        ("J", tr("To whom knows fewer others")),
        ("K", tr("To whom knows more others")),
        (tr("Enter"), tr("Open the page of whoever is in hand")),
    ]
