"""The themes that a statement bears, as chips that go on in the next line where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from organiser_app.language import tr
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets.painted import Painted


class Codes(Painted):
    """Solid chips, in the order in which the themes were put on."""

    def __init__(self) -> None:
        super().__init__(tr("no theme yet"))
        self._themes: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_themes(self, themes: Sequence[str]) -> None:
        """Show other themes, or none."""
        self._themes = tuple(themes)
        self.setAccessibleName(", ".join(themes) or tr("no theme yet"))
        self.updateGeometry()
        self.update()

    def wanted_size(self) -> QSize:
        """One line, for a width that is not known yet."""
        return QSize(self.theme.metrics.px(120), self.theme.metrics.chip)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """So many lines as the chips need."""
        lines = max((corner.y() for corner in self._corners(width)), default=0.0)
        return round(lines) + self.theme.metrics.chip

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Every chip in its place, or that there is none."""
        painter = QPainter(self)
        if not self._themes:
            words, font = tr("no theme yet"), self.theme.font(Text.META)
            text.line(painter, QRectF(self.rect()), words, font, self.theme.colours.muted)
        for corner, name in zip(self._corners(self.width()), self._themes, strict=True):
            boxes.chip(painter, corner, self.theme, name)
        painter.end()

    def _corners(self, width: int) -> list[QPointF]:
        metrics = self.theme.metrics
        corners, left, top = [], 0.0, 0.0
        for name in self._themes:
            wide = boxes.chip_width(self.theme, name)
            if left and left + wide > width:
                left, top = 0.0, top + metrics.chip + metrics.quarter
            corners.append(QPointF(left, top))
            left += wide + metrics.quarter
        return corners
