"""What was heard where: a bar of kinds for each street and place, or for each area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.heard_places import LocalityRow, heard_by_place
from organiser_app.store.queries.spans import LocalitySort
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.charting import Chart
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.tables import RowsModel, RowsView
from organiser_app.ui.tables.bar_rows import BarRow
from organiser_app.ui.tables.bars import BarDelegate
from organiser_app.ui.widgets import Card, Chip, KeyHint

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class PlacesView(HeardView):
    """Streets and places, or areas, by what was heard there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("By place"), desk)
        self._found: tuple[LocalityRow, ...] = ()
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Statements by place"), self.rows, BarDelegate())
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _: self._open(self.list.current_row()))
        self.areas = Chip(tr("Areas"), checkable=True)
        self.areas.toggled.connect(lambda _: self._again())
        bind_keys(self, {"A": (tr("By area, or by street and place"), self.areas.toggle)})
        card = Card(tr("By place"), tr("statements, by kind"))
        card.head.insertWidget(1, self.areas)
        card.head.insertWidget(2, KeyHint(tr("A")))
        card.add(self.list, 1)
        self.row.addWidget(card)

    def read(self, asked: Asked) -> None:
        """Count by street and place, or by area."""
        by_area = self.areas.isChecked()
        self.desk.read(
            lambda connection: heard_by_place(connection, asked.wanted, by_area=by_area),
            self._show,
            owner=self,
        )

    def chart(self) -> Chart | None:
        """The bars, and how many of each kind."""
        if not self._found:
            return None
        head = (tr("Place"), *(kind_word(kind) for kind in StatementKind), tr("Statements"))
        table = (
            (_name(row), *(str(count) for _, count in row.kinds), str(row.statements))
            for row in self._found
        )
        title = tr("Heard by area") if self.areas.isChecked() else tr("Heard by place")
        found = self._found

        def figure() -> Figure:
            from organiser_app.reports.charts.lying import (  # noqa: PLC0415 - slow
                kinds_group,
                lying_figure,
            )

            bars = [(_name(row), row.kinds) for row in found if row.locality]
            return lying_figure([kinds_group(title, bars)])

        return Chart(title, figure, (head, *table))

    def _again(self) -> None:
        if self.asked is not None:
            self.read(self.asked)

    def _show(self, found: tuple[LocalityRow, ...]) -> None:
        self._found = found
        most = max((row.statements for row in found), default=1)
        self.rows.set_rows(
            [
                BarRow(
                    key=str(place) if row.locality else "",
                    title=_name(row),
                    parts=row.kinds,
                    most=most,
                    under=_sort(row),
                )
                for place, row in enumerate(found)
            ]
        )

    def _open(self, row: object) -> None:
        if isinstance(row, BarRow) and row.key:
            self.narrow(locality=self._found[int(row.key)].locality)


def _name(row: LocalityRow) -> str:
    return row.name if row.locality else tr("Elsewhere")


def _sort(row: LocalityRow) -> str:
    if row.locality is None or row.locality.sort is not LocalitySort.STREET:
        return ""
    return tr("street")
