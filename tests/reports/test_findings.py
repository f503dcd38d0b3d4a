from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from organiser_app.domain.figures import DoorFigures, RankedTheme, ThemeTrend
from organiser_app.domain.values import ListeningKind, ProjectStage
from organiser_app.reports import findings
from tests.reports import builders


def _as_it_stands(text: str) -> str:
    return text


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, ["No door has been knocked on yet, and nobody heard."]),
        (
            {"doors": DoorFigures(0, 1, 0, 0, 1)},
            ["We knocked on 1 door.", "No listening is written down yet."],
        ),
        (
            {"listenings": 1, "statements": 1},
            ["We listened once.", "1 statement was heard."],
        ),
        (
            {"listenings": 97, "residents_heard": 80},
            ["We listened 97 times.", "80 residents were heard."],
        ),
        (
            {"doors": DoorFigures(1200, 0, 34, 5, 2000), "listenings": 9, "projects_begun": 1},
            ["We knocked on 1,234 doors.", "1 project began."],
        ),
    ],
)
def test_the_cover_title_is_true_of_none_one_and_thousands(
    changes: dict[str, object], title: list[str]
) -> None:
    assert findings.cover_title(builders.nothing(**changes)) == title


def test_written_answers_alone_are_not_called_listening() -> None:
    kinds = tuple((kind, 97 * (kind is ListeningKind.SURVEY)) for kind in ListeningKind)
    figures = builders.nothing(listenings=97, statements=97, listenings_by_kind=kinds)
    assert findings.cover_title(figures) == ["97 written answers were brought in."]


def test_a_first_concern_is_still_first_only_if_it_was_before() -> None:
    def title(before: int | None) -> str:
        concerns = (RankedTheme("Damp", 3, 1, before),)
        return findings.heard_title(
            builders.nothing(statements=3, concerns=concerns), _as_it_stands
        )

    assert title(1) == "Damp: still the first concern"
    assert title(4) == "Damp: the first concern"
    assert title(None) == "Damp: the first concern"


def test_without_concerns_the_first_love_is_the_finding() -> None:
    loves = (RankedTheme("The brook", 2, 1, None),)
    figures = builders.nothing(statements=2, loves=loves)
    assert findings.heard_title(figures, _as_it_stands) == "The brook: what people love first"


def test_statements_without_a_theme_are_counted_and_that_is_all() -> None:
    figures = builders.nothing(statements=2)
    assert findings.heard_title(figures, _as_it_stands) == "2 statements were heard"
    assert (
        findings.heard(figures, _as_it_stands) == "2 statements were heard; none has a theme yet."
    )


def test_a_climb_is_told_from_place_to_place() -> None:
    told = findings.heard(builders.full_year(), _as_it_stands)
    assert "Nowhere for teenagers to go has climbed from place 5 to place 2." in told


def test_nothing_climbs_where_nothing_was_before() -> None:
    assert findings.greatest_climb([RankedTheme("Damp", 3, 1, None)]) is None
    assert findings.greatest_climb([RankedTheme("Damp", 3, 2, 1)]) is None


def test_nothing_open_is_said_plainly() -> None:
    assert findings.not_done(builders.nothing()) == "Nothing that was agreed is still open."


def test_promises_not_kept_are_told() -> None:
    told = findings.not_done(builders.nothing(promises_settled=3, promises_kept=2))
    assert told == "1 promise lapsed or was kept in part."


@pytest.mark.parametrize("stage", ProjectStage)
def test_every_stage_has_its_sentence(stage: ProjectStage) -> None:
    title = findings.project_title(builders.project(name="Brook {x}", stage=stage), _as_it_stands)
    assert title.startswith("Brook {x} ")


def test_the_month_title_names_the_theme_that_led_most_often() -> None:
    months = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
    trends = [
        ThemeTrend("food", months, (50.0, 14.0, 0.0)),
        ThemeTrend("traffic", months, (40.0, 22.0, 9.0)),
    ]
    assert findings.months_title(trends) == "traffic: named most in 2 of 3 months"


def test_money_is_told_at_every_stage() -> None:
    money = builders.full_year().money
    titles = [
        findings.money_title(builders.nothing(money=replace(money, **changes)))
        for changes in (
            {},
            {"match": ()},
            {"match": (), "spent_pence": 0},
            {"spent_pence": 0, "granted_pence": 0},
        )
    ]
    assert titles == [
        "99p came beside each £1 spent",
        "£46,180 spent",
        "£48,000 granted, nothing spent yet",
        "£45,940 given in time, goods, space and cash",
    ]
