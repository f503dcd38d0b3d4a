"""A dialog is as high as it has to be, no higher than its screen, and its buttons stay in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.ui.forms.fields import LineField, TextField
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, Dialog


class Asking(Dialog):
    """Asks of whom, and in as many other fields."""

    def __init__(self, others: int) -> None:
        super().__init__("Of whom is it asked?", "It is asked in the open.")
        self.whom = OfferedField("Of whom", "Partners", "A council, or a landlord.")
        self.whom.know([SimpleRow(str(number), f"Moor {number}") for number in range(6)])
        self.others = [LineField(f"Line {number}", "As a few words.") for number in range(others)]
        for field in (self.whom, *self.others):
            self.body.addWidget(field)
        self.safe = self.add_safe()
        self.yes = self.add_accept("Keep")

    @property
    def bar(self) -> int:
        """How far the body can be scrolled."""
        return self._body.verticalScrollBar().maximum()


def shown(dialog: Asking, qtbot: QtBot) -> Asking:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    settled()
    return dialog


def settled() -> None:
    """Let what was asked of the layout be done, which takes a few turns of the loop."""
    for _ in range(6):
        QApplication.processEvents()


def lies_in_sight(dialog: Dialog, widget: QWidget) -> bool:
    """Whether all of a widget is seen on the screen, and in the dialog."""
    corner = widget.mapTo(dialog, QPoint(0, 0))
    seen = dialog.rect().contains(corner) and dialog.rect().contains(
        corner + QPoint(widget.width() - 1, widget.height() - 1)
    )
    return seen and dialog.screen().availableGeometry().contains(dialog.frameGeometry())


@pytest.fixture
def low(dressed: None, qtbot: QtBot) -> Asking:  # noqa: ARG001 - dressed first
    """A dialog of more fields than any screen is high."""
    return shown(Asking(40), qtbot)


@pytest.fixture
def short(dressed: None, qtbot: QtBot) -> Asking:  # noqa: ARG001 - dressed first
    """A dialog of three fields."""
    return shown(Asking(2), qtbot)


def test_a_dialog_goes_back_to_its_height_once_its_offers_are_gone(
    short: Asking, qtbot: QtBot
) -> None:
    before = short.height()
    qtbot.keyClicks(short.whom.line, "moor")
    settled()
    offered = short.height()
    assert offered >= before + short.whom.offers.height()
    qtbot.keyClick(short.whom.line, Qt.Key.Key_Down)
    qtbot.keyClick(short.whom.line, Qt.Key.Key_Return)
    settled()
    assert short.whom.text() == "Moor 0"
    assert short.height() == before
    assert short.bar == 0


def test_a_dialog_that_was_made_higher_by_hand_stays_so(short: Asking) -> None:
    short.resize(short.width(), 700)
    short.whom.set_problem("Say of whom.")
    settled()
    assert short.height() == 700


def test_spare_height_lies_under_the_fields(short: Asking) -> None:
    def place(widget: QWidget) -> int:
        return widget.mapTo(short, QPoint(0, 0)).y()

    before = [place(field) for field in (short.whom, *short.others)]
    short.resize(short.width(), short.height() + 200)
    settled()
    assert [place(field) for field in (short.whom, *short.others)] == before
    assert place(short.yes) + short.yes.height() > short.height() - 30


def test_on_a_low_screen_the_fields_scroll_and_the_buttons_stay(low: Asking) -> None:
    assert low.frameGeometry().height() <= low.screen().availableGeometry().height()
    assert low.bar > 0
    assert lies_in_sight(low, low.yes)
    assert lies_in_sight(low, low.safe)


def test_the_field_that_has_the_keyboard_is_scrolled_to_with_its_offers(
    low: Asking, qtbot: QtBot
) -> None:
    last = OfferedField("And of whom", "Partners")
    last.know([SimpleRow("1", "Moor Housing"), SimpleRow("2", "Larkmoor Council")])
    low.body.addWidget(last)
    settled()
    low.activateWindow()
    last.line.setFocus()
    qtbot.keyClicks(last.line, "moor")
    settled()
    assert last.offers.isVisible()
    assert lies_in_sight(low, last.offers)
    low.whom.line.setFocus()
    settled()
    assert lies_in_sight(low, low.whom)
    assert not lies_in_sight(low, last)


def test_pages_are_scrolled_from_wherever_the_keyboard_is(low: Asking) -> None:
    bar = low._body.verticalScrollBar()
    bar.setValue(0)
    QTest.keyClick(low.yes, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(low.yes, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_fields_are_as_wide_beside_a_scroll_bar_as_without(low: Asking, short: Asking) -> None:
    assert low.width() == short.width()
    assert low.whom.width() == short.whom.width()


def test_a_text_leaves_spare_height_to_the_foot(dressed: None, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = Asking(0)
    text = TextField("What they ask", lines=2)
    dialog.body.addWidget(text)
    shown(dialog, qtbot)
    before = text.height()
    dialog.resize(dialog.width(), dialog.height() + 200)
    settled()
    assert text.height() == before


def test_acts_stand_above_the_buttons_and_do_not_scroll(dressed: None, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = Asking(40)
    acts = (Button("Met…", in_row=True), Button("Pass on…", in_row=True))
    dialog.add_acts(acts)
    shown(dialog, qtbot)
    assert all(lies_in_sight(dialog, act) for act in acts)
    assert acts[0].mapTo(dialog, QPoint(0, 0)).y() < dialog.yes.y()


def test_a_dialog_is_no_wider_than_its_screen(dressed: None, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = Asking(2)
    room = dialog.screen().availableGeometry().width()
    dialog.setMinimumWidth(2 * room)
    shown(dialog, qtbot)
    assert dialog.frameGeometry().width() == room
    assert lies_in_sight(dialog, dialog.yes)
    assert lies_in_sight(dialog, dialog.whom)


def test_a_dialog_is_as_wide_as_its_buttons_need(dressed: None, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = Asking(2)
    dialog.add_button(Button("Ask again with all that was said here before"), at_left=True)
    dialog.add_button(Button("Ask somebody else"), at_left=True)
    shown(dialog, qtbot)
    assert dialog.width() > Asking(2).minimumWidth()
    assert lies_in_sight(dialog, dialog.yes)
