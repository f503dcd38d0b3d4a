"""The palette finds what has a name or was written, and shows it where it can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.ask_inputs import AskInput
from organiser_app.domain.models import Group, Place, Statement
from organiser_app.domain.values import WordingPart
from organiser_app.services.asks import begin_ask
from organiser_app.store.log import Log
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.sync.folder.standing import standing
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.listening import ListeningDialog
from organiser_app.ui.dialogs.palette import Palette
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.team.adding import AddMemberDialog
from organiser_app.ui.pages.team.hub_address import HubAddressDialog
from organiser_app.ui.tables import StatementRow
from organiser_app.ui.tasks import InlineExecutor, Tasks
from tests.making import TODAY, making
from tests.ui.lists import lines, rows_of, titles
from tests.ui.pages.dialogs import leaving_dialog
from tests.ui.workers import Later


def open_found(typed: str, title: str, window: MainWindow, qtbot: QtBot) -> None:
    """Find by what is typed, walk to the line that holds the title, and open it."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    place = next(place for place, line in enumerate(lines(palette.view)) if title in line)
    for _ in range(place):
        qtbot.keyClick(window.top.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "title", "page"),
    [
        ("hall ten", "Tenants of the hall", PageName.GROUPS),
        ("lift mended", "Both lifts mended", PageName.ASKS),
        ("moor", "Moor Housing", PageName.ASKS),
        ("three pri", "three prices", PageName.PROMISES),
    ],
)
def test_what_has_a_name_is_found_by_it_and_shown_on_its_page(
    typed: str, title: str, page: PageName, window: MainWindow, qtbot: QtBot
) -> None:
    log = window.desk.log
    with making(log) as make:
        make.put(Group, name="Tenants of the hall", patch_id=make.patch)
        make.promise("three prices", promised_by="Bill")
    begin_ask(log.work(), AskInput(what="Both lifts mended", of_whom="Moor Housing"), TODAY)
    open_found(typed, title, window, qtbot)
    assert getattr(window.stack.currentWidget(), "name", None) is page


@pytest.mark.parametrize("typed", ["sync", "folder", "hub"])
def test_all_that_is_done_about_the_sync_is_found_by_any_of_its_words(
    typed: str, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    assert titles(palette.view)[:3] == [
        "Sync with the team now",
        "Choose the folder of the sync",
        "Give the address of the sync’s hub",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("merge", ["The same person twice", "Team", "The same place twice", "Look into packs"]),
        ("card", ["Show my card, for colleagues to add", "Add a colleague’s card"]),
        (
            "figures",
            [
                "Look into packs",
                "Hand over a pack",
                "Hand in figures at the hub",
                "Add up what teams handed in at the hub",
            ],
        ),
    ],
)
def test_what_a_team_does_is_found_by_the_words_for_it(
    typed: str, found: list[str], window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    assert titles(palette.view)[: len(found)] == found


def test_the_card_of_a_colleague_is_asked_for_from_anywhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    leaving_dialog(AddMemberDialog, AddMemberDialog.reject)
    open_found("member", "Add a colleague’s card", window, qtbot)
    assert window.stack.currentWidget() is window.open_page(PageName.TEAM)


@pytest.mark.parametrize("name", PageName)
def test_esc_leaves_what_was_found_also_over_a_page_that_knows_esc(
    name: PageName, window: MainWindow, qtbot: QtBot
) -> None:
    page = window.open_page(name)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, "card")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert not window.top.search.text()
    assert window.stack.currentWidget() is page


def test_a_folder_for_the_sync_is_chosen_from_anywhere(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    open_found("folder", "Choose the folder", window, qtbot)
    assert window.desk.log.read(standing).folder == shared
    assert window.stack.currentWidget() is window.open_page(PageName.TEAM)


def test_the_address_of_a_hub_is_asked_for_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    leaving_dialog(HubAddressDialog, HubAddressDialog.reject)
    open_found("hub", "Give the address", window, qtbot)
    assert window.stack.currentWidget() is window.open_page(PageName.TEAM)


def test_a_note_on_a_listening_is_found_and_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    with making(window.desk.log) as make:
        make.wording(make.listening(), "The hinge is on the left.", WordingPart.NOTE)
    here = window.open_page(PageName.TODAY)
    read: list[str] = []
    leaving_dialog(
        ListeningDialog,
        lambda shown: read.extend(each.text() for each in shown.findChildren(QLabel)),
    )
    open_found("hinge", "The hinge is on the left.", window, qtbot)
    assert "The hinge is on the left." in read
    assert window.stack.currentWidget() is here


def test_a_note_on_a_resident_is_found_and_shown_on_their_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    with making(window.desk.log) as make:
        make.resident("Ada Ames")
        bill = make.resident("Bill Hughes")
        make.wording(bill, "Keeps pigeons.", WordingPart.NOTE)
    open_found("pigeons", "Bill Hughes", window, qtbot)
    page = window.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    assert page.sheet.note.words.text() == "Keeps pigeons."


@pytest.mark.parametrize("is_area", [False, True])
def test_a_place_and_a_theme_are_found_by_what_was_said_of_them(
    is_area: bool, window: MainWindow, qtbot: QtBot
) -> None:
    with making(window.desk.log) as make:
        gate, housing = make.place("school gate"), make.theme("housing")
        if is_area:
            make.put(Place, patch_id=make.patch, name="the railings", area_id=gate)
        make.statement(make.listening(place_id=gate), "cars on the pavement")
        make.statement(make.listening(), "damp", themes=[housing])
    open_found("school", "school gate", window, qtbot)
    page = window.stack.currentWidget()
    assert isinstance(page, HeardPage)
    assert page.narrowing.chips() == ["school gate ×"]
    assert [row.words for row in rows_of(page.list, StatementRow)] == ["cars on the pavement"]
    open_found("housing", "housing", window, qtbot)
    assert page.narrowing.chips() == ["housing ×"]
    assert [row.words for row in rows_of(page.list, StatementRow)] == ["damp"]


def test_what_is_gone_since_it_was_found_leaves_what_is_shown_as_it_was(
    window: MainWindow,
) -> None:
    with making(window.desk.log) as make:
        damp = make.statement(make.listening(), "damp")
    page = window.open_page(PageName.HEARD)
    assert isinstance(page, HeardPage)
    with making(window.desk.log) as make:
        make.hide(Statement, damp)
    page.narrow(StatementFilter(words="stairs"))
    window.desk.show(PageName.HEARD, damp)
    assert page.wanted == StatementFilter(words="stairs")


def test_what_the_log_has_comes_late_and_leaves_the_row_in_hand(
    owned_log: Log,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    with making(owned_log) as make:
        make.promise("colours for the hall", promised_by="Bill")
    slow = Later()
    desk = Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(slow))
    window = MainWindow(desk, PAGE_MAKERS)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    palette = Palette(window)
    palette.open_with("colours")
    chosen = palette.view.current_row()
    qtbot.keyClick(window.top.search, Qt.Key.Key_Down)
    in_hand = palette.view.current_row()
    assert in_hand != chosen
    with qtbot.waitSignal(palette.view.model().modelReset):
        slow.let_go()
    assert "colours for the hall" in lines(palette.view)[-1]
    assert palette.view.current_row() == in_hand


@pytest.mark.parametrize("typed", ["settings", "theme"])
def test_how_the_window_looks_is_found_before_anything_that_was_said(
    typed: str, window: MainWindow, qtbot: QtBot
) -> None:
    with making(window.desk.log) as make:
        make.promise(f"{typed} for the hall", promised_by="Bill")
    window.open_page(PageName.TODAY)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, typed)
    found = lines(palette.view)
    looks = ("Light colours", "Dark colours", "High contrast", "Colours as the system says")
    for line, words in zip(found, looks, strict=False):
        assert words in line
    assert typed in found[-1]
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.TODAY
