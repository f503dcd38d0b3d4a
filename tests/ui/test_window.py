from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

import organiser_app
from organiser_app import logs, paths
from organiser_app.domain.change import Change
from organiser_app.domain.errors import DiskFull, HubProblem, NotFound
from organiser_app.domain.inputs import ListeningInput, NextStepInput, PersonInput, StatementInput
from organiser_app.domain.values import StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.undo import NEVER_TAKEN_BACK
from organiser_app.store.log import Log
from organiser_app.ui.actions import ACTIONS, PageName, on_rail
from organiser_app.ui.app import WINDOW_SIZE, window_on
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.palette import Palette
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.painting.text import width_of
from organiser_app.ui.phrases import spoken_intentions
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, IconMark, Toast
from tests.store_fixtures import START
from tests.ui.lists import with_keyboard

_PADDING = QMargins(4, 4, 4, 4)
"""Around the words of a button, at the least."""


def a_listening() -> ListeningInput:
    return ListeningInput(
        at=START,
        where="14 Kendal Road",
        people=(PersonInput(name="Bill Hughes", is_new=True),),
        statements=(StatementInput(kind=StatementKind.CONCERN, words="damp", themes=("housing",)),),
        next_steps=(NextStepInput(what="ring back", due_on=START.date()),),
    )


def the_toast(window: MainWindow) -> Toast:
    toast = window.findChild(Toast)
    assert toast is not None
    return toast


def is_told(window: MainWindow) -> bool:
    """Whether a toast is there."""
    return window._toast is not None


def test_no_two_actions_share_their_keys() -> None:
    keys = [QKeySequence(each).toString() for action in ACTIONS for each in action.every_keys]
    assert len(keys) == len(set(keys))


def test_the_first_page_is_today(owned_log: Log, qtbot: QtBot) -> None:
    window = window_on(owned_log)
    qtbot.addWidget(window)
    assert window.stack.currentWidget() is window.open_page(PageName.TODAY)
    window.close()


def test_every_page_opens_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    for number, name in enumerate(filter(on_rail, PageName), 1):
        qtbot.keyClick(window, Qt.Key(ord(str(number % 10))), Qt.KeyboardModifier.ControlModifier)
        assert getattr(window.stack.currentWidget(), "name", None) is name


def test_a_change_is_told_and_can_be_taken_back_from_where_it_is_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.change(record_listening, a_listening())
    assert "Listening saved" in the_toast(window).accessibleName()
    today = window.open_page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    assert today.visits.model().rowCount() == 1
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert today.visits.model().rowCount() == 0


def test_what_was_taken_back_is_told_so_and_can_be_brought_back(window: MainWindow) -> None:
    window.desk.change(record_listening, a_listening())
    window.desk.undo()
    toast = window._toast
    assert toast is not None
    assert toast.accessibleName() == "Taken back: the listening, 14 Kendal Road"
    toast.acted.emit()
    assert window._toast is not None
    assert window._toast.accessibleName() == "Brought back: the listening, 14 Kendal Road"


def test_ctrl_k_finds_a_person_by_some_letters_and_a_page_by_its_name(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.change(record_listening, a_listening())
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(window.top.search, "hugh")
    found = palette.view.current_row()
    assert isinstance(found, SimpleRow)
    assert found.title == "Bill Hughes"
    window.top.search.clear()
    qtbot.keyClicks(window.top.search, "repo")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.REPORTS


def test_an_error_stays_until_it_is_closed(window: MainWindow) -> None:
    window.warn(NotFound("There is no such person."))
    toast = the_toast(window)
    assert toast.isVisible()
    assert [button.text() for button in toast.findChildren(Button)] == ["Close"]


def test_esc_closes_an_error_before_it_does_anything_in_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    page.choose()
    view = page.merging.choosing
    with_keyboard(view.list, qtbot)
    window.warn(NotFound("There is no such person."))
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert not is_told(window)
    assert view.isVisible()
    window.say("Pack merged")
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert is_told(window)
    window.open_page(PageName.TODAY)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not is_told(window)


def test_an_error_goes_once_what_failed_goes_well_and_stays_where_something_else_does(
    window: MainWindow,
) -> None:
    def fail() -> None:
        raise NotFound("The folder is not there.")

    def attempt(what: str, job: Callable[[], None]) -> None:
        window.desk.attempt(what, job, lambda _: None, owner=window)

    attempt("sync", fail)
    attempt("figures", lambda: None)
    assert is_told(window)
    attempt("sync", lambda: None)
    assert not is_told(window)


def test_the_detail_of_an_error_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.warn(DiskFull("The disk is full.", detail="database or disk is full"))
    toast = the_toast(window)
    copying, _ = toast.findChildren(Button)
    qtbot.mouseClick(copying, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "The disk is full.\ndatabase or disk is full"
    assert toast.isVisible()


def test_a_fault_of_ours_says_where_its_detail_is_and_copies_nobody_s_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    with pytest.raises(RuntimeError):
        window.warn(RuntimeError("Bill said that it is damp"))
    toast = the_toast(window)
    assert str(paths.state_folder() / logs.FILE_NAME) in toast.accessibleName()
    qtbot.mouseClick(toast.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert "builtins.RuntimeError" in QApplication.clipboard().text()
    assert "Bill" not in QApplication.clipboard().text()


def test_that_nothing_is_left_to_undo_goes_by_itself(window: MainWindow) -> None:
    window.desk.undo()
    toast = the_toast(window)
    assert "nothing left to undo" in toast.accessibleName()
    assert not toast.findChildren(Button)


@pytest.mark.parametrize("size", [WINDOW_SIZE, (1024, 700)])
@pytest.mark.parametrize(
    "tell",
    [
        lambda window: window.say("Listening saved", undo=True),
        lambda window: window.warn(HubProblem("Ask whoever keeps it for another one. " * 5)),
    ],
)
def test_a_toast_lies_over_nothing_that_can_be_pressed_on_any_page(
    window: MainWindow, tell: Callable[[MainWindow], None], size: tuple[int, int]
) -> None:
    window.resize(*size)
    for name in PageName:
        page = window.open_page(name)
        QApplication.processEvents()
        tell(window)
        toast = window._toast
        assert toast is not None
        for button in page.findChildren(QAbstractButton):
            if not button.visibleRegion().isEmpty():
                top_left = button.mapTo(window, QPoint(0, 0))
                shown = button.visibleRegion().boundingRect().translated(top_left)
                words = shown.marginsRemoved(_PADDING)
                assert not toast.geometry().intersects(words), (name, button.text())


@pytest.mark.parametrize(
    ("road", "said"), [("merge", "Pack merged"), ("unmerge", "Merge taken back: 1 entry went")]
)
def test_a_merge_offers_no_undo_that_would_take_back_something_else(
    window: MainWindow, desk: Desk, road: str, said: str
) -> None:
    desk.bus.changed.emit(Change(7, road, frozenset({"statement"}), road=road))
    assert the_toast(window).accessibleName() == said
    assert not the_toast(window).findChildren(Button)


@pytest.mark.parametrize("message", ["Listening saved", "Listening saved, 14 Kendal Road " * 9])
def test_a_toast_leaves_the_keys_in_sight_on_a_narrow_window(
    message: str, window: MainWindow
) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    window.say(message, undo=True)
    toast = the_toast(window)
    assert window.rect().contains(toast.geometry())
    assert toast.width() <= toast.sizeHint().width()
    for hint in window.status.hints:
        shown = QRect(hint.mapTo(window, QPoint(0, 0)), hint.size())
        assert not toast.geometry().intersects(shown)
    for button in toast.findChildren(Button):
        assert toast.rect().contains(button.geometry())


def test_the_title_names_the_log_so_that_two_windows_are_told_apart(window: MainWindow) -> None:
    assert window.windowTitle() == "Patch – Organiser"


def test_an_error_warns_and_leaves_the_name_of_the_organiser_in_sight(window: MainWindow) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    window.warn(HubProblem("Ask whoever keeps it for another one. " * 5))
    toast = the_toast(window)
    assert window.rect().contains(toast.geometry())
    assert not toast.geometry().intersects(window.rail.geometry())
    (mark,) = toast.findChildren(IconMark)
    warning = IconMark("warning", "", "danger", side=16, parent=toast)
    warning.resize(mark.size())
    assert mark.grab().toImage() == warning.grab().toImage()


def test_the_foot_says_whose_log_it_is_and_that_it_is_encrypted(window: MainWindow) -> None:
    texts = {child.text() for child in window.status.findChildren(QLabel)}
    assert "Patch log, encrypted" in texts
    assert "Sync off" in texts


def test_every_intention_of_a_service_has_a_sentence() -> None:
    program = Path(organiser_app.__file__).parent
    files = [path for name in ("services", "sync") for path in (program / name).glob("*.py")]
    sources = [path.read_text(encoding="utf-8") for path in files]
    intended = {name for text in sources for name in re.findall(r'commit\("(\w+)"', text)}
    assert "record_listening" in intended
    assert intended - NEVER_TAKEN_BACK <= spoken_intentions()


def test_a_page_that_cannot_be_made_says_so(desk: Desk, qtbot: QtBot) -> None:
    def broken(_desk: Desk) -> Page:
        raise RuntimeError("torn")

    window = MainWindow(desk, {PageName.TODAY: broken})
    qtbot.addWidget(window)
    with pytest.raises(RuntimeError):
        window.open_page(PageName.TODAY)
    assert "Nothing that was saved is lost" in the_toast(window).accessibleName()


def test_no_word_of_the_rail_touches_its_edge(window: MainWindow) -> None:
    metrics, strong = current().metrics, current().font(Text.BODY, 600)
    for item in window.rail.findChildren(QAbstractButton):
        room = item.width() - metrics.px(38)
        assert width_of(item.text(), strong) <= room - metrics.half, item.text()


def test_a_change_is_told_after_one_that_needed_no_telling(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.say("Tie made", undo=True)
    first = the_toast(window)
    with qtbot.waitSignal(first.destroyed):
        window.desk.bus.changed.emit(Change(1, "knock", frozenset({"attempt"})))
    window.desk.bus.changed.emit(Change(2, "make_tie", frozenset({"tie"})))
    assert the_toast(window).isVisible()
