"""The card on which the sync is turned on and off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from organiser_app.sync.folder.standing import standing
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team.sync_card import SyncCard
from organiser_app.ui.widgets import Toast
from tests.sync.folder.folders import names


@pytest.fixture
def card(window: MainWindow) -> SyncCard:
    """The card, on its page."""
    page = window.open_page(PageName.TEAM)
    (made,) = page.findChildren(SyncCard)
    return made


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that the team has."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def offered(card: SyncCard) -> list[str]:
    """What can be pressed now."""
    buttons = (card.now, card.on, card.choose, card.off)
    return [button.text() for button in buttons if button.isVisible()]


def test_at_first_only_a_folder_can_be_chosen(card: SyncCard) -> None:
    assert offered(card) == ["Choose a folder…"]
    assert card.sentence.text().startswith("Off.")
    assert not card.place.isVisible()


def test_a_folder_that_is_chosen_is_synced_through_until_it_is_turned_off(
    card: SyncCard, window: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    card.choose.click()
    assert len(names(shared)) == 1
    assert offered(card) == ["Sync now", "Choose a folder…", "Turn off"]
    assert card.sentence.text().startswith("Synced ")
    assert card.place.text() == str(shared)
    assert "Nobody is confirmed yet" in card.waits.text()
    card.off.click()
    assert offered(card) == ["Turn on", "Choose a folder…"]
    assert not window.desk.log.read(standing).is_on
    card.on.click()
    assert window.desk.log.read(standing).is_on


def test_leaving_the_question_for_a_folder_changes_nothing(
    card: SyncCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    card.choose.click()
    assert offered(card) == ["Choose a folder…"]


def test_a_folder_that_holds_the_log_is_refused_with_the_reason(
    card: SyncCard, window: MainWindow
) -> None:
    card.sync_through(window.desk.log.folder.path)
    (toast,) = window.findChildren(Toast)
    assert "holds the log itself" in toast.accessibleName()
    assert offered(card) == ["Choose a folder…"]


def test_what_waits_is_told_the_first_few(card: SyncCard, shared: Path) -> None:
    card.sync_through(shared)
    for number in range(2):
        (shared / f"{number:016x}-0-1.opack").write_bytes(b"half")
    card.now.click()
    assert "2 files waiting: It has not come whole yet." in card.waits.text()
