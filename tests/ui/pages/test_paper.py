"""Typing in from paper, printing, and bringing in what phones hold."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.models import Attempt, Listening, Synced, table_of
from organiser_app.domain.values import AttemptOutcome, EntryRoad, StatementKind, StreetSide
from organiser_app.exchange.xlsform import converted
from organiser_app.services.listenings import record_listening
from organiser_app.store.log import Log
from organiser_app.store.queries.form_themes import form_themes
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.statements import statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.drafts import DraftsCard
from organiser_app.ui.pages.listen import ListenPage
from organiser_app.ui.pages.paper import PaperPage
from organiser_app.ui.pages.paper.bring_in import BringInDialog
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.widgets import Question
from tests.exchange import odk_files as files
from tests.reports.reading import text_of
from tests.store_fixtures import START
from tests.ui.lists import simple_rows, titles
from tests.ui.pages.dialogs import in_dialog
from tests.ui.test_every_control import nameless

DAY = date(2026, 2, 28)


@pytest.fixture
def page(window: MainWindow, owned_log: Log) -> PaperPage:
    """The page, shown, in a log with three doors of Kendal Road."""
    for door in (2, 4, 14):
        record_listening(
            owned_log.work(), ListeningInput(at=START, where=f"{door} Kendal Road", note="x")
        )
    return on_paper(window)


def on_paper(window: MainWindow) -> PaperPage:
    window.activateWindow()
    page = window.open_page(PageName.PAPER)
    assert isinstance(page, PaperPage)
    return page


def rows(log: Log, model: type[Synced]) -> list[Any]:
    table = table_of(model)
    with log.reading() as connection:
        return list(connection.execute(select(table).where(~table.c.deleted).order_by(table.c.id)))


def from_paper(log: Log) -> list[Any]:
    return [row for row in rows(log, Listening) if row.entered is EntryRoad.PAPER]


def heard_where(log: Log) -> list[str]:
    """Where each statement was heard, the first first."""
    return [row.where for row in reversed(log.read(statements).rows)]


def say_where(page: PaperPage, street: str, door: str = "", day: date = DAY) -> None:
    """Fill the strip as a person does."""
    strip = page.typing.strip
    strip.day.set_day(day)
    strip.where.set_text(street)
    strip.door.set_text(door)
    strip.changed.emit()


def type_and_save(page: PaperPage, line: str, qtbot: QtBot) -> None:
    editor = page.typing.bench.editor
    qtbot.keyClicks(editor, line)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def text(page: PaperPage) -> str:
    return page.typing.bench.editor.toPlainText()


def test_what_is_saved_is_of_that_day_and_place_and_from_paper(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "2")
    type_and_save(page, "love: the hall", qtbot)
    (kept,) = from_paper(owned_log)
    assert kept.at.date() == DAY
    assert heard_where(owned_log) == ["2 Kendal Road"]


def test_sheet_after_sheet_is_typed_in_by_the_keyboard_alone(
    window: MainWindow, page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    window.open_page(PageName.TODAY)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_O, held)
    keys(qtbot, "Elm Walk")
    press(qtbot, Qt.Key.Key_Tab)
    keys(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    for line in ("love: the hall", "need: a lift #transport again"):
        keys(qtbot, line)
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard_where(owned_log) == ["7 Elm Walk", "9 Elm Walk"]
    assert "at: 11 Elm Walk" in text(page)
    press(qtbot, Qt.Key.Key_F7)
    keys(qtbot, "7-9 L, 11-15 N")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    outcomes = [row.outcome for row in rows(owned_log, Attempt)]
    assert outcomes.count(AttemptOutcome.NO_ANSWER) == 3
    assert outcomes.count(AttemptOutcome.LISTENED) == 3 + 2
    press(qtbot, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.LISTEN)


def keys(qtbot: QtBot, typed: str) -> None:
    """Letters, to whatever has the keyboard."""
    qtbot.keyClicks(QApplication.focusWidget(), typed)


def press(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def test_after_saving_the_strip_stays_and_the_door_goes_on_to_the_next(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "2")
    for line in ("love: the hall", "need: a lift", "idea: a bench"):
        type_and_save(page, line, qtbot)
    assert heard_where(owned_log) == ["2 Kendal Road", "4 Kendal Road", "14 Kendal Road"]
    assert {row.at.date() for row in from_paper(owned_log)} == {DAY}
    strip = page.typing.strip
    assert (strip.where.text(), strip.door.text(), strip.day.day()) == ("Kendal Road", "16", DAY)
    assert strip.count.text() == "3 typed in today"
    assert "3 listenings typed in from paper today" in page.header._sentence.text()


def test_a_street_nobody_knows_yet_goes_up_by_its_numbers(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Elm Walk", "7")
    type_and_save(page, "love: the hall", qtbot)
    assert page.typing.strip.door.text() == "9"
    type_and_save(page, "love: the park", qtbot)
    assert heard_where(owned_log) == ["7 Elm Walk", "9 Elm Walk"]


def test_sheets_of_a_place_stay_there(page: PaperPage, owned_log: Log, qtbot: QtBot) -> None:
    say_where(page, "school gate")
    for line in ("love: the hall", "need: a lift"):
        type_and_save(page, line, qtbot)
    assert heard_where(owned_log) == ["school gate", "school gate"]


def test_a_street_without_its_door_is_not_taken_for_a_place(page: PaperPage) -> None:
    say_where(page, "Kendal Road")
    assert "at:" not in text(page)


def test_the_strip_rewrites_the_head_of_what_is_typed_already(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "2")
    qtbot.keyClicks(page.typing.bench.editor, "love: the hall")
    say_where(page, "Kendal Road", "4")
    assert "at: 4 Kendal Road" in text(page)
    assert "love: the hall" in text(page)
    type_and_save(page, " on Fridays", qtbot)
    assert heard_where(owned_log) == ["4 Kendal Road"]


class _Held(InlineExecutor):
    """A worker that can be made to take its time."""

    def __init__(self) -> None:
        self.holding = False
        self._waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if not self.holding:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        self._waiting.append((future, partial(fn, *args, **kwargs)))
        return future

    def let_go(self) -> None:
        for future, job in self._waiting:
            future.set_result(job())


@pytest.mark.usefixtures("dressed")
def test_what_is_typed_before_the_next_door_is_known_stays(owned_log: Log, qtbot: QtBot) -> None:
    slow = _Held()
    desk = Desk(owned_log, Tasks(InlineExecutor()), Bus(), Tasks(slow))
    page = PaperPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    say_where(page, "Elm Walk", "2")
    slow.holding = True
    type_and_save(page, "love: the hall", qtbot)
    qtbot.keyClicks(page.typing.bench.editor, "need: a lift")
    slow.let_go()
    assert "at: 4 Elm Walk" in text(page)
    type_and_save(page, " on Fridays", qtbot)
    assert heard_where(owned_log) == ["2 Elm Walk", "4 Elm Walk"]


def test_a_head_alone_is_neither_saved_nor_a_draft(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "2")
    type_and_save(page, "", qtbot)
    assert from_paper(owned_log) == []
    assert owned_log.read(drafts) == ()
    assert not page.typing.bench.saved.save.isEnabled()


def test_what_is_typed_is_a_draft_of_this_page_and_is_taken_up_again(
    page: PaperPage, owned_log: Log, desk: Any, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "4")
    qtbot.keyClicks(page.typing.bench.editor, "love: the hall")
    page.typing.bench.drafts.flush()
    (kept,) = owned_log.read(drafts)
    assert kept.form == Form.PAPER
    again = PaperPage(desk)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert "love: the hall" in text(again)
    assert (again.typing.strip.where.text(), again.typing.strip.door.text()) == ("Kendal Road", "4")


def test_the_doors_of_a_sheet_are_typed_in_one_line(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road")
    doors = page.typing.doors
    qtbot.keyClicks(doors.line.box, "2 N, 4 C after seven, 8 D")
    assert titles(doors.rows) == ["2", "4", "8"]
    assert doors.record.text() == "Record 3 doors"
    doors.line.box.setFocus()
    qtbot.keyClick(doors.line.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    typed = [row for row in rows(owned_log, Attempt) if row.at.date() == DAY]
    assert [row.outcome for row in typed] == [
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.COME_BACK,
        AttemptOutcome.DO_NOT_CONTACT,
    ]
    assert doors.line.text() == ""
    assert owned_log.read(drafts) == ()
    qtbot.keyClicks(doors.line.box, "8 N")
    assert simple_rows(doors.rows)[0].under == "Asked for no contact; passed over"


def test_a_door_that_cannot_be_read_is_named_and_nothing_is_recorded(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road")
    doors = page.typing.doors
    qtbot.keyClicks(doors.line.box, "2 N, 99")
    assert "“99”" in doors.told.text()
    assert not doors.record.isEnabled()
    doors.send()
    assert all(row.at == START for row in rows(owned_log, Attempt))


def test_a_line_without_its_street_asks_for_it(page: PaperPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.typing.doors.line.box, "2 N")
    page.typing.doors.send()
    assert "which street" in page.typing.doors.told.text()


def test_the_line_of_a_sheet_is_kept_from_its_first_key(
    page: PaperPage, owned_log: Log, desk: Any, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road")
    qtbot.keyClicks(page.typing.doors.line.box, "2 N, 4")
    page.typing.sheet.flush()
    (kept,) = owned_log.read(drafts)
    assert kept.form == Form.SHEET
    again = PaperPage(desk)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.typing.doors.line.text() == "2 N, 4"
    assert again.typing.strip.day.day() == DAY


def test_what_was_begun_here_is_a_key_away_on_today(
    page: PaperPage, window: MainWindow, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "4")
    qtbot.keyClicks(page.typing.bench.editor, "love: the hall")
    qtbot.keyClicks(page.typing.doors.line.box, "2 N")
    page.typing.bench.drafts.flush()
    page.typing.sheet.flush()
    for number in range(2):
        window.open_page(PageName.TODAY)
        card = window.findChild(DraftsCard)
        assert isinstance(card, DraftsCard)
        card.list.setCurrentIndex(card._rows.index(number))
        card.list.opened.emit(card.list.current_row())
        assert window.stack.currentWidget() is page
    assert "love: the hall" in text(page)
    assert page.typing.doors.line.text() == "2 N"


def test_escape_leads_back_to_listen(page: PaperPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page.typing.bench.editor, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.LISTEN)


def test_a_button_of_the_listen_page_leads_here(page: PaperPage, window: MainWindow) -> None:
    listen = window.open_page(PageName.LISTEN)
    assert isinstance(listen, ListenPage)
    listen.paper.click()
    assert window.stack.currentWidget() is page


def test_a_round_sheet_says_what_it_holds_before_it_is_written(
    page: PaperPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.show_offers()
    chosen: list[Any] = []
    monkeypatch.setattr(page, "_choose", lambda _name, _suffix, write: chosen.append(write))
    said: list[str] = []

    def agree(dialog: Question) -> None:
        said.append(_words(dialog))
        dialog._say_yes()

    in_dialog(Question, agree)
    page.print_sheet("Kendal Road", StreetSide.EVEN)
    assert "not encrypted" in said[0]
    assert "3 doors" in said[0]
    path = tmp_path / "sheet.pdf"
    chosen[0](path)
    qtbot.waitUntil(path.exists)
    assert "Kendal Road" in text_of(path.read_bytes())
    assert "sheet.pdf" in page.header._sentence.text()


def _words(dialog: Question) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_blank_forms_and_the_form_for_phones_are_written(
    page: PaperPage, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    page.write_forms(2, "Larkmoor", tmp_path / "forms.pdf")
    qtbot.waitUntil((tmp_path / "forms.pdf").exists)
    page.write_form(owned_log.read(form_themes), "Larkmoor", tmp_path / "form.xlsx")
    qtbot.waitUntil((tmp_path / "form.xlsx").exists)
    assert "Larkmoor" in converted((tmp_path / "form.xlsx").read_bytes())


def test_notes_are_looked_at_before_they_come_in(
    page: PaperPage, owned_log: Log, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("at: school gate\nlove: the hall\n---\nwether: rain\ngift: a van")
    (folder / "b.txt").write_bytes(b"\x00")
    seen: list[list[str]] = []
    in_dialog(BringInDialog, lambda dialog: seen.append(titles(dialog.model)))
    page.bring_in_notes(folder)
    assert len(seen[0]) == 4
    assert "wether" in seen[0][0]
    assert seen[0][2:] == ["school gate", "Nowhere in particular"]
    assert sorted(row.words for row in owned_log.read(statements).rows) == ["a van", "the hall"]
    in_dialog(BringInDialog, lambda dialog: seen.append([_title(dialog)]))
    page.bring_in_notes(folder)
    assert seen[1] == ["There is nothing new to bring in"]
    assert len(owned_log.read(statements).rows) == 2


def _title(dialog: BringInDialog) -> str:
    return dialog.windowTitle()


def test_looking_at_submissions_and_leaving_them_brings_nothing_in(
    page: PaperPage, owned_log: Log, tmp_path: Path
) -> None:
    said = StatementInput(kind=StatementKind.LOVE, words="the hall")
    main, repeat = files.central([ListeningInput(at=START, statements=(said,), source="odk:1")], {})
    entries = {files.MAIN: files.table(main), files.REPEAT: files.table(repeat)}
    export = files.zipped(tmp_path / "export.zip", entries)

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BringInDialog)
        dialog.reject()

    QTimer.singleShot(0, leave)
    page.bring_in_submissions(export)
    assert owned_log.read(statements).rows == ()
    in_dialog(BringInDialog, BringInDialog.isModal)
    page.bring_in_submissions(export)
    assert [row.words for row in owned_log.read(statements).rows] == ["the hall"]


def test_every_control_of_both_views_and_of_the_dialog_has_a_name(
    page: PaperPage, tmp_path: Path
) -> None:
    page.show_offers()
    assert nameless(page) == set()
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("love: the hall")
    found: list[set[str]] = []
    in_dialog(BringInDialog, lambda dialog: found.append(nameless(dialog)))
    page.bring_in_notes(folder)
    assert found == [set()]


def test_a_form_that_lost_its_head_is_not_saved_without_its_street(
    page: PaperPage, owned_log: Log, qtbot: QtBot
) -> None:
    say_where(page, "Kendal Road", "14")
    editor = page.typing.bench.editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "love: Friday lunch")
    told: list[Exception] = []
    page.desk.bus.failed.connect(told.append)
    page.typing.save()
    assert from_paper(owned_log) == []
    assert "It says now what stands above" in str(told[0])
    page.typing.save()
    assert heard_where(owned_log) == ["14 Kendal Road"]
