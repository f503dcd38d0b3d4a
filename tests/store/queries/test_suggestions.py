"""Themes for a text, from the coded statements of a log."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.models import Listening, StatementTheme, Theme
from organiser_app.domain.rules.suggesting import Suggestion
from organiser_app.store.log import Log
from organiser_app.store.queries.suggestions import suggestions
from tests.making import making

TEXT = "damp in the back bedroom, the council never rings"


def suggested(log: Log, text: str = TEXT, **more: object) -> list[Suggestion]:
    return list(log.read(lambda connection: suggestions(connection, text, **more)))  # type: ignore[arg-type] # as given


def names(log: Log, text: str = TEXT, **more: object) -> list[str]:
    return [each.theme for each in suggested(log, text, **more)]


@pytest.fixture
def coded(log: Log) -> dict[str, UUID]:
    """A log in which damp is housing, and buses are late."""
    with making(log) as make:
        theme = {name: make.theme(name) for name in ("housing", "transport")}
        heard = make.listening()
        make.statement(heard, "damp and mould in two bedrooms", themes=[theme["housing"]])
        make.statement(heard, "rang the council about the damp", themes=[theme["housing"]])
        make.statement(heard, "no bus after six", themes=[theme["transport"]])
        make.statement(heard, "the bus is late again", themes=[theme["transport"]])
        for words in ("Friday lunch", "a bench by the pond", "knows how to sew"):
            make.statement(heard, words)
        return {**theme, "heard": heard}


@pytest.mark.usefixtures("coded")
def test_the_theme_of_what_is_like_it_is_suggested_with_its_reason(log: Log) -> None:
    (housing,) = suggested(log)
    assert (housing.theme, housing.share) == ("housing", 1.0)
    assert housing.reason == "2 of 2 like it are housing: “damp”, “bedroom”, “council”"


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("text", ["", "it is what it is", "a zebra", '"damp" OR ('])
def test_any_text_can_be_asked_about(log: Log, text: str) -> None:
    assert names(log, text) == (["housing"] if "damp" in text else [])


@pytest.mark.usefixtures("coded")
def test_a_theme_that_it_bears_already_is_not_suggested(log: Log) -> None:
    assert names(log, borne=("housing",)) == []


def test_the_statement_itself_is_not_asked(log: Log, coded: dict[str, UUID]) -> None:
    with making(log) as make:
        own = make.statement(coded["heard"], "an allotment", themes=[make.theme("green places")])
    assert names(log, "an allotment") == ["green places"]
    assert names(log, "an allotment", but=own) == []


def test_a_theme_that_was_merged_is_suggested_as_the_other(
    log: Log, coded: dict[str, UUID]
) -> None:
    with making(log) as make:
        old = make.theme("repairs", merged_into_id=coded["housing"])
        make.statement(coded["heard"], "an allotment", themes=[old])
    assert names(log, "an allotment") == ["housing"]
    assert names(log, "repairs") == ["housing"]


def test_an_archived_theme_is_not_suggested(log: Log, coded: dict[str, UUID]) -> None:
    with making(log) as make:
        gone = make.theme("allotments", archived=True)
        make.statement(coded["heard"], "an allotment", themes=[gone])
    assert names(log, "an allotment") == []


def test_what_is_gone_is_not_asked(log: Log, coded: dict[str, UUID]) -> None:
    with making(log) as make:
        other = make.listening()
        taken_off = make.statement(other, "an allotment")
        make.hide(StatementTheme, make.code(taken_off, coded["housing"]))
        reworded = make.statement(other, "a skate park", themes=[coded["housing"]])
        make.wording(reworded, "cold", instead=make.wording(reworded, "an aviary"))
        make.statement(other, "a boules pitch", themes=[coded["housing"]])
        make.hide(Listening, other)
    assert names(log, "an allotment, an aviary, a boules pitch") == []


def test_the_name_of_a_theme_counts_before_anything_bears_it(
    log: Log, coded: dict[str, UUID]
) -> None:
    with making(log) as make:
        make.theme("green places")
        make.hide(Theme, make.theme("green roofs"))
    (green,) = suggested(log, "more green on the square")
    assert (green.theme, green.reason) == ("green places", "its name is said: “green”")
    assert coded


def test_words_and_quote_of_one_statement_are_one_neighbour(
    log: Log, coded: dict[str, UUID]
) -> None:
    with making(log) as make:
        food = [make.theme("food")]
        make.statement(coded["heard"], "eat together", quote="We should eat together", themes=food)
    (found,) = suggested(log, "eat together on Fridays", borne=())
    assert (found.theme, found.bearing, found.asked) == ("food", 1, 1)
