"""A window 1,024 pixels wide is wide enough, whatever was done in it before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.store.queries.organisers import organisers
from organiser_app.sync.folder.standing import turn_on
from organiser_app.sync.handed_in import team_standing
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.standing import turn_on as sync_through_a_hub
from organiser_app.sync.pack_problems import figures_alone
from organiser_app.sync.taking import PackRefused, merge_pack
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.calendar import CalendarDialog
from organiser_app.ui.dialogs.contacts import ContactsDialog
from organiser_app.ui.dialogs.contacts_in import ContactsInDialog
from organiser_app.ui.dialogs.handover import HandoverDialog
from organiser_app.ui.dialogs.keys import KeysDialog
from organiser_app.ui.dialogs.two_residents import TwoResidentsDialog
from organiser_app.ui.dialogs.welcome import WelcomeDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.handing_over import HandOverDialog
from organiser_app.ui.pages.team.own_card import OwnCardDialog, own_card
from organiser_app.ui.pages.today import TodayPage
from organiser_app.ui.pages.web.export_dialog import ExportDialog
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import StatusPart
from tests.sync.teams import colleague_of

WIDE, ENOUGH = 1280, 1024
LEAST = (1000, 640)
_DRAWN_WIDER = 0.9
"""What is left of the width, as letters on a screen are a tenth wider than those of the tests."""
LONG_SENTENCE = "44 people to go back to, 31 promises due, 4 drafts. " * 3


def settled() -> None:
    """Let what was asked of the layout be done, which takes a few turns of the loop."""
    for _ in range(4):
        QApplication.processEvents()


def test_a_wide_window_on_which_every_page_was_opened_can_be_made_narrow(
    window: MainWindow,
) -> None:
    assert window.width() == WIDE
    for name in PageName:
        window.open_page(name)
        settled()
        assert window.minimumSizeHint().width() <= ENOUGH, name
    window.resize(ENOUGH, 700)
    settled()
    assert window.width() == ENOUGH


def test_no_sentence_at_the_head_of_a_page_keeps_the_window_wide(window: MainWindow) -> None:
    today = window.open_page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    today.header.set_sentence(LONG_SENTENCE)
    settled()
    assert window.minimumSizeHint().width() <= ENOUGH
    (sentence,) = (each for each in today.findChildren(QLabel) if each.text() == LONG_SENTENCE)
    assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_no_name_of_a_log_keeps_the_window_wide(window: MainWindow) -> None:
    window.status.set_right([StatusPart("lock", "Sample neighbourhood " * 6)])
    settled()
    assert window.minimumSizeHint().width() <= ENOUGH


def test_when_it_last_synced_is_read_whole_beside_a_long_name_of_a_log(window: MainWindow) -> None:
    said = ("All saved 08:48", "Backed up today 08:44", "Not synced since 08:48")
    window.resize(ENOUGH, 700)
    window.status.set_left([StatusPart("check", words) for words in said])
    window.status.set_right([StatusPart("lock", "Sample neighbourhood " * 6)])
    settled()
    assert window.width() == ENOUGH
    shown = {each.text(): each for each in window.status.findChildren(QLabel)}
    assert all(shown[words].width() >= shown[words].sizeHint().width() for words in said)


def test_no_packs_that_are_looked_into_keep_the_window_wide(window: MainWindow) -> None:
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    page.show_over(page.merging)
    figures = PackRefused(Path("Ana.pack"), figures_alone())
    page.merging.packs.show_packs([figures], (), (), page.desk.today)
    settled()
    assert window.minimumSizeHint().width() <= ENOUGH * _DRAWN_WIDER


def test_no_merge_and_no_sync_makes_the_window_higher_than_a_low_screen(
    window: MainWindow, tmp_path: Path, empty_log_folder: Path
) -> None:
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    window.resize(*LEAST)
    log, shared = page.desk.log, tmp_path / "shared"
    shared.mkdir()
    with colleague_of(log, tmp_path, empty_log_folder, "Beth") as beth:
        merge_pack(log, write_pack_of(beth, tmp_path / "beth.pack", since_last=False).path)
    turn_on(log, shared)
    sync_through_a_hub(log, Address("postgresql://organiser_a_b:secret@127.0.0.1:9/organiser"))
    page.refresh()
    for part in (page.sync.folder, page.sync.hub):
        part.look()
        assert part.acts.isVisible()
    page.sync.hub.waits.setText("The hub is keeping back 3 rows of Beth. " * 5)
    page.sync.hub.waits.show()
    settled()
    assert (window.width(), window.height()) == LEAST
    assert page.overview.merges.list.height() >= current().metrics.row_two
    for card in (page.overview.merges, page.sync):
        page.overview.beside.ensureWidgetVisible(card)
        assert not card.visibleRegion().isEmpty()


@pytest.mark.parametrize(
    "make",
    [
        lambda window: KeysDialog(window.open_page(PageName.LISTEN), window),
        lambda window: CalendarDialog(window.desk),
        lambda window: ContactsDialog(window.desk),
        lambda _window: ContactsInDialog((), ()),
        lambda window: TwoResidentsDialog(window.desk),
        lambda window: HandoverDialog(window.desk, window.desk.log.read(organisers)),
        lambda window: HandOverDialog(window.desk, window.desk.log.read(team_standing)),
        lambda window: OwnCardDialog(window.desk, own_card(window.desk.log)),
        lambda _window: ExportDialog([]),
        lambda _window: WelcomeDialog(),
    ],
)
def test_the_widest_dialogs_have_room_on_a_narrow_screen(
    make: Callable[[MainWindow], QWidget], window: MainWindow, qtbot: QtBot
) -> None:
    dialog = make(window)
    qtbot.addWidget(dialog)
    assert dialog.minimumSizeHint().width() <= ENOUGH
