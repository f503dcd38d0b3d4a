"""The column beside the members: its lists grow with the window, and where it is low it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.ui.theme import current
from organiser_app.ui.widgets import UpDownArea


class BesideColumn(UpDownArea):
    """Cards one below the other, which never make the window any higher."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._held = _Held()
        self._held.setObjectName("scrolled")
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.gap)
        self.setWidget(self._held)

    def put_first(self, card: QWidget) -> None:
        """Put a card at the top, and scroll up to it."""
        self._column.insertWidget(0, card)
        self.verticalScrollBar().setValue(0)

    def add(self, card: QWidget, stretch: int = 0) -> None:
        """Put a card at the foot."""
        self._column.addWidget(card, stretch)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as its cards need beside a scroll bar, and low."""
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self._held.minimumSizeHint().width() + bar
        return QSize(wide, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A card that needs more width than before has it."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _Held(QWidget):
    """What scrolls: it asks for no more than its cards can do with, as the lists in them scroll."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """The least height of all cards."""
        column = self.layout()
        return column.minimumHeightForWidth(width) if column is not None else 0
