"""A chart on the screen keeps its proportions whatever room it has."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from organiser_app.ui.widgets.chart import ChartView, Drawing

_WHITE = bytes([255, 255, 255, 255])


def test_a_drawing_of_another_size_is_not_squeezed(qtbot: QtBot) -> None:
    chart = ChartView("chart")
    qtbot.addWidget(chart)
    chart.resize(100, 100)
    chart.setStyleSheet("background: rgb(255, 0, 0)")
    chart.show_drawing(Drawing(200, 100, _WHITE * 200 * 100), "all white")
    seen = chart.grab().toImage()
    assert seen.pixelColor(50, 25).name() == "#ffffff"
    assert seen.pixelColor(50, 75).name() != "#ffffff"


def test_a_chart_out_of_sight_is_drawn_in_another_theme_only_once_it_is_seen(
    qtbot: QtBot,
) -> None:
    chart = ChartView("chart")
    qtbot.addWidget(chart)
    chart.resize(100, 100)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.hide()
    wanted = QSignalSpy(chart.wanted)
    chart.setPalette(QPalette(QColor("#123456")))
    assert wanted.count() == 0
    chart.show()
    assert wanted.count() == 1
    chart.hide()
    chart.show()
    assert wanted.count() == 1
