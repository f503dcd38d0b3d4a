"""The dialog of a wave says beforehand what its days bring, and refuses what cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.waves import WaveDetail, wave_detail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.wave import WaveDialog
from organiser_app.ui.forms.fields import Field
from tests.making import TODAY, making
from tests.ui.test_every_control import marked, nameless, untranslated

__all__ = ["marked"]

DAY = timedelta(days=1)


def below(field: Field) -> str:
    return field._below.text()


def known(log: Log, name: str = "Spring 2026") -> WaveDetail:
    with making(log) as make:
        wave_id = make.wave(name, TODAY, TODAY + 60 * DAY)
    found = log.read(lambda connection: wave_detail(connection, wave_id))
    assert found is not None
    return found


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> WaveDialog:
    made = WaveDialog(desk)
    qtbot.addWidget(made)
    return made


def fill(dialog: WaveDialog, begins: str, ends: str) -> None:
    dialog.name.set_text("Spring 2026")
    dialog.begins.set_text(begins)
    dialog.ends.set_text(ends)


def test_what_was_typed_is_the_answer(dialog: WaveDialog) -> None:
    fill(dialog, "9 March 2026", "30 June 2026")
    dialog.listenings.set_text("1,500")
    dialog.questions.set_text("Love?\n\n Change? \n")
    given = dialog.answer()
    assert (given.begins_on, given.ends_on) == (date(2026, 3, 9), date(2026, 6, 30))
    assert (given.target_listenings, given.target_doors) == (1500, None)
    assert given.questions == ("Love?", "Change?")


@pytest.mark.parametrize(
    ("begins", "day"), [("9 March", date(2026, 3, 9)), ("9 February", date(2026, 2, 9))]
)
def test_a_first_day_without_a_year_is_the_nearest(
    dialog: WaveDialog, begins: str, day: date
) -> None:
    dialog.begins.set_text(begins)
    assert dialog.begins.day() == day


def test_a_last_day_without_a_year_comes_after_the_first(dialog: WaveDialog) -> None:
    fill(dialog, "1 November 2025", "30 January")
    assert dialog.ends.day() == date(2026, 1, 30)


def test_it_says_how_many_listenings_would_join(owned_log: Log, dialog: WaveDialog) -> None:
    with making(owned_log) as make:
        for days in (0, 1, 80):
            make.listening(on=TODAY + days * DAY)
    assert dialog.coming.text() == "Its days say which listenings are of it."
    fill(dialog, "2 March 2026", "30 April 2026")
    assert dialog.coming.text() == "2 listenings of those days join it."
    dialog.ends.set_text("2 March 2026")
    assert dialog.coming.text() == "1 listening of those days joins it."


def test_it_says_how_many_of_its_own_would_leave(owned_log: Log, desk: Desk, qtbot: QtBot) -> None:
    wave = known(owned_log)
    with making(owned_log) as make:
        make.listening(on=TODAY, wave_id=wave.id)
    dialog = WaveDialog(desk, wave)
    qtbot.addWidget(dialog)
    assert dialog.coming.text() == "No listening joins it or leaves it."
    dialog.begins.set_text("5 March 2026")
    assert dialog.coming.text() == "1 of its own lies outside those days and leaves it."


def test_a_wave_in_the_way_is_named_and_keeps_the_dialog_open(
    owned_log: Log, dialog: WaveDialog
) -> None:
    known(owned_log, "The spring wave")
    fill(dialog, "1 April 2026", "30 September 2026")
    assert "“The spring wave” runs from 2 March 2026" in dialog.coming.text()
    dialog.accept()
    assert dialog.result() == 0


def test_days_that_stay_are_kept_even_where_another_wave_has_them(
    owned_log: Log, desk: Desk, qtbot: QtBot
) -> None:
    known(owned_log, "Of another log")
    dialog = WaveDialog(desk, known(owned_log))
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 1


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("", "", "Say on which day it begins."),
        ("some day", "", "No day can be read from this."),
    ],
)
def test_a_first_day_that_is_none_is_not_kept(
    dialog: WaveDialog, begins: str, ends: str, said: str
) -> None:
    fill(dialog, begins, ends)
    dialog.accept()
    assert dialog.result() == 0
    assert below(dialog.begins) == said


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("", "Say on which day it ends."),
        ("later", "No day can be read from this."),
        ("8 March 2026", "It ends before it begins."),
    ],
)
def test_a_last_day_that_cannot_be_is_not_kept(dialog: WaveDialog, ends: str, said: str) -> None:
    fill(dialog, "9 March 2026", ends)
    dialog.accept()
    assert dialog.result() == 0
    assert below(dialog.ends) == said


@pytest.mark.parametrize("target", ["many", "0", "-4", "½", "1000001"])
def test_a_target_that_is_no_number_is_not_kept(dialog: WaveDialog, target: str) -> None:
    fill(dialog, "9 March 2026", "30 June 2026")
    dialog.doors.set_text(target)
    dialog.accept()
    assert dialog.result() == 0
    assert below(dialog.doors) == "A whole number, as 500, or nothing."


def test_a_question_that_is_a_whole_page_is_not_kept(dialog: WaveDialog) -> None:
    fill(dialog, "9 March 2026", "30 June 2026")
    dialog.questions.set_text("Love?\n" + "x" * 1001)
    dialog.accept()
    assert dialog.result() == 0
    assert below(dialog.questions) == "A question has at most 1000 letters."


def test_a_wave_without_a_name_is_not_kept(dialog: WaveDialog) -> None:
    fill(dialog, "9 March 2026", "30 June 2026")
    dialog.name.set_text(" ")
    dialog.accept()
    assert dialog.result() == 0


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(dialog: WaveDialog) -> None:
    assert nameless(dialog) == set()
    assert untranslated(dialog) == set()
