"""A long list is read page by page, forgets what is far away, and asks for it again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from organiser_app.ui.tables import PAGE, ROW_ROLE, RowsModel, SimpleRow
from organiser_app.ui.tables.model import KEPT_PAGES


def _row(number: int) -> SimpleRow:
    return SimpleRow(f"{number:06}", f"Row {number}")


class Source:
    """Answers a model after the fact, as a store with `total` rows would from the background."""

    def __init__(self, model: RowsModel, total: int) -> None:
        self.model, self.total = model, total
        self.asked: list[str | None] = []
        self.waiting: list[tuple[str | None, int]] = []
        model.wanted.connect(self.take)

    def take(self, after: str | None, limit: int) -> None:
        self.asked.append(after)
        self.waiting.append((after, limit))

    def answer(self) -> None:
        while self.waiting:
            self.answer_one(*self.waiting.pop(0))

    def read_to_the_end(self) -> None:
        self.model.restart()
        self.answer()
        while self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
            self.answer()

    def answer_one(self, after: str | None, limit: int) -> None:
        first = 0 if after is None else int(after) + 1
        last = min(first + limit, self.total)
        rows = [_row(number) for number in range(first, last)]
        self.model.deliver(after, rows, more=last < self.total)


def _title(model: RowsModel, number: int) -> str:
    row = model.row(model.index(number))
    return row.title if isinstance(row, SimpleRow) else ""


@pytest.fixture
def model(qapp: object) -> RowsModel:
    assert qapp is not None
    return RowsModel()


def test_the_model_keeps_qts_rules(model: RowsModel) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    Source(model, 3 * PAGE + 5).read_to_the_end()
    assert model.rowCount() == 3 * PAGE + 5
    model.set_rows([_row(1), _row(2)])
    assert tester.model() is model
    assert model.rowCount() == 2


def test_only_the_first_page_is_read_before_anybody_scrolls(model: RowsModel) -> None:
    source = Source(model, 500_000)
    model.restart()
    source.answer()
    assert source.asked == [None]
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())


def test_a_list_read_to_its_end_keeps_few_pages_and_every_row(model: RowsModel) -> None:
    total = (KEPT_PAGES + 20) * PAGE + 7
    source = Source(model, total)
    source.read_to_the_end()
    assert model.rowCount() == total
    assert len(model._pages) == KEPT_PAGES
    reads = len(source.asked)
    assert _title(model, 3) == ""
    assert len(source.asked) == reads + 1
    source.answer()
    assert [_title(model, number) for number in (3, PAGE - 1)] == ["Row 3", f"Row {PAGE - 1}"]
    assert _title(model, total - 1) == f"Row {total - 1}"


def test_a_page_that_has_shrunk_meanwhile_reads_the_list_anew(model: RowsModel) -> None:
    source = Source(model, (KEPT_PAGES + 3) * PAGE)
    source.read_to_the_end()
    source.total = PAGE - 1
    _title(model, 0)
    source.answer()
    assert model.rowCount() == PAGE - 1
    assert _title(model, PAGE - 2) == f"Row {PAGE - 2}"


def test_an_answer_nobody_waits_for_changes_nothing(model: RowsModel) -> None:
    model.set_rows([_row(1)])
    model.deliver("late", [_row(2)], more=False)
    assert model.rowCount() == 1


def test_pages_may_come_in_any_size(model: RowsModel) -> None:
    for first in range(0, 900, 90):
        model.append([_row(number) for number in range(first, first + 90)], more=first < 810)
    assert [_title(model, number) for number in (0, 127, 128, 899)] == [
        "Row 0",
        "Row 127",
        "Row 128",
        "Row 899",
    ]


def test_a_question_is_asked_once_until_it_is_answered(model: RowsModel) -> None:
    asked: list[object] = []
    model.wanted.connect(lambda after, _limit: asked.append(after))
    model.restart()
    model.fetchMore(QModelIndex())
    assert asked == [None]
    assert not model.canFetchMore(QModelIndex())


def test_a_row_is_read_out_whole(model: RowsModel) -> None:
    model.set_rows([SimpleRow("a", "Street listening", under="school gate", note="5 lines")])
    index = model.index(0)
    words = "Street listening, school gate, 5 lines"
    assert model.data(index, int(Qt.ItemDataRole.AccessibleTextRole)) == words
    assert model.data(index, ROW_ROLE) == model.row(index)


def test_a_heading_cannot_be_chosen(model: RowsModel) -> None:
    model.set_rows([SimpleRow("h", "Disagreed", heading=True), _row(1)])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
