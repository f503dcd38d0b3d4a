"""Charts are taken from whatever gives one, and no page reaches into another for that."""

from __future__ import annotations

from matplotlib.figure import Figure
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart, ChartButton


class Giver:
    """Something that shows two counts, or nothing yet."""

    def __init__(self, table: tuple[tuple[str, ...], ...]) -> None:
        self._table = table

    def chart(self) -> Chart | None:
        return Chart("Counts", Figure, self._table) if self._table else None


def test_a_chart_is_taken_from_anything_that_gives_one(desk: Desk, qtbot: QtBot) -> None:
    button = ChartButton(desk)
    qtbot.addWidget(button)
    button.be_of(Giver((("Theme", "Count"), ("damp\nwalls", "3"))))
    button.copy_figures()
    assert QGuiApplication.clipboard().text() == "Theme\tCount\ndamp walls\t3"


def test_where_there_is_none_yet_that_is_said(desk: Desk, qtbot: QtBot) -> None:
    button = ChartButton(desk)
    qtbot.addWidget(button)
    told = QSignalSpy(button.told)
    button.copy_figures()
    button.be_of(Giver(()))
    button.copy_picture()
    assert [told.at(place) for place in range(told.count())] == [
        ["There is no chart to take yet."]
    ] * 2
