"""A theme dresses the application whole, and grows with the system's font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.ui import theme as look
from organiser_app.ui.theme import Family, Metrics, Mode, Text, theme_for
from organiser_app.ui.theme.stylesheet import stylesheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    look.apply(qapp, theme_for())


@pytest.mark.parametrize("mode", list(Mode))
def test_applying_a_theme_sets_palette_and_style(qapp: QApplication, mode: Mode) -> None:
    theme = theme_for(mode)
    look.apply(qapp, theme)
    assert look.current() is theme
    window = qapp.palette().color(QPalette.ColorRole.Window).name().upper()
    assert window == theme.colours.ground
    assert theme.colours.accent in qapp.styleSheet()


class Dressings(QObject):
    """How often what is watched was told to take another style."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count, and let it happen."""
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_another_theme_polishes_each_widget_only_once(qapp: QApplication, qtbot: QtBot) -> None:
    look.apply(qapp, theme_for())
    label, dressings = QLabel("Words"), Dressings()
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    label.installEventFilter(dressings)
    look.apply(qapp, theme_for(Mode.DARK))
    assert dressings.count == 1


def test_no_place_of_the_style_sheet_is_left_unfilled() -> None:
    theme = theme_for()
    assert "$" not in stylesheet_of(theme.colours, theme.metrics)


@pytest.mark.parametrize("family", list(Family))
def test_qt_finds_each_of_our_families(qapp: QApplication, family: Family) -> None:
    look.register()
    font = theme_for().font(Text.BODY, family.weights[0], family)
    info = QFontInfo(font)
    assert info.family() == family.qt_name
    assert info.weight() == family.weights[0]
    assert qapp is QApplication.instance()


def test_everything_grows_with_the_systems_font() -> None:
    usual, large = Metrics(), Metrics(1.5)
    assert (usual.row, usual.row_two, usual.row_words) == (36, 46, 90)
    assert (large.row, large.rail, large.line(Text.BODY)) == (54, 240, 30)


@pytest.mark.parametrize(
    ("pixels", "platform", "scale"),
    [
        (12, "win32", 1.0),
        (13, "darwin", 1.0),
        (14.67, "linux", 1.0),
        (26, "linux", 2.0),
        (60, "linux", 2.5),
    ],
)
def test_the_scale_follows_the_systems_font(pixels: float, platform: str, scale: float) -> None:
    assert look.scale_of(pixels, platform) == pytest.approx(scale)


def test_the_system_is_asked_for_mode_and_scale(qapp: QApplication) -> None:
    mode, scale = look.follow_system(qapp)
    assert mode in set(Mode)
    assert 0.85 <= scale <= 2.5
