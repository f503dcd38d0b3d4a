"""What the web says in words."""

from __future__ import annotations

from dataclasses import replace

from organiser_app.store.queries.web import Web
from organiser_app.web.links import links_of
from organiser_app.web.measures import measured
from organiser_app.web.words import MOST, Findings, found
from tests.web.running import finished
from tests.web.webs import made_web, numbers

STAR = [(0, number) for number in range(1, 9)]


def words_of(web: Web) -> Findings:
    people = {person.id: person for person in web.people}
    return found(people, finished(measured(links_of(web))))


def test_a_connector_knows_many_others_and_links_them() -> None:
    (connector,) = words_of(made_web(9, STAR)).connectors
    assert (connector.title, connector.told) == (
        "P0",
        "knows 8, the link between 100 in 100 pairs of people",
    )
    assert numbers(connector.people) == [0]


def test_where_all_know_as_many_nobody_is_a_connector() -> None:
    ring = [(number, (number + 1) % 9) for number in range(9)]
    assert words_of(made_web(9, ring)).connectors == ()


def test_a_bridge_names_the_street_that_they_alone_join_to_the_rest() -> None:
    left = [(0, 1), (1, 2), (2, 3), (3, 0)]
    right = [(4, 5), (5, 6), (6, 4)]
    streets = dict.fromkeys((4, 5), "Elm Walk")
    words = words_of(made_web(7, [*left, *right, (0, 4)], streets))
    assert [(one.title, one.told) for one in words.bridges] == [
        ("P0", "without them the 3 people on Elm Walk would be cut off"),
        ("P4", "without them the 2 people around P6 would be cut off"),
    ]
    assert numbers(words.bridges[0].people) == [0, 4, 5, 6]


def test_a_bridge_names_a_single_person_and_counts_the_others() -> None:
    (bridge,) = words_of(made_web(4, [(0, 1), (0, 2), (0, 3)])).bridges
    assert bridge.told == "without them P2 and 1 more would be cut off"


def test_islands_and_the_lone_are_named_apart() -> None:
    words = words_of(made_web(7, [(0, 1), (1, 2), (3, 4)], {3: "Elm Walk"}))
    (island,) = words.islands
    assert (island.title, island.told) == ("Around P3", "2 people, mostly of Elm Walk")
    assert [(one.title, one.told) for one in words.lone] == [
        ("P5", "no tie is recorded"),
        ("P6", "no tie is recorded"),
    ]
    assert words.counts == (0, 1, 1, 2)


def test_some_of_each_are_named_and_all_are_counted() -> None:
    words = words_of(made_web(MOST * 3, []))
    assert len(words.lone) == MOST
    assert words.counts[3] == MOST * 3


def test_somebody_without_a_name_is_called_so() -> None:
    web = made_web(1, [])
    nameless = Web((replace(web.people[0], name=""),))
    assert words_of(nameless).lone[0].title == "Somebody with no name"


def test_an_empty_web_has_nothing_to_say() -> None:
    assert words_of(Web()) == Findings()
