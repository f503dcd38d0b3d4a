"""The way of needs as a picture: the report's own figure, in the colours of the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor

from organiser_app.domain.rules.need_flow import FlowArrow, NeedFlow, told_outside
from organiser_app.language import tr
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.need_flow import FlowsOfNeeds, flow_of_needs
from organiser_app.ui.desk import Desk
from organiser_app.ui.need_words import arrow_words
from organiser_app.ui.pages.charting import Chart, ChartPane
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card
from organiser_app.ui.widgets.chart import ChartView, Drawing, Mark, draw

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.need_flow import FlowColours


_EDGE_SHARE = 0.36


class FlowView(ChartPane):
    """The picture of the needs that are meant; a click on an arrow sends `chosen(place)`.

    What is taken away by `chart()` names fewer partners, and tells no number of few people.
    """

    chosen = Signal(int)
    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("The way of needs"), desk)
        self._flows: FlowsOfNeeds | None = None
        self._in_hand: int | None = None
        self.picture = ChartView(self.accessibleName(), self._told)
        self.picture.wanted.connect(self._draw)
        self.picture.opened.connect(lambda series, _: self.chosen.emit(int(series)))
        card = Card(
            tr("From helper to helper"),
            tr("needs, and half within days"),
            padded=True,
        )
        card.add(self.picture, 1)
        self.row.addWidget(card)

    def read(self, today: date, wanted: StatementFilter) -> None:
        """Read the flow of what is meant."""
        self.desk.read(
            lambda connection: flow_of_needs(connection, today, wanted),
            self._take,
            owner=self,
        )

    def choose(self, place: int | None) -> None:
        """Show an arrow in the accent, or none."""
        if place != self._in_hand:
            self._in_hand = place
            self.picture.ask()

    def chart(self) -> Chart | None:
        """The picture as it may leave the log, and its numbers."""
        flows = self._flows
        if flows is None or not flows.outside.arrows:
            return None
        head = (tr("From"), tr("To"), tr("People"), tr("Half within (days)"))
        rows = tuple(_row_outside(arrow) for arrow in flows.outside.arrows)
        return Chart(tr("Where people get stuck"), self._figure_for_paper, (head, *rows))

    def _take(self, flows: FlowsOfNeeds) -> None:
        self._flows, self._in_hand = flows, None
        self.picture.ask()
        self.taken.emit(flows)

    def _draw(self, width: int, height: int, density: float) -> None:
        if self._flows is None:
            return
        flow, in_hand = self._flows.inside, self._in_hand

        def made() -> Drawing:
            from organiser_app.reports.charts.need_flow import flow_figure  # noqa: PLC0415 - slow

            return draw(
                lambda wide, high: flow_figure(
                    flow, colours=colours(), chosen=in_hand, width=wide, height=high
                ),
                width,
                height,
                density,
            )

        self.desk.beside("need_flow", made, self._show, owner=self.picture)

    def _show(self, drawing: Drawing) -> None:
        self.picture.show_drawing(drawing, _in_words(self._flows.inside if self._flows else None))

    def _told(self, mark: Mark) -> str:
        arrows = self._flows.inside.arrows if self._flows else ()
        place = int(mark.series)
        return arrow_sentence(arrows[place]) if place < len(arrows) else ""

    def _figure_for_paper(self) -> Figure:
        from organiser_app.reports.charts.need_flow import flow_figure  # noqa: PLC0415 - slow

        flow = self._flows.outside if self._flows else NeedFlow()
        return flow_figure(flow, outside=True, title=tr("Where people get stuck"))


def colours() -> FlowColours:
    """The inks of the window for the picture."""
    from organiser_app.reports.charts.need_flow import FlowColours  # noqa: PLC0415 - slow

    roles = current().colours
    return FlowColours(
        accent=roles.accent,
        on_accent=roles.on_accent,
        ribbon=_between(roles.edge, roles.surface),
        bar=roles.ink,
        ink=roles.ink,
        text=roles.muted,
        ground=roles.surface,
    )


def _between(edge: str, ground: str) -> str:
    """A fill that stands out from the ground and lets words be read on it, in every mode."""
    drawn, below = QColor(edge), QColor(ground)
    parts = (
        (drawn.redF(), below.redF()),
        (drawn.greenF(), below.greenF()),
        (drawn.blueF(), below.blueF()),
    )
    mixed = [one * _EDGE_SHARE + other * (1 - _EDGE_SHARE) for one, other in parts]
    return QColor.fromRgbF(*mixed).name()


def arrow_sentence(arrow: FlowArrow) -> str:
    """An arrow in words, for those who do not see it."""
    return tr(
        "From {start} to {end}: {needs}",
        start=arrow.start.in_words(),
        end=arrow.end.in_words(),
        needs=arrow_words(arrow),
    )


def _in_words(flow: NeedFlow | None) -> str:
    if flow is None or not flow.arrows:
        return tr("No need was told in this time.")
    return ". ".join(arrow_sentence(arrow) for arrow in flow.arrows)


def _row_outside(arrow: FlowArrow) -> tuple[str, str, str, str]:
    people = told_outside(arrow.people)
    return (
        arrow.start.in_words(),
        arrow.end.in_words(),
        tr("fewer than 5") if people is None else str(people),
        "" if people is None else f"{arrow.median_days:g}",
    )
