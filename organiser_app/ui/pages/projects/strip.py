"""The strip of stages, along which a project is moved by a click or by the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from organiser_app.domain.rules.calendar_words import short_month
from organiser_app.domain.values import ProjectStage
from organiser_app.language import tr
from organiser_app.ui.days import short_day
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme.stages import stage_word
from organiser_app.ui.widgets import Stage, StageStrip

_WAY = tuple(stage for stage in ProjectStage if stage is not ProjectStage.ENDED)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class StageWay(StageStrip):
    """Sends `wanted` with the stage that a project is to be moved to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Stage"), (), 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click a stage to move the project; with the keyboard, Left and Right."))
        self._way: tuple[ProjectStage, ...] = _WAY
        self._here = 0

    def show_stage(
        self, stage: ProjectStage, reached: Mapping[ProjectStage, date], today: date
    ) -> None:
        """Show where a project is and when it came there; that it ended, only once it has."""
        self._way = (*_WAY, stage) if stage is ProjectStage.ENDED else _WAY
        self._here = self._way.index(stage)
        behind = [_came(reached.get(each), today) for each in self._way[: self._here]]
        here = _since(reached.get(stage), today)
        days = [*behind, here, *("" for _ in self._way[self._here + 1 :])]
        self.set_stages(tuple(map(Stage, map(stage_word, self._way), days)), self._here)
        self.setAccessibleDescription(f"{stage_word(stage)} {here}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Move the project to the stage that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._want(self.stage_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Left and Right move the project by one stage."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._want(self._here + step)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The strip, and a ring in it while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            boxes.focus_ring(painter, QRectF(self.rect()), self.theme, inside=1)
            painter.end()

    def _want(self, place: int) -> None:
        if 0 <= place < len(self._way) and place != self._here:
            self.wanted.emit(self._way[place])


def _since(day: date | None, today: date) -> str:
    return tr("since {day}", day=short_day(day, today)) if day else ""


def _came(day: date | None, today: date) -> str:
    """The month alone, with its year where it is another than this."""
    if day is None:
        return ""
    return short_month(day) if day.year == today.year else f"{short_month(day)} {day.year}"
