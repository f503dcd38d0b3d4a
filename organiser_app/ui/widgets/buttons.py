"""Buttons: primary, plain, quiet and danger, with an icon and the key that presses them."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Text, current


class ButtonKind(Enum):
    """How much a button asks to be pressed; a page has one primary at most."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    DANGER_FILLED = "danger_filled"


class Button(QPushButton):
    """A button; `keys` is the text of a key hint ("Ctrl Enter"), which binds no key by itself.

    `in_row` makes it 28 high. Bind the key with an action of the window.
    """

    def __init__(
        self,
        label: str,
        kind: ButtonKind = ButtonKind.PLAIN,
        *,
        icon: str = "",
        keys: str = "",
        in_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self.kind = kind
        self._icon_name = icon
        self._keys = keys
        self._in_row = in_row
        self._menu_arrow = False
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if keys:
            self.setAccessibleDescription(keys)

    def set_label(self, label: str) -> None:
        """Say something else; the name for assistive technology goes with it."""
        self.setText(label)
        self.setAccessibleName(label)
        self.updateGeometry()

    def show_arrow(self) -> None:
        """Draw a chevron at the right, for a button that opens a list."""
        self._menu_arrow = True
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as icon, label and key hint need."""
        metrics = current().metrics
        height = metrics.button_in_row if self._in_row else metrics.button
        padding = 0 if self.kind is ButtonKind.QUIET else 2 * metrics.px(12)
        return QSize(round(self._content_width()) + padding, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A button is never squeezed."""
        return self.sizeHint()

    def _content_width(self) -> float:
        theme = current()
        width = text.width_of(self.text(), theme.font(Text.BODY, 500)) + 2
        if self.kind in (ButtonKind.PRIMARY, ButtonKind.DANGER_FILLED):
            width = text.width_of(self.text(), theme.font(Text.BODY, 600)) + 2
        if self._icon_name:
            width += theme.metrics.px(26)
        if self._hint():
            width += boxes.key_hint_width(theme, self._hint()) + theme.metrics.px(8)
        return width + (theme.metrics.px(24) if self._menu_arrow else 0)

    def _hint(self) -> str:
        return self._keys if current().key_hints else ""

    def _colours(self) -> tuple[str | None, str | None, str]:
        """Fill, edge and letters for the kind and the state."""
        colours = current().colours
        if not self.isEnabled():
            if self.kind is ButtonKind.QUIET:  # it has no margin around its words for a box
                return None, None, colours.muted
            return colours.sunk, colours.hairline, colours.muted
        return {
            ButtonKind.PRIMARY: (colours.accent, None, colours.on_accent),
            ButtonKind.PLAIN: (colours.surface, colours.edge, colours.ink),
            ButtonKind.QUIET: (None, None, colours.accent),
            ButtonKind.DANGER: (colours.surface, colours.danger, colours.danger),
            ButtonKind.DANGER_FILLED: (colours.danger, None, colours.on_danger),
        }[self.kind]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Box, icon, label, key hint."""
        theme = current()
        painter = QPainter(self)
        fill, edge, letters = self._colours()
        box = QRectF(self.rect())
        pen = QPen(QColor(edge), theme.colours.edge_width) if edge else None
        boxes.rounded(painter, box, theme.metrics.px(6), self._pressed_fill(fill), pen)
        left = max((box.width() - self._content_width()) / 2, 0.0)
        self._paint_content(painter, box.adjusted(left, 0, -left, 0), letters)
        painter.end()

    def _pressed_fill(self, fill: str | None) -> str | None:
        """A quieter ground while the button is held or hovered over, where it has a light one."""
        colours = current().colours
        if self.isEnabled() and fill == colours.surface and (self.isDown() or self.underMouse()):
            return colours.sunk
        return fill

    def _paint_content(self, painter: QPainter, box: QRectF, letters: str) -> None:
        theme = current()
        metrics = theme.metrics
        if self._icon_name:
            place = QRectF(box.x(), box.y(), metrics.icon, box.height())
            icons.paint(painter, place, self._icon_name, letters)
            box.setLeft(box.left() + metrics.px(26))
        filled = self.kind in (ButtonKind.PRIMARY, ButtonKind.DANGER_FILLED)
        font = theme.font(Text.BODY, 600 if filled else 500)
        used = text.line(painter, box, self.text(), font, letters)
        box.setLeft(box.left() + used + metrics.px(8))
        if self._hint():
            hint_letters = letters if filled else theme.colours.muted
            edge = letters if filled else theme.colours.hairline
            boxes.key_hint(painter, box, theme, self._hint(), letters=hint_letters, edge=edge)
        if self._menu_arrow:
            side = metrics.px(16)
            place = QRectF(box.right() - side, box.y(), side, box.height())
            icons.paint(painter, place, "chevron-down", letters)
