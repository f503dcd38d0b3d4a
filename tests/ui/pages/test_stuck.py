from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Partner, Referral
from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.domain.values import StatementKind
from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.gifts import GiftsPage
from organiser_app.ui.pages.stuck import StuckPage
from organiser_app.ui.tables import RowsModel, SimpleRow
from organiser_app.ui.tables.need_lines import NeedLine
from tests.making import TODAY, making
from tests.ui.lists import rows_of, simple_rows


@pytest.fixture
def patch(owned_log: Log) -> UUID:
    """Six people were brought to the desk long ago, one of them lately; a seventh only waits."""
    with making(owned_log) as make:
        desk, theme = make.put(Partner, name="Repairs desk"), make.theme("damp")
        for number in range(7):
            days = 200 if number else 10
            person = make.resident(f"Resident {number}")
            heard = make.listening(person, on=TODAY - timedelta(days=days))
            need = make.statement(
                heard, f"the lock mended {number}", kind=StatementKind.NEED, by=person,
                themes=[theme] if number == 1 else [],
            )  # fmt: skip
            if number < 6:
                make.put(
                    Referral,
                    statement_id=need,
                    partner_id=desk,
                    on=TODAY - timedelta(days=days - 4),
                    outcome=ReferralOutcome.TURNED_AWAY,
                    answered_on=TODAY - timedelta(days=days - 6),
                )
    return theme


@pytest.fixture
def page(patch: UUID, window: MainWindow) -> StuckPage:  # noqa: ARG001 - it has to be there
    opened = window.open_page(PageName.STUCK)
    assert isinstance(opened, StuckPage)
    return opened


def told(model: RowsModel) -> list[tuple[str, str]]:
    return [(row.title, row.under or row.note) for row in simple_rows(model)]


def stories(page: StuckPage) -> list[str]:
    return [row.said.words for row in rows_of(page.stories.rows, NeedLine)]


def test_every_arrow_stands_in_a_list_under_where_it_begins(page: StuckPage) -> None:
    assert told(page.arrows.rows) == [
        ("First asked", "7"),
        ("Repairs desk", "6 needs, half within 4 days"),
        ("Still waiting", "1 need, 200 days"),
        ("Repairs desk", "6"),
        ("Turned away", "6 needs, half within 2 days"),
    ]
    assert page.header.sentence.text() == (
        "7 needs of 7 people, 0% had been asked before, had to ask again 6 times"
    )


def test_walking_along_the_arrows_tells_the_needs_behind_each(
    page: StuckPage, qtbot: QtBot
) -> None:
    assert len(stories(page)) == 6
    qtbot.keyClick(page.arrows.list, Qt.Key.Key_J)
    assert stories(page) == ["the lock mended 6"]
    qtbot.keyClick(page.arrows.list, Qt.Key.Key_J)
    assert len(stories(page)) == 6


def test_a_click_in_the_picture_takes_an_arrow_in_hand(page: StuckPage) -> None:
    page.view.picture.opened.emit("1", 0)
    row = page.arrows.list.current_row()
    assert isinstance(row, SimpleRow)
    assert row.title == "Still waiting"


def test_time_and_theme_narrow_the_picture(page: StuckPage) -> None:
    page.choices.time.setCurrentIndex(3)
    page.choices.changed.emit()
    assert told(page.arrows.rows)[0] == ("First asked", "1")
    page.choices.time.setCurrentIndex(0)
    page.choices.theme.setCurrentText("damp")
    page.choices.changed.emit()
    assert told(page.arrows.rows)[1] == ("Repairs desk", "1 need, 4 days")


def test_what_is_taken_elsewhere_tells_no_number_of_few_people(page: StuckPage) -> None:
    page.copying.copy_figures()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "From\tTo\tPeople\tHalf within (days)",
        "First asked\tRepairs desk\t5\t4",
        "First asked\tStill waiting\tfewer than 5\t",
        "Repairs desk\tTurned away\t5\t2",
    ]


def test_escape_leads_back_to_gifts_and_needs(
    page: StuckPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), GiftsPage)


def test_a_log_without_needs_says_so(window: MainWindow) -> None:
    page = window.open_page(PageName.STUCK)
    assert isinstance(page, StuckPage)
    assert page.header.sentence.text() == "No need was told in this time."
    assert page.view.chart() is None
