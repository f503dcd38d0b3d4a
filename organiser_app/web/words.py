"""What the web says in words: connectors, bridges, islands and lone people, some of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser_app.language import plural, tr
from organiser_app.store.queries.web import WebPerson
from organiser_app.web.measures import Measures

MOST = 6
"""How many of each sort are named."""

_LINKS_MANY, _TIMES_THE_MEAN = 4, 2
"""Somebody links many others who knows this many, and so many times as many as people do here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to see: who it is about, the first of them before all, and what there is to say."""

    people: tuple[UUID, ...]
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Some of each sort, the most telling first; `counts` says how many there are in all."""

    connectors: tuple[Finding, ...] = ()
    bridges: tuple[Finding, ...] = ()
    islands: tuple[Finding, ...] = ()
    lone: tuple[Finding, ...] = ()
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)


def found(people: Mapping[UUID, WebPerson], measures: Measures) -> Findings:
    """What is to be said of a web whose people and measures are these."""
    connectors = _connectors(measures)
    bridges = sorted(measures.holds, key=lambda one: (-_cut_off(measures, one), one))
    islands = [part for part in measures.parts[1:] if len(part) > 1]
    lone = [part[0] for part in measures.parts if len(part) == 1]
    return Findings(
        tuple(_connector(people, measures, one) for one in connectors[:MOST]),
        tuple(_bridge(people, measures, one) for one in bridges[:MOST]),
        tuple(_island(people, measures, part) for part in islands[:MOST]),
        tuple(_alone(people[one]) for one in lone[:MOST]),
        (len(connectors), len(bridges), len(islands), len(lone)),
    )


def called(person: WebPerson) -> str:
    """What somebody is called on the map and beside it."""
    return person.name or tr("Somebody with no name")


def _connectors(measures: Measures) -> list[UUID]:
    mean = sum(measures.links.values()) / max(len(measures.links), 1)
    least = max(_LINKS_MANY, mean * _TIMES_THE_MEAN)
    many = [one for one, links in measures.links.items() if links >= least]
    return sorted(many, key=lambda one: (-measures.links[one], -measures.between[one], one))


def _connector(people: Mapping[UUID, WebPerson], measures: Measures, one: UUID) -> Finding:
    links = tr("knows {count}", count=measures.links[one])
    share = round(measures.between[one] * 100)
    between = tr("the link between {share} in 100 pairs of people", share=share) if share else ""
    told = tr("{links}, {between}", links=links, between=between) if between else links
    return Finding((one,), called(people[one]), told)


def _bridge(people: Mapping[UUID, WebPerson], measures: Measures, one: UUID) -> Finding:
    """Which sides would be cut off without somebody: all but the largest."""
    sides = measures.holds[one][1:]
    side, more = side_words(people, measures, sides[0]), sum(map(len, sides[1:]))
    told = tr("without them {side} would be cut off", side=side)
    if more:
        told = plural(
            "without them {side} and {count} more would be cut off",
            "without them {side} and {count} more would be cut off",
            more,
            side=side,
        )
    return Finding((one, *(each for side in sides for each in side)), called(people[one]), told)


def side_words(people: Mapping[UUID, WebPerson], measures: Measures, side: Sequence[UUID]) -> str:
    """Some people in words: by name, by the street where most of them live, else by one of them."""
    if len(side) == 1:
        return called(people[side[0]])
    street = _commonest(people[each].street for each in side)
    if street and sum(people[each].street == street for each in side) * 2 > len(side):
        return tr("the {count} people on {street}", count=len(side), street=street)
    best = max(side, key=lambda each: (measures.links[each], each))
    return tr("the {count} people around {name}", count=len(side), name=called(people[best]))


def _island(people: Mapping[UUID, WebPerson], measures: Measures, part: Sequence[UUID]) -> Finding:
    """A part that nothing joins to the largest."""
    best = sorted(part, key=lambda each: (-measures.links[each], each))
    count = plural("{count} person", "{count} people", len(part))
    street = _commonest(people[each].street for each in part)
    told = tr("{count}, mostly of {street}", count=count, street=street) if street else count
    return Finding(tuple(best), tr("Around {name}", name=called(people[best[0]])), told)


def _alone(person: WebPerson) -> Finding:
    return Finding((person.id,), called(person), person.street or tr("no tie is recorded"))


def _cut_off(measures: Measures, one: UUID) -> int:
    return sum(map(len, measures.holds[one][1:]))


def _commonest(streets: Iterable[str]) -> str:
    """The street that occurs most, of several the first by name; empty where none is known."""
    counted = Counter(filter(None, streets))
    return min(counted, key=lambda street: (-counted[street], street), default="")
