"""The way of a project from what was heard to residents' own, with the stage it is at."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.domain.values import ProjectStage
from organiser_app.reports import faces, phrases, theme

_WAY = (
    ProjectStage.HEARD,
    ProjectStage.IDEA,
    ProjectStage.GETTING_GOING,
    ProjectStage.RUNNING,
    ProjectStage.RESIDENTS_OWN,
)
_RADIUS = 4.0
_HEIGHT = 30.0


class StageLine(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Five places on a line; those passed are teal rings, the present one is filled."""

    def __init__(self, stage: ProjectStage) -> None:
        super().__init__()
        self._stage = stage

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page."""
        self.width = width
        return width, _HEIGHT

    def draw(self) -> None:
        """The line behind, then the places; a project that ended has none filled."""
        present = _WAY.index(self._stage) if self._stage in _WAY else -1
        pitch = self.width / len(_WAY)
        y = _HEIGHT - _RADIUS - 1
        self._draw_line(0, (len(_WAY) - 1) * pitch, y, theme.SAND)
        self._draw_line(0, max(present, 0) * pitch, y, theme.TEAL)
        for place, stage in enumerate(_WAY):
            self._draw_place(place * pitch + _RADIUS + 1, y, stage, place - present, present >= 0)

    def _draw_line(self, left: float, right: float, y: float, colour: str) -> None:
        self.canv.setStrokeColor(HexColor(colour))
        self.canv.setLineWidth(1.4)
        self.canv.line(left + _RADIUS, y, right + _RADIUS, y)

    def _draw_place(
        self, x: float, y: float, stage: ProjectStage, after: int, under_way: bool
    ) -> None:
        here, passed = under_way and after == 0, under_way and after < 0
        self.canv.setStrokeColor(HexColor(theme.TEAL if here or passed else theme.EDGE))
        self.canv.setFillColor(HexColor(theme.TEAL if here else theme.PAPER))
        self.canv.circle(x, y, _RADIUS, stroke=1, fill=1)
        self.canv.setFillColor(HexColor(theme.TEAL if here else theme.INK))
        face = theme.SANS_BOLD if here else theme.SANS
        faces.draw(self.canv, x - _RADIUS - 1, 4, phrases.stage(stage), face, 7.8)
