from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.ui.forms.past_day import PastDayField

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("written", "stands"),
    [("", True), ("yesterday", True), ("2 March 2026", True), ("3 March 2026", False)],
)
def test_what_has_happened_has_no_day_that_is_still_to_come(
    written: str,
    stands: bool,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    field = PastDayField("Day", TODAY)
    qtbot.addWidget(field)
    field.set_text(written)
    assert field.check() is stands
    assert field._below.text() == ("" if stands else "That day is still to come.")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (None, ""),
        ("", "Write a day, as “2 March” or “yesterday”."),
        ("32 Smarch", "No day can be read from this."),
        ("3 March 2026", "That day is still to come."),
    ],
)
def test_where_a_day_is_needed_today_stands_in_it_until_another_is_written(
    written: str | None,
    problem: str,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    field = PastDayField("Since", TODAY, needed=True)
    qtbot.addWidget(field)
    if written is not None:
        field.set_text(written)
    assert field.check() is not bool(problem)
    assert field._below.text() == problem
    assert field.happened_on() == (TODAY if written != "3 March 2026" else date(2026, 3, 3))
