"""Where people stand on the map."""

from __future__ import annotations

import random
from itertools import combinations
from math import hypot, inf

from organiser_app.store.queries.web import Web, WebPerson, WebTie
from organiser_app.web.layout import APART, SPACING, Places, beside_those_known, laid_out
from organiser_app.web.links import links_of
from tests.web.running import finished
from tests.web.webs import made_web, person_id

RING = [(number, (number + 1) % 12) for number in range(12)]
TOWN = [(a, b) for a, b in combinations(range(60), 2) if (a * b + a + b) % 17 == 0]


def placed(web: Web, kept: Places | None = None) -> Places:
    return finished(laid_out(links_of(web), kept or {}))


def apart(places: Places, one: int, other: int) -> float:
    (ax, ay), (bx, by) = places[person_id(one)], places[person_id(other)]
    return hypot(ax - bx, ay - by)


def test_everybody_has_a_place() -> None:
    web = made_web(20, RING)
    assert set(placed(web)) == {person.id for person in web.people}


def test_nobody_at_all_is_laid_out_too() -> None:
    assert placed(Web()) == {}


def test_the_same_web_is_laid_out_alike_whatever_chance_brings() -> None:
    web = made_web(60, TOWN, {number: f"Street {number % 3}" for number in range(60)})
    random.seed(1)
    before = placed(web)
    random.seed(2)
    assert placed(web) == before


def test_no_two_people_stand_on_each_other() -> None:
    places = placed(made_web(80, TOWN))
    nearest = min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places.values(), 2))
    assert nearest > APART * 0.9


def test_those_who_know_each_other_stand_nearer_than_those_who_do_not() -> None:
    clumps = [pair for first in (0, 10) for pair in combinations(range(first, first + 10), 2)]
    places = placed(made_web(20, [*clumps, (0, 10)]))
    within = [apart(places, *pair) for pair in combinations(range(10), 2)]
    across = [apart(places, one, other) for one in range(1, 10) for other in range(11, 20)]
    assert sum(within) / len(within) < sum(across) / len(across) / 1.5


def test_two_parts_do_not_lie_over_each_other() -> None:
    places = placed(made_web(24, [*RING, *((a + 12, b + 12) for a, b in RING)]))
    one, other = (
        [places[person_id(number)] for number in part] for part in (range(12), range(12, 24))
    )
    besides = max(x for x, _ in one) < min(x for x, _ in other)
    below = max(y for _, y in one) < min(y for _, y in other)
    assert besides or below


def test_opened_again_with_nothing_new_everybody_stays() -> None:
    web = made_web(60, TOWN)
    before = placed(web)
    assert placed(web, before) == before


def test_somebody_new_comes_beside_whom_they_know_and_the_others_stay() -> None:
    before = placed(made_web(60, TOWN))
    after = placed(made_web(61, [*TOWN, (60, 7)]), before)
    assert {person: after[person] for person in before} == before
    assert apart(after, 60, 7) < SPACING * 3


def test_somebody_new_without_a_tie_stands_apart_from_everybody() -> None:
    before = placed(made_web(60, TOWN))
    after = placed(made_web(61, TOWN), before)
    assert {person: after[person] for person in before} == before
    assert min(apart(after, 60, number) for number in range(60)) > APART * 0.9


def test_somebody_who_is_gone_leaves_the_others_where_they_are() -> None:
    before = placed(made_web(60, TOWN))
    fewer = [pair for pair in TOWN if 59 not in pair]
    assert placed(made_web(59, fewer), before) == {
        person: place for person, place in before.items() if person != person_id(59)
    }


def test_a_web_that_is_mostly_new_is_laid_out_anew() -> None:
    few = {person_id(0): (9e6, 9e6)}
    assert placed(made_web(60, TOWN), few) == placed(made_web(60, TOWN))


def test_an_organiser_stands_among_those_whom_they_know() -> None:
    web = made_web(60, TOWN)
    ada = WebPerson(person_id(99), "Ada", organiser=True)
    idle = WebPerson(person_id(100), "Idle", organiser=True)
    kept = tuple(WebTie(person_id(number), ada.id) for number in (3, 4))
    known = Web((*web.people, ada, idle), (*web.ties, *kept))
    places = placed(known)
    stands = beside_those_known(known, places)
    assert set(stands) == {ada.id}
    x, y = stands[ada.id]
    middle = [sum(places[person_id(each)][axis] for each in (3, 4)) / 2 for axis in (0, 1)]
    assert hypot(x - middle[0], y - middle[1]) < SPACING * 2


def test_the_places_so_far_can_be_asked_for_at_every_step() -> None:
    web = made_web(20, RING)
    steps = list(laid_out(links_of(web), {}))
    assert len(steps) > 10
    assert all(-inf < x < inf for step in (steps[0], steps[-1]) for x, _ in step().values())
