"""The list of statements to be coded: a row is changed in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from organiser_app.domain.values import StatementKind
from organiser_app.ui.app import dressed_application
from organiser_app.ui.tables import PAGE, RowsView, StatementRow
from organiser_app.ui.tables.coding import CodingDelegate, CodingRows
from organiser_app.ui.theme import Mode, current

COUNT = PAGE + 20


def row(number: int) -> StatementRow:
    return StatementRow(str(number), StatementKind.CONCERN, f"damp number {number}", date="2 Mar")


@pytest.fixture
def rows(qapp: object) -> CodingRows:
    assert qapp is not None
    model = CodingRows()
    model.set_rows([row(number) for number in range(COUNT)])
    return model


def themes(rows: CodingRows, number: int) -> tuple[str, ...]:
    found = rows.row(rows.index(number))
    assert isinstance(found, StatementRow)
    return found.themes


@pytest.mark.parametrize("number", [0, PAGE - 1, PAGE, COUNT - 1])
def test_a_row_is_put_in_the_place_of_the_one_with_its_key(rows: CodingRows, number: int) -> None:
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told: list[int] = []
    rows.dataChanged.connect(lambda first, _last: told.append(first.row()))
    rows.put(replace(row(number), themes=("housing",)))
    assert themes(rows, number) == ("housing",)
    assert told == [number]
    assert rows.rowCount(QModelIndex()) == COUNT
    assert tester.model() is rows


def test_a_row_that_is_not_in_the_list_is_passed_over(rows: CodingRows) -> None:
    rows.put(replace(row(COUNT), themes=("housing",)))
    assert all(themes(rows, number) == () for number in range(COUNT))


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("width", [240, 600])
def test_a_row_is_painted_in_every_look_and_width(qtbot: QtBot, mode: Mode, width: int) -> None:
    dressed_application(mode)
    model = CodingRows()
    coded = replace(row(1), themes=("housing", "a theme with a long name", "money"))
    model.set_rows([row(0), coded, replace(row(2), verbatim=True)])
    view = RowsView("Rows", model, CodingDelegate())
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(width, 200)
    view.choose_first()
    picture = view.grab().toImage()
    assert view.rowHeight(0) == current().metrics.px(56)
    assert len({picture.pixel(x, y) for x in range(0, width, 3) for y in range(0, 160, 3)}) > 3
    dressed_application(Mode.LIGHT)
