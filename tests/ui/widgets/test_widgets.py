"""The parts of a page: named for assistive technology, reachable by keyboard, at their sizes."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from organiser_app.domain.values import Circle, StatementKind
from organiser_app.ui import theme as look
from organiser_app.ui.theme import Mode, theme_for
from organiser_app.ui.widgets import (
    Answer,
    Avatar,
    Bar,
    Button,
    ButtonKind,
    Card,
    Chip,
    ChipLook,
    CircleMark,
    EmptyState,
    FocusFollower,
    IconMark,
    KeyHint,
    KindMark,
    PageHeader,
    ProgressCard,
    Question,
    Rail,
    RailEntry,
    Stage,
    StageStrip,
    StatusLine,
    StatusPart,
    Toast,
    TopLine,
    label,
    words_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
from shiboken6 import delete

PAGES = [RailEntry("today", "today", "Today"), RailEntry("heard", "heard", "Heard")]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    look.register()
    look.apply(qapp, theme_for())
    yield
    look.apply(qapp, theme_for())


def _everything() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for kind in ButtonKind:
        column.addWidget(Button("Save", kind, icon="save", keys="Ctrl Enter"))
    for chip_look in ChipLook:
        column.addWidget(Chip("housing", chip_look))
    marks: list[QWidget] = [
        KeyHint("Ctrl K"),
        *(KindMark(kind) for kind in StatementKind),
        *(CircleMark(circle, side) for circle in Circle for side in (14, 96)),
        Avatar("Bill Hughes"),
        IconMark("clock", "Time"),
        Bar("Doors tried", 0.4),
        StageStrip("Stages", (Stage("Heard", "Oct"), Stage("Idea"), Stage("Running")), 1),
        PageHeader("Heard", "212 listenings"),
        EmptyState("No doors yet", "Choose a street.", Button("Choose a street")),
        ProgressCard("Making the report"),
        words_label("“Friday lunch.”"),
    ]
    for mark in marks:
        column.addWidget(mark)
    return page


@pytest.mark.parametrize("mode", list(Mode))
def test_every_part_is_painted_in_every_theme(qapp: QApplication, qtbot: QtBot, mode: Mode) -> None:
    page = _everything()
    qtbot.addWidget(page)
    before = page.grab().toImage()
    look.apply(qapp, theme_for(mode, scale=1.25))
    assert page.grab().toImage() != before


def test_every_mark_has_a_name(qtbot: QtBot) -> None:
    page = _everything()
    qtbot.addWidget(page)
    marks = page.findChildren(Bar) + page.findChildren(Button) + page.findChildren(Chip)
    assert all(mark.accessibleName() for mark in marks)
    assert KindMark(StatementKind.NEED).accessibleName() == "Need"


def test_a_button_is_32_high_and_28_in_rows(qtbot: QtBot) -> None:
    tall, low = Button("Save"), Button("Ring", in_row=True)
    qtbot.addWidget(tall)
    qtbot.addWidget(low)
    assert (tall.sizeHint().height(), low.sizeHint().height()) == (32, 28)


def test_a_quiet_button_that_cannot_be_pressed_has_no_box_that_would_touch_its_words(
    qtbot: QtBot,
) -> None:
    button = Button("Set aside", ButtonKind.QUIET, keys="D", in_row=True)
    qtbot.addWidget(button)
    middle, foot = button.sizeHint().width() // 2, button.sizeHint().height() - 1
    button.resize(button.sizeHint())
    bare = button.grab().toImage()
    button.setEnabled(False)
    greyed = button.grab().toImage()
    assert greyed != bare
    for edge in (0, foot):
        assert greyed.pixelColor(middle, edge) == bare.pixelColor(middle, edge)


def test_key_hints_can_be_switched_off(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Save", keys="Ctrl Enter")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    look.apply(qapp, theme_for(key_hints=False))
    assert button.sizeHint().width() < wide


def test_the_rail_says_which_page_was_pressed_and_walks_by_arrows(qtbot: QtBot) -> None:
    rail = Rail(PAGES)
    qtbot.addWidget(rail)
    rail.show()
    qtbot.waitExposed(rail)
    rail.activateWindow()
    chosen = QSignalSpy(rail.chosen)
    first, second = rail._items["today"], rail._items["heard"]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert chosen.at(0) == ["heard"]


def test_the_rail_keeps_icons_with_tips_in_a_narrow_window(qtbot: QtBot) -> None:
    rail = Rail(PAGES)
    qtbot.addWidget(rail)
    assert rail.width() == 160
    rail.fit(999)
    assert rail.width() == 52
    assert rail._items["heard"].toolTip() == "Heard"
    rail.fit(1000)
    assert rail.width() == 160
    assert rail._items["heard"].toolTip() == ""


def test_the_rail_reads_out_what_waits(qtbot: QtBot) -> None:
    rail = Rail(PAGES)
    qtbot.addWidget(rail)
    rail.set_count("today", 7)
    assert rail._items["today"].accessibleDescription() == "7 waiting"
    rail.set_count("today", 0)
    assert rail._items["today"].accessibleDescription() == ""


def test_the_top_line_offers_search_and_quick_capture(qtbot: QtBot) -> None:
    line = TopLine()
    qtbot.addWidget(line)
    assert line.search.accessibleName() == "Find a page, person, project or action"
    wanted = QSignalSpy(line.capture_wanted)
    line.capture.click()
    assert wanted.count() == 1


def test_the_status_line_is_told_anew(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_left([StatusPart("check", "All saved 10:42", "accent")])
    line.set_left([StatusPart("check", "All saved 10:43", "accent")])
    names = [mark.accessibleName() for mark in line.findChildren(IconMark)]
    assert "All saved 10:43" in names


def test_all_of_an_error_can_be_read_however_narrow_the_window_is(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    host.show()
    short = Toast("Line 9 is not a date.", host, error=True)
    short.show_up()
    long = Toast(
        "Ask whoever wrote it for another pack, and merge that one. " * 4, host, error=True
    )
    long.show_up()
    assert long.height() > short.height()
    (words,) = (each for each in long.findChildren(QLabel) if each.text().startswith("Ask"))
    assert words.height() >= words.heightForWidth(words.width())
    assert host.rect().contains(long.geometry())
    host.resize(500, 600)
    assert words.height() >= words.heightForWidth(words.width())


def test_a_toast_undoes_and_goes(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    host.show()
    toast = Toast("Listening saved", host, action="Undo", keys="Ctrl Z")
    acted = QSignalSpy(toast.acted)
    toast.show_up()
    assert toast.geometry().right() == 900 - 24 - 1
    toast.findChildren(Button)[0].click()
    assert acted.count() == 1
    assert not toast.isVisible()


def test_an_error_can_be_closed_and_says_that_nothing_is_lost(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    toast = Toast("Line 9 is not a date.", host, error=True, detail="Nothing is lost.")
    toast.show_up()
    assert toast.accessibleName() == "Line 9 is not a date. Nothing is lost."
    (close,) = toast.findChildren(Button)
    close.click()
    assert not toast.isVisible()


def test_progress_says_how_far_in_its_own_units_and_can_be_stopped(qtbot: QtBot) -> None:
    card = ProgressCard("Making the June report")
    qtbot.addWidget(card)
    card.set_progress(7, 20, "page 7 of 20")
    assert card.accessibleDescription() == "page 7 of 20"
    stopped = QSignalSpy(card.stopped)
    card.findChildren(Button)[0].click()
    assert stopped.count() == 1


@pytest.mark.parametrize(
    ("pressed", "answer"), [(0, Answer.KINDER), (1, Answer.NO), (2, Answer.YES)]
)
def test_a_question_returns_what_was_answered(qtbot: QtBot, pressed: int, answer: Answer) -> None:
    question = Question(
        "Forget Joyce for good?",
        "This cannot be undone.",
        yes="Forget",
        no="Keep",
        kinder="Save a copy first",
        danger=True,
    )
    qtbot.addWidget(question)
    button = question.findChildren(Button)[pressed]
    question.open()
    button.click()
    assert question.answer() is answer


def test_a_question_closed_is_a_no(qtbot: QtBot) -> None:
    question = Question("Go on?", "All of it.", yes="Go on")
    qtbot.addWidget(question)
    question.open()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.answer() is Answer.NO


def test_a_dialog_goes_once_it_was_answered_and_its_parent_keeps_none(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    question = Question("Go on?", "All of it.", yes="Go on", parent=page)
    gone = QSignalSpy(question.destroyed)
    QTimer.singleShot(0, question, question.yes.click)
    assert question.ask() is Answer.YES
    qtbot.waitUntil(lambda: gone.count() == 1)
    assert page.findChildren(Question) == []


def test_a_card_says_its_title_and_note(qtbot: QtBot) -> None:
    card = Card("Promises due", "31 open")
    qtbot.addWidget(card)
    card.add(label("One"))
    card.set_title("Promises kept")
    card.set_note("22")
    assert card.accessibleName() == "Promises kept"


def test_the_ring_goes_around_the_button_that_has_the_keyboard(
    qapp: QApplication, qtbot: QtBot
) -> None:
    gc.collect()  # nobody but the application keeps it
    follower = FocusFollower.install(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    button, other = Button("Save"), QLineEdit()
    column.addWidget(button)
    column.addWidget(other)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    button.setFocus()
    assert follower.ring.isVisible()
    assert follower.ring.geometry().contains(button.geometry())
    page.resize(page.width() + 80, page.height() + 40)
    assert follower.ring.geometry().contains(button.geometry())
    other.setFocus()
    assert not follower.ring.isVisible()


@pytest.mark.usefixtures("dressed")
def test_the_ring_is_there_again_after_the_window_in_which_it_was_seen_is_gone(
    qapp: QApplication, qtbot: QtBot
) -> None:
    for _ in range(2):
        gc.collect()
        page, button = QWidget(), Button("Save")
        QVBoxLayout(page).addWidget(button)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        button.setFocus()
        (follower,) = qapp.findChildren(FocusFollower)
        qtbot.waitUntil(follower.ring.isVisible)
        page.close()
        delete(page)
