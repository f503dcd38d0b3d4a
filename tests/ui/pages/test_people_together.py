"""Steps, promises, one-to-ones and matches begun with the resident in hand, by key and menu."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.relationship_values import CompanionKind, MeetingKind
from organiser_app.store.queries.companions import companions
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.meetings import meetings_listed
from organiser_app.store.queries.promises import commitments, next_steps
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.agreed_step import AgreedStepDialog
from organiser_app.ui.dialogs.commitment import CommitmentDialog
from organiser_app.ui.dialogs.companion import CompanionDialog
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.dialogs.meeting import MeetingDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from tests.making import making
from tests.ui.pages.dialogs import in_dialog


@dataclass(frozen=True)
class Two:
    bill: UUID
    terri: UUID


@pytest.fixture
def two(desk: Desk) -> Two:
    with making(desk.log) as make:
        return Two(make.resident("Bill Hughes"), make.resident("Terri Okafor"))


@pytest.fixture
def page(two: Two, window: MainWindow, qtbot: QtBot) -> PeoplePage:  # noqa: ARG001 - in the log
    """The page with Bill in hand, and the keyboard there."""
    opened = window.open_page(PageName.PEOPLE)
    assert isinstance(opened, PeoplePage)
    qtbot.waitUntil(opened.people.list.hasFocus)
    return opened


def test_a_next_step_is_agreed_about_whoever_is_in_hand(
    page: PeoplePage, two: Two, desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(AgreedStepDialog, lambda dialog: dialog.what.set_text("ring back"))
    qtbot.keyClick(page, Qt.Key.Key_A)
    (step,) = desk.log.read(next_steps)
    assert (step.what, step.resident_id) == ("ring back", two.bill)


def test_a_promise_of_theirs_begins_with_their_name(
    page: PeoplePage, two: Two, desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(CommitmentDialog, lambda dialog: dialog.what.set_text("three prices"))
    qtbot.keyClick(page, Qt.Key.Key_P)
    (promise,) = desk.log.read(commitments)
    assert (promise.what, promise.resident_id) == ("three prices", two.bill)


def test_a_promise_to_them_asks_who_makes_it(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    def fill(dialog: CommitmentDialog) -> None:
        dialog.by.put_back("Ada")
        dialog.what.set_text("bring the forms")

    in_dialog(CommitmentDialog, fill)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    (promise,) = desk.log.read(commitments)
    assert (promise.who, promise.to_whom) == ("Ada", "Bill Hughes")


def test_a_one_to_one_is_planned_with_them(
    page: PeoplePage, two: Two, desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(MeetingDialog, lambda dialog: dialog.at.set_text("tomorrow 18:00"))
    qtbot.keyClick(page, Qt.Key.Key_O)
    (planned,) = desk.log.read(meetings_listed)
    assert (planned.kind, planned.resident_id) == (MeetingKind.ONE_TO_ONE, two.bill)


def test_somebody_is_found_to_walk_beside_them(
    page: PeoplePage, two: Two, desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: CompanionDialog) -> None:
        dialog.choice.put_back("another")
        dialog.other.put_back(f"Terri Okafor\n{two.terri}")
        dialog.kind.choose(CompanionKind.MENTOR)

    in_dialog(CompanionDialog, fill)
    qtbot.keyClick(page, Qt.Key.Key_S)
    (walk,) = desk.log.read(companions)
    assert (walk.resident_id, walk.kind) == (two.bill, CompanionKind.MENTOR)


def test_a_promise_put_aside_is_taken_up_with_the_same_resident_and_no_other(
    page: PeoplePage, two: Two, desk: Desk, qtbot: QtBot
) -> None:
    def put_aside(dialog: CommitmentDialog) -> None:
        qtbot.keyClicks(dialog.what.line, "three prices")
        dialog.by.line.clear()  # so that it is not accepted
        dialog.reject()

    in_dialog(CommitmentDialog, put_aside)
    page.together.promise_by()
    (draft,) = desk.log.read(drafts)
    assert draft.form == Form.COMMITMENT_BY
    desk.show(PageName.PEOPLE, two.terri)
    in_dialog(CommitmentDialog, lambda dialog: dialog.what.set_text("another"))
    page.together.promise_by()
    (promise,) = desk.log.read(commitments)
    assert (promise.what, promise.resident_id) == ("another", two.terri)


def test_the_menu_offers_all_of_it_with_the_keys_that_f1_lists(page: PeoplePage) -> None:
    acts = page.together.acts()
    offered = [entry.text() for entry in page.sheet.header.more.menu_of_acts.actions()]
    told = dict(keys_of(page))
    assert [entry.partition("\t")[0] for entry in offered] == [words for words, _ in acts.values()]
    assert {key: told[key] for key in acts} == {key: words for key, (words, _) in acts.items()}
