"""What is strong here: lots that are counted, opened by keyboard, and told when they are open."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Group, Meeting, Place
from organiser_app.domain.relationship_values import GiftKind, MeetingKind, MeetingState
from organiser_app.domain.rules.assets import PartOfDay, WeekTime
from organiser_app.domain.values import PlaceKind, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.place_times import own_places
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.place_open import PlaceOpenDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.assets import AssetsPage
from organiser_app.ui.pages.people import PeoplePage
from tests.making import TODAY, making, noon
from tests.ui.lists import simple_rows
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def strong(owned_log: Log) -> dict[str, UUID]:
    """A van on Tuesdays, a choir that met, an allotment that did not, a hall and a kitchen."""
    with making(owned_log) as make:
        bill = make.resident()
        heard = make.listening(bill)
        make.statement(
            heard, "the van on Tuesdays", kind=StatementKind.GIFT, by=bill, gift_kind=GiftKind.TOOL
        )
        choir = make.put(Group, patch_id=make.patch, name="Choir", meets="Tuesday evenings")
        make.put(Group, patch_id=make.patch, name="Allotment")
        hall = make.put(Place, patch_id=make.patch, name="Hall", kind=PlaceKind.HALL)
        make.place("school gate")
        make.put(
            Meeting,
            patch_id=make.patch,
            organiser_id=make.organiser,
            kind=MeetingKind.GROUP,
            group_id=choir,
            at=noon(TODAY - timedelta(days=3)),
            state=MeetingState.HELD,
        )
    return {"bill": bill, "choir": choir, "hall": hall}


@pytest.fixture
def page(strong: dict[str, UUID], window: MainWindow) -> AssetsPage:  # noqa: ARG001 - made first
    opened = window.open_page(PageName.ASSETS)
    assert isinstance(opened, AssetsPage)
    return opened


def choose(page: AssetsPage, key: str) -> None:
    keys = [row.key for row in simple_rows(page.here.rows)]
    page.here.list.setCurrentIndex(page.here.rows.index(keys.index(key)))


def behind(page: AssetsPage) -> list[tuple[str, str, str]]:
    return [(row.title, row.under, row.note) for row in simple_rows(page.sheet.behind.rows)]


def test_the_lots_are_counted_under_their_headings(page: AssetsPage) -> None:
    rows = [(row.title, row.note) for row in simple_rows(page.here.rows)]
    assert rows == [
        ("Gifts offered", ""),
        ("Skills", "0"),
        ("Tools", "1"),
        ("Time", "0"),
        ("Space", "0"),
        ("Knowledge", "0"),
        ("Not sorted yet", "0"),
        ("Groups, places and times", ""),
        ("Groups", "2"),
        ("Places", "1"),
        ("Times", "3"),
        ("Not used", ""),
        ("Gifts", "1"),
        ("Groups", "1"),
        ("Places", "1"),
        ("Times", "2"),
    ]
    assert page.sheet.sentence.text() == "1 gift, 0 taken up; 2 groups and 1 place."


def test_behind_a_lot_stands_what_it_counts(page: AssetsPage) -> None:
    choose(page, "gifts:tool")
    assert behind(page) == [("the van on Tuesdays", "Bill Hughes", "not taken up")]
    choose(page, "groups")
    assert behind(page) == [
        ("Allotment", "0 members", "no meeting in the log"),
        ("Choir", "0 members, Tuesday evenings", "met 27 Feb"),
    ]
    choose(page, "unused:groups")
    assert [title for title, _, _ in behind(page)] == ["Allotment"]
    choose(page, "unused:times")
    assert behind(page) == [
        ("Tuesday morning", "1 gift", "nothing on"),
        ("Tuesday afternoon", "1 gift", "nothing on"),
    ]


def test_a_lot_without_anything_says_what_that_means(page: AssetsPage) -> None:
    choose(page, "gifts:skill")
    assert behind(page) == []
    said = [label.text() for label in page.sheet.behind.findChildren(QLabel) if label.isVisible()]
    assert "No gift of this sort is in the log." in said


def test_a_gift_opens_whoever_offers_it(page: AssetsPage, window: MainWindow, qtbot: QtBot) -> None:
    choose(page, "gifts:tool")
    qtbot.keyClick(page.here.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.sheet.behind.list, Qt.Key.Key_Return)
    people = window.open_page(PageName.PEOPLE)
    assert isinstance(people, PeoplePage)
    assert not page.isVisible()
    assert people.sheet.header.name.text() == "Bill Hughes"


def test_a_part_of_the_week_opens_what_there_is_in_it(page: AssetsPage, qtbot: QtBot) -> None:
    page.sheet.picture.opened.emit(WeekTime(1, PartOfDay.EVENING))
    assert [title for title, _, _ in behind(page)] == ["the van on Tuesdays", "Choir"]
    choose(page, "times")
    qtbot.keyClick(page.here.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.sheet.behind.list, Qt.Key.Key_Return)
    assert page.sheet.behind.accessibleName() == "Tuesday morning"


def test_o_says_when_a_place_is_open_with_what_was_understood(
    page: AssetsPage, qtbot: QtBot
) -> None:
    understood: list[str] = []

    def fill(dialog: PlaceOpenDialog) -> None:
        qtbot.keyClicks(dialog.place.line, "school gate")
        qtbot.keyClicks(dialog.when.line, "Monday to Wednesday mornings")
        understood.append(dialog.when.line.accessibleDescription())
        understood.extend(child.text() for child in dialog.when.findChildren(QLabel))

    in_dialog(PlaceOpenDialog, fill)
    qtbot.keyClick(page.here.list, Qt.Key.Key_O)
    assert any("Monday morning; Tuesday morning; Wednesday morning" in told for told in understood)
    gate = next(place for place in page.desk.log.read(own_places) if place.name == "school gate")
    assert gate.open_when == "Monday to Wednesday mornings"
    choose(page, "spaces")
    assert [title for title, _, _ in behind(page)] == ["Hall", "school gate"]


def test_enter_on_a_place_says_when_it_is_open(page: AssetsPage, qtbot: QtBot) -> None:
    choose(page, "spaces")
    qtbot.keyClick(page.here.list, Qt.Key.Key_Return)
    in_dialog(PlaceOpenDialog, lambda dialog: qtbot.keyClicks(dialog.when.line, "weekends"))
    qtbot.keyClick(page.sheet.behind.list, Qt.Key.Key_Return)
    assert behind(page) == [("Hall", "weekends", "nothing held")]
    page.desk.undo()
    assert behind(page)[0][1] == "nobody has said when it is open"


def test_a_place_that_is_not_in_the_log_is_not_taken(page: AssetsPage, qtbot: QtBot) -> None:
    def put_aside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PlaceOpenDialog)
        qtbot.keyClicks(dialog.place.line, "nowhere")
        dialog.accept()
        assert dialog.isVisible()
        dialog.reject()

    QTimer.singleShot(0, put_aside)
    qtbot.keyClick(page.here.list, Qt.Key.Key_O)
    assert len(page.desk.log.read(drafts)) == 1
    kept: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PlaceOpenDialog)
        kept.append(dialog.place.text())
        dialog.throw_away()

    QTimer.singleShot(0, look)
    page.take_up(Form.PLACE_OPEN, None)
    assert kept == ["nowhere"]


def test_the_counts_are_taken_as_a_table_without_a_residents_name(
    page: AssetsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.here.list, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    table = QApplication.clipboard().text()
    assert "Tools\t1\t" in table
    assert "Choir\tTuesday evenings\tyes" in table
    assert "Bill" not in table


def test_escape_goes_back_to_gifts_and_needs(
    page: AssetsPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.here.list, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.open_page(PageName.GIFTS).isVisible()


def test_a_log_in_which_nothing_is_strong_yet_says_what_to_look_for(window: MainWindow) -> None:
    page = window.open_page(PageName.ASSETS)
    assert isinstance(page, AssetsPage)
    assert page.nothing.isVisible()
