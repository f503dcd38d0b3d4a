"""What is typed in a dialog is kept from the first key, offered again, and gone once saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import (
    ListeningInput,
    ProjectInput,
    ResidentInput,
    StatementInput,
)
from organiser_app.domain.values import Circle, ProjectStage, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.projects import join_project, start_project
from organiser_app.services.residents import add_resident, edit_resident
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.store.queries.statements import statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.circle import CircleDialog
from organiser_app.ui.dialogs.member import MemberDialog
from organiser_app.ui.dialogs.note import NoteDialog
from organiser_app.ui.dialogs.project import ProjectDialog
from organiser_app.ui.dialogs.resident import ResidentDialog
from organiser_app.ui.dialogs.statement import StatementDialog
from organiser_app.ui.dialogs.step import StepDialog
from organiser_app.ui.dialogs.tie import TieDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.form_draft import FormDraft
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.projects import ProjectsPage
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.widgets import Question
from tests.store_fixtures import START

D = TypeVar("D", bound=QDialog)


def meeting(kind: type[D], act: Callable[[D], object]) -> None:
    """Have something done in the next dialog, which is left open unless that closes it."""

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, meet)


def kept(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts of the log."""
    return desk.log.read(drafts)


def today_of(window: MainWindow) -> TodayPage:
    """The page Today, with the cursor on the first draft."""
    page = window.open_page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    page.drafts_card.list.choose_first()
    return page


@pytest.fixture
def bill(desk: Desk) -> UUID:
    """A resident of the log."""
    bill = add_resident(desk.log.work(), ResidentInput(name="Bill Hughes")).record_id
    assert bill is not None
    return bill


@pytest.fixture
def people(window: MainWindow, bill: UUID, desk: Desk) -> PeoplePage:
    """The page People, with Bill in hand."""
    desk.show(PageName.PEOPLE, bill)
    page = window.open_page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page


def test_nothing_is_kept_of_a_form_in_which_nothing_was_typed(people: PeoplePage) -> None:
    meeting(ResidentDialog, lambda dialog: dialog.name.line.setFocus())
    people.change()
    assert kept(people.desk) == ()


def test_the_first_key_is_kept(people: PeoplePage, qtbot: QtBot) -> None:
    seen: list[str] = []

    def type_one(dialog: NoteDialog) -> None:
        qtbot.keyClicks(dialog.note.box, "m")
        seen.extend(draft.form for draft in kept(people.desk))

    meeting(NoteDialog, type_one)
    people.write_note()
    assert seen == [Form.NOTE]


def test_a_form_put_aside_is_taken_up_where_it_was_left(people: PeoplePage, qtbot: QtBot) -> None:
    def begin(dialog: ResidentDialog) -> None:
        qtbot.keyClicks(dialog.phone.line, "0161")
        assert dialog.safe.text() == "Put aside"

    def again(dialog: ResidentDialog) -> None:
        assert dialog.phone.text() == "0161"
        assert dialog.since.text().startswith("Kept from")
        assert dialog.away.isVisible()

    meeting(ResidentDialog, begin)
    people.change()
    meeting(ResidentDialog, again)
    people.change()
    assert len(kept(people.desk)) == 1


def test_a_draft_overwrites_only_what_was_changed_in_it(people: PeoplePage, qtbot: QtBot) -> None:
    desk = people.desk
    meeting(ResidentDialog, lambda dialog: qtbot.keyClicks(dialog.phone.line, "0161"))
    people.change()
    bill = people._seen
    assert bill is not None
    given = ResidentInput(name="William Hughes", email="bill@example.org")
    desk.change(edit_resident, bill.person.id, given)
    answers: list[ResidentInput] = []
    meeting(ResidentDialog, lambda dialog: answers.append(dialog.answer()))
    people.change()
    (answer,) = answers
    assert (answer.name, answer.email, answer.phone) == (
        "William Hughes",
        "bill@example.org",
        "0161",
    )


def test_a_draft_is_of_the_record_that_it_is_about(people: PeoplePage, qtbot: QtBot) -> None:
    meeting(ResidentDialog, lambda dialog: qtbot.keyClicks(dialog.phone.line, "0161"))
    people.change()
    phones: list[str] = []
    meeting(ResidentDialog, lambda dialog: phones.append(dialog.phone.text()))
    people.begin_new()
    assert phones == [""]


def test_what_is_saved_is_no_draft_any_more(people: PeoplePage, qtbot: QtBot) -> None:
    def fill(dialog: ResidentDialog) -> None:
        qtbot.keyClicks(dialog.name.line, "Terri")
        dialog.accept()

    meeting(ResidentDialog, fill)
    people.begin_new()
    assert people.sheet.header.name.text() == "Terri"
    assert kept(people.desk) == ()


def test_what_the_log_refuses_is_still_a_draft(
    window: MainWindow, desk: Desk, bill: UUID, qtbot: QtBot
) -> None:
    kitchen = something(desk, PageName.PROJECTS)
    join_project(desk.log.work(), kitchen, bill, on=desk.today)
    desk.show(PageName.PROJECTS, kitchen)
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)

    def join_again(dialog: MemberDialog) -> None:
        qtbot.keyClicks(dialog.who.line, "Bill")
        qtbot.keyClick(dialog.who.line, Qt.Key.Key_Return)
        dialog.accept()

    failed: list[object] = []
    desk.bus.failed.connect(failed.append)
    meeting(MemberDialog, join_again)
    page.add_member()
    assert len(failed) == 1
    (draft,) = kept(desk)
    assert draft.form == Form.MEMBER
    assert "Bill Hughes" in draft.body


def test_throwing_away_takes_the_draft_out_of_the_log(people: PeoplePage, qtbot: QtBot) -> None:
    def begin(dialog: NoteDialog) -> None:
        qtbot.keyClicks(dialog.note.box, "mornings")
        dialog.away.click()

    meeting(NoteDialog, begin)
    people.write_note()
    assert kept(people.desk) == ()


def test_what_is_taken_back_to_how_it_was_is_no_draft(people: PeoplePage, qtbot: QtBot) -> None:
    def begin(dialog: NoteDialog) -> None:
        qtbot.keyClicks(dialog.note.box, "m")
        qtbot.keyClick(dialog.note.box, Qt.Key.Key_Backspace)
        assert dialog.safe.text() == "Cancel"

    meeting(NoteDialog, begin)
    people.write_note()
    assert kept(people.desk) == ()


def test_today_names_a_draft_and_goes_on_with_it(
    people: PeoplePage, window: MainWindow, qtbot: QtBot
) -> None:
    meeting(NoteDialog, lambda dialog: qtbot.keyClicks(dialog.note.box, "best in the morning"))
    people.write_note()
    today = today_of(window)
    row = today.drafts_card.list.current_row()
    assert "Bill Hughes" in str(row)
    assert "best in the morning" in str(row)
    notes: list[str] = []
    meeting(NoteDialog, lambda dialog: notes.append(dialog.note.text()))
    qtbot.keyClick(today.drafts_card.list, Qt.Key.Key_Return)
    assert notes == ["best in the morning"]
    assert window.stack.currentWidget() is people


def test_a_draft_is_thrown_away_on_today_once_that_is_meant(
    people: PeoplePage, window: MainWindow, qtbot: QtBot
) -> None:
    meeting(NoteDialog, lambda dialog: qtbot.keyClicks(dialog.note.box, "best in the morning"))
    people.write_note()
    today = today_of(window)
    meeting(Question, lambda question: question.safe.click())
    today.drafts_card._throw_away()
    assert len(kept(people.desk)) == 1
    meeting(Question, lambda question: question.yes.click())
    today.drafts_card._throw_away()
    assert kept(people.desk) == ()
    assert today.drafts_card.isHidden()


@pytest.mark.parametrize(
    ("form", "page"),
    [
        (ResidentDialog, PageName.PEOPLE),
        (CircleDialog, PageName.PEOPLE),
        (TieDialog, PageName.PEOPLE),
        (NoteDialog, PageName.PEOPLE),
        (ProjectDialog, PageName.PROJECTS),
        (StepDialog, PageName.PROJECTS),
        (MemberDialog, PageName.PROJECTS),
        (StatementDialog, PageName.HEARD),
    ],
)
def test_every_form_is_taken_up_from_today(
    window: MainWindow, desk: Desk, bill: UUID, form: type[QDialog], page: PageName
) -> None:
    about = bill if page is PageName.PEOPLE else something(desk, page)
    name = form.__name__.removesuffix("Dialog").lower()
    begun = FormDraft(question="As it was", fields={"before": "now"}, about=about)
    desk.keep_draft(desk.log.work().new_id(), Form(name), begun.body())
    today = today_of(window)
    met: list[str] = []
    meeting(form, lambda dialog: met.append(dialog.windowTitle()))
    today.drafts_card._go_on()
    assert len(met) == 1


def something(desk: Desk, page: PageName) -> UUID:
    """A project or a statement of the log."""
    if page is PageName.PROJECTS:
        project = ProjectInput(name="Kitchen", stage=ProjectStage.HEARD)
        begun = start_project(desk.log.work(), project).record_id
        assert begun is not None
        return begun
    said = (StatementInput(kind=StatementKind.DREAM, words="a kitchen"),)
    record_listening(desk.log.work(), ListeningInput(at=START, statements=said))
    return desk.log.read(statements).rows[0].id


def test_every_field_comes_back_as_it_was(desk: Desk, bill: UUID, qtbot: QtBot) -> None:
    def circle(parts: CircleDialog) -> None:
        parts.circle.choose(Circle.LEADER)
        parts.on.set_day(START.date().replace(day=1))
        parts.evidence.set_text("spoke for the stairwell")

    first, second = (CircleDialog(desk, bill, "Bill", None) for _ in range(2))
    lead, after = (MemberDialog(desk, bill, "Kitchen") for _ in range(2))
    for dialog in (first, second, lead, after):
        qtbot.addWidget(dialog)
    circle(first)
    qtbot.keyClicks(lead.who.line, "Bill")
    qtbot.keyClick(lead.who.line, Qt.Key.Key_Return)
    lead.leads.box.click()
    for name, field in second._fields.items():
        field.put_back(first._fields[name].kept())
    for name, field in after._fields.items():
        field.put_back(lead._fields[name].kept())
    assert second.answer() == first.answer()
    assert after.answer() == lead.answer()
