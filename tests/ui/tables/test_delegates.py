"""Delegates paint every row in every theme and width, at the heights of the design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest

from organiser_app.ui import theme as look
from organiser_app.ui.tables import (
    GoBackDelegate,
    MemberDelegate,
    MemberLine,
    PersonDelegate,
    PromiseDelegate,
    PromiseRow,
    RankDelegate,
    Row,
    RowDelegate,
    RowsModel,
    RowsView,
    SimpleDelegate,
    StatementDelegate,
    StoryDelegate,
)
from organiser_app.ui.tables.follow_through import FollowDelegate
from organiser_app.ui.theme import Mode, theme_for
from tests.ui.tables.test_rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_DELEGATES: dict[str, type[RowDelegate[Any]]] = {
    "StatementRow": StatementDelegate,
    "GoBackRow": GoBackDelegate,
    "PromiseRow": PromiseDelegate,
    "PersonRow": PersonDelegate,
    "SimpleRow": SimpleDelegate,
    "RankRow": RankDelegate,
    "StoryRow": StoryDelegate,
    "FollowRow": FollowDelegate,
    "MemberLine": MemberDelegate,
}


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    look.register()
    look.apply(qapp, theme_for())
    yield
    look.apply(qapp, theme_for())


def _view(qtbot: QtBot, rows: list[Row], *, hug: bool = False) -> RowsView:
    model = RowsModel()
    model.set_rows(rows)
    view = RowsView("Rows", model, _DELEGATES[type(rows[0]).__name__](), hug=hug)
    model.setParent(view)
    qtbot.addWidget(view)
    return view


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("row", [row for row, _ in ROWS], ids=lambda row: row.key)
def test_a_row_is_painted_plain_and_chosen_at_every_width(
    qapp: QApplication, qtbot: QtBot, mode: Mode, row: Row
) -> None:
    look.apply(qapp, theme_for(mode))
    view = _view(qtbot, [row])
    for width in (240, 520, 1070):
        view.resize(width, 200)
        view.clearSelection()
        plain = view.grab().toImage()
        view.choose_first()
        chosen = view.grab().toImage()
        assert plain != chosen
        assert chosen.pixelColor(1, 20).name().upper() == look.current().selected.accent


def test_rows_are_as_high_as_the_design_says_and_grow_with_the_font() -> None:
    usual, large = theme_for(), theme_for(scale=1.5)
    heights = [
        delegate.height(usual, None, 600)
        for delegate in (SimpleDelegate(), StatementDelegate(), GoBackDelegate())
    ]
    assert heights == [36, 46, 90]
    assert StatementDelegate().height(large, None, 600) == 69


def test_a_list_that_hugs_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    rows: list[Row] = [row for row, _ in ROWS if type(row).__name__ == "GoBackRow"]
    assert _view(qtbot, rows * 3, hug=True).sizeHint().height() == 270


def test_a_long_promise_in_a_narrow_list_is_higher() -> None:
    row = PromiseRow("1", "Bill", "get three prices for the cooker of the hall by Friday")
    delegate = PromiseDelegate()
    assert delegate.height(theme_for(), row, 200) > delegate.height(theme_for(), row, 900)


def test_who_promised_stays_bold_where_their_name_takes_more_lines_than_one(qtbot: QtBot) -> None:
    what = "bring keys"
    named = PromiseRow("1", "Larkmoor Council Housing Team", what)
    plain = PromiseRow("1", "", f"{named.who}: {what}")
    weights = [_ink(_view(qtbot, [row]), 190) for row in (named, plain)]
    assert weights[0] > weights[1] * 1.05


def _ink(view: RowsView, width: int) -> int:
    """How dark a list of this width is painted, all in all."""
    view.resize(width, 120)
    shades = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    held, step = bytes(shades.constBits()), shades.bytesPerLine()
    # What follows the pixels of a line, up to a multiple of four bytes, holds anything.
    lines = (held[begin : begin + shades.width()] for begin in range(0, len(held), step))
    return sum(255 - shade for line in lines for shade in line)


def test_the_keyboard_walks_opens_and_acts(qtbot: QtBot) -> None:
    row = ROWS[2][0]
    view = _view(qtbot, [row, row])
    opened, acted = QSignalSpy(view.opened), QSignalSpy(view.acted)
    view.choose_first()
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert (opened.count(), acted.count()) == (1, 1)
    assert view.current_row() == row


@pytest.mark.parametrize(("x", "acts"), [(540, 1), (200, 0)])
def test_only_a_click_on_the_button_of_a_row_is_its_act(qtbot: QtBot, x: int, acts: int) -> None:
    view = _view(qtbot, [ROWS[2][0]])
    view.resize(600, 200)
    acted = QSignalSpy(view.acted)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 45))
    assert acted.count() == acts


def test_a_gap_takes_as_many_lines_more_as_it_has() -> None:
    delegate, theme = MemberDelegate(), theme_for()
    plain, gap = MemberLine("1", "Gwen"), MemberLine("2", "Gwen", gap="Changes never came. " * 3)
    heights = [delegate.height(theme, row, width) for row, width in ((plain, 300), (gap, 600))]
    assert heights == [52, 52 + 16]
    assert delegate.height(theme, gap, 240) == 52 + 2 * 16
