"""The ring around what has the keyboard: 2 pixels of accent, 2 pixels off, wherever focus goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from shiboken6 import isValid

from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import current

KEYS_TOLD = "keys_told"
"""The property in which a widget says which keys it takes itself: pairs of keys and words."""

_REACH = 4
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusFollower(QObject):
    """Keeps the ring around what has the keyboard, as long as the application lives.

    The ring goes down with the window that it was last seen in, and is then made anew.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.ring = FocusRing()
        app.focusChanged.connect(self._follow)

    @staticmethod
    def install(app: QApplication) -> FocusFollower:
        """Follow the focus of `app`, once."""
        return app.findChild(FocusFollower) or FocusFollower(app)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self.ring):
            self.ring = FocusRing()
        self.ring.go_around(now)


class FocusRing(QWidget):
    """A ring that goes around a button; fields draw their own edge in accent instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around: QWidget | None = None

    def go_around(self, now: QWidget | None) -> None:
        """Go around `now`, or away if it draws its own focus."""
        if self._around is not None and isValid(self._around):
            self._around.removeEventFilter(self)
            self._around.destroyed.disconnect(self._let_go)
        self._around = None
        self.hide()
        if isinstance(now, QAbstractButton) and not isinstance(now, (QCheckBox, QRadioButton)):
            self._around = now
            now.installEventFilter(self)
            now.destroyed.connect(self._let_go)
            self._place()

    def _let_go(self) -> None:
        self._around = None
        self.hide()

    def _place(self) -> None:
        widget = self._around
        host = widget.parentWidget() if widget else None
        if widget is None or host is None:
            return
        rect = QRect(widget.mapTo(host, QPoint(0, 0)), widget.size())
        rect = rect.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        while not host.rect().contains(rect) and (above := host.parentWidget()) is not None:
            rect.translate(host.pos())
            host = above
        self.setParent(host)
        self.setGeometry(rect)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep around the widget as it moves."""
        if watched is self._around and event.type() in _FOLLOWED:
            self._place() if event.type() != QEvent.Type.Hide else self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The ring."""
        theme = current()
        painter = QPainter(self)
        pen = QPen(QColor(theme.colours.accent), 2)
        boxes.rounded(painter, QRectF(self.rect()), theme.metrics.px(9), None, pen)
        painter.end()
