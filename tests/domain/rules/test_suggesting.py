"""Which themes may fit a text, and why."""

from __future__ import annotations

from organiser_app.domain.rules.suggesting import (
    MOST,
    NEIGHBOURS,
    Neighbour,
    Suggestion,
    suggest,
    telling_words,
)


def like(likeness: float, *themes: str, shared: tuple[str, ...] = ()) -> Neighbour:
    return Neighbour(likeness, themes, shared)


def themes_of(found: tuple[Suggestion, ...]) -> list[str]:
    return [each.theme for each in found]


def test_the_nearer_a_neighbour_the_more_its_themes_count() -> None:
    found = suggest([like(4, "housing"), like(2, "buses"), like(2, "buses")])
    assert themes_of(found) == ["housing", "buses"]
    assert [round(each.share, 3) for each in found] == [0.667, 0.333]


def test_a_neighbour_counts_whole_for_each_of_its_themes() -> None:
    (housing, money) = suggest([like(3, "housing", "money"), like(1, "housing")])
    assert (housing.theme, housing.share, housing.bearing, housing.asked) == ("housing", 1.0, 2, 2)
    assert (money.theme, round(money.share, 3), money.bearing) == ("money", 0.9, 1)


def test_what_few_and_far_neighbours_bear_is_not_suggested() -> None:
    assert themes_of(suggest([like(3, "housing"), like(1, "buses")])) == ["housing"]


def test_only_the_nearest_are_asked() -> None:
    near = [like(2, "housing") for _ in range(NEIGHBOURS)]
    (housing,) = suggest([like(1.9, "buses"), *near])
    assert housing.asked == NEIGHBOURS


def test_three_at_most_are_suggested_and_none_that_is_borne() -> None:
    near = [like(2, "a", "b", "c", "d", "e")]
    assert themes_of(suggest(near)) == ["a", "b", "c"]
    assert themes_of(suggest(near, borne=["a", "c"])) == ["b", "d", "e"]
    assert MOST == 3


def test_nothing_is_suggested_of_nothing() -> None:
    assert suggest([]) == ()


def test_the_reason_counts_the_neighbours_and_tells_the_words_they_share_most() -> None:
    near = [
        like(3, "housing", shared=("bedroom", "damp")),
        like(3, "housing", shared=("damp",)),
        like(3, "buses", shared=("council",)),
    ]
    housing, buses = suggest(near)
    assert housing.reason == "2 of 3 like it are housing: “damp”, “bedroom”"
    assert buses.reason == "1 of 3 like it is buses: “council”"


def test_a_theme_whose_name_is_said_says_so_and_is_counted_as_no_statement() -> None:
    name = Neighbour(3, ("housing",), ("housing",), is_name=True)
    (alone,) = suggest([name])
    assert (alone.reason, alone.bearing, alone.asked) == ("its name is said: “housing”", 0, 0)
    (both,) = suggest([name, like(3, "housing", shared=("housing", "damp"))])
    assert both.reason == "1 of 1 like it is housing, and its name is said: “housing”, “damp”"


def test_the_words_that_tell_are_told_once_without_the_commonest_and_single_letters() -> None:
    assert telling_words("The damp, and the DAMP again: I can't sleep at no. 5") == (
        "damp",
        "sleep",
    )
    assert telling_words("é’r Église") == ("église",)
    assert telling_words("it is what it is") == ()
