"""What stands in a list on the screen, and giving one the keyboard."""

from __future__ import annotations

from typing import TypeVar

from pytestqt.qtbot import QtBot

from organiser_app.ui.tables import ROW_ROLE, Row, RowsModel, RowsView, SimpleRow

R = TypeVar("R")


def all_rows(shown: RowsModel | RowsView) -> list[Row]:
    """The rows of a list, as they stand there."""
    model = shown.model() if isinstance(shown, RowsView) else shown
    places = range(model.rowCount())
    return [model.data(model.index(place, 0), ROW_ROLE) for place in places]


def rows_of(shown: RowsModel | RowsView, kind: type[R]) -> list[R]:
    """Those of its rows that are of one kind."""
    return [row for row in all_rows(shown) if isinstance(row, kind)]


def simple_rows(shown: RowsModel | RowsView) -> list[SimpleRow]:
    """Its simple rows, headings too."""
    return rows_of(shown, SimpleRow)


def titles(shown: RowsModel | RowsView) -> list[str]:
    """The titles of its simple rows."""
    return [row.title for row in simple_rows(shown)]


def lines(shown: RowsModel | RowsView) -> list[str]:
    """Each of its rows as one sentence."""
    return [row.in_words() for row in all_rows(shown)]


def with_keyboard(view: RowsView, qtbot: QtBot) -> RowsView:
    """The list with the keyboard in it; off the screen a dialog that closed takes it along."""
    view.window().activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view
