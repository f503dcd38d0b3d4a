"""The list on the screen, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow


def test_a_letter_is_an_act_and_never_walks_to_a_row_that_begins_with_it(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    rows = RowsModel()
    view = RowsView("Residents", rows, SimpleDelegate())
    qtbot.addWidget(view)
    rows.set_rows([SimpleRow(key="a", title="Ada"), SimpleRow(key="c", title="chess dad")])
    view.choose_first()
    qtbot.keyClick(view, Qt.Key.Key_C)
    row = view.current_row()
    assert row is not None
    assert row.key == "a"


def test_a_heading_is_stepped_over_and_never_in_hand(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    rows = RowsModel()
    view = RowsView("Meetings", rows, SimpleDelegate())
    qtbot.addWidget(view)
    today, coming = (SimpleRow(words, words, heading=True) for words in ("Today", "Coming"))
    rows.set_rows([today, SimpleRow("a", "Ada"), coming, SimpleRow("b", "Bea")])
    view.resize(300, 300)
    view.show()
    view.choose_first()
    walked = []
    key = Qt.Key
    for each in (key.Key_Down, key.Key_Up, key.Key_Up, key.Key_J, key.Key_K, key.Key_K,
                 key.Key_PageDown):  # fmt: skip
        qtbot.keyClick(view, each)
        row = view.current_row()
        walked.append(row.key if row else "")
        assert [each.row() for each in view.selectedIndexes()] == [view.currentIndex().row()]
    assert walked == ["b", "a", "a", "b", "a", "a", "b"]
    at = view.visualRect(rows.index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.currentIndex().row() == 3
    assert view.selectedIndexes()


def test_the_row_nearest_to_a_place_is_taken_and_no_heading(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    rows = RowsModel()
    view = RowsView("Matches", rows, SimpleDelegate())
    qtbot.addWidget(view)
    view.choose_near(3)
    assert view.current_row() is None
    fits, over = (SimpleRow(words, words, heading=True) for words in ("Fits", "Over"))
    rows.set_rows([fits, SimpleRow("a", "Ada"), SimpleRow("b", "Bea"), over])
    taken = []
    for place in (0, 1, 2, 3, 9):
        view.choose_near(place)
        row = view.current_row()
        taken.append(row.key if row else "")
    assert taken == ["a", "a", "b", "b", "b"]


def test_home_and_end_lead_to_the_first_row_and_the_last(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    rows = RowsModel()
    view = RowsView("Due", rows, SimpleDelegate())
    qtbot.addWidget(view)
    rows.set_rows([SimpleRow("late", "Late", heading=True), *map(SimpleRow, "abc", "abc")])
    view.choose_near(2)
    for key, first_or_last in ((Qt.Key.Key_Home, "a"), (Qt.Key.Key_End, "c")):
        qtbot.keyClick(view, key)
        row = view.current_row()
        assert row is not None
        assert row.key == first_or_last


def in_sight(view: RowsView) -> bool:
    """Whether the row in hand is seen whole, and marked."""
    index = view.currentIndex()
    seen = view.viewport().rect().contains(view.visualRect(index))
    return index.isValid() and seen and view.selectedIndexes() == [index]


def many(below: int) -> list[SimpleRow]:
    """Rows of two heights, from the first to the one whose number is given."""
    return [SimpleRow(str(each), "a", under="b" if each % 3 else "") for each in range(below)]


@pytest.fixture
def shown(dressed: None, qtbot: QtBot) -> RowsView:  # noqa: ARG001 - dressed first
    """A list on the screen that is much longer than it is high."""
    view = RowsView("Promises", RowsModel(), SimpleDelegate())
    qtbot.addWidget(view)
    view.resize(300, 200)
    with qtbot.waitExposed(view):
        view.show()
    return view


def rows_in(view: RowsView) -> RowsModel:
    model = view.model()
    assert isinstance(model, RowsModel)
    return model


def test_an_awaited_row_is_scrolled_to_once_the_list_was_read_anew(
    shown: RowsView, qtbot: QtBot
) -> None:
    rows_in(shown).set_rows(many(50))
    shown.await_row("77")
    rows_in(shown).set_rows(many(90))
    qtbot.waitUntil(lambda: in_sight(shown))
    assert shown.currentIndex().row() == 77


def test_a_whole_list_and_the_nearest_row_are_scrolled_to(shown: RowsView, qtbot: QtBot) -> None:
    shown.show_whole(many(90), "80")
    qtbot.waitUntil(lambda: in_sight(shown))
    rows_in(shown).set_rows(many(60))
    shown.choose_near(80)
    qtbot.waitUntil(lambda: in_sight(shown))
    assert shown.currentIndex().row() == 59


def test_a_list_that_is_read_anew_stays_as_far_down_as_it_was(
    shown: RowsView, qtbot: QtBot
) -> None:
    shown.show_whole(many(90), "40")
    qtbot.waitUntil(lambda: in_sight(shown))
    bar = shown.verticalScrollBar()
    before = bar.value() + 40
    bar.setValue(before)
    assert in_sight(shown)
    rows_in(shown).restart()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    rows_in(shown).append(many(90), more=False)
    qtbot.waitUntil(lambda: bar.value() == before)
    assert in_sight(shown)
