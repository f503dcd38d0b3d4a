from __future__ import annotations

from datetime import date

import pytest

from organiser_app.domain.figures import MatchFigures, MoneyFigures, Period
from organiser_app.domain.values import (
    ContributionKind,
    ListeningKind,
    ProjectStage,
    StatementKind,
)
from organiser_app.reports import phrases


@pytest.mark.parametrize(
    ("pence", "text"),
    [(0, "£0"), (100, "£1"), (4_618_000, "£46,180"), (123_45, "£123.45"), (-5, "–£0.05")],
)
def test_money_is_in_pounds(pence: int, text: str) -> None:
    assert phrases.pounds(pence) == text


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0"), (60, "1"), (90, "1.5"), (599, "10.0"), (138_960, "2,316")]
)
def test_time_is_in_hours(minutes: int, text: str) -> None:
    assert phrases.hours(minutes) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 1000, "1%"), (999, 1000, "99%"), (9, 9, "100%")],
)
def test_a_share_is_never_rounded_to_none_or_all(part: int, whole: int, text: str) -> None:
    assert phrases.percent(part, whole) == text


def test_what_came_beside_each_pound() -> None:
    match = (MatchFigures(ContributionKind.CASH, 4_594_000),)
    assert phrases.per_pound(MoneyFigures(0, 4_618_000, match)) == "99p"
    assert phrases.per_pound(MoneyFigures(0, 3_561_240, match)) == "£1.29"
    assert phrases.per_pound(MoneyFigures(0, 0, match)) == ""


def test_a_period_of_one_day_is_that_day() -> None:
    day = date(2026, 3, 9)
    assert phrases.period(Period(day, day)) == "9 March 2026"
    assert phrases.period(Period(day, date(2026, 4, 1))) == "9 March 2026 to 1 April 2026"


def test_a_small_count_of_people_is_hidden_and_nought_is_not() -> None:
    assert [phrases.few_people(count) for count in (0, 1, 4, 5)] == [
        "0",
        "fewer than 5",
        "fewer than 5",
        "5",
    ]


def test_every_word_of_the_field_has_its_label() -> None:
    for kind in StatementKind:
        assert phrases.kind(kind, 1) != phrases.kind(kind, 2)
    assert all(map(phrases.listening_kind, ListeningKind))
    assert all(map(phrases.said_how, ListeningKind))
    assert all(map(phrases.stage, ProjectStage))
    assert all(map(phrases.match_kind, ContributionKind))


def test_hours_of_match_name_their_price() -> None:
    one = MatchFigures(ContributionKind.HOURS, 1250, 60, "at £12.50 an hour")
    assert phrases.match_note(one) == "1 hour, at £12.50 an hour"
    assert phrases.match_note(MatchFigures(ContributionKind.HOURS, 0, 90)) == "1.5 hours"
    assert (
        phrases.match_note(MatchFigures(ContributionKind.GOODS, 1, 0, "at receipt")) == "at receipt"
    )
