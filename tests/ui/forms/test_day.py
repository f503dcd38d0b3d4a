from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.ui.forms.day import DayField
from tests.making import TODAY


@pytest.fixture
def field(dressed: None, qtbot: QtBot) -> DayField:  # noqa: ARG001 - dressed first
    made = DayField("By when", TODAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("words", "day"),
    [("Friday", TODAY + timedelta(days=4)), ("14 May", date(2026, 5, 14)), ("", None)],
)
def test_a_day_is_read_as_people_write_it(field: DayField, words: str, day: date | None) -> None:
    field.set_text(words)
    assert field.check()
    assert field.day() == day


def test_what_is_no_day_is_said_under_the_field(field: DayField) -> None:
    field.set_text("when it rains")
    assert not field.check()
    assert field._below.text() == "No day can be read from this."


def test_a_day_to_come_is_told_as_that_where_a_past_one_is_wanted(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    field = DayField("Asked on", TODAY, ahead=False)
    qtbot.addWidget(field)
    field.set_text("tomorrow")
    assert not field.check()
    assert field._below.text() == "That day is still to come."


def test_a_day_that_was_set_reads_back(field: DayField) -> None:
    field.set_day(date(2025, 12, 24))
    assert field.text() == "24 December 2025"
    assert field.day() == date(2025, 12, 24)
    field.set_day(None)
    assert field.day() is None
