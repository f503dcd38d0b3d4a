"""The overview of the team: who handed in what, what is missing, and merges that are taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.change import Change
from organiser_app.domain.models import Theme
from organiser_app.store.backup import backups_in
from organiser_app.store.log import Log
from organiser_app.store.queries.likely_same import MOST_PAIRS
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.folder.standing import turn_on
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.in_question import InQuestion
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.members import add_member, identity_of, member_left
from organiser_app.sync.runs import RunRow, merge_runs
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.team import team
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.duplicates import DuplicatesPage
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.adding import MemberNameDialog
from organiser_app.ui.pages.team.figures import Figure
from organiser_app.ui.pages.team.taking_back import TakeBackQuestion, what_it_means
from organiser_app.ui.pages.team.words import did_words, run_row
from organiser_app.ui.tables import MemberLine, RowsView
from organiser_app.ui.widgets import Question
from tests.store_fixtures import START, SettableClock
from tests.sync.strangers import stranger
from tests.sync.teams import acquaint, log_of
from tests.sync.test_conflicts import disagreeing
from tests.ui.lists import lines, rows_of, simple_rows, with_keyboard
from tests.ui.pages.dialogs import leaving_dialog
from tests.ui.test_every_control import marked, marked_window, untranslated

__all__ = ["marked", "marked_window"]


def add_theme(log: Log, name: str) -> None:
    with log.work() as work:
        work.write(Theme, name=name)
        work.commit("add_theme")


def hand_in(giver: Log, taker: Log, folder: Path, *, since_last: bool = False) -> None:
    path = write_pack_of(giver, folder / f"{giver.clock():%d}.pack", since_last=since_last).path
    merge_pack(taker, path)


def on_day(log: Log, day: int) -> None:
    clock = log.clock
    assert isinstance(clock, SettableClock)
    clock.now = START + timedelta(days=day)


def themes(log: Log) -> set[str]:
    with log.reading() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM theme").scalars())


def figure(page: TeamPage, which: Figure) -> str:
    return page.overview.figures.cells[which].accessibleName()


def named(page: TeamPage, name: str) -> MemberLine:
    found = rows_of(page.overview.members.rows, MemberLine)
    return next(row for row in found if row.name == name)


def in_hand(view: RowsView) -> QRect:
    return view.visualRect(view.currentIndex())


def sentence(page: TeamPage) -> str:
    return page.overview.header.sentence()


def test_a_log_without_a_team_says_so_and_shows_itself(page: TeamPage) -> None:
    assert (
        sentence(page) == "Nobody’s card was added yet. Show yours with C, and add theirs with N."
    )
    assert lines(page.overview.members.list) == ["Ada, this log, no pack written yet"]
    assert "No pack was merged into this log yet" in [
        each.text() for each in page.overview.merges.findChildren(QLabel) if each.isVisible()
    ]
    assert not page.overview.take_back.isVisible()
    assert not page.overview.rename.isVisible()


def test_each_member_says_what_they_handed_in_and_who_never_did(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path
) -> None:
    add_member(owned_log, stranger())
    page.refresh()
    beth_line, mo_line = named(page, "Beth"), named(page, "Mo Haddad")
    assert (beth_line.waits, beth_line.handed) == ("never handed in", "confirmed 2 Mar")
    assert (mo_line.waits, mo_line.handed) == ("words not confirmed yet", "card added 2 Mar")
    assert sentence(page) == "1 member, 1 to confirm, 1 never handed in."
    on_day(owned_log, 3)
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    assert named(page, "Beth").handed == "pack of 2 Mar, 3 days ago, merged 5 Mar"
    assert sentence(page) == "1 member, 1 to confirm."
    assert figure(page, Figure.MEMBERS) == "1 member, 1 to confirm"
    assert figure(page, Figure.HANDED_IN) == "1 handed in, all did"
    assert figure(page, Figure.GAPS) == "0 gaps, nothing is missing"


def test_a_gap_is_told_where_it_is_and_how_it_is_mended(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path
) -> None:
    hand_in(beth, owned_log, tmp_path, since_last=True)
    on_day(beth, 1)
    add_theme(beth, "lost")
    write_pack_of(beth, tmp_path / "lost.pack", since_last=True)
    on_day(beth, 2)
    add_theme(beth, "found")
    hand_in(beth, owned_log, tmp_path, since_last=True)
    page.refresh()
    assert named(page, "Beth").gap == (
        "Changes between 2 Mar and 4 Mar never came: ask for a pack with everything."
    )
    assert figure(page, Figure.GAPS) == "1 gap, ask for everything"
    page.overview.figures.cells[Figure.GAPS].click()
    assert page.overview.member_in_hand() is not None
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    assert named(page, "Beth").gap == ""


def test_what_stands_in_conflict_is_counted_and_beside_whoever_wrote_it(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path
) -> None:
    disagreeing((owned_log, beth), tmp_path)
    page.refresh()
    assert named(page, "Beth").questions == ("1 disagreement",)
    assert figure(page, Figure.DISAGREEMENTS) == "1 disagreement, both values are kept"


def test_t_takes_a_merge_back_once_it_was_said_what_that_means(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    add_theme(beth, "housing")
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    (run,) = simple_rows(page.overview.merges.list)
    assert run.title == "Pack of Beth"
    assert "added" in run.under
    before = len(backups_in(owned_log.folder.backups))
    on_day(owned_log, 1)
    said: list[str] = []

    def look(dialog: TakeBackQuestion) -> None:
        said.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.yes.click()

    leaving_dialog(TakeBackQuestion, look)
    qtbot.keyClick(with_keyboard(page.overview.merges.list, qtbot), Qt.Key.Key_T)
    assert "as if it had not come" in " ".join(said)
    assert "with all that was done since" in " ".join(said)
    assert "housing" not in themes(owned_log)
    assert len(backups_in(owned_log.folder.backups)) == before + 1
    (run,) = simple_rows(page.overview.merges.list)
    assert run.note == "taken back 3 Mar"
    assert named(page, "Beth").waits == "merge taken back"
    assert sentence(page) == "1 member."
    assert figure(page, Figure.HANDED_IN) == "0 handed in, 1 taken back"
    assert not page.overview.take_back.isVisible()
    qtbot.keyClick(page.overview.merges.list, Qt.Key.Key_T)  # it was taken back: T does nothing
    assert len(owned_log.read(merge_runs)) == 1


def test_a_merge_of_what_names_nobody_is_told_from_others() -> None:
    run = RunRow(7, "Beth", PackKind.PSEUDONYMOUS, START, START, 3, 1, 0, 0, 0, None, "merge")
    assert run_row(run, START.date()).title == "Pack of Beth, under pseudonyms"


def test_an_erasure_is_said_never_to_be_taken_back() -> None:
    run = RunRow(7, "Beth", PackKind.WHOLE, START, START, 3, 1, 0, 2, 0, None, "merge")
    said = " ".join(what_it_means(run))
    assert "3 entries that it added go, unless another pack brought them as well" in said
    assert "1 entry that it changed is as it was before" in said
    assert "2 entries were removed with it" in said
    assert did_words(run) == "3 added, 1 changed, 2 removed"
    assert "never taken back" in said


@pytest.mark.parametrize(
    ("road", "said"),
    [("merge", "merge the pack again"), ("folder", "on its card"), ("hub", "B on this merge")],
)
def test_how_it_comes_again_is_said_by_the_road_on_which_it_came(road: str, said: str) -> None:
    run = RunRow(7, "Beth", PackKind.WHOLE, START, START, 3, 1, 0, 0, 0, None, road)
    assert said in " ".join(what_it_means(run))


@pytest.mark.parametrize(("road", "times"), [("merge", 1), ("folder", 0), ("hub", 1)])
def test_a_folder_that_halts_with_it_is_said_beforehand(road: str, times: int) -> None:
    run = RunRow(7, "Beth", PackKind.WHOLE, START, START, 3, 1, 0, 0, 0, None, road)
    said = " ".join(what_it_means(run, by_folder=True))
    assert said.count("The sync through the folder halts, as the same may lie there") == times
    assert "halts, as the same" not in " ".join(what_it_means(run))


def test_the_keys_that_stand_under_a_list_act_wherever_one_is_on_the_page(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    add_theme(beth, "housing")
    hand_in(beth, owned_log, tmp_path)
    shared = tmp_path / "shared"
    shared.mkdir()
    turn_on(owned_log, shared)
    page.refresh()
    page.overview.members.list.choose(named(page, "Beth").key)
    said: list[str] = []

    def look(dialog: TakeBackQuestion) -> None:
        said.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.safe.click()

    place = with_keyboard(page.overview.members.list, qtbot)
    leaving_dialog(TakeBackQuestion, look)
    qtbot.keyClick(place, Qt.Key.Key_T)
    assert "The sync through the folder halts" in " ".join(said)
    renamed: list[MemberNameDialog] = []
    place = with_keyboard(page.overview.merges.list, qtbot)
    leaving_dialog(MemberNameDialog, renamed.append)
    qtbot.keyClick(place, Qt.Key.Key_E)
    assert len(renamed) == 1


def test_whoever_left_stands_last_and_nothing_is_asked_of_them(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    hand_in(beth, owned_log, tmp_path)
    (known,) = owned_log.read(team)
    page.refresh()
    page.overview.members.list.choose(str(known.id))

    def agree(question: Question) -> None:
        assert "what they were handed stays with them" in question.findChildren(QLabel)[1].text()
        question.yes.click()

    leaving_dialog(Question, agree)
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_X)
    assert named(page, "Beth").handed == "left 2 Mar"
    assert named(page, "Beth").gone
    assert not page.overview.left.isVisible()
    assert figure(page, Figure.MEMBERS) == "0 members"


def test_the_counts_lead_to_what_they_count(
    page: TeamPage, beth: Log, owned_log: Log, window: MainWindow
) -> None:
    member_left(owned_log, add_member(owned_log, stranger("Ann")).id)
    page.refresh()
    page.overview.figures.cells[Figure.HANDED_IN].click()
    in_hand = page.overview.member_in_hand()
    assert in_hand is not None
    assert in_hand.member.keys == identity_of(beth).keys.public()
    page.overview.figures.cells[Figure.LIKELY].click()
    assert isinstance(window.stack.currentWidget(), DuplicatesPage)


def test_what_is_not_looked_for_by_the_way_says_so_and_what_is_cut_off_too(
    page: TeamPage,
) -> None:
    for likely, said in (
        (None, "– perhaps the same, looked for when opened"),
        (MOST_PAIRS, "500+ perhaps the same, 500 or more"),
        (3, "3 perhaps the same, never joined unasked"),
    ):
        page.overview.show_questions(InQuestion(0, likely, {}, {}))
        assert figure(page, Figure.LIKELY) == said


def test_a_merge_that_comes_while_the_page_is_seen_is_shown(
    page: TeamPage, beth: Log, tmp_path: Path
) -> None:
    path = write_pack_of(beth, tmp_path / "beth.pack").path

    def merged(work: UnitOfWork) -> Change:
        del work
        change = merge_pack(page.desk.log, path).change
        assert change is not None
        return change

    page.desk.change(merged)
    assert len(simple_rows(page.overview.merges.list)) == 1
    assert named(page, "Beth").handed.startswith("pack of 2 Mar")


def test_every_key_of_the_page_is_told_with_what_it_does(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path
) -> None:
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    told = dict(keys_of(page))
    assert {"P", "H", "N", "C", "M", "S", "W", "E", "X", "T"} <= set(told)
    assert told["T"] == "Take the merge back"


def test_enter_presses_the_button_that_has_the_keyboard_as_space_does(
    page: TeamPage, window: MainWindow, qtbot: QtBot
) -> None:
    likely = page.overview.figures.cells[Figure.LIKELY]
    likely.window().activateWindow()
    likely.setFocus()
    qtbot.waitUntil(likely.hasFocus)
    qtbot.keyClick(likely, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.open_page(PageName.DUPLICATES)


def test_m_goes_to_the_merges(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_M)
    assert page.overview.merges.list.hasFocus()


def test_a_merge_that_was_just_made_is_the_one_in_hand_and_in_sight(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    merges = page.overview.merges.list
    for number in range(9):
        add_theme(beth, f"theme {number}")
        hand_in(beth, owned_log, tmp_path)
    page.refresh()
    merges.choose(simple_rows(merges)[-1].key)
    page.show_over(page.merging)
    add_theme(beth, "housing")
    path = write_pack_of(beth, tmp_path / "last.pack", since_last=False).path
    page.look_into((path,))
    page.merging.merge_one()
    page.show_overview()
    newest = simple_rows(merges)[0].key
    run = page.overview.run_in_hand()
    assert run is not None
    assert str(run.sequence) == newest
    qtbot.waitUntil(lambda: merges.viewport().rect().contains(in_hand(merges)))
    assert page.overview.members.list.hasFocus()


def test_a_merge_that_comes_while_one_walks_through_the_others_leaves_the_one_in_hand(
    page: TeamPage, beth: Log, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    walked = with_keyboard(page.overview.merges.list, qtbot)
    held = page.overview.run_in_hand()
    add_theme(beth, "housing")
    hand_in(beth, owned_log, tmp_path)
    page.refresh()
    assert len(simple_rows(page.overview.merges.list)) == 2
    assert walked.hasFocus()
    assert page.overview.run_in_hand() == held


def test_every_word_about_a_team_can_be_translated(
    marked_window: MainWindow, tmp_path: Path, empty_log_folder: Path
) -> None:
    ours = marked_window.desk.log
    other = log_of(tmp_path, empty_log_folder, "Zzada B")
    acquaint(ours, other)
    add_member(ours, stranger("Zzada C"))
    hand_in(other, ours, tmp_path)
    page = marked_window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    assert untranslated(page) == set()
    painted = [*lines(page.overview.members.list), *lines(page.overview.merges.list)]
    assert all("«" in line for line in painted)
    other.close()
