"""The measures of the web, held against another library that reckons the same."""

from __future__ import annotations

from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.store.queries.web import Web, WebPerson, WebTie
from organiser_app.web.links import links_of
from organiser_app.web.measures import Measures, measured
from tests.web.running import finished
from tests.web.webs import made_web, numbers, person_id

MOST = 14
people_and_ties = st.integers(0, MOST).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=30)
        if count
        else st.just(set[tuple[int, int]]()),
    )
)


def measures_of(web: Web) -> Measures:
    return finished(measured(links_of(web)))


def checked(web: Web) -> Any:
    graph = networkx.Graph()
    graph.add_nodes_from(person.id for person in web.people)
    graph.add_edges_from(tie.pair for tie in web.ties)
    return graph


@given(people_and_ties)
@settings(deadline=None)
def test_every_measure_is_what_networkx_says(given_web: tuple[int, set[tuple[int, int]]]) -> None:
    web = made_web(*given_web)
    measures, graph = measures_of(web), checked(web)
    assert measures.links == dict(graph.degree())
    assert measures.between == pytest.approx(networkx.betweenness_centrality(graph))
    parts = [set(part) for part in measures.parts]
    assert sorted(parts, key=min) == sorted(networkx.connected_components(graph), key=min)
    assert set(measures.holds) == set(networkx.articulation_points(graph))


@given(people_and_ties)
@settings(deadline=None)
def test_the_sides_of_a_bridge_are_what_is_left_without_them(
    given_web: tuple[int, set[tuple[int, int]]],
) -> None:
    web = made_web(*given_web)
    graph = checked(web)
    for cut, sides in measures_of(web).holds.items():
        part = networkx.node_connected_component(graph, cut)
        left = graph.subgraph(part - {cut})
        assert sorted(map(set, sides), key=min) == sorted(
            networkx.connected_components(left), key=min
        )
        assert [len(side) for side in sides] == sorted(map(len, sides), reverse=True)


def test_betweenness_is_the_same_in_many_batches_as_in_one() -> None:
    edges = [(number, (number * 7 + 3) % 400) for number in range(400)]
    edges += [(number, (number + 1) % 400) for number in range(400)] * 2
    edges += [(number, (number * 13 + 5) % 400) for number in range(400)]
    web = made_web(400, edges)
    assert measures_of(web).between == pytest.approx(networkx.betweenness_centrality(checked(web)))


def test_organisers_hold_nobody_together() -> None:
    ada = WebPerson(person_id(9), "Ada", organiser=True)
    web = made_web(2, [])
    kept = tuple(WebTie(person_id(number), ada.id) for number in range(2))
    measures = measures_of(Web((*web.people, ada), kept))
    assert measures.links == {person_id(0): 0, person_id(1): 0}
    assert [numbers(part) for part in measures.parts] == [[0], [1]]


def test_the_largest_part_comes_first_and_the_lone_last() -> None:
    measures = measures_of(made_web(6, [(1, 2), (3, 4), (4, 5)]))
    assert [numbers(part) for part in measures.parts] == [[3, 4, 5], [1, 2], [0]]
