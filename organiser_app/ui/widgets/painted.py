"""The ground of the widgets that paint themselves: they follow the theme and know their size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser_app.ui.theme import Theme, current

_DRESSED_AGAIN = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class Painted(QWidget):
    """A fixed-size mark that is painted from the current theme; subclasses say its size and name.

    `name` is what assistive technology reads out, since the mark itself has no text.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def theme(self) -> Theme:
        """The theme to paint with."""
        return current()

    def wanted_size(self) -> QSize:
        """The size in pixels under the current theme."""
        side = self.theme.metrics.icon
        return QSize(side, side)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Qt asks here."""
        return self.wanted_size()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the new theme's size and colours."""
        if event.type() in _DRESSED_AGAIN:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
