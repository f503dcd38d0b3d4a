"""Chips and the small marks as widgets, each named for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from organiser_app.domain.rules.list_words import circle_word, kind_word
from organiser_app.domain.values import Circle, StatementKind
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, marks
from organiser_app.ui.painting.boxes import ChipLook
from organiser_app.ui.theme import current
from organiser_app.ui.widgets.painted import Painted


class Chip(QAbstractButton):
    """A chip: solid is set, dashed suggested, chosen in hand, as a checkable one can become."""

    def __init__(
        self,
        label: str,
        look: ChipLook = ChipLook.SOLID,
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(checkable)
        pressable = checkable or look is ChipLook.SUGGESTED
        focus = Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as its label needs."""
        theme = current()
        return QSize(boxes.chip_width(theme, self._shown()), theme.metrics.chip)

    def _shown(self) -> str:
        return f"{self.text()}?" if self._look is ChipLook.SUGGESTED else self.text()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """One chip."""
        look = ChipLook.CHOSEN if self.isChecked() else self._look
        painter = QPainter(self)
        boxes.chip(painter, QPointF(0, 0), current(), self._shown(), look)
        painter.end()


class KeyHint(Painted):
    """The keys that do something, in a hairline box: `KeyHint("Ctrl K")`."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self._keys = keys
        if not current().key_hints:
            self.hide()

    def wanted_size(self) -> QSize:
        """As wide as the keys' names."""
        return QSize(boxes.key_hint_width(self.theme, self._keys), self.theme.metrics.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The box and the keys."""
        painter = QPainter(self)
        boxes.key_hint(painter, QRectF(self.rect()), self.theme, self._keys)
        painter.end()


class KindMark(Painted):
    """The shape and the word of a kind of statement; `bare` where the word stands beside it."""

    def __init__(
        self, kind: StatementKind, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind_word(kind), parent)
        self._kind, self._bare = kind, bare

    def wanted_size(self) -> QSize:
        """Shape and word, or the shape alone."""
        if self._bare:
            side = self.theme.metrics.px(16)
            return QSize(side, self.theme.metrics.px(20))
        return QSize(marks.kind_width(self.theme, self._kind) + 2, self.theme.metrics.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The mark."""
        painter = QPainter(self)
        marks.kind(painter, QRectF(self.rect()), self.theme, self._kind, self.theme.colours)
        painter.end()


class _Square(Painted):
    """A mark as high as it is wide, `side` pixels before scaling."""

    def __init__(self, words: str, side: int, parent: QWidget | None) -> None:
        super().__init__(words, parent)
        self._side = side

    def wanted_size(self) -> QSize:
        """A square."""
        side = self.theme.metrics.px(self._side)
        return QSize(side, side)


class CircleMark(_Square):
    """The four rings, `side` unscaled pixels wide; the caller sets the word beside it."""

    def __init__(self, circle: Circle, side: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(circle_word(circle), side, parent)
        self._circle = circle

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The rings."""
        painter = QPainter(self)
        marks.circle(painter, QRectF(self.rect()), self._circle, self.theme.colours)
        painter.end()


class Avatar(_Square):
    """Somebody's initials in a circle, `side` pixels wide before scaling."""

    def __init__(self, name: str, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(name, side, parent)
        self._name = name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The circle and the initials."""
        painter = QPainter(self)
        marks.avatar(painter, QRectF(self.rect()), self.theme, self._name)
        painter.end()


class IconMark(_Square):
    """One icon in an ink of the theme, named for assistive technology."""

    def __init__(
        self,
        icon: str,
        name: str,
        ink: str = "muted",
        *,
        side: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, side, parent)
        self._icon = icon
        self._ink = ink

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The icon."""
        painter = QPainter(self)
        colour = str(getattr(self.theme.colours, self._ink))
        icons.paint(painter, QRectF(self.rect()), self._icon, colour)
        painter.end()
