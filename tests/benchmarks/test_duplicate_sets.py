"""The made-up towns in which some people stand twice, and what the rule finds in a small one."""

from __future__ import annotations

from collections import Counter

from organiser_app.domain.rules.reach import phone_numbers
from tests.benchmarks.bench_duplicates import by_names, by_rule
from tests.benchmarks.duplicate_sets import duplicate_set

SIZE = 600


def test_the_same_seed_gives_the_same_town_and_another_seed_another() -> None:
    assert duplicate_set(SIZE) == duplicate_set(SIZE)
    assert duplicate_set(SIZE).people != duplicate_set(SIZE, seed=2).people


def test_the_truth_is_of_records_that_are_there_each_twice_at_most() -> None:
    town = duplicate_set(SIZE)
    ids = {person.id for person in town.people}
    assert len(ids) == len(town.people)
    assert len(town.truth) > SIZE // 20
    assert all(len(pair) == 2 and pair <= ids for pair in town.truth)
    assert set(Counter(each for pair in town.truth for each in pair).values()) == {1}


def test_a_town_holds_what_misleads() -> None:
    people = duplicate_set(SIZE).people
    at_door = Counter((person.names, person.doors) for person in people if person.names)
    names = Counter(person.names for person in people if person.names)
    numbers = Counter(
        n for person in people for phone in person.phones for n in phone_numbers(phone)
    )
    emails = Counter(person.emails for person in people if person.emails)
    assert max(at_door.values()) > 1  # father and son, or one person twice
    assert max(names.values()) > 1
    assert max(numbers.values()) > 2  # the landline of a household
    assert max(emails.values()) > 1
    assert any(not person.names for person in people)


def test_the_rule_does_much_better_than_names_alone() -> None:
    town = duplicate_set(SIZE)
    rule, (_, named) = by_rule(town), by_names(town)
    assert rule.precision > 0.7
    assert rule.recall > 0.7
    assert rule.precision > 2 * named.precision
    assert rule.both > named.both + 0.3
