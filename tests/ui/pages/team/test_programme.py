"""A programme's figures through a hub in the window: shown and handed in, added up and saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.errors import OrganiserError
from organiser_app.domain.figures import Period
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven, added_up
from organiser_app.sync.counting import figures_of, usual_period
from organiser_app.sync.figures import Figure, Figures
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.figures import ProgrammeSum, add_up_figures, hand_in_figures
from organiser_app.sync.hub.keeper import make_programme_login, make_team
from organiser_app.sync.hub.standing import (
    address_of,
    keep_address,
    keep_programme_address,
    programme_address_of,
    standing,
)
from organiser_app.sync.team import confirmed_members
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.asking_when import AddUpDialog
from organiser_app.ui.pages.team.handing_in import HandInDialog
from organiser_app.ui.pages.team.hub_address import HubAddressDialog
from organiser_app.ui.pages.team.merging.figures_view import FiguresView
from organiser_app.ui.tasks import Tasks
from organiser_app.ui.widgets import ProgressCard
from tests.making import making
from tests.sync.hub.conftest import hub_address, nowhere, server
from tests.sync.hub.test_figures import heard
from tests.sync.teams import colleague_of
from tests.ui.lists import lines, titles, with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, nameless, untranslated
from tests.ui.workers import Later

__all__ = ["hub_address", "marked", "nowhere", "server"]

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def said(page: TeamPage) -> list[str]:
    """What is told while a test goes on, and what went wrong."""
    told: list[str] = []

    def wrong(problem: Exception) -> None:
        assert isinstance(problem, OrganiserError)
        told.append(problem.message)

    page.desk.bus.said.connect(told.append)
    page.desk.bus.failed.connect(wrong)
    return told


@pytest.fixture
def cem(owned_log: Log, tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    """The log of another colleague of Ada's."""
    with colleague_of(owned_log, tmp_path, empty_log_folder, "Cem") as log:
        yield log


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen when one is asked for."""
    file = tmp_path / "programme.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


def dialog_of(desk: Desk, qtbot: QtBot, period: Period = MARCH) -> HandInDialog:
    dialog = HandInDialog(desk, desk.log.read(confirmed_members), "organiser at there", period)
    qtbot.addWidget(dialog)
    return dialog


def choose_days(dialog: HandInDialog | AddUpDialog, period: Period) -> None:
    """Put other days in."""
    dialog.days.begins.set_day(period.begins)
    dialog.days.ends.set_day(period.ends)


def as_a_programmes(address: Address) -> Address:
    """The same place, as if the login there were a programme's."""
    return Address(re.sub("organiser_[^_]+_", "organiser_programme_", address.url))


def press(
    page: TeamPage, key: Qt.Key, qtbot: QtBot, meet: Callable[[], None] = lambda: None
) -> None:
    """Press a key of the page, to `meet` a dialog; one that closed before took the keyboard."""
    place = with_keyboard(page.overview.members.list, qtbot)
    meet()
    qtbot.keyClick(place, key)


def counted(log: Log, period: Period = MARCH) -> Figures:
    """What a log tells of a period."""
    return log.read(lambda connection: figures_of(connection, period))


def in_hand(view: FiguresView) -> str:
    """What stands beside the list about the row in hand."""
    return " ".join(each.text() for each in view.told.findChildren(QLabel))


@pytest.mark.usefixtures("beth")
def test_every_count_that_leaves_is_shown_before_and_small_ones_are_not_told(
    owned_log: Log, desk: Desk, qtbot: QtBot
) -> None:
    heard(owned_log, 12)
    with making(owned_log) as make:
        make.promise("ring the council")
    shown = lines(dialog_of(desk, qtbot).list)
    figures = counted(owned_log)
    assert shown[0] == "Ada, Larkmoor"
    assert "Listenings, 12" in shown
    assert "Different residents heard, about 10" in shown
    assert "Concerns, fewer than five: not told" in shown
    assert any(line.startswith("March 2026, attempts 0, listenings 12") for line in shown)
    assert len(shown) == 1 + len(Figure) + 1 + len(figures.months)


@pytest.mark.usefixtures("beth")
def test_while_it_is_counted_that_is_said_and_nothing_can_be_handed_in(
    owned_log: Log, qtbot: QtBot
) -> None:
    slow = Later()
    dialog = dialog_of(Desk(owned_log, Tasks(slow), Bus()), qtbot)
    assert lines(dialog.list) == ["Counting…"]
    assert not dialog.accepting.isEnabled()
    slow.let_go()
    qtbot.waitUntil(dialog.accepting.isEnabled)
    assert lines(dialog.list)[0] == "Ada, Larkmoor"


def test_other_days_are_counted_anew_and_days_that_are_none_are_not_handed_in(
    owned_log: Log, beth: Log, desk: Desk, qtbot: QtBot
) -> None:
    assert beth.read(confirmed_members)
    heard(owned_log, 3)
    dialog = dialog_of(desk, qtbot)
    dialog.days.begins.set_day(date(2026, 4, 1))
    assert (dialog.answer(), lines(dialog.list), dialog.accepting.isEnabled()) == (None, [], False)
    dialog.accept()
    assert dialog.result() == 0
    dialog.days.ends.set_day(date(2026, 4, 30))
    assert "Listenings, 0" in lines(dialog.list)
    answer = dialog.answer()
    assert answer is not None
    assert answer.figures.period == Period(date(2026, 4, 1), date(2026, 4, 30))
    dialog.days.begins.set_day(date(1900, 1, 1))
    assert "at most 240 months" in dialog.problem.text()
    assert dialog.answer() is None


@pytest.mark.usefixtures("beth", "cem")
def test_among_several_who_reads_them_has_to_be_said(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot)
    dialog.accept()
    assert (dialog.result(), dialog.answer()) == (0, None)
    assert "Choose who reads them." in dialog.whom._below.text()
    dialog.whom.combo.setCurrentIndex(2)
    dialog.whom.edited.emit()
    dialog.accept()
    answer = dialog.answer()
    assert answer is not None
    assert (dialog.result(), answer.reader.name) == (1, "Cem")


def test_with_nobody_who_could_read_them_it_says_whose_card_to_add(
    page: TeamPage, said: list[str], qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_F, qtbot)
    assert said[0].startswith("Nobody is confirmed yet.")


def test_f_hands_in_just_what_was_shown_and_its_reader_adds_it_up(
    page: TeamPage, beth: Log, hub_address: Address, said: list[str], qtbot: QtBot
) -> None:
    log, address = page.desk.log, make_team(hub_address).address
    heard(log, 7)
    shown: list[str] = []

    def look(dialog: HandInDialog) -> None:
        choose_days(dialog, MARCH)
        shown.extend(lines(dialog.list))
        heard(log, 1)  # as a sync might, meanwhile

    def paste(dialog: HubAddressDialog) -> None:
        dialog.field.line.setText(address.url)
        in_dialog(HandInDialog, look)

    press(page, Qt.Key.Key_F, qtbot, lambda: in_dialog(HubAddressDialog, paste))
    assert said == ["Handed in figures, which Beth and this log alone can open."]
    assert "Listenings, 7" in shown
    added = add_up_figures(beth, make_programme_login(hub_address).address, MARCH)
    assert added.total is not None
    assert added.total.given[0].figures.counts[Figure.LISTENINGS] == 7
    stands = log.read(standing)
    assert (stands.is_on, stands.place.startswith("hub_")) == (False, True)


@pytest.mark.usefixtures("cem")
def test_a_adds_up_what_lies_there_and_says_of_whom_nothing_came(
    page: TeamPage, beth: Log, hub_address: Address, table: Path, qtbot: QtBot
) -> None:
    heard(beth, 7)
    (reader,) = (each for each in beth.read(confirmed_members) if each.name == "Ada")
    hand_in_figures(beth, make_team(hub_address).address, counted(beth), reader)
    programme = make_programme_login(hub_address).address

    def paste(dialog: HubAddressDialog) -> None:
        dialog.field.line.setText(programme.url)
        in_dialog(AddUpDialog, lambda asked: choose_days(asked, MARCH))

    press(page, Qt.Key.Key_A, qtbot, lambda: in_dialog(HubAddressDialog, paste))
    view = page.programme.view
    assert view.isVisible()
    assert view.title.text() == "Figures of 1 log"
    assert titles(view.list) == ["1 Mar to 31 Mar", "Handed in", "Beth", "Nothing came", "Cem"]
    assert "Different residents heard, 5 to 7" in lines(view.sheet.list)
    view.list.choose("given 0")
    assert view.sheet.whose.text() == "Told by Beth"
    view.list.choose("silent 0")
    assert "Nothing that can be read lies there for 1 Mar to 31 Mar." in in_hand(view)
    qtbot.keyClick(
        with_keyboard(view.list, qtbot), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    assert "2026-03-01,2026-03-31,,,listenings,7,7" in table.read_text()
    qtbot.keyClick(with_keyboard(view.list, qtbot), Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_a_hub_that_cannot_be_reached_is_said_and_asked_again_for_the_same_days(
    page: TeamPage, beth: Log, nowhere: Address, said: list[str], qtbot: QtBot
) -> None:
    assert beth.read(confirmed_members)
    log = page.desk.log
    keep_address(log, nowhere)
    keep_programme_address(log, as_a_programmes(nowhere))
    press(
        page,
        Qt.Key.Key_F,
        qtbot,
        lambda: in_dialog(HandInDialog, lambda dialog: choose_days(dialog, MARCH)),
    )
    offered: list[Period | None] = []
    press(
        page,
        Qt.Key.Key_A,
        qtbot,
        lambda: in_dialog(AddUpDialog, lambda dialog: offered.append(dialog.days.period())),
    )
    assert [" cannot be reached." in each for each in said] == [True, True]
    assert offered == [MARCH]
    assert page.programme.handing.isEnabled()
    assert page.programme.adding.isEnabled()
    assert page.overview.isVisible()


def test_the_hub_is_not_waited_for_once_somebody_says_stop(
    page: TeamPage, nowhere: Address, said: list[str], qtbot: QtBot
) -> None:
    hub = Later()
    page.desk.away = Tasks(hub)
    keep_programme_address(page.desk.log, as_a_programmes(nowhere))
    press(page, Qt.Key.Key_A, qtbot, lambda: in_dialog(AddUpDialog, lambda _: None))
    (progress,) = page.findChildren(ProgressCard)
    qtbot.waitUntil(progress.isVisible)
    assert not page.programme.adding.isEnabled()
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_Escape)
    assert not progress.isVisible()
    assert page.programme.adding.isEnabled()
    with qtbot.waitSignal(page.desk.away.busy_changed):
        hub.let_go()
    assert said == []
    assert page.overview.isVisible()


def test_a_login_of_the_other_sort_is_refused_where_it_is_typed_and_the_right_one_taken(
    page: TeamPage, beth: Log, hub_address: Address, said: list[str], qtbot: QtBot
) -> None:
    assert beth.read(confirmed_members)
    log, team, programme = (
        page.desk.log,
        make_team(hub_address).address,
        make_programme_login(hub_address).address,
    )
    keep_programme_address(log, as_a_programmes(team))
    refused: list[str] = []

    def paste(dialog: HubAddressDialog) -> None:
        dialog.field.line.setText(team.url)
        dialog.accepting.click()
        refused.append(dialog.field._below.text())
        assert dialog.field.line.text() == team.url
        dialog.field.line.setText(programme.url)
        in_dialog(AddUpDialog, lambda _: None)

    def ask_for_another(dialog: AddUpDialog) -> None:
        in_dialog(HubAddressDialog, paste)
        dialog.other.click()

    press(page, Qt.Key.Key_A, qtbot, lambda: leaving_dialog(AddUpDialog, ask_for_another))
    assert refused[0].startswith("That is a team's login.")
    assert said == []
    assert log.read(programme_address_of) == programme
    assert page.programme.view.isVisible()


def test_what_comes_while_a_pack_is_looked_into_does_not_take_its_place(
    page: TeamPage, hub_address: Address, said: list[str], qtbot: QtBot
) -> None:
    keep_programme_address(page.desk.log, make_programme_login(hub_address).address)

    def go_elsewhere(dialog: AddUpDialog) -> None:
        assert dialog.isVisible()
        page.choose()

    press(page, Qt.Key.Key_A, qtbot, lambda: in_dialog(AddUpDialog, go_elsewhere))
    assert said == ["The figures came. Add them up again to see them."]
    assert page.merging.isVisible()


def test_where_nothing_counts_there_is_nothing_to_save_and_the_reason_is_said(
    page: TeamPage, qtbot: QtBot
) -> None:
    view = page.programme.view
    notice = "The figures of team cafecafecafe do not count. They are of other days."
    page.show_over(view)
    view.show_programme(ProgrammeSum(MARCH, None, (notice,), ("Beth",)), MARCH.ends)
    assert titles(view.list) == ["1 Mar to 31 Mar", "Nothing came", "Beth", "Left out", notice]
    assert not view.save.isEnabled()
    assert "No figures count for these days." in in_hand(view)
    view.list.choose("notice 0")
    assert notice in in_hand(view)
    qtbot.keyClick(with_keyboard(view.list, qtbot), Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_an_address_that_is_asked_for_and_left_empty_changes_nothing(
    page: TeamPage, said: list[str], qtbot: QtBot
) -> None:
    press(
        page,
        Qt.Key.Key_A,
        qtbot,
        lambda: leaving_dialog(HubAddressDialog, lambda dialog: dialog.accepting.click()),
    )
    assert page.desk.log.read(programme_address_of).url == ""
    keep_programme_address(page.desk.log, Address("postgresql://a:secret@hub.example/b"))
    press(page, Qt.Key.Key_A, qtbot, lambda: leaving_dialog(AddUpDialog, AddUpDialog.reject))
    assert said == []
    assert page.overview.isVisible()


def test_that_a_hub_proves_nothing_is_ticked_with_its_cost_said_and_told_from_then_on(
    page: TeamPage, hub_address: Address, said: list[str], qtbot: QtBot
) -> None:
    # Not this machine by its name, though it is.
    elsewhere = make_programme_login(hub_address).address.url.replace("127.0.0.1", "0.0.0.0")  # noqa: S104
    keep_programme_address(page.desk.log, Address(elsewhere))
    press(page, Qt.Key.Key_A, qtbot, lambda: in_dialog(AddUpDialog, lambda _: None))
    assert said[0].startswith("The hub did not prove")
    told: list[str] = []

    def look(dialog: AddUpDialog) -> None:
        told.extend(each.text() for each in dialog.findChildren(QLabel))

    def paste(dialog: HubAddressDialog) -> None:
        assert not dialog.cost.isVisible()
        dialog.field.line.setText(elsewhere)
        dialog.plain.box.click()
        assert dialog.cost.isVisible()
        in_dialog(AddUpDialog, look)

    def ask_for_another(dialog: AddUpDialog) -> None:
        in_dialog(HubAddressDialog, paste)
        dialog.other.click()

    press(page, Qt.Key.Key_A, qtbot, lambda: leaving_dialog(AddUpDialog, ask_for_another))
    assert len(said) == 1
    assert page.programme.view.isVisible()
    assert f"0.0.0.0:{urlsplit(elsewhere).port}, without proof)" in " ".join(told)
    assert "secret" not in " ".join(told)
    assert page.desk.log.read(programme_address_of).plain
    assert not page.desk.log.read(address_of).plain


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(
    desk: Desk, beth: Log, page: TeamPage, qtbot: QtBot
) -> None:
    heard(beth, 1)
    handing = dialog_of(desk, qtbot, usual_period(desk.today))
    asking = AddUpDialog("organiser at there", MARCH)
    qtbot.addWidget(asking)
    given = FiguresGiven(b"1", "Beth", beth.clock(), counted(beth))
    (total,) = added_up([given])
    view = page.programme.view
    view.show_programme(ProgrammeSum(MARCH, total, (), ("Cem",)), MARCH.ends)
    for shown in (handing, asking, view):
        assert nameless(shown) == set()
        bare = untranslated(shown)
        assert {words for words in bare if not any(name in words for name in _DATA)} == set()


_DATA = ("Ada", "Beth", "Cem", "Larkmoor")
