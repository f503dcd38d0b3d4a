"""The map of power and interest: the report's own figure, with the partner in hand marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.partner_words import partner_kind_word, stance_word
from organiser_app.language import plural, tr
from organiser_app.store.queries.partners import PartnerRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.asks.column import partner_words
from organiser_app.ui.pages.charting import Chart, ChartButton, ChartPane
from organiser_app.ui.pages.waves.charting import Charted
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Card, Ink, KeyHint, label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from organiser_app.reports.charts.power_map import Placed
    from organiser_app.reports.charts.trends import TrendColours
    from organiser_app.ui.widgets.chart import Mark

_LOWEST, _TALLEST = 300, 16_777_215


class PowerMap(ChartPane):
    """The map as a card. `opened` carries the id of a partner whose mark was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Power and interest"), desk)
        self._partners: tuple[PartnerRow, ...] = ()
        self._in_hand: UUID | None = None
        self.picture = Charted(desk, tr("Partners by power and interest"), "power", 0, self._told)
        self.picture.setMinimumHeight(current().metrics.px(_LOWEST))
        self.picture.setMaximumHeight(_TALLEST)
        self.picture.opened.connect(lambda key, _: self.opened.emit(UUID(key)))
        card = Card(tr("Who can decide, and who cares"), padded=True)
        card.add_to_head(KeyHint(tr("Shift arrows move")))
        card.add(self.picture, 1)
        self.row.addWidget(card)

    def show_partners(self, partners: Sequence[PartnerRow], in_hand: UUID | None) -> None:
        """Draw the map with one partner marked."""
        self._partners, self._in_hand = tuple(partners), in_hand
        self._draw()

    def chart(self) -> Chart | None:
        """The map and the table behind it."""
        on_map = [partner for partner in self._partners if partner.placed]
        if not on_map:
            return None
        head = (tr("Partner"), tr("What it is"), tr("Power"), tr("Interest"), tr("Stance"))
        table = (
            (
                partner.name,
                partner_kind_word(partner.kind),
                str(partner.power),
                str(partner.interest),
                stance_word(partner.stance),
            )
            for partner in on_map
        )
        return Chart(tr("Power and interest"), self._figure_for_paper, (head, *table))

    def _draw(self) -> None:
        from organiser_app.reports.charts.power_map import in_words, power_map_figure  # noqa: PLC0415

        shown = _placed(self._partners, self._in_hand)

        def make(colours: TrendColours, width: float, height: float) -> Figure:
            return power_map_figure(shown, colours=colours, width=width, height=height)

        self.picture.show_figure(make, in_words(shown))

    def _figure_for_paper(self) -> Figure:
        from organiser_app.reports.charts.power_map import power_map_figure  # noqa: PLC0415 - slow
        from organiser_app.reports.charts.trends import TrendColours  # noqa: PLC0415
        from organiser_app.reports.theme import PAPER  # noqa: PLC0415

        shown = _placed(self._partners, None)
        return power_map_figure(shown, colours=TrendColours(ground=PAPER))

    def _told(self, mark: Mark) -> str:
        found = (partner for partner in self._partners if str(partner.id) == mark.series)
        return next((f"{partner.name}: {partner_words(partner)}" for partner in found), "")


class MapSheet(QWidget):
    """The map under its header."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        metrics = current().metrics
        self.map = PowerMap(desk)
        self.chart = ChartButton(desk)
        self.chart.be_of(self.map)
        self.chart.bind(self.map)
        self.chart.told.connect(self._say)
        self.title = label(tr("Power and interest"), Text.TITLE)
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        self.change = Button(tr("Open…"), icon="pencil", keys=tr("Enter"), in_row=True)
        self.change.setAccessibleName(tr("Say who the partner is"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap)
        whole.setSpacing(metrics.gap)
        whole.addLayout(self._header())
        whole.addWidget(self.map, 1)

    def _header(self) -> QVBoxLayout:
        metrics = current().metrics
        first = QHBoxLayout()
        first.setSpacing(metrics.half)
        first.addWidget(self.title, 1)
        first.addWidget(self.chart)
        first.addWidget(self.change)
        header = QVBoxLayout()
        header.setSpacing(metrics.quarter)
        header.addLayout(first)
        header.addWidget(self.sentence)
        return header

    def show_partners(self, partners: Sequence[PartnerRow], in_hand: UUID | None) -> None:
        """Show the map, and say how many are on it and who is in hand."""
        self.map.show_partners(partners, in_hand)
        on_map = sum(partner.placed for partner in partners)
        told = plural("{count} partner is on the map", "{count} partners are on the map", on_map)
        waiting = len(partners) - on_map
        if waiting:
            told += plural(", {count} is not yet", ", {count} are not yet", waiting)
        self.sentence.setText(f"{told}. {self._of_hand(partners, in_hand)}".strip())

    def _of_hand(self, partners: Sequence[PartnerRow], in_hand: UUID | None) -> str:
        found = (partner for partner in partners if partner.id == in_hand)
        return next((f"{partner.name}: {partner_words(partner)}." for partner in found), "")

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)


def _placed(partners: Sequence[PartnerRow], in_hand: UUID | None) -> list[Placed]:
    from organiser_app.reports.charts.power_map import Placed  # noqa: PLC0415 - slow

    return [
        Placed(
            key=str(partner.id),
            name=partner.name,
            power=partner.power,
            interest=partner.interest,
            stance=partner.stance,
            in_hand=partner.id == in_hand,
        )
        for partner in partners
        if partner.power is not None and partner.interest is not None
    ]
