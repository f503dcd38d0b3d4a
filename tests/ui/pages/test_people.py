from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import (
    ListeningInput,
    PersonInput,
    ResidentInput,
    StatementInput,
)
from organiser_app.domain.values import Circle, ConsentPurpose, StatementKind, StepState
from organiser_app.services.listenings import record_listening
from organiser_app.services.residents import add_resident, note_on_resident
from organiser_app.services.same_person import same_person
from organiser_app.store.log import Log
from organiser_app.store.queries.person import PersonDetail, person
from organiser_app.store.queries.promises import next_steps
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.circle import CircleDialog
from organiser_app.ui.dialogs.note import NoteDialog
from organiser_app.ui.dialogs.resident import ResidentDialog
from organiser_app.ui.dialogs.tie import TieDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.people.rows import tied
from organiser_app.ui.tables import PersonRow, StoryRow
from tests.making import TODAY, making
from tests.store_fixtures import START
from tests.ui.lists import all_rows, rows_of
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def neighbours(owned_log: Log) -> dict[str, UUID]:
    """Bill, who was heard and said things, Terri, and somebody nobody knows the name of."""
    with making(owned_log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door(), phone="01632 960001")
        terri = make.resident("Terri")
        pigeons = make.resident(None, pseudonym="the man with the pigeons")
        listening = make.listening(bill, door_id=None)
        make.statement(listening, "can drive a van", kind=StatementKind.GIFT, by=bill)
        make.move(bill, Circle.CONTACT)
        make.step("ring back by Tuesday", subject_id=bill, due_on=TODAY)
        make.tie(bill, terri, strength=2)
    return {"Bill": bill, "Terri": terri, "pigeons": pigeons}


@pytest.fixture
def page(neighbours: dict[str, UUID], window: MainWindow) -> PeoplePage:
    """The page with Bill in hand, as he is the first by name."""
    assert neighbours
    opened = window.open_page(PageName.PEOPLE)
    assert isinstance(opened, PeoplePage)
    return opened


def names(page: PeoplePage) -> list[str]:
    rows = page.people.rows
    return [row.name for row in rows_of(rows, PersonRow)]


def told(log: Log, resident_id: UUID) -> PersonDetail:
    found = log.read(lambda connection: person(connection, resident_id))
    assert found is not None
    return found


def test_the_column_lists_the_residents_by_name_and_the_first_is_in_hand(page: PeoplePage) -> None:
    assert names(page) == ["Bill Hughes", "Terri", "the man with the pigeons"]
    assert page.sheet.header.name.text() == "Bill Hughes"
    assert "Kendal Road" in page.sheet.header.crumbs.text()


def test_the_story_is_told_newest_first_under_its_months(page: PeoplePage) -> None:
    rows = rows_of(page.sheet.story.rows, StoryRow)
    assert rows[0].heading
    assert {row.title for row in rows} >= {"Became a contact", "Doorstep listening"}


def test_an_empty_log_says_what_to_do(window: MainWindow) -> None:
    page = window.open_page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    assert page.nobody.isVisible()
    assert not page.sheet.isVisible()


def test_brackets_go_to_the_one_before_and_after(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_BracketRight)
    assert page.sheet.header.name.text() == "Terri"
    qtbot.keyClick(page, Qt.Key.Key_BracketLeft)
    assert page.sheet.header.name.text() == "Bill Hughes"


def test_letters_narrow_the_column_and_say_when_nobody_is_left(
    page: PeoplePage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.people.filter, "pig")
    assert names(page) == ["the man with the pigeons"]
    qtbot.keyClicks(page.people.filter, "zzz")
    assert names(page) == []
    assert page.people._nobody.isVisible()
    assert page.nobody.of_name.isVisible()
    assert not page.sheet.isVisible()
    for _ in "zzz":
        qtbot.keyClick(page.people.filter, Qt.Key.Key_Backspace)
    assert page.sheet.header.name.text() == "the man with the pigeons"
    assert page.sheet.isVisible()


def test_a_resident_who_is_taken_back_is_seen_no_more_though_their_name_is_looked_for(
    page: PeoplePage, desk: Desk
) -> None:
    given = ListeningInput(
        at=START,
        where="14 Kendal Road",
        people=(PersonInput(name="Zoe Bell", is_new=True),),
        statements=(StatementInput(kind=StatementKind.CONCERN, words="damp"),),
    )
    desk.change(record_listening, given)
    page.people.filter.setText("Zoe")
    assert page.sheet.header.name.text() == "Zoe Bell"
    desk.undo()
    assert page.nobody.of_name.isVisible()
    assert page._seen is None


def test_nobody_is_shown_beside_names_among_which_they_do_not_stand(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    bill = neighbours["Bill"]
    desk.change(note_on_resident, bill, "sings")
    page.people.filter.setText("Terri")
    desk.undo()
    assert page.sheet.header.name.text() == "Terri"
    page.show_record(bill)
    assert page.people.filter.text() == ""
    assert page.sheet.header.name.text() == "Bill Hughes"
    page.people.filter.setText("Terri")
    desk.change(add_resident, ResidentInput(name="Zoe Bell"))
    assert page.sheet.header.name.text() == "Zoe Bell"
    assert "Zoe Bell" in names(page)


def test_the_column_can_begin_with_whoever_was_heard_last(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    with making(desk.log) as make:
        make.listening(neighbours["Terri"])
    page.people.orders.buttons()[1].click()
    assert names(page)[0] == "Terri"


def test_a_record_asked_for_is_shown_and_taken_in_the_column(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    desk.show(PageName.PEOPLE, neighbours["pigeons"])
    assert page.sheet.header.name.text() == "the man with the pigeons"
    row = page.people.list.current_row()
    assert isinstance(row, PersonRow)
    assert row.key == str(neighbours["pigeons"])


def test_whoever_is_added_is_shown(page: PeoplePage) -> None:
    in_dialog(ResidentDialog, lambda dialog: dialog.name.set_text("Ada Lark"))
    page.begin_new()
    assert page.sheet.header.name.text() == "Ada Lark"
    assert names(page)[0] == "Ada Lark"


def test_an_addition_undone_leaves_the_empty_page_and_redone_is_shown(
    window: MainWindow, desk: Desk
) -> None:
    page = window.open_page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    in_dialog(ResidentDialog, lambda dialog: dialog.name.set_text("Ada Lark"))
    page.begin_new()
    desk.undo()
    assert page.nobody.isVisible()
    desk.redo()
    assert page.sheet.isVisible()
    assert page.sheet.header.name.text() == "Ada Lark"


def test_j_walks_through_the_residents_as_soon_as_the_page_is_open(
    page: PeoplePage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.people.list, Qt.Key.Key_J)
    assert page.people.list.hasFocus()
    assert page.sheet.header.name.text() == "Terri"


def test_a_resident_with_neither_name_nor_pseudonym_is_not_added(
    page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = ResidentDialog(page.desk, parent=page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert "Give a name" in dialog.name._below.text()


def test_a_resident_who_lives_at_no_door_is_asked_again(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = ResidentDialog(page.desk, parent=page)
    qtbot.addWidget(dialog)
    dialog.name.set_text("Jim")
    dialog.where.set_text("the school gate")
    dialog.accept()
    assert dialog.result() == 0
    assert "a number and a street" in dialog.where._below.text()


def test_a_change_keeps_what_was_not_touched(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    desk.show(PageName.PEOPLE, neighbours["pigeons"])
    in_dialog(ResidentDialog, lambda dialog: dialog.name.set_text("Jim"))
    page.change()
    kept = told(desk.log, neighbours["pigeons"])
    assert (kept.person.name, kept.pseudonym) == ("Jim", "the man with the pigeons")
    assert page.sheet.header.name.text() == "Jim"


def test_a_circle_is_moved_with_evidence_and_undo_takes_it_back(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(CircleDialog, lambda dialog: dialog.evidence.set_text("came to the hall"))
    qtbot.keyClick(page, Qt.Key.Key_M)
    assert told(desk.log, neighbours["Bill"]).person.circle is Circle.PARTICIPANT
    assert "Became a participant" in str(all_rows(page.sheet.story.rows))
    desk.undo()
    assert told(desk.log, neighbours["Bill"]).person.circle is Circle.CONTACT
    assert "Became a participant" not in str(all_rows(page.sheet.story.rows))


def test_nobody_is_moved_without_evidence(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = CircleDialog(page.desk, UUID(int=1), "Bill", None, page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.evidence._below.text() == "Say what they did that shows it."


def test_a_consent_is_ticked_and_withdrawn_today(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    box = page.sheet.consents.boxes[ConsentPurpose.QUOTE_BY_NAME]
    box.click()
    box.click()
    consents = told(desk.log, neighbours["Bill"]).consents
    assert [(one.purpose, one.given) for one in consents] == [(ConsentPurpose.QUOTE_BY_NAME, False)]
    assert not box.isChecked()


def test_space_says_that_a_step_is_done(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    page.sheet.next.list.choose_first()
    qtbot.keyClick(page.sheet.next.list, Qt.Key.Key_Space)
    assert page.sheet.next.rows.rowCount() == 0
    (step,) = desk.log.read(next_steps)
    assert step.state is StepState.DONE
    assert told(desk.log, neighbours["Bill"]).next_steps == ()


def test_a_tie_is_made_with_somebody_found_by_name(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: TieDialog) -> None:
        qtbot.keyClicks(dialog.other.line, "pig")
        qtbot.keyClick(dialog.other.line, Qt.Key.Key_Return)
        dialog.kind.set_text("brother")

    in_dialog(TieDialog, fill)
    page.tie()
    ties = told(desk.log, neighbours["Bill"]).ties
    assert {(tie.other, tie.kind) for tie in ties} == {
        ("Terri", "neighbour"),
        ("the man with the pigeons", "brother"),
    }


def test_nobody_can_be_tied_to_themselves_or_to_nobody(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    dialog = TieDialog(desk, neighbours["Bill"], "Bill Hughes", page)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.other.line, "Bill")
    assert dialog.other.offers.isHidden()
    dialog.accept()
    assert dialog.result() == 0
    assert "Choose a resident" in dialog.other._below.text()


def test_a_tie_in_hand_is_changed_by_its_key_or_button(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    page.sheet.ties.list.setFocus()
    in_dialog(TieDialog, lambda dialog: dialog.kind.set_text("sister"))
    qtbot.keyClick(page.sheet.ties.list, Qt.Key.Key_C)
    in_dialog(TieDialog, lambda dialog: dialog.known_since.set_text("2019"))
    page.sheet.tie_change.click()
    (tie,) = told(desk.log, neighbours["Bill"]).ties
    assert (tie.kind, tie.since) == ("sister", date(2019, 1, 1))
    assert tied(tie).under == "sister, since 2019"


def test_enter_on_a_tie_goes_to_the_other(page: PeoplePage, qtbot: QtBot) -> None:
    page.sheet.ties.list.choose_first()
    qtbot.keyClick(page.sheet.ties.list, Qt.Key.Key_Return)
    assert page.sheet.header.name.text() == "Terri"


def test_a_note_is_kept(page: PeoplePage, neighbours: dict[str, UUID], desk: Desk) -> None:
    in_dialog(NoteDialog, lambda dialog: dialog.note.set_text("deaf in the left ear"))
    page.write_note()
    assert told(desk.log, neighbours["Bill"]).note == "deaf in the left ear"
    assert page.sheet.note.words.text() == "deaf in the left ear"


def test_listen_again_goes_to_listen_with_the_resident(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    asked: list[object] = []
    desk.bus.wanted.connect(asked.append)
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert str(neighbours["Bill"]) in str(asked)


def test_a_list_longer_than_a_page_finds_whoever_is_wanted(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    with making(desk.log) as make:
        for number in range(200):
            make.resident(f"Neighbour {number:03}")
    desk.change(add_resident, ResidentInput(name="Zoe"))
    desk.show(PageName.PEOPLE, neighbours["pigeons"])
    row = page.people.list.current_row()
    assert isinstance(row, PersonRow)
    assert row.name == "the man with the pigeons"


def test_what_another_record_of_theirs_holds_is_told_too(
    page: PeoplePage, neighbours: dict[str, UUID], desk: Desk
) -> None:
    with making(desk.log) as make:
        other = make.resident("William", phone="01", email="w@here.example")
    same_person(desk.log.work(), neighbours["Bill"], other, TODAY)
    page.show_record(neighbours["Bill"])
    texts = {label.text() for label in page.sheet.header.findChildren(QLabel)}
    assert {"01632 960001", "w@here.example", "also William, 01"} <= texts
