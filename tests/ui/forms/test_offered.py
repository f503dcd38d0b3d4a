"""A name that may be known is offered as it is typed, and never taken unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.tables import SimpleRow


@pytest.fixture
def field(dressed: None, qtbot: QtBot) -> OfferedField:  # noqa: ARG001 - dressed first
    made = OfferedField("Of whom", "Partners")
    made.know([SimpleRow("1", "Moor Housing"), SimpleRow("2", "Larkmoor Council")])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_holds_the_typed_words_is_offered(field: OfferedField, qtbot: QtBot) -> None:
    assert not field.offers.isVisible()
    qtbot.keyClicks(field.line, "MOOR")
    assert field.offers.isVisible()
    qtbot.keyClicks(field.line, " h")
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "Moor Housing"
    assert not field.offers.isVisible()


def test_a_new_name_that_begins_as_a_known_one_stays_as_it_was_typed(
    field: OfferedField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "  moor ")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "moor"
    assert field.known() is None


def test_the_very_name_is_known_whatever_its_case(field: OfferedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "larkmoor  council")
    known = field.known()
    assert known is not None
    assert known.key == "2"


def test_a_draft_puts_the_name_back(field: OfferedField) -> None:
    field.put_back("Moor H")
    assert field.kept() == "Moor H"
