"""The sync through a hub in the window: its address is given, and what it says can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.keeper import Login, make_login, make_team, shut_login
from organiser_app.sync.hub.standing import address_of, standing, turn_on
from organiser_app.sync.hub.turn import Way, sync_with_hub
from organiser_app.sync.members import member_left
from organiser_app.sync.team import team
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.hub_address import HubAddressDialog
from organiser_app.ui.pages.team.hub_part import HubPart
from organiser_app.ui.pages.team.sync_card import SyncCard
from organiser_app.ui.widgets import Button, Question, Toast
from tests.store_fixtures import SettableClock
from tests.sync.erasing import add_residents, erase, residents_in
from tests.sync.folder.folders import add_theme, names, themes
from tests.sync.hub.conftest import hub_address, nowhere, server
from tests.sync.teams import changes, colleague_of
from tests.ui.lists import simple_rows
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, nameless, untranslated

__all__ = ["hub_address", "marked", "nowhere", "server"]


@pytest.fixture
def part(window: MainWindow) -> HubPart:
    """What the card of the sync has about the hub."""
    (card,) = window.open_page(PageName.TEAM).findChildren(SyncCard)
    return card.hub


@pytest.fixture
def beth(owned_log: Log, tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """The log of a colleague, who knows the one in the window."""
    with colleague_of(owned_log, tmp_path, empty_log_folder, "Beth") as log:
        yield log


@pytest.fixture
def login(hub_address: Address) -> Login:
    """The first login of the team, at a hub of its own."""
    return make_team(hub_address)


def offered(part: HubPart) -> list[str]:
    """What can be pressed now."""
    buttons = (part.now, part.on, part.choose, part.key, part.off)
    return [button.text() for button in buttons if button.isVisible()]


def give(part: HubPart, address: Address) -> None:
    """Paste an address."""
    in_dialog(HubAddressDialog, lambda dialog: dialog.field.line.setText(f" {address.url}\n"))
    part.choose.click()


def make_key(part: HubPart) -> None:
    """Make the team's key."""
    in_dialog(Question, lambda question: question.yes.click())
    part.key.click()


@pytest.fixture
def exchange(part: HubPart, beth: Log, hub_address: Address, login: Login) -> Callable[[], None]:
    """Begins at the hub, and lets Beth sync there and the log in the window after her."""
    give(part, login.address)
    make_key(part)
    address = make_login(hub_address, login.team).address

    def sync_both() -> None:
        sync_with_hub(beth, address, Way(pauses=()))
        part.now.click()

    return sync_both


def assert_done_only_where_meant(button: Button, is_done: Callable[[], bool]) -> None:
    """What a button does is asked about first: no leaves it undone, yes does it."""
    leaving_dialog(Question, Question.reject)
    button.click()
    assert not is_done()
    in_dialog(Question, lambda question: question.yes.click())
    button.click()
    assert is_done()


def all_words(widget: QWidget) -> str:
    """All that stands on a widget, and in its fields."""
    labels = [each.text() + each.toolTip() for each in widget.findChildren(QLabel)]
    return " ".join([*labels, *(each.text() for each in widget.findChildren(QLineEdit))])


def toasts(window: MainWindow) -> str:
    """What toasts say."""
    return " ".join(toast.accessibleName() for toast in window.findChildren(Toast))


def foot(window: MainWindow) -> str:
    """What stands at the foot of the window."""
    return " ".join(child.text() for child in window.status.findChildren(QLabel))


def test_at_first_only_an_address_can_be_given(part: HubPart) -> None:
    assert offered(part) == ["Give the address…"]
    assert part.state.isVisible()


def test_what_is_no_address_is_said_at_the_field_and_kept_nowhere(
    part: HubPart, owned_log: Log
) -> None:
    said: list[str] = []

    def mistype(dialog: HubAddressDialog) -> None:
        for typed in ("", "hub.example.org", "postgresql://a@hub.example/b?sslmode=require"):
            dialog.field.line.setText(typed)
            dialog.accepting.click()
            said.extend(each.text() for each in dialog.field.findChildren(QLabel)[1:])
            assert dialog.field.line.text() == typed

    leaving_dialog(HubAddressDialog, mistype)
    part.choose.click()
    nothing, no_address, loose = said
    assert nothing == "Paste the address that you got."
    assert no_address.startswith("That is no address of a hub.")
    assert "verify-full" in loose
    assert not owned_log.read(standing).is_on
    assert offered(part) == ["Give the address…"]


def test_a_hub_is_let_prove_nothing_by_whoever_ticks_it_and_the_card_says_so(
    part: HubPart, owned_log: Log, nowhere: Address
) -> None:
    # Not this machine by its name, though it is.
    loose = nowhere.url.replace("127.0.0.1", "0.0.0.0") + "?sslmode=prefer"  # noqa: S104
    refused: list[str] = []

    def tick_later(dialog: HubAddressDialog) -> None:
        dialog.field.line.setText(loose)
        dialog.accepting.click()
        refused.extend(each.text() for each in dialog.field.findChildren(QLabel)[1:])
        assert dialog.cost.isHidden()
        dialog.plain.box.click()
        assert dialog.cost.isVisible()

    in_dialog(HubAddressDialog, tick_later)
    part.choose.click()
    assert "verify-full" in refused[0]
    assert part.place.text() == f"organiser at 0.0.0.0:{urlsplit(loose).port}, without proof"
    assert part.waits.text().startswith("The hub at ")
    assert owned_log.read(standing).is_on


def test_a_hub_that_cannot_be_reached_is_said_and_waited_for_longer_each_time(
    part: HubPart, window: MainWindow, owned_log: Log, nowhere: Address
) -> None:
    give(part, nowhere)
    assert part.sentence.text() == "Not synced."
    assert part.place.text() == f"organiser at 127.0.0.1:{urlsplit(nowhere.url).port}"
    assert part.waits.text().startswith("The hub at ")
    assert "Not synced" in foot(window)
    part.now.click()
    assert owned_log.read(standing).failures == 2
    part.off.click()
    assert offered(part) == ["Turn on", "Another address…"]
    assert "Sync off" in foot(window)
    part.on.click()
    assert owned_log.read(standing).failures == 1


def test_another_address_is_given_while_the_sync_is_on_and_what_is_no_address_leaves_the_first(
    part: HubPart, owned_log: Log, nowhere: Address, login: Login
) -> None:
    give(part, nowhere)
    assert offered(part) == ["Sync now", "Another address…", "New key…", "Turn off"]
    leaving_dialog(HubAddressDialog, lambda dialog: dialog.accepting.click())
    part.choose.click()
    assert owned_log.read(address_of) == nowhere
    give(part, login.address)
    assert owned_log.read(address_of) == login.address
    assert "has no key on the hub yet" in part.waits.text()
    assert owned_log.read(standing).is_on


def test_the_password_is_shown_nowhere(
    part: HubPart, window: MainWindow, owned_log: Log, nowhere: Address
) -> None:
    give(part, nowhere)
    assert "secret" not in all_words(window)
    assert "secret" not in repr(owned_log.read(standing))

    def look(dialog: HubAddressDialog) -> None:
        assert dialog.field.line.echoMode() is QLineEdit.EchoMode.Password
        assert dialog.field.line.text() == ""

    part.off.click()
    leaving_dialog(HubAddressDialog, look)
    part.choose.click()


def test_the_keys_maker_begins_and_what_each_writes_comes_to_the_other(
    part: HubPart, window: MainWindow, beth: Log, hub_address: Address, login: Login
) -> None:
    told: list[Change] = []
    owned_log = window.desk.log
    window.desk.bus.changed.connect(told.append)
    give(part, login.address)
    assert "has no key on the hub yet" in part.waits.text()
    assert "organiser hub" not in part.waits.text()
    add_theme(owned_log, "lifts")
    make_key(part)
    assert "Made key number 1 of the team, for Ada, Beth." in toasts(window)
    assert part.sentence.text().startswith("Synced ")
    assert part.waits.text() == ""
    address = make_login(hub_address, login.team).address
    sync_with_hub(beth, address, Way(pauses=()))
    assert "lifts" in themes(beth)
    add_theme(beth, "damp")
    sync_with_hub(beth, address, Way(pauses=()))
    part.now.click()
    assert "damp" in themes(owned_log)
    assert {change.road for change in told} == {"hub"}
    assert "Synced " in foot(window)


def test_whoever_left_is_told_of_until_there_is_a_new_key(
    part: HubPart, window: MainWindow, owned_log: Log, beth: Log, login: Login
) -> None:
    assert beth.read(team)
    give(part, login.address)
    make_key(part)
    (known,) = owned_log.read(team)
    member_left(owned_log, known.id)
    part.now.click()
    assert part.waits.text().startswith("Beth left, and can still open what is written")
    assert "Sync: see Team" in foot(window)
    make_key(part)
    assert part.waits.text() == ""
    assert "Made key number 2 of the team, for Ada." in toasts(window)


def test_a_key_is_made_only_by_whoever_means_it(
    part: HubPart, window: MainWindow, login: Login
) -> None:
    give(part, login.address)
    leaving_dialog(Question, Question.reject)
    part.key.click()
    assert "Made key" not in toasts(window)


def test_a_login_that_was_shut_is_said_plainly(
    part: HubPart, owned_log: Log, hub_address: Address, login: Login
) -> None:
    give(part, login.address)
    make_key(part)
    shut_login(hub_address, login.name)
    part.now.click()
    assert part.sentence.text().startswith("Not synced since ")
    assert part.waits.text().startswith("The hub does not let this login in.")
    assert owned_log.read(standing).failures == 1


@pytest.mark.usefixtures("beth")
def test_a_folder_and_a_hub_come_to_rest_beside_each_other(
    part: HubPart, window: MainWindow, owned_log: Log, login: Login, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    give(part, login.address)
    make_key(part)
    (card,) = window.open_page(PageName.TEAM).findChildren(SyncCard)
    card.folder.sync_through(shared)
    add_theme(owned_log, "lifts")
    for _ in range(3):
        window.actions_by_name["sync"].trigger()
    before = changes(owned_log), names(shared)
    for _ in range(2):
        window.actions_by_name["sync"].trigger()
    assert (changes(owned_log), names(shared)) == before
    assert offered(part) == ["Sync now", "Another address…", "New key…", "Turn off"]


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(
    part: HubPart, desk: Desk, owned_log: Log, nowhere: Address
) -> None:
    turn_on(owned_log, nowhere)
    part.look()
    assert nameless(part) == set()
    dialog = HubAddressDialog(desk, tr("Address of the hub"), turn_on, yes=tr("Go on"))
    dialog.show()
    assert nameless(dialog) == set()
    assert untranslated(dialog) == set()
    dialog.close()
    QTest.qWait(0)


def test_what_came_by_the_hub_and_was_taken_back_is_brought_again_when_asked_for(
    part: HubPart, window: MainWindow, beth: Log, exchange: Callable[[], None]
) -> None:
    log, page = window.desk.log, window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    seen = page.overview
    add_theme(beth, "damp")
    exchange()
    (run,) = simple_rows(seen.merges.list)
    assert run.title == "From Beth, by the hub"
    seen.merges.list.choose(run.key)
    assert not seen.again.isVisible()
    in_dialog(Question, lambda question: question.yes.click())
    seen.take_back.click()
    part.now.click()
    assert "damp" not in themes(log)
    assert_done_only_where_meant(seen.again, lambda: "damp" in themes(log))
    assert part.waits.text() == ""


def test_rows_from_days_to_come_are_let_in_by_whoever_looked_at_the_clocks(
    part: HubPart, window: MainWindow, beth: Log, exchange: Callable[[], None]
) -> None:
    log = window.desk.log
    assert isinstance(beth.clock, SettableClock)
    beth.clock.now += timedelta(days=400)
    add_theme(beth, "damp")
    exchange()
    assert part.waits.text().startswith("What Beth wrote lies up to 400 days ahead")
    assert_done_only_where_meant(part.held, lambda: "damp" in themes(log))
    assert part.waits.text() == ""
    assert not part.held.isVisible()


def test_rows_that_would_erase_many_are_looked_at_and_wait_or_are_let_in(
    part: HubPart, window: MainWindow, beth: Log, exchange: Callable[[], None]
) -> None:
    log = window.desk.log
    residents = add_residents(beth, 20)
    exchange()
    assert not part.held.isVisible()
    erase(beth, residents[:13])
    exchange()
    assert part.waits.text().startswith("Beth’s log would erase 13 of the 20 residents here.")
    assert offered(part) == ["Sync now", "Another address…", "Turn off"]
    told: list[str] = []

    def read(question: Question) -> None:
        told.extend(label.text() for label in question.findChildren(QLabel))
        question.reject()

    leaving_dialog(Question, read)
    part.held.click()
    assert any("Resident 011 and 1 other." in words for words in told)
    assert residents_in(log) == 20
    in_dialog(Question, lambda question: question.yes.click())
    part.held.click()
    assert residents_in(log) == 7
    assert part.waits.text() == ""
    assert not part.held.isVisible()
