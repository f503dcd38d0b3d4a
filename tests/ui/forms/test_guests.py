from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.guests import GuestsField
from tests.making import making


@pytest.fixture
def ids(owned_log: Log) -> dict[str, UUID]:
    with making(owned_log) as make:
        return {name: make.resident(name) for name in ("Bill Hughes", "Terri Pell", "Terri Moss")}


@pytest.fixture
def field(ids: dict[str, UUID], desk: Desk, qtbot: QtBot) -> GuestsField:
    assert ids
    made = GuestsField("Guests", desk)
    qtbot.addWidget(made)
    made.show()
    return made


def below(field: GuestsField) -> str:
    return field._below.text()


def test_names_are_parted_by_commas_each_once(field: GuestsField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "Bill Hughes,  Nell , bill hughes,, Dai")
    assert field.names() == ("bill hughes", "Nell", "Dai")


def test_it_is_told_beforehand_who_will_be_new(field: GuestsField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "Bill Hughes, Terri, Nell Avery")
    assert below(field) == "New in the log: Terri, Nell Avery."
    field.line.clear()
    qtbot.keyClicks(field.line, "bill hughes")
    assert below(field) == "All of them are in the log."


def test_down_and_enter_take_the_one_who_is_meant(
    field: GuestsField, ids: dict[str, UUID], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "Nell, terri")
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "Nell, Terri Moss, "
    assert [(each.name, each.resident_id) for each in field.guests()] == [
        ("Nell", None),
        ("Terri Moss", ids["Terri Moss"]),
    ]
    qtbot.keyClicks(field.line, "terri")
    assert field.offers.model().rowCount() == 1
    assert not field.offers.isHidden()


def test_enter_takes_nobody_before_down_was_pressed(field: GuestsField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "terri")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "terri"


def test_a_draft_keeps_whom_one_meant(
    field: GuestsField, ids: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "terri")
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    other = GuestsField("Guests", desk)
    qtbot.addWidget(other)
    other.put_back(field.kept())
    assert [each.resident_id for each in other.guests()] == [ids["Terri Moss"]]
    other.put_back("")
    assert other.guests() == ()
