"""The strip of a project's stages: those behind it ticked, the one in hand on the tint."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Colours, Text
from organiser_app.ui.widgets.painted import Painted

_AROUND = 52
"""What a stage needs around its words: the sign, and the air at both sides."""


@dataclass(frozen=True)
class Stage:
    """One stage: its word and when it began, in words; empty where it has not begun."""

    word: str
    since: str = ""


class StageStrip(Painted):
    """All the stages in a row; `current_stage` is the number of the one in hand, from nought."""

    def __init__(
        self,
        name: str,
        stages: tuple[Stage, ...],
        current_stage: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._stages: tuple[Stage, ...] = ()
        self._shown: tuple[Stage, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_stages(stages, current_stage)

    def set_stages(self, stages: tuple[Stage, ...], current_stage: int) -> None:
        """Show another project."""
        self._stages = stages
        self._at = current_stage
        words = [f"{stage.word} {stage.since}".strip() for stage in stages]
        self.setAccessibleDescription(", ".join(words))
        self._fit()
        self.update()

    def wanted_size(self) -> QSize:
        """As wide as it is given."""
        return QSize(self.theme.metrics.px(480), self.theme.metrics.card_head)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """One box, cut into as many stages."""
        theme = self.theme
        painter = QPainter(self)
        whole, radius = QRectF(self.rect()), theme.metrics.px(8)
        colours = theme.colours
        boxes.rounded(painter, whole, radius, colours.surface, colours.hairline)
        edges = self._edges()
        for number, stage in enumerate(self._shown):
            left = edges[number]
            box = QRectF(left, 1, edges[number + 1] - left, whole.height() - 2)
            self._paint_stage(painter, box, number, stage)
        painter.end()

    def stage_at(self, x: float) -> int:
        """The number of the stage that lies `x` pixels from the left."""
        return sum(x >= edge for edge in self._edges()[1:-1])

    def _needed(self) -> list[float]:
        theme = self.theme
        around = theme.metrics.px(_AROUND)
        return [
            around
            + text.width_of(stage.word, theme.font(Text.BODY, 600))
            + text.width_of(stage.since, theme.font(Text.META))
            for stage in self._shown
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the days out where there is room for the words alone."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show all days if they have room, else that of the stage in hand, else none."""
        only_here = (
            replace(stage, since=stage.since if number == self._at else "")
            for number, stage in enumerate(self._stages)
        )
        self._shown = self._stages
        for fewer in (tuple(only_here), tuple(replace(stage, since="") for stage in self._stages)):
            if sum(self._needed()) <= self.width():
                return
            self._shown = fewer

    def _edges(self) -> list[int]:
        """Where the stages meet: each has what its word needs, and an equal part of the rest."""
        needed = self._needed()
        rest = (self.width() - sum(needed)) / max(len(needed), 1)
        return [round(edge) for edge in accumulate((need + rest for need in needed), initial=0.0)]

    def _paint_stage(self, painter: QPainter, box: QRectF, number: int, stage: Stage) -> None:
        theme = self.theme
        metrics, here = theme.metrics, number == self._at
        colours = theme.selected if here else theme.colours
        if here:
            painter.fillRect(box, QColor(colours.surface))
        if number:
            painter.fillRect(QRectF(box.x(), 0, 1, self.height()), QColor(colours.hairline))
        centre = QPointF(box.x() + metrics.px(20), box.center().y())
        self._paint_sign(painter, centre, number, colours)
        inside = box.adjusted(metrics.px(36), 0, -metrics.px(12), 0)
        since = theme.font(Text.META)
        taken = text.line(painter, inside, stage.since, since, colours.muted, align=text.RIGHT)
        word_box = inside.adjusted(0, 0, -taken - metrics.px(4), 0)
        ink = colours.accent if here else colours.ink if number < self._at else colours.muted
        text.line(painter, word_box, stage.word, theme.font(Text.BODY, 600 if here else 400), ink)

    def _paint_sign(
        self, painter: QPainter, centre: QPointF, number: int, colours: Colours
    ) -> None:
        """A tick in a ring for what is behind, a disc for here, a ring for what is to come."""
        metrics = self.theme.metrics
        radius = metrics.px(15) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if number <= self._at else colours.edge), 1.2))
        here = number == self._at
        painter.setBrush(QColor(colours.accent) if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        painter.restore()
        if number < self._at:
            side = metrics.px(12)
            tick = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint(painter, tick, "check", colours.accent)
