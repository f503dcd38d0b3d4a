"""The body of a dialog: what it asks or shows, which scrolls where the screen is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from organiser_app.ui.theme import current
from organiser_app.ui.widgets.scrolling import UpDownArea

_LEAST = 120
"""So much of a body is seen on the lowest screen."""


class DialogBody(UpDownArea):
    """As high as what it holds wants, or as the screen leaves; spare height lies at its foot.

    The margin at its right is the dialog's, so that a scroll bar stands in the margin and the
    fields are as wide beside it as without.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._dialog_width = 0
        self._held = QWidget()
        self._held.setObjectName("scrolled")
        self._column = QVBoxLayout(self._held)
        self._column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(current().metrics.half)
        self._column.addLayout(self.body)
        self._column.addStretch(0)
        self.setWidget(self._held)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._leave_room())
        self._leave_room()
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 (no widget is made without one)
        app.focusChanged.connect(self._follow)

    def height_in(self, width: int) -> int:
        """How high it wants to be in a dialog of that width."""
        if width != self._dialog_width:
            self._dialog_width = width
            self.updateGeometry()
        return self._wanted()

    def share_spare_height(self) -> None:
        """Let a list that can grow have the height that is spare, and else the foot."""
        grows = self.body.expandingDirections() & Qt.Orientation.Vertical
        self._column.setStretch(0, 1 if grows else 0)

    def reveal(self, widget: QWidget | None) -> None:
        """Scroll to a widget, if it stands here, with the words under its field and its offers."""
        if widget is None or not self._held.isAncestorOf(widget):
            return
        field = widget
        while (above := field.parentWidget()) is not None and above is not self._held:
            field = above
        for each in (field, widget):
            self.ensureWidgetVisible(each, 0, current().metrics.half)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as what it holds, and as high as it has to be: the dialog gives it more."""
        wide = self._held.minimumSizeHint().width()
        return QSize(wide, min(self._wanted(), current().metrics.px(_LEAST)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The same."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Tell the dialog when what is held here wants another height."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _wanted(self) -> int:
        """The height of all that is held, whether or not words wrap in it."""
        if not self._column.hasHeightForWidth():
            return self._column.totalSizeHint().height()
        return self._column.totalHeightForWidth(self._dialog_width - self._bar_width())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.reveal(now)

    def _bar_width(self) -> int:
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() else 0

    def _leave_room(self) -> None:
        metrics = current().metrics
        right = max(metrics.gap - self._bar_width(), 0)
        self._column.setContentsMargins(metrics.gap, metrics.half, right, 0)
