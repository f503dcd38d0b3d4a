from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.who import ResidentField
from tests.making import making


@pytest.fixture
def two_terris(desk: Desk) -> tuple[UUID, UUID]:
    """Two residents of one name, at two doors."""
    with making(desk.log) as make:
        first = make.resident("Terri", door_id=make.door("14"))
        second = make.resident("Terri", door_id=make.door("16"))
    return first, second


@pytest.fixture
def field(desk: Desk, two_terris: tuple[UUID, UUID], qtbot: QtBot) -> ResidentField:
    assert two_terris
    made = ResidentField("The other resident", desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_typing_a_name_chooses_nobody_until_one_is_taken(
    field: ResidentField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "Terri")
    assert field.offers.isVisible()
    assert not field.is_chosen()


def test_down_and_enter_choose_between_two_of_one_name(
    field: ResidentField, two_terris: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "ter")
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.resident_id() == two_terris[0]
    qtbot.keyClicks(field.line, "r")
    field.line.clear()
    qtbot.keyClicks(field.line, "ter")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(field.line, key)
    assert field.resident_id() == two_terris[1]
    assert field.line.text() == "Terri"
    assert not field.offers.isVisible()


def test_typing_on_lets_the_choice_go(field: ResidentField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "ter")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.is_chosen()


def test_an_emptied_line_offers_nobody(field: ResidentField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "t")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.offers.isVisible()


def test_enter_alone_takes_the_first_and_none_is_marked_before(
    field: ResidentField, two_terris: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "te")
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClicks(field.line, "r")
    assert field.offers.current_row() is None
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.resident_id() == two_terris[0]
