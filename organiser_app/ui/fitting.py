"""How large the window opens: as it is wished, or as much of that as its screen has room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

_FRAME_SETTLES = 300
"""How long a frame may take to come after the window, in milliseconds."""


class ScreenFitter(QObject):
    """Keeps a window on its screen as it opens, with the frame that the system draws around it.

    The frame is known only once the window is shown, and on some systems a moment later.
    """

    def __init__(self, window: QWidget, wished: QSize) -> None:
        super().__init__(window)
        self._window = window
        room = window.screen().availableGeometry()
        window.resize(wished.boundedTo(room.size()))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Fit the window when it comes to be seen, and once more when its frame is there."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._window.removeEventFilter(self)
            self._fit()
            QTimer.singleShot(_FRAME_SETTLES, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        room = window.screen().availableGeometry()
        fitted = fitted_frame(window.frameGeometry(), room)
        if fitted != window.frameGeometry():
            window.setGeometry(fitted.marginsRemoved(_frame_of(window)))


def fitted_frame(frame: QRect, room: QRect) -> QRect:
    """`frame` with as little taken away and moved as makes all of it lie within `room`."""
    fitted = QRect(frame.topLeft(), frame.size().boundedTo(room.size()))
    beyond = room.bottomRight() - fitted.bottomRight()
    left = max(fitted.left() + min(beyond.x(), 0), room.left())
    top = max(fitted.top() + min(beyond.y(), 0), room.top())
    fitted.moveTo(left, top)
    return fitted


def _frame_of(window: QWidget) -> QMargins:
    """What the system draws around the window."""
    inner, outer = window.geometry(), window.frameGeometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )
