"""Webs for a test to reckon with: people by number, from nought."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from organiser_app.store.queries.web import Web, WebPerson, WebTie

Edges = Iterable[tuple[int, int]]


def person_id(number: int) -> UUID:
    """The id of the person of that number; ids rise with numbers."""
    return UUID(int=number + 1)


def made_web(count: int, edges: Edges, streets: dict[int, str] | None = None) -> Web:
    """So many residents, called by their numbers, and the ties between them."""
    lived_in = streets or {}
    people = tuple(
        WebPerson(person_id(number), f"P{number}", street=lived_in.get(number, ""))
        for number in range(count)
    )
    pairs = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    return Web(people, tuple(WebTie(person_id(one), person_id(other)) for one, other in pairs))


def numbers(people: Iterable[UUID]) -> list[int]:
    """The numbers of people given by id."""
    return [person.int - 1 for person in people]
