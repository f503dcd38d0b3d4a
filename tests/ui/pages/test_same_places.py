"""The same place twice: looked at, brought together and told apart, by keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Door, Patch, Place, Street, WaveQuestion, table_of
from organiser_app.domain.values import AttemptOutcome, PlaceKind
from organiser_app.store.log import Log
from organiser_app.store.queries.codebook import tree
from organiser_app.store.queries.doors import streets
from organiser_app.store.queries.home import home
from organiser_app.store.queries.same_places import likely_place_rows
from organiser_app.store.repositories.same_places import MODELS, naming
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.taking import merge_pack
from organiser_app.ui.actions import ACTIONS, PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.same_places import SamePlacesPage
from organiser_app.ui.pages.same_places.words import hanging_words
from organiser_app.ui.pages.team import TeamPage
from tests.making import making
from tests.sync.teams import acquaint, log_of
from tests.ui.lists import titles, with_keyboard
from tests.ui.test_every_control import marked, marked_window, untranslated

__all__ = ["marked", "marked_window"]


@pytest.fixture
def twice(owned_log: Log) -> UUID:
    """Kendal Road with 14 and 15 twice, also written Kendal Rd, and a theme twice; the street."""
    with making(owned_log) as make:
        street = make.put(Street, patch_id=make.patch, name="Kendal Road")
        for label in ("14", "15", "No 14", "no. 15"):
            door = make.put(Door, street_id=street, label=label, position=1)
            make.attempt(door, AttemptOutcome.NO_ANSWER)
        make.put(Street, patch_id=make.patch, name="Kendal Rd")
        make.theme("housing")
        make.theme("Housing")
    return street


@pytest.fixture
def page(twice: UUID, window: MainWindow) -> SamePlacesPage:  # noqa: ARG001 - made first
    opened = window.open_page(PageName.SAME_PLACES)
    assert isinstance(opened, SamePlacesPage)
    return opened


def words(page: SamePlacesPage) -> list[str]:
    return [each.text() for each in page.sheet.hangs.findChildren(QLabel)]


def test_the_pairs_stand_by_sort_and_the_one_in_hand_says_why(page: SamePlacesPage) -> None:
    assert titles(page.pairs.list) == [
        "Streets",
        "Kendal Road and Kendal Rd",
        "Doors",
        "Kendal Road: 14 and No 14",
        "Kendal Road: 15 and no. 15",
        "Themes",
        "housing and Housing",
    ]
    assert page.sheet.head.name.text() == "Kendal Road and Kendal Rd"
    assert page.sheet.head.sentence.text() == "Same name, written otherwise"
    assert "Both become one, Kendal Road." in page.sheet.will_words.text()
    assert words(page)[-6:] == ["Doors", "4", "0", "Attempts", "4", "0"]


def test_two_waves_of_one_time_stand_side_by_side_with_their_days(
    owned_log: Log, window: MainWindow
) -> None:
    with making(owned_log) as make:
        kept = make.wave("Spring", date(2026, 3, 1), date(2026, 3, 28))
        other = make.wave("Spring", date(2026, 3, 9), date(2026, 4, 3))
        make.put(WaveQuestion, wave_id=other, position=1, question="What is good?")
        for wave in (kept, other, other):
            make.listening(wave_id=wave)
    page = window.open_page(PageName.SAME_PLACES)
    assert isinstance(page, SamePlacesPage)
    assert titles(page.pairs.list) == ["Waves", "Spring"]
    known = [each.text() for each in page.sheet.known.findChildren(QLabel)]
    assert known[known.index("First day") :][1:3] == ["1 Mar", "9 Mar"]
    assert known[known.index("Last day") :][1:3] == ["28 Mar", "3 Apr"]
    assert words(page)[-6:] == ["Listenings", "1", "2", "Questions", "0", "1"]
    assert "earlier first day to the later last one" in page.sheet.will_words.text()


def test_one_that_comes_along_is_said_in_the_singular(owned_log: Log, window: MainWindow) -> None:
    with making(owned_log) as make:
        for patch in (make.patch, make.put(Patch, name="Larkmoor")):
            make.put(Street, patch_id=patch, name="Kendal Road")
    page = window.open_page(PageName.SAME_PLACES)
    assert isinstance(page, SamePlacesPage)
    said = page.sheet.will_words.text()
    assert "1 street has a counterpart of the same name and becomes one with it" in said
    assert "names the one at left from then on" in said


def test_who_named_each_of_the_two_is_said(
    owned_log: Log, window: MainWindow, tmp_path: Path, empty_log_folder: Path
) -> None:
    with log_of(tmp_path, empty_log_folder, "Beth") as beth:
        acquaint(owned_log, beth)
        patch = owned_log.read(home).patch
        with making(beth) as make:
            make.put(Patch, name=patch)
        merge_pack(owned_log, write_pack_of(beth, tmp_path / "b.pack").path)
    page = window.open_page(PageName.SAME_PLACES)
    assert isinstance(page, SamePlacesPage)
    told = [each.text() for each in page.sheet.known.findChildren(QLabel)]
    assert told[told.index("Named by") :][1:3] == ["you, in this log", "Beth"]


def test_s_brings_them_together_and_undo_asks_again(
    page: SamePlacesPage, owned_log: Log, qtbot: QtBot
) -> None:
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_S)
    assert [each.name for each in owned_log.read(streets)] == ["Kendal Road"]
    assert titles(page.pairs.list)[0] == "Themes"  # the doors that agree came along
    page.desk.undo()
    assert titles(page.pairs.list)[1] == "Kendal Road and Kendal Rd"


def test_x_keeps_the_other_one(page: SamePlacesPage, owned_log: Log, qtbot: QtBot) -> None:
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_X)
    assert "Both become one, Kendal Rd." in page.sheet.will_words.text()
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_S)
    assert [each.name for each in owned_log.read(streets)] == ["Kendal Rd"]


def test_n_says_that_they_are_two_for_good(
    page: SamePlacesPage, owned_log: Log, qtbot: QtBot
) -> None:
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_N)
    assert "Kendal Road and Kendal Rd" not in titles(page.pairs.list)
    assert len(owned_log.read(streets)) == 2


def test_l_leaves_a_pair_for_later_and_comes_round_again(
    page: SamePlacesPage, qtbot: QtBot
) -> None:
    with_keyboard(page.pairs.list, qtbot)
    seen = []
    for _ in range(4):
        seen.append(page.sheet.head.name.text())
        qtbot.keyClick(page.pairs.list, Qt.Key.Key_L)
    assert seen[1:] == [
        "Kendal Road: 14 and No 14",
        "Kendal Road: 15 and no. 15",
        "housing and Housing",
    ]
    assert page.sheet.head.name.text() == seen[0]


def test_a_brings_all_doors_of_the_street_together_that_agree(
    page: SamePlacesPage, owned_log: Log, qtbot: QtBot
) -> None:
    with_keyboard(page.pairs.list, qtbot)
    assert not page.sheet.doors.isVisible()
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_A)  # the two in hand are streets: A does nothing
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_J)
    assert page.sheet.doors.text() == "Bring together all 2 doors of this street that agree"
    qtbot.keyClick(page.pairs.list, Qt.Key.Key_A)
    assert "Doors" not in titles(page.pairs.list)
    street = next(each for each in owned_log.read(streets) if each.doors)
    assert (street.doors, street.knocked) == (2, 2)


def test_two_themes_are_merged_in_the_codebook(
    page: SamePlacesPage, owned_log: Log, qtbot: QtBot
) -> None:
    page.pairs.list.setCurrentIndex(page.pairs.rows.index(6))
    assert "is merged into housing in the codebook" in page.sheet.will_words.text()
    qtbot.keyClick(with_keyboard(page.pairs.list, qtbot), Qt.Key.Key_S)
    assert [each.name for each in owned_log.read(tree).branches] == ["housing"]


def test_where_nothing_is_twice_the_page_says_what_it_looks_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    opened = window.open_page(PageName.SAME_PLACES)
    assert isinstance(opened, SamePlacesPage)
    assert not opened.sheet.isVisible()
    qtbot.keyClick(opened.pairs.list, Qt.Key.Key_S)  # nothing is in hand
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.TEAM)


def test_l_on_the_team_page_leads_to_it_and_says_how_many(
    page: SamePlacesPage, window: MainWindow, qtbot: QtBot
) -> None:
    team = window.open_page(PageName.TEAM)
    assert isinstance(team, TeamPage)
    assert team.overview.places.text() == "4 places or themes twice"
    qtbot.keyClick(with_keyboard(team.overview.members.list, qtbot), Qt.Key.Key_L)
    assert window.stack.currentWidget() is page


def test_it_is_found_by_what_people_look_for() -> None:
    (action,) = (each for each in ACTIONS if each.page is PageName.SAME_PLACES)
    assert action.under is PageName.TEAM
    assert "duplicate" in action.also()


def test_whatever_may_hang_on_a_place_has_a_word() -> None:
    tables = {column.table.name for model in MODELS.values() for column in naming(table_of(model))}
    assert tables <= hanging_words().keys()


def test_every_word_of_the_page_can_be_translated(marked_window: MainWindow) -> None:
    """The names of the two are words of theirs, and not ours."""
    log = marked_window.desk.log
    with making(log) as make:
        other = make.put(Patch, name="Zzlark Moor")
        for patch in (make.patch, other):
            make.put(
                Place, patch_id=patch, name="Zzlark hall", kind=PlaceKind.HALL, source="Zzlark:1",
                postcode="Zzlark 1", latitude=53.0, longitude=-2.0,
            )  # fmt: skip
    page = marked_window.open_page(PageName.SAME_PLACES)
    assert isinstance(page, SamePlacesPage)
    assert page.sheet.isVisible()
    assert len(log.read(likely_place_rows)) == 1
    assert {each for each in untranslated(page) if not each[:1].isdigit()} == set()
