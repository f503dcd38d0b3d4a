"""Who could walk beside a resident, and why: what the two share, and who has room for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from organiser_app.domain.values import Circle

MOST_BESIDE = 3
"""Who walks beside so many already is not asked to walk beside another."""

_SHARED_THEMES = 3


class Reason(StrEnum):
    """Why somebody could walk beside a resident."""

    KNOWN = "known"
    THEMES = "themes"
    STREET = "street"
    GIVES_TIME = "gives_time"
    NEAR_THE_CENTRE = "near_the_centre"


_WEIGHTS = {
    Reason.KNOWN: 3.0,
    Reason.GIVES_TIME: 2.0,
    Reason.STREET: 1.0,
    Reason.NEAR_THE_CENTRE: 0.5,
}
"""What each reason counts; each theme that the two share counts one, up to three."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resident as this rule sees them.

    `ties` are the residents whom they know, `beside` how many they walk beside now, and
    `gives_time` whether they offered time or knowledge.
    """

    resident_id: UUID
    name: str
    street_id: UUID | None = None
    door_id: UUID | None = None
    circle: Circle | None = None
    themes: frozenset[str] = frozenset()
    ties: frozenset[UUID] = frozenset()
    gives_time: bool = False
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody who could walk beside a resident, with the reasons, the weightiest first."""

    resident_id: UUID
    name: str
    reasons: tuple[Reason, ...]
    themes: tuple[str, ...]
    weight: float


def suggest(
    resident: Candidate, others: Iterable[Candidate], most: int = 5
) -> tuple[Suggested, ...]:
    """The best few who could walk beside `resident`, each with at least one reason.

    Nobody of the same household is among them, since they are there already, and nobody who
    walks beside several others.
    """
    able = (other for other in others if _is_able(resident, other))
    weighed = (_weighed(resident, other) for other in able)
    found = [suggested for suggested in weighed if suggested.weight]
    found.sort(key=lambda one: (-one.weight, one.name.casefold(), one.resident_id))
    return tuple(found[:most])


def _is_able(resident: Candidate, other: Candidate) -> bool:
    lives_there = other.door_id is not None and other.door_id == resident.door_id
    return (
        other.resident_id != resident.resident_id
        and not lives_there
        and other.beside < MOST_BESIDE
        and other.circle is not None
        and other.circle is not Circle.CONTACT
    )


def _weighed(resident: Candidate, other: Candidate) -> Suggested:
    themes = tuple(sorted(resident.themes & other.themes))
    holds = {
        Reason.KNOWN: other.resident_id in resident.ties,
        Reason.GIVES_TIME: other.gives_time,
        Reason.STREET: other.street_id is not None and other.street_id == resident.street_id,
        Reason.NEAR_THE_CENTRE: other.circle in (Circle.ACTIVE, Circle.LEADER),
    }
    weights = {reason: weight for reason, weight in _WEIGHTS.items() if holds[reason]}
    if themes:
        weights[Reason.THEMES] = float(min(len(themes), _SHARED_THEMES))
    reasons = tuple(sorted(weights, key=lambda reason: (-weights[reason], reason)))
    # To stand near the centre is no reason by itself to walk beside just this resident.
    alone = set(weights) <= {Reason.NEAR_THE_CENTRE}
    weight = 0.0 if alone else sum(weights.values())
    return Suggested(other.resident_id, other.name, reasons, themes, weight)
