"""Chance falls the same way for the same seed and path."""

from __future__ import annotations

from datetime import date

from organiser_app.services.sample.chance import Chance


def draws(chance: Chance) -> list[int]:
    return [chance.between(0, 1_000_000) for _ in range(5)]


def test_the_same_seed_and_path_fall_the_same_way() -> None:
    assert draws(Chance(1, "patch", 3)) == draws(Chance(1, "patch", 3))


def test_another_path_falls_another_way() -> None:
    assert draws(Chance(1, "patch", 3)) != draws(Chance(1, "patch", 4))


def test_a_whole_number_reaches_both_ends() -> None:
    chance = Chance(1)
    assert {chance.between(1, 3) for _ in range(100)} == {1, 2, 3}


def test_one_of_each_choice_is_said_and_places_are_filled() -> None:
    chance = Chance(1)
    said = {
        chance.say("[a cat|a dog] on {street} [at night|]", {"street": "Elm Road"})
        for _ in range(60)
    }
    assert said == {
        "a cat on Elm Road at night",
        "a dog on Elm Road at night",
        "a cat on Elm Road ",
        "a dog on Elm Road ",
    }


def test_a_choice_may_hold_a_place() -> None:
    said = Chance(1).say("[{street}|{street}]", {"street": "Elm Road"})
    assert said == "Elm Road"


def test_what_has_no_choice_is_said_as_it_stands() -> None:
    assert Chance(1).say("quiet [really]", {}) == "quiet [really]"


def test_a_day_lies_within_its_span() -> None:
    chance = Chance(1)
    first, last = date(2026, 1, 1), date(2026, 1, 3)
    assert {chance.day(first, last) for _ in range(60)} == {
        first,
        date(2026, 1, 2),
        last,
    }


def test_a_span_that_is_the_wrong_way_round_gives_its_first_day() -> None:
    assert Chance(1).day(date(2026, 1, 3), date(2026, 1, 1)) == date(2026, 1, 3)
