"""The form for a tie: whom, as what, how strongly, since when, how, and through whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Organiser
from organiser_app.store.log import Log
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.ties import TieDetail, tie_between, tie_detail
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.tie import TieDialog, change_tie, open_tie
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.widgets import Question
from tests.making import TODAY, making
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def people(owned_log: Log) -> dict[str, UUID]:
    with making(owned_log) as make:
        made = {name: make.resident(name) for name in ("Bill Hughes", "Terri Cole", "Joyce May")}
        made["tie"] = make.tie(
            made["Bill Hughes"], made["Joyce May"], kind="neighbour", since=date(2001, 1, 1)
        )
        made["Ada"] = make.put(Organiser, name="Adaeze")
    return made


@pytest.fixture
def over(dressed: None, qtbot: QtBot) -> QWidget:  # noqa: ARG001
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def in_turn(*acts: tuple[type[QDialog], Callable[..., object]]) -> None:
    """Do something in each of the dialogs that will be shown one after another."""
    (kind, act), *rest = acts

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        if rest:
            in_turn(*rest)
        act(dialog)

    QTimer.singleShot(0, meet)


def choose(qtbot: QtBot, line: QLineEdit, typed: str) -> None:
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def told(desk: Desk, one: UUID, other: UUID | None, organiser: UUID | None = None) -> TieDetail:
    found = desk.log.read(lambda connection: tie_between(connection, one, other, organiser))
    assert found is not None
    return found


def test_all_of_a_tie_is_asked_in_one_form(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    def fill(dialog: TieDialog) -> None:
        choose(qtbot, dialog.other.line, "terri")
        dialog.kind.set_text("sister")
        dialog.strength.put_back("3")
        dialog.known_since.set_text("May 2019")
        dialog.how_known.set_text("grew up together")
        choose(qtbot, dialog.introduced_by.line, "joyce")

    in_dialog(TieDialog, fill)
    open_tie(desk, people["Bill Hughes"], "Bill Hughes", over)
    tie = told(desk, people["Bill Hughes"], people["Terri Cole"])
    assert (tie.kind, tie.strength, tie.since) == ("sister", 3, date(2019, 5, 1))
    assert (tie.how_known, tie.introduced_by) == ("grew up together", "Joyce May")


def test_the_other_may_be_an_organiser(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    def fill(dialog: TieDialog) -> None:
        choose(qtbot, dialog.other.line, "adaez")
        dialog.kind.set_text("trusts her")

    in_dialog(TieDialog, fill)
    open_tie(desk, people["Bill Hughes"], "Bill Hughes", over)
    assert told(desk, people["Bill Hughes"], None, people["Ada"]).kind == "trusts her"


def test_the_kinds_used_before_complete_themselves(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    dialog = TieDialog(desk, people["Terri Cole"], "Terri Cole", over)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.kind.line.setFocus()
    qtbot.keyClicks(dialog.kind.line, "nei")
    assert dialog.kind.text() == "neighbour"
    assert dialog.kind.line.selectedText() == "ghbour"


@pytest.mark.parametrize("typed", ["2030", "the war"])
def test_since_has_to_be_past_and_readable(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot, typed: str
) -> None:
    dialog = TieDialog(desk, people["Bill Hughes"], "Bill Hughes", over)
    qtbot.addWidget(dialog)
    choose(qtbot, dialog.other.line, "terri")
    dialog.kind.set_text("friend")
    dialog.known_since.set_text(typed)
    dialog.accept()
    assert dialog.result() == 0
    assert "that is past" in dialog.known_since._below.text()


def test_only_a_third_can_have_introduced_two(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    dialog = TieDialog(desk, people["Bill Hughes"], "Bill Hughes", over)
    qtbot.addWidget(dialog)
    choose(qtbot, dialog.other.line, "terri")
    dialog.kind.set_text("friend")
    choose(qtbot, dialog.introduced_by.line, "terri")
    dialog.accept()
    assert dialog.result() == 0
    assert "Somebody else" in dialog.introduced_by._below.text()
    dialog.introduced_by.line.clear()
    qtbot.keyClicks(dialog.introduced_by.line, "nobody we know")
    dialog.accept()
    assert "leave this empty" in dialog.introduced_by._below.text()


def test_a_second_tie_asks_whether_to_change_the_one_that_is_there(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    def fill(dialog: TieDialog) -> None:
        choose(qtbot, dialog.other.line, "joyce")
        dialog.kind.set_text("cooks with")
        dialog.accept()

    asked: list[str] = []

    def change(question: Question) -> None:
        asked.append(question.windowTitle())
        question.yes.click()

    in_turn((TieDialog, fill), (Question, change))
    open_tie(desk, people["Bill Hughes"], "Bill Hughes", over)
    assert asked == ["Bill Hughes and Joyce May are tied already"]
    tie = told(desk, people["Bill Hughes"], people["Joyce May"])
    assert (tie.id, tie.kind, tie.since) == (people["tie"], "cooks with", date(2001, 1, 1))


def test_a_question_that_is_left_keeps_what_was_typed(
    people: dict[str, UUID], desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    def fill(dialog: TieDialog) -> None:
        choose(qtbot, dialog.other.line, "joyce")
        qtbot.keyClicks(dialog.kind.line, "cooks with")
        dialog.accept()

    in_turn((TieDialog, fill), (Question, lambda question: question.safe.click()))
    open_tie(desk, people["Bill Hughes"], "Bill Hughes", over)
    assert told(desk, people["Bill Hughes"], people["Joyce May"]).kind == "neighbour"
    assert len(desk.log.read(drafts)) == 1


def test_a_tie_is_opened_changed_and_ended(
    people: dict[str, UUID], desk: Desk, over: QWidget
) -> None:
    seen: list[str] = []

    def fill(dialog: TieDialog) -> None:
        seen.extend((dialog.windowTitle(), dialog.known_since.text()))
        dialog.how_known.set_text("over the fence")

    in_dialog(TieDialog, fill)
    change_tie(desk, people["tie"], over)
    assert seen == ["How do Bill Hughes and Joyce May know each other?", "2001"]
    changed = desk.log.read(lambda connection: tie_detail(connection, people["tie"]))
    assert changed is not None
    assert (changed.kind, changed.how_known) == ("neighbour", "over the fence")
    in_turn((TieDialog, lambda dialog: dialog._end()))
    change_tie(desk, people["tie"], over)
    ended = desk.log.read(lambda connection: tie_detail(connection, people["tie"]))
    assert ended is not None
    assert ended.ended_on == TODAY


def test_a_change_that_was_begun_is_gone_on_with_from_today(
    people: dict[str, UUID], desk: Desk, over: QWidget, window: MainWindow, qtbot: QtBot
) -> None:
    def begin(dialog: TieDialog) -> None:
        qtbot.keyClicks(dialog.how_known.line, "over the fence")
        dialog.reject()

    in_turn((TieDialog, begin))
    change_tie(desk, people["tie"], over)
    today = window.open_page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    today.drafts_card.list.choose_first()
    in_dialog(TieDialog, lambda dialog: dialog.kind.set_text("friend"))
    today.drafts_card._go_on()
    changed = desk.log.read(lambda connection: tie_detail(connection, people["tie"]))
    assert changed is not None
    assert (changed.kind, changed.how_known) == ("friend", "over the fence")
    assert desk.log.read(drafts) == ()
