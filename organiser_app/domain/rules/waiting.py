"""What is waiting on whom, once it is known which promises hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from organiser_app.domain.rules.holding import FOR_GOOD, Pledge, doings, holding, renewals
from organiser_app.domain.values import CommitmentState


class Outlook(StrEnum):
    """How an open promise stands: `SHORT` would hold if more people did the same."""

    HOLDS = "holds"
    SHORT = "short"
    FALLS = "falls"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How one open promise stands, and what it is waiting for.

    `kept` and `to_keep` are the promises on which it hangs that were kept, and that hold and are
    still to be; `fallen` those through which it does not hold. A renewed one is named by its
    renewal. `circle` are all that wait on one another with it, itself among them; empty where
    none do. `others` counts the people who do the same, of the `wanted`.
    """

    id: UUID
    outlook: Outlook
    kept: tuple[UUID, ...] = ()
    to_keep: tuple[UUID, ...] = ()
    fallen: tuple[UUID, ...] = ()
    circle: tuple[UUID, ...] = ()
    others: int = 0
    wanted: int = 0

    @property
    def lacking(self) -> int:
        """How many people are still wanted."""
        return max(0, self.wanted - self.others)

    @property
    def is_clear(self) -> bool:
        """Whether it holds, and waits for nobody outside the circle that it is in."""
        return self.outlook is Outlook.HOLDS and set(self.to_keep) <= set(self.circle)


def waiting(pledges: Collection[Pledge]) -> dict[UUID, Waiting]:
    """What every open promise waits for, by its id."""
    seen = _Seen(pledges)
    rings = circles({each.id: seen.to_keep(each) for each in pledges if seen.is_open(each)})
    return {
        each.id: seen.waiting(each, rings.get(each.id, ()))
        for each in pledges
        if each.state is CommitmentState.OPEN
    }


def circles(ahead: Mapping[UUID, Collection[UUID]]) -> dict[UUID, tuple[UUID, ...]]:
    """For each that waits on itself by way of others, all in its circle, by id.

    `ahead` says for each what it waits for. These are the strongly connected components, by two
    walks, the second against the arrows (M. Sharir, "A strong-connectivity algorithm and its
    applications in data flow analysis", 1981), without recursion: a chain may be long.
    """
    back: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for here, others in ahead.items():
        for other in others:
            back[other].append(here)
    found: dict[UUID, tuple[UUID, ...]] = {}
    passed: set[UUID] = set()
    for start in reversed(_in_order_left(ahead)):
        ring = tuple(sorted(_reached(start, back, passed)))
        if len(ring) > 1:
            found |= dict.fromkeys(ring, ring)
    return found


def _in_order_left(ahead: Mapping[UUID, Collection[UUID]]) -> list[UUID]:
    """All, in the order in which a walk in depth leaves them for good."""
    left: list[UUID] = []
    entered: set[UUID] = set()
    for start in ahead:
        path = [(start, iter(ahead[start]))] if start not in entered else []
        entered.add(start)
        while path:
            here, further = path[-1]
            step = next((each for each in further if each not in entered), None)
            if step is None:
                left.append(here)
                path.pop()
            else:
                entered.add(step)
                path.append((step, iter(ahead.get(step, ()))))
    return left


def _reached(start: UUID, back: Mapping[UUID, Collection[UUID]], passed: set[UUID]) -> list[UUID]:
    """All that lead to `start` and were not passed yet, which they are from now on."""
    found: list[UUID] = []
    to_see = [start]
    while to_see:
        here = to_see.pop()
        if here not in passed:
            passed.add(here)
            found.append(here)
            to_see.extend(back.get(here, ()))
    return found


class _Seen:
    """The promises with what is known of them: which hold, and which would if more people came."""

    def __init__(self, pledges: Collection[Pledge]) -> None:
        self._known = {pledge.id: pledge for pledge in pledges}
        self._renewals = renewals(pledges)
        self._strict = holding(pledges)
        self._loose = holding(pledges, numbers=False)
        self._doing = doings(pledges)
        self._people = self._who_do_the_same(self._strict), self._who_do_the_same(self._loose)

    def is_open(self, pledge: Pledge) -> bool:
        """Whether it is to be kept, and can be."""
        return pledge.state is CommitmentState.OPEN and pledge.id in self._strict

    def to_keep(self, pledge: Pledge) -> tuple[UUID, ...]:
        """The promises on which it hangs that hold and are still to be kept."""
        now = self._hangs_on(pledge)
        return tuple(
            each.id for each in now if each.id in self._strict and each.state not in FOR_GOOD
        )

    def waiting(self, pledge: Pledge, circle: tuple[UUID, ...]) -> Waiting:
        """What one open promise waits for."""
        outlook = self._outlook(pledge)
        standing = self._loose if outlook is Outlook.FALLS else self._strict
        now = self._hangs_on(pledge)
        people = self._people[outlook is not Outlook.HOLDS][self._doing[pledge.id]]
        return Waiting(
            pledge.id,
            outlook,
            kept=tuple(each.id for each in now if each.state in FOR_GOOD),
            to_keep=self.to_keep(pledge),
            fallen=tuple(each.id for each in now if each.id not in standing),
            circle=circle,
            others=len(people - {pledge.promiser}),
            wanted=pledge.at_least,
        )

    def _outlook(self, pledge: Pledge) -> Outlook:
        if pledge.id in self._strict:
            return Outlook.HOLDS
        return Outlook.SHORT if pledge.id in self._loose else Outlook.FALLS

    def _hangs_on(self, pledge: Pledge) -> list[Pledge]:
        """What it hangs on as that stands now, each once; what is not in the log is left out."""
        now = (self._as_renewed(self._known[each]) for each in pledge.on if each in self._known)
        return list({each.id: each for each in now}.values())

    def _as_renewed(self, pledge: Pledge) -> Pledge:
        """The renewal that stands in its place now; of several, one that holds, then the latest."""
        passed = {pledge.id}
        while pledge.id in self._renewals:
            best = max(self._renewals[pledge.id], key=lambda each: (each in self._loose, each))
            if best in passed:
                break
            passed.add(best)
            pledge = self._known[best]
        return pledge

    def _who_do_the_same(self, standing: Collection[UUID]) -> dict[UUID, set[Hashable]]:
        people: defaultdict[UUID, set[Hashable]] = defaultdict(set)
        for pledge in self._known.values():
            if pledge.id in standing:
                people[self._doing[pledge.id]].add(pledge.promiser)
        return people
