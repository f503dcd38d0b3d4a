"""What leaves for calendars and address books, and what comes in from them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.contact_inputs import ContactInput
from organiser_app.domain.models import Consent
from organiser_app.domain.rules.naming import NamesShown
from organiser_app.domain.values import ConsentPurpose
from organiser_app.exchange.vcards import read_vcards
from organiser_app.services.contacts import coming_in
from organiser_app.store.log import Log
from organiser_app.store.queries.contacts import contact_rows
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.calendar import CalendarDialog
from organiser_app.ui.dialogs.contacts import ContactsDialog
from organiser_app.ui.dialogs.contacts_in import ContactsInDialog, bring_in_contacts
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.tables import SimpleRow
from tests.making import TODAY, making
from tests.ui.lists import simple_rows, titles
from tests.ui.pages.dialogs import in_dialog
from tests.ui.test_every_control import nameless

MOBILE = "07700 900123"
BOOK = """BEGIN:VCARD
FN:Nasreen Akhtar
TEL:07700 900124
END:VCARD
BEGIN:VCARD
FN:Bill Hughes
TEL:07700 900123
TEL:0161 496 0123
EMAIL:bill@example.org
END:VCARD
BEGIN:VCARD
TEL:1
END:VCARD
"""


@pytest.fixture
def bill(owned_log: Log) -> UUID:
    with making(owned_log) as make:
        bill = make.resident("Bill Hughes", phone=MOBILE)
        for purpose in (ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM):
            make.put(Consent, subject_id=bill, purpose=purpose, given=True, on=TODAY)
        make.resident("Joyce Dee")
        make.step("ring Bill Hughes", subject_id=bill, due_on=TODAY)
    return bill


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "book.vcf"
    file.write_text(BOOK)
    return file


@pytest.mark.usefixtures("bill")
def test_the_calendar_shows_each_line_as_it_would_leave(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = CalendarDialog(desk)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == set()
    assert titles(dialog.list) == ["ring Bill"]
    dialog.names.choose(NamesShown.NONE)
    dialog.names.edited.emit()
    assert titles(dialog.list) == ["ring somebody"]
    dialog.save_to(tmp_path / "out.ics")
    assert "not encrypted" in dialog.told.text()
    (entry,) = Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    assert str(entry["summary"]) == "ring somebody"


@pytest.mark.usefixtures("bill")
def test_the_calendar_counts_who_leaves_without_a_name_before_it_is_written(
    owned_log: Log, desk: Desk, qtbot: QtBot
) -> None:
    with making(owned_log) as make:
        make.promise("three prices", subject_id=make.resident("Len"), due_on=TODAY)
    dialog = CalendarDialog(desk)
    qtbot.addWidget(dialog)
    assert titles(dialog.list) == ["ring Bill", "A resident promised: three prices"]
    assert "1 resident leaves without a name." in dialog.told.text()
    dialog.names.choose(NamesShown.NONE)
    dialog.names.edited.emit()
    assert "without a name" not in dialog.told.text()


@pytest.mark.usefixtures("bill")
def test_contacts_show_who_leaves_and_who_not_and_why(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ContactsDialog(desk)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == set()
    assert dialog.told.text() == "1 resident leaves. 1 is left out."
    assert titles(dialog.list) == [
        "Agreed, and leave",
        "Bill Hughes",
        "Left out: were not asked yet",
        "Joyce Dee",
    ]
    dialog.save_to(tmp_path / "out.vcf")
    assert [each.name for each in read_vcards(tmp_path / "out.vcf").contacts] == ["Bill Hughes"]
    assert "Saved as out.vcf" in dialog.saved.text()


def test_an_empty_log_has_nothing_to_send(desk: Desk, qtbot: QtBot) -> None:
    calendar, contacts = CalendarDialog(desk), ContactsDialog(desk)
    for dialog in (calendar, contacts):
        qtbot.addWidget(dialog)
        assert not dialog.save.isEnabled()


def test_contacts_come_in_once_somebody_has_looked_and_keep_what_the_log_holds(
    bill: UUID, window: MainWindow, owned_log: Log, book: Path
) -> None:
    def look(dialog: ContactsInDialog) -> None:
        assert nameless(dialog) == set()
        assert titles(dialog.list) == [
            "Entry 3 cannot be taken",
            "There, and hold something else",
            "Bill Hughes",
            "New",
            "Nasreen Akhtar",
        ]

    in_dialog(ContactsInDialog, look)
    bring_in_contacts(window.desk, book, window)
    rows = {row.id: row for row in owned_log.read(contact_rows)}
    assert len(rows) == 3
    assert (rows[bill].phones, rows[bill].emails) == ((MOBILE,), ("bill@example.org",))


def test_space_takes_the_other_value_over(
    bill: UUID, window: MainWindow, owned_log: Log, book: Path, qtbot: QtBot
) -> None:
    def take(dialog: ContactsInDialog) -> None:
        dialog.fill.box.setChecked(False)
        dialog.list.setCurrentIndex(dialog.rows.index(2))
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        row = dialog.list.current_row()
        assert isinstance(row, SimpleRow)
        assert row.note == "taken over"

    in_dialog(ContactsInDialog, take)
    bring_in_contacts(window.desk, book, window)
    (row,) = [row for row in owned_log.read(contact_rows) if row.id == bill]
    assert (row.phones, row.emails) == ((f"{MOBILE}, 0161 496 0123",), ())


@pytest.mark.usefixtures("bill")
def test_a_row_says_of_each_field_what_stays_and_what_is_filled_in(
    desk: Desk, qtbot: QtBot
) -> None:
    other = "0161 496 0123"
    brought = ContactInput(
        number=1, name="Bill Hughes", phone=f"{MOBILE}, {other}", email="bill@example.org"
    )
    dialog = ContactsInDialog(desk.log.read(lambda read: coming_in(read, [brought])), ())
    qtbot.addWidget(dialog)

    def under() -> str:
        (row,) = [row for row in simple_rows(dialog.list) if row.title == "Bill Hughes"]
        return row.under

    stays = f"phone: {MOBILE} stays as it is, {MOBILE}, {other} is not taken"
    assert under() == f"{stays}; email: bill@example.org is filled in"
    dialog.fill.box.click()
    assert under() == f"{stays}; email: stays empty, bill@example.org is not taken"
    dialog.list.setCurrentIndex(dialog.rows.index(1))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert under().startswith(f"phone: {MOBILE}, {other} instead of {MOBILE}; email")


@pytest.mark.usefixtures("bill")
def test_a_file_that_holds_nothing_new_says_so(
    window: MainWindow, owned_log: Log, tmp_path: Path
) -> None:
    file = tmp_path / "again.vcf"
    file.write_text("BEGIN:VCARD\nFN:Bill Hughes\nEND:VCARD\n")

    def close(dialog: ContactsInDialog) -> None:
        assert dialog.windowTitle() == "There is nothing new to bring in"
        dialog.reject()

    in_dialog(ContactsInDialog, close)
    bring_in_contacts(window.desk, file, window)
    assert len(owned_log.read(contact_rows)) == 2


@pytest.mark.usefixtures("bill")
def test_the_preview_says_who_in_the_log_has_the_same_name(desk: Desk, qtbot: QtBot) -> None:
    bill = ContactInput(number=1, name="Bill Hughes", phone="07700 900125")
    dialog = ContactsInDialog(desk.log.read(lambda read: coming_in(read, [bill])), ())
    qtbot.addWidget(dialog)
    said = [row.under for row in simple_rows(dialog.list) if row.title == "Bill Hughes"]
    assert said == ["the same name as Bill Hughes, who is in the log; 07700 900125"]
