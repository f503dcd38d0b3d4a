"""A resident in five lines: always five, and their very words only where they may be named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.handover import Line
from organiser_app.domain.rules.five_lines import (
    Heard,
    Life,
    Open,
    asked_for,
    five_lines,
    in_our_words,
    matters_most,
    say_hello,
)
from organiser_app.domain.values import Circle, QuotePermission, StatementKind

DAY = date(2026, 3, 2)
BARE = Life(name="Joyce Tattersall", pseudonym="")
DAMP = Heard(
    StatementKind.CONCERN,
    "damp, nobody rings back",
    "They said it was condensation.",
    QuotePermission.NAMED,
    4,
    DAY,
)
DREAM = Heard(StatementKind.DREAM, "a choir", "", QuotePermission.NOT_TO_QUOTE, 4, DAY)
DEBT = replace(
    DREAM, kind=StatementKind.NEED, words="catalogue debt getting bigger", themes=("Money",)
)


def told(life: Life) -> dict[str, str]:
    return {line.about: line.words for line in (*five_lines(life), *say_hello(life))}


def test_somebody_of_whom_nothing_is_known_has_five_lines_too() -> None:
    lines = five_lines(BARE)
    assert len(lines) == 5
    assert all(line.words for line in lines)
    assert told(BARE)["Open"] == "nothing is agreed"


def test_who_and_where_names_those_they_live_with() -> None:
    life = replace(BARE, where="9 Hawkshead Close", lives_with=("Ann", "Bea", "Cy"))
    assert told(life)["Who and where"] == (
        "Joyce Tattersall, 9 Hawkshead Close, lives with Ann, Bea and Cy"
    )
    assert told(replace(life, lives_with=("Ann",)))["Who and where"].endswith("lives with Ann")


def test_how_near_says_since_when_and_what_shows_it() -> None:
    life = replace(BARE, circle=Circle.LEADER, circle_since=DAY, evidence="chaired the kitchen")
    assert told(life)["How near"] == "leader since March 2026: chaired the kitchen"


def test_own_words_stand_only_where_they_may_be_quoted_by_name() -> None:
    line = matters_most([DAMP])
    assert (line.words, line.verbatim) == (DAMP.quote, True)
    for permission in QuotePermission:
        if permission is not QuotePermission.NAMED:
            told = matters_most([replace(DREAM, quote="A choir.", permission=permission)])
            assert (told.words, told.verbatim, told.noted) == (DREAM.words, False, True)


@pytest.mark.parametrize("kind", list(StatementKind))
def test_a_concern_or_a_need_as_the_organiser_put_it_is_told_by_its_theme_alone(
    kind: StatementKind,
) -> None:
    debt = replace(DEBT, kind=kind)
    line = matters_most([debt])
    if kind in (StatementKind.CONCERN, StatementKind.NEED):
        assert line == Line("Matters most", "something about money; ask them")
        assert "catalogue" not in matters_most([replace(debt, themes=())]).words
    else:
        assert line == Line("Matters most", "catalogue debt getting bigger", noted=True)


def test_a_need_is_told_by_its_theme_alone() -> None:
    assert asked_for(DEBT) == "asked for help: something about money"
    assert asked_for(replace(DEBT, themes=("NHS",))).endswith("about NHS")
    assert asked_for(replace(DEBT, themes=())) == "asked for help; ask them with what"


def test_the_strongest_is_told_and_of_two_as_strong_the_later() -> None:
    later = replace(DREAM, words="the bus", on=date(2026, 3, 9))
    stronger = replace(DREAM, words="her sister", strength=5)
    assert matters_most([DAMP, later]).words == "the bus"
    assert matters_most([stronger, later, DAMP]).words == "her sister"


def test_words_that_are_a_quote_throughout_are_passed_over_where_they_may_not_stand() -> None:
    only_quoted = replace(
        DAMP, words="“I cannot sleep”", quote="", permission=QuotePermission.UNNAMED, strength=5
    )
    weaker = replace(DREAM, words="the bus", strength=1)
    assert matters_most([only_quoted, weaker]).words == "the bus"
    assert in_our_words(only_quoted) == ""
    assert not matters_most([only_quoted]).noted


def test_three_open_things_stand_the_soonest_first_and_the_rest_are_counted() -> None:
    things = (Open("no day"), Open("late", date(2026, 3, 9)), Open("soon", DAY), Open("z"))
    assert told(replace(BARE, open_things=things))["Open"] == (
        "soon, by 2 March; late, by 9 March; no day; 1 more"
    )


def test_the_strongest_tie_introduces_else_the_old_keeper() -> None:
    life = replace(BARE, keeper="Nadia", introducers=("Ann", "Bea"))
    assert told(life)["Who can introduce you"] == "Ann"
    assert told(replace(life, introducers=()))["Who can introduce you"] == "Nadia"
    assert told(BARE)["Who can introduce you"] == "nobody yet"


def test_nobody_is_greeted_by_a_label_of_ours() -> None:
    life = replace(BARE, name="", pseudonym="the man with the pigeons", where="9 Hawkshead Close")
    lines = told(life)
    assert "Call them" not in lines
    assert lines["Their name"] == "is not known; ask what they like to be called"
    assert lines["Our label"] == "the man with the pigeons: ours alone, not to be said to them"
    assert lines["Who and where"] == "name not known, 9 Hawkshead Close"
    assert told(BARE)["Call them"] == "Joyce Tattersall"


heard = st.builds(
    Heard,
    kind=st.sampled_from(list(StatementKind)),
    words=st.text(max_size=12) | st.text(max_size=12).map("“{}”".format),
    quote=st.text(max_size=12),
    permission=st.sampled_from(list(QuotePermission)),
    strength=st.integers(0, 5),
    on=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
)


@given(said=st.lists(heard, max_size=6))
def test_no_word_stands_verbatim_that_nobody_allowed_by_name(said: list[Heard]) -> None:
    line = matters_most(said)
    allowed = {
        words.strip("“”\"‘’'")
        for one in said
        if one.permission is QuotePermission.NAMED
        for words in (one.quote, one.words)
    }
    assert not line.verbatim or line.words in allowed
    assert not (line.noted and line.words.startswith("“") and line.words.endswith("”"))


@pytest.mark.parametrize("circle", list(Circle))
def test_every_circle_has_a_word(circle: Circle) -> None:
    assert told(replace(BARE, circle=circle))["How near"] == circle.value
