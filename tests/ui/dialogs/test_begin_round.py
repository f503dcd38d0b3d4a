"""Going out: where, which doors, with whom, back when; and doors given as they are said."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import StreetSide
from organiser_app.services.doors import add_doors
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.add_doors import AddDoorsDialog, NewDoors
from organiser_app.ui.dialogs.begin_round import BeginRoundDialog, RoundPlan, Walk
from organiser_app.ui.dialogs.knock_note import KnockNoteDialog
from organiser_app.ui.widgets import Dialog
from tests.store_fixtures import START
from tests.ui.test_every_control import nameless


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> BeginRoundDialog:
    """The dialog, shown, in a log with two streets of which one has doors."""
    add_doors(desk.log.work(), "Kendal Road", ["2", "4", "5"])
    made = BeginRoundDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def accepted(dialog: BeginRoundDialog) -> bool:
    dialog.accept()
    return not dialog.isVisible()


def test_a_known_street_is_walked_to_and_taken_and_asks_for_no_doors(
    dialog: BeginRoundDialog, qtbot: QtBot
) -> None:
    assert dialog.doors.isVisible()
    qtbot.keyClicks(dialog.where.line, "ken")
    assert dialog.where.offers.isVisible()
    qtbot.keyClick(dialog.where.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.where.line, Qt.Key.Key_Return)
    assert dialog.where.text() == "Kendal Road"
    assert not dialog.where.offers.isVisible()
    assert not dialog.doors.isVisible()
    dialog.walk.choose(Walk.EVEN)
    assert accepted(dialog)
    given = RoundInput(street="Kendal Road", side=StreetSide.EVEN)
    assert dialog.answer() == RoundPlan(given, None, 14)


def test_the_name_of_a_new_street_is_never_taken_for_a_known_one(
    dialog: BeginRoundDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.where.line, "Ken")
    qtbot.keyClick(dialog.where.line, Qt.Key.Key_Return)
    assert dialog.answer().given.street == "Ken"


def test_all_of_a_round_is_read(dialog: BeginRoundDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.where.line, "Elm Row")
    qtbot.keyClicks(dialog.doors.line, "1-5 odd")
    qtbot.keyClicks(dialog.companions.line, " Sandra Pell,, Femi ")
    qtbot.keyClicks(dialog.back.line, "in 90 minutes")
    assert accepted(dialog)
    plan = dialog.answer()
    assert plan.doors == NewDoors("Elm Row", ("1", "3", "5"))
    assert plan.given == RoundInput(
        street="Elm Row",
        companions=("Sandra Pell", "Femi"),
        expected_back_at=START + timedelta(minutes=90),
    )


def test_the_street_may_be_named_with_its_doors(dialog: BeginRoundDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.doors.line, "Flat 1-2 Elm House")
    assert accepted(dialog)
    plan = dialog.answer()
    assert plan.given.street == "Elm House"
    assert plan.doors == NewDoors("Elm House", ("Flat 1", "Flat 2"))


def test_a_place_has_no_doors_and_no_side(dialog: BeginRoundDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.where.line, "school gate")
    qtbot.keyClicks(dialog.doors.line, "1-5")
    dialog.walk.choose(Walk.PLACE)
    dialog.walk.edited.emit()
    assert not dialog.doors.isVisible()
    assert accepted(dialog)
    assert dialog.answer() == RoundPlan(RoundInput(place="school gate"), None, 14)


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        (("", "", ""), "where"),
        (("Elm Row", "some", ""), "doors"),
        (("Elm Row", "1-9", "soon"), "back"),
    ],
)
def test_what_cannot_be_read_is_asked_again(
    dialog: BeginRoundDialog, qtbot: QtBot, typed: tuple[str, ...], asks: str
) -> None:
    lines = {name: getattr(dialog, name).line for name in ("where", "doors", "back")}
    for line, words in zip(lines.values(), typed, strict=True):
        qtbot.keyClicks(line, words)
    assert not accepted(dialog)
    assert dialog.focusWidget() is lines[asks]


def test_doors_are_counted_while_they_are_typed(desk: Desk, qtbot: QtBot) -> None:
    dialog = AddDoorsDialog(desk, UUID(int=1), "Kendal Road")
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.doors.line, "1-99 odd")
    assert dialog.doors.said() == "50 doors: 1, 3, 5, 7, …, 99"
    dialog.doors.set_text("Flat 1-2 Elm House")
    assert dialog.doors.said() == "2 doors: Flat 1, Flat 2 in Elm House"
    assert dialog.answer() == NewDoors("Elm House", ("Flat 1", "Flat 2"))
    dialog.doors.set_text("none")
    assert dialog.doors.said().startswith("As “1-99 odd”")
    assert not dialog.doors.check()


def test_every_control_of_the_dialogs_of_a_round_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    dialogs: tuple[Dialog, ...] = (
        BeginRoundDialog(desk),
        AddDoorsDialog(desk, UUID(int=1), "Kendal Road"),
        KnockNoteDialog(desk, UUID(int=1), "6 Kendal Road"),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        assert nameless(dialog) == set()
