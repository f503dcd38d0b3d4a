from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.meeting_time import MeetingTimeField


@pytest.fixture
def in_britain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def made(desk: Desk, qtbot: QtBot, *, held: bool = False) -> MeetingTimeField:
    field = MeetingTimeField("When", desk, held=held)
    qtbot.addWidget(field)
    return field


def test_what_is_understood_stands_below(desk: Desk, qtbot: QtBot) -> None:
    field = made(desk, qtbot)
    field.set_text("Tue 6pm")
    assert field._below.text() == "Tuesday 3 March 2026 at 18:00"
    assert field.moment() == datetime(2026, 3, 3, 18, 0).astimezone()
    assert field.check()


def test_what_cannot_be_read_is_pointed_at(desk: Desk, qtbot: QtBot) -> None:
    field = made(desk, qtbot)
    field.set_text("when it suits")
    assert not field.check()
    assert field._below.text() == "Write a day and an hour, as “Tue 6pm”."


@pytest.mark.parametrize("held", [True, False])
def test_a_moment_that_is_written_down_is_read_again(desk: Desk, qtbot: QtBot, held: bool) -> None:
    field = made(desk, qtbot, held=held)
    moment = datetime(2026, 3, 1, 18, 30).astimezone()
    field.set_moment(moment)
    assert field.moment() == moment


def test_of_a_held_meeting_the_moment_lies_back(desk: Desk, qtbot: QtBot) -> None:
    field = made(desk, qtbot, held=True)
    field.set_text("yesterday 18:00")
    assert field.moment() == datetime(2026, 3, 1, 18, 0).astimezone()


@pytest.mark.usefixtures("in_britain")
def test_an_hour_in_summer_that_is_planned_in_winter_stays_that_hour(
    desk: Desk, qtbot: QtBot
) -> None:
    field = made(desk, qtbot)
    field.set_text("14 May 18:00")
    moment = field.moment()
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=1)
    assert f"{moment.astimezone():%H:%M}" == "18:00"


def test_a_meeting_is_not_planned_for_an_hour_that_is_past(desk: Desk, qtbot: QtBot) -> None:
    field = made(desk, qtbot)
    field.set_text("yesterday 6pm")
    assert not field.check()
    assert field._below.text() == "That is past. Plan it for an hour to come."


@pytest.mark.parametrize("words", ["tomorrow", "tomorrow 6pm", "3 March 2026 18:00"])
def test_what_is_to_come_was_not_held_yet(desk: Desk, qtbot: QtBot, words: str) -> None:
    field = made(desk, qtbot, held=True)
    field.set_text(words)
    assert not field.check()
    assert field._below.text() == "That has not happened yet."
