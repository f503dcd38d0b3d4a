"""A card's chart: the report's own figure in the colours of the window, drawn beside its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from organiser_app.ui.desk import Desk
from organiser_app.ui.theme import current
from organiser_app.ui.widgets.chart import ChartView, Drawing, Mark, draw

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.trends import TrendColours

FigureIn = Callable[["TrendColours", float, float], "Figure"]
"""Makes a figure in some colours, of a width and a height in points."""


class Charted(ChartView):
    """A chart that draws itself again whenever its size or the theme is another.

    With `told` the arrow keys walk along its points, and each is said in words.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        topic: str,
        height: int,
        told: Callable[[Mark], str] | None = None,
    ) -> None:
        super().__init__(name, told)
        self._desk, self._topic = desk, topic
        self._figure: FigureIn | None = None
        self._words = ""
        self.setFixedHeight(current().metrics.px(height))
        self.wanted.connect(self._draw)

    def show_figure(self, figure: FigureIn, in_words: str) -> None:
        """Show another figure, which says `in_words` to those who do not see it."""
        self._figure, self._words = figure, in_words
        self.setAccessibleDescription(in_words)
        self.ask()

    def _draw(self, width: int, height: int, density: float) -> None:
        figure = self._figure
        if figure is None:
            return
        colours = _window_colours()
        self._desk.beside(
            self._topic,
            lambda: draw(lambda wide, high: figure(colours, wide, high), width, height, density),
            self._show,
            owner=self,
        )

    def _show(self, drawing: Drawing) -> None:
        self.show_drawing(drawing, self._words)


def _window_colours() -> TrendColours:
    from organiser_app.reports.charts.trends import TrendColours  # noqa: PLC0415 - slow

    roles = current().colours
    return TrendColours(
        accent=roles.accent,
        inks=(roles.ink, roles.muted, roles.muted),
        text=roles.muted,
        hairline=roles.hairline,
    )
