"""Residents and their ties as numbers: what the measures and the layout reckon with.

Organisers are left out: the question is how residents hold together without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from organiser_app.store.queries.web import Web, WebPerson

Edge = tuple[int, int]


@dataclass(frozen=True)
class Links:
    """People by number, from nought in the order of their ids, and who is tied to whom."""

    people: tuple[WebPerson, ...]
    edges: tuple[Edge, ...]
    strengths: tuple[int, ...]

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each person, those whom they know."""
        known: list[list[int]] = [[] for _ in self.people]
        for one, other in self.edges:
            known[one].append(other)
            known[other].append(one)
        return tuple(tuple(sorted(each)) for each in known)

    @cached_property
    def graph(self) -> Any:
        """The same as an `igraph.Graph`, without direction."""
        import igraph  # noqa: PLC0415 - slow to import

        return igraph.Graph(n=len(self.people), edges=self.edges)

    def ids(self, numbers: Iterable[int]) -> tuple[UUID, ...]:
        """The ids of people given by number."""
        return tuple(self.people[number].id for number in numbers)

    def parts(self) -> list[list[int]]:
        """The components, the largest first; a lone person is one by themselves."""
        return sorted((sorted(part) for part in self.graph.connected_components()), key=_largest)


def links_of(web: Web) -> Links:
    """The residents of a web and the ties between two residents."""
    people = tuple(person for person in web.people if not person.organiser)
    numbers = {person.id: number for number, person in enumerate(people)}
    ties = [tie for tie in web.ties if tie.one in numbers and tie.other in numbers]
    return Links(
        people,
        tuple((numbers[tie.one], numbers[tie.other]) for tie in ties),
        tuple(tie.strength for tie in ties),
    )


def _largest(part: Sequence[int]) -> tuple[int, int]:
    return -len(part), part[0]
