"""The card on which the sync through a folder is turned on and off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from organiser_app.store.log import Log
from organiser_app.sync.folder.standing import standing
from organiser_app.sync.runs import merge_runs
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.folder_part import FolderPart
from organiser_app.ui.pages.team.sync_card import SyncCard
from organiser_app.ui.widgets import Question, Toast
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.folder.folders import add_theme, names, themes, turn
from tests.ui.pages.dialogs import in_dialog, leaving_dialog


@pytest.fixture
def card(window: MainWindow) -> SyncCard:
    """The card, on its page."""
    page = window.open_page(PageName.TEAM)
    (made,) = page.findChildren(SyncCard)
    return made


@pytest.fixture
def part(card: SyncCard) -> FolderPart:
    """What it has about the folder."""
    return card.folder


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that the team has."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def offered(part: FolderPart) -> list[str]:
    """What can be pressed now."""
    buttons = (part.now, part.on, part.choose, part.off)
    return [button.text() for button in buttons if button.isVisible()]


def test_at_first_only_a_folder_can_be_chosen(part: FolderPart) -> None:
    assert offered(part) == ["Choose a folder…"]
    assert part.state.isVisible()
    assert not part.place.isVisible()


def test_a_folder_that_is_chosen_is_synced_through_until_it_is_turned_off(
    card: SyncCard,
    part: FolderPart,
    window: MainWindow,
    shared: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    part.choose.click()
    assert len(names(shared)) == 1
    assert offered(part) == ["Sync now", "Another folder…", "Turn off"]
    assert part.sentence.text().startswith("Synced ")
    assert part.place.text() == str(shared)
    assert "Nobody is confirmed yet" in part.waits.text()
    assert not card.what_it_is.isVisible()
    part.off.click()
    assert offered(part) == ["Turn on", "Another folder…"]
    assert not window.desk.log.read(standing).is_on
    assert card.what_it_is.isVisible()
    part.on.click()
    assert window.desk.log.read(standing).is_on


def test_another_folder_is_chosen_while_the_sync_is_on_and_a_refused_one_leaves_the_first(
    part: FolderPart, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shared.with_name("other")
    other.mkdir()
    part.sync_through(shared)
    chosen = [str(window.desk.log.folder.path), str(other)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen.pop(0))
    part.choose.click()
    assert part.place.text() == str(shared)
    assert len(window.findChildren(Toast)) == 1
    part.choose.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(Toast) == []
    assert part.place.text() == str(other)
    assert len(names(other)) == 1
    assert part.sentence.text().startswith("Synced ")


def test_leaving_the_question_for_a_folder_changes_nothing(
    part: FolderPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    part.choose.click()
    assert offered(part) == ["Choose a folder…"]


def test_a_folder_that_holds_the_log_is_refused_with_the_reason(
    part: FolderPart, window: MainWindow
) -> None:
    part.sync_through(window.desk.log.folder.path)
    (toast,) = window.findChildren(Toast)
    assert "holds the log itself" in toast.accessibleName()
    assert offered(part) == ["Choose a folder…"]


def test_what_waits_is_told_the_first_few(part: FolderPart, shared: Path) -> None:
    part.sync_through(shared)
    for number in range(2):
        (shared / f"{number:016x}-0-1.opack").write_bytes(b"half")
    part.now.click()
    assert "2 files waiting: It has not come whole yet." in part.waits.text()


def test_after_a_merge_was_taken_back_the_sync_can_be_begun_anew(
    part: FolderPart, window: MainWindow, beth: Log, shared: Path
) -> None:
    log = window.desk.log
    add_theme(beth, "lifts")
    turn(beth, shared)
    part.sync_through(shared)
    assert "lifts" in themes(log)
    assert not part.anew.isVisible()
    (run,) = log.read(merge_runs)
    window.desk.change(unmerge, run.sequence)
    assert "Begin the sync anew" in part.waits.text()
    assert "lifts" not in themes(log)
    assert not part.now.isVisible()
    part.anew.click()
    assert "lifts" in themes(log)
    assert part.waits.text() == ""
    assert part.now.isVisible()
    assert not part.anew.isVisible()


def test_a_file_that_would_erase_many_is_looked_into_and_merged_and_the_sync_goes_on(
    part: FolderPart, window: MainWindow, beth: Log, shared: Path
) -> None:
    log = window.desk.log
    residents = add_residents(beth, 20)
    part.sync_through(shared)
    turn(beth, shared)
    part.now.click()
    assert residents_in(log) == 20
    erase(beth, residents[:13])
    turn(beth, shared)
    add_theme(beth, "lifts")
    turn(beth, shared)
    part.now.click()
    assert "1 file waiting: Beth’s log would erase 13 of the 20" in part.waits.text()
    part.look_into.click()
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    view = page.merging
    assert view.packs.sentence.text() == "2 can be merged."
    leaving_dialog(Question, Question.reject)
    view.packs.merge.click()
    assert residents_in(log) == 20
    in_dialog(Question, lambda question: question.yes.click())
    view.packs.merge.click()
    assert residents_in(log) == 7
    view.choosing.leave.click()
    assert part.waits.text() == ""
    assert not part.look_into.isVisible()
    assert "lifts" in themes(log)
    assert log.read(standing).waiting == ()
