"""The picture of what is strong here: the report's own, where parts of the week can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from organiser_app.domain.asset_figures import AssetFigures
from organiser_app.domain.rules.asset_words import gifts_word, time_word
from organiser_app.domain.rules.assets import PartOfDay, WeekTime
from organiser_app.language import plural, tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart, ChartPane
from organiser_app.ui.pages.waves.charting import Charted
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.trends import TrendColours
    from organiser_app.ui.widgets.chart import Mark

_PIXELS_A_POINT = 1.55
"""As a chart on the screen is drawn."""


class AssetsPicture(ChartPane):
    """The picture as a card. `opened` carries the part of the week whose mark was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("What is strong here"), desk)
        self._figures = AssetFigures()
        self.picture = Charted(
            desk, tr("Gifts, groups, places and times"), "assets", 200, self._told
        )
        self.picture.opened.connect(lambda key, _: self.opened.emit(time_of(key)))
        card = Card(padded=True)
        card.setAccessibleName(tr("What is strong here"))
        card.add(self.picture)
        self.row.addWidget(card)

    def show_figures(self, figures: AssetFigures) -> None:
        """Draw another picture, as high as it has to be."""
        from organiser_app.reports.charts.assets import assets_figure, assets_height  # noqa: PLC0415

        self._figures = figures
        points = assets_height(figures)
        self.picture.setFixedHeight(current().metrics.px(round(points * _PIXELS_A_POINT)))

        def make(colours: TrendColours, width: float, height: float) -> Figure:
            return assets_figure(figures, colours=colours, width=width, height=height)

        self.picture.show_figure(make, _in_words(figures))

    def chart(self) -> Chart | None:
        """The picture, and its counts as a table."""
        if not (self._figures.all_gifts or self._figures.groups or self._figures.spaces):
            return None
        head = (tr("What"), tr("How many, or when"), tr("Used"))
        gifts = ((gifts_word(kind), str(count), "") for kind, count in self._figures.gifts)
        named = (
            (asset.name, asset.when, tr("yes") if asset.used else tr("no"))
            for asset in (*self._figures.groups, *self._figures.spaces)
        )
        title = tr("What is strong in {patch}", patch=self._figures.patch)
        return Chart(title, self._figure_for_paper, (head, *gifts, *named))

    def _figure_for_paper(self) -> Figure:
        from organiser_app.reports.charts.assets import assets_figure  # noqa: PLC0415 - slow
        from organiser_app.reports.charts.trends import TrendColours  # noqa: PLC0415
        from organiser_app.reports.theme import PAPER  # noqa: PLC0415

        return assets_figure(self._figures, colours=TrendColours(ground=PAPER))

    def _told(self, mark: Mark) -> str:
        time = time_of(mark.series)
        cell = next((cell for cell in self._figures.week if cell.time == time), None)
        if cell is None:
            return time_word(time)
        return tr(
            "{time}: {gifts}, {places}, {groups}",
            time=time_word(time),
            gifts=plural("{count} gift", "{count} gifts", cell.gifts),
            places=plural("{count} place open", "{count} places open", cell.spaces),
            groups=plural("{count} group meets", "{count} groups meet", cell.groups),
        )


def time_of(key: str) -> WeekTime:
    """The part of the week of a mark, as "1.0" for Tuesday morning."""
    day, _, part = key.partition(".")
    return WeekTime(int(day), PartOfDay(int(part)))


def _in_words(figures: AssetFigures) -> str:
    told = [f"{gifts_word(kind)}: {count}" for kind, count in figures.gifts if count]
    told += [asset.name for asset in (*figures.groups, *figures.spaces)]
    return ", ".join(told)
