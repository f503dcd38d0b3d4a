"""What was made on a page, or came back, is in hand where it stands, whatever the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.ask_inputs import AskInput
from organiser_app.domain.codebook_inputs import ThemeInput
from organiser_app.domain.group_inputs import GroupInput
from organiser_app.domain.inputs import NextStepInput, ProjectInput, ResidentInput
from organiser_app.domain.models import Partner
from organiser_app.domain.promise_inputs import PartyInput, PromiseInput
from organiser_app.domain.relationship_values import PartnerKind
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.domain.values import CommitmentState
from organiser_app.services.asks import begin_ask, remove_ask
from organiser_app.services.codebook import add_theme
from organiser_app.services.groups import begin_group
from organiser_app.services.projects import add_step, start_project
from organiser_app.services.promises import make_promise, settle_commitment
from organiser_app.services.residents import add_resident
from organiser_app.services.ties import make_tie
from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.asks import AsksPage
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.projects import ProjectsPage
from organiser_app.ui.pages.promises import PromisesPage
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import PAGE, RowsView
from tests.making import TODAY, Maker, making

Made = Callable[[Desk], None]


def in_hand(view: RowsView) -> UUID | None:
    row = view.current_row()
    return UUID(row.key) if row else None


def latest_record(window: MainWindow) -> list[UUID | None]:
    """The records of the changes of a window from now on."""
    heard: list[UUID | None] = []
    window.desk.bus.changed.connect(lambda change: heard.append(change.record_id))
    return heard


def two_of_each(make: Maker) -> None:
    """Records that stand before and after those which are made."""
    make.put(Partner, name="Moor Housing", kind=PartnerKind.LANDLORD)
    for name in ("Ashes", "Yarrow"):
        make.project(name)
        make.theme(name)
        make.resident(name)


def starts_a_project(desk: Desk) -> None:
    desk.change(start_project, ProjectInput(name="Kitchen"))


def adds_a_theme(desk: Desk) -> None:
    desk.change(add_theme, ThemeInput(name="Kitchens"))


def begins_a_group(desk: Desk) -> None:
    desk.change(begin_group, GroupInput(name="Tenants"))


def begins_an_ask(desk: Desk) -> None:
    desk.change(begin_ask, AskInput(what="Mend the lift", of_whom="Moor Housing"), desk.today)


def adds_a_resident(desk: Desk) -> None:
    desk.change(add_resident, ResidentInput(name="Terri Pell"))


@pytest.mark.parametrize(
    ("name", "makes"),
    [
        (PageName.PROJECTS, starts_a_project),
        (PageName.CODEBOOK, adds_a_theme),
        (PageName.GROUPS, begins_a_group),
        (PageName.ASKS, begins_an_ask),
        (PageName.PEOPLE, adds_a_resident),
    ],
)
def test_what_was_made_or_brought_back_is_in_hand(
    owned_log: Log, window: MainWindow, name: PageName, makes: Made
) -> None:
    with making(owned_log) as make:
        two_of_each(make)
    page = window.open_page(name)
    assert isinstance(page, SidePage)
    assert page._list is not None
    records = latest_record(window)
    makes(window.desk)
    made = records[-1]
    assert made is not None
    assert in_hand(page._list) == made
    window.desk.undo()
    assert in_hand(page._list) != made
    window.desk.redo()
    assert in_hand(page._list) == made
    assert not page._being_read


def test_an_ask_that_was_removed_is_in_hand_once_it_is_back(
    owned_log: Log, window: MainWindow
) -> None:
    with making(owned_log) as make:
        two_of_each(make)
    page = window.open_page(PageName.ASKS)
    assert isinstance(page, AsksPage)
    records = latest_record(window)
    begins_an_ask(window.desk)
    window.desk.change(
        begin_ask, AskInput(what="A crossing", of_whom="Moor Housing"), window.desk.today
    )
    lift = records[0]
    assert lift is not None
    window.desk.change(remove_ask, lift)
    assert in_hand(page.asks.list) == records[1]
    window.desk.undo()
    assert in_hand(page.asks.list) == lift
    assert page.sheet.header.what.text() == "Mend the lift"


def test_a_new_step_is_in_hand_among_the_steps_and_its_project_stays(
    owned_log: Log, window: MainWindow
) -> None:
    with making(owned_log) as make:
        make.project("Ashes")
        project = make.project("Kitchen")
        make.step("ask the hall", project_id=project, due_on=TODAY)
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)
    page.show_record(project)
    records = latest_record(window)
    given = NextStepInput(what="buy pans", due_on=TODAY + timedelta(days=2))
    window.desk.change(add_step, project, given, TODAY)
    assert in_hand(page.sheet.steps.list) == records[-1]
    assert in_hand(page.board.list) == project


def test_a_new_tie_is_in_hand_among_the_ties_of_whoever_is_seen(
    owned_log: Log, window: MainWindow
) -> None:
    with making(owned_log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
        make.tie(bill, make.resident("Ada"), strength=3)
    page = window.open_page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.show_record(bill)
    records = latest_record(window)
    window.desk.change(make_tie, TieInput(resident_id=bill, other_id=terri, kind="neighbour"))
    assert in_hand(page.sheet.ties.list) == records[-1]
    assert in_hand(page.people.list) == bill


def is_seen(view: RowsView, area: QWidget) -> bool:
    """Whether the middle of the row in hand is within what is seen of an area."""
    middle = view.visualRect(view.currentIndex()).center()
    return area.rect().contains(view.viewport().mapTo(area, middle))


def test_a_new_tie_is_scrolled_to_wherever_the_keyboard_is(
    owned_log: Log, window: MainWindow, qtbot: QtBot
) -> None:
    with making(owned_log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
        for number in range(30):
            make.step(f"ring back {number}", subject_id=bill, due_on=TODAY)
    page = window.open_page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.show_record(bill)
    ties, area = page.sheet.ties.list, page.sheet.area.viewport()
    window.desk.change(make_tie, TieInput(resident_id=bill, other_id=terri, kind="neighbour"))
    qtbot.waitUntil(lambda: is_seen(ties, area))
    assert not ties.hasFocus()


@pytest.fixture
def promises(owned_log: Log, window: MainWindow) -> PromisesPage:
    """More open promises than a list reads at once."""
    with making(owned_log) as make:
        bill = make.resident("Bill")
        for number in range(PAGE + 2):
            make.promise(f"promise {number}", subject_id=bill, due_on=TODAY)
    page = window.open_page(PageName.PROMISES)
    assert isinstance(page, PromisesPage)
    return page


def promise(desk: Desk, due_in: int) -> None:
    due_on = TODAY + timedelta(days=due_in)
    given = PromiseInput(by=PartyInput(name="The council"), what="the lift", due_on=due_on)
    desk.change(make_promise, given, TODAY)


def test_the_promise_in_hand_is_seen_when_it_was_made_and_when_it_is_taken_back(
    promises: PromisesPage, window: MainWindow, qtbot: QtBot
) -> None:
    seen = promises.due.list
    promise(window.desk, due_in=9)
    qtbot.waitUntil(lambda: is_seen(seen, seen.viewport()))
    window.desk.undo()
    assert seen.current_row() is not None
    qtbot.waitUntil(lambda: is_seen(seen, seen.viewport()))


@pytest.mark.parametrize("view", [0, 1, 2])
def test_a_new_promise_is_in_hand_however_far_down_and_from_whatever_list(
    promises: PromisesPage, window: MainWindow, view: int
) -> None:
    promises.choose(view)
    records = latest_record(window)
    promise(window.desk, due_in=9)
    assert promises.due.isVisible()
    assert in_hand(promises.due.list) == records[-1]


def test_a_promise_that_is_open_again_by_undo_is_in_hand_where_it_stands(
    promises: PromisesPage, window: MainWindow
) -> None:
    records = latest_record(window)
    promise(window.desk, due_in=9)
    (made,) = records
    assert made is not None
    window.desk.change(settle_commitment, made, CommitmentState.KEPT, TODAY)
    assert in_hand(promises.due.list) != made
    promises.choose(2)
    window.desk.undo()
    assert promises.due.isVisible()
    assert in_hand(promises.due.list) == made
    window.desk.redo()
    assert promises.settled.isVisible()
    assert in_hand(promises.settled.list) == made


def test_a_change_of_another_page_takes_nothing_out_of_hand(
    owned_log: Log, window: MainWindow
) -> None:
    with making(owned_log) as make:
        two_of_each(make)
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)
    before = in_hand(page.board.list)
    window.open_page(PageName.TODAY)
    starts_a_project(window.desk)
    window.open_page(PageName.PROJECTS)
    assert in_hand(page.board.list) == before
