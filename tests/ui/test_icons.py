"""Every icon is drawn, in the colour asked for and crisp at every density."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.paths import resource
from organiser_app.ui import icons

NAMES = sorted(path.stem for path in Path(resource("icons")).glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_leaves_marks_and_keeps_its_corners_clear(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "#0F6E66", 36).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(36) for y in range(36)]
    assert max(alphas) > 200
    assert image.pixelColor(0, 0).alpha() == 0
    assert qapp is QApplication.instance()


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    image = icons.pixmap("kind-love", "#982049", 36).toImage()
    assert image.pixelColor(18, 18) == QColor("#982049")
    assert qapp is QApplication.instance()


def test_a_dense_screen_gets_more_pixels(qapp: QApplication) -> None:
    dense = icons.pixmap("today", "#000000", 18, 2.0)
    assert (dense.width(), dense.deviceIndependentSize().width()) == (36, 18)
    assert qapp is QApplication.instance()


def test_every_kind_and_permission_has_an_icon() -> None:
    assert set(icons.KIND_ICONS) == set(StatementKind)
    assert set(icons.PERMISSION_ICONS) == set(QuotePermission)
    assert {*icons.KIND_ICONS.values(), *icons.PERMISSION_ICONS.values()} <= set(NAMES)


def test_an_icon_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no such icon", "#000000", 18)
