"""Which promises hold, where some hang on others: the greatest fixed point.

"I will if Terri brings the list", "I can't if you won't" (the same, read from the other side), "I
will if ten others do". To begin with everything holds; what was given up is dropped, then whatever
hangs on what was dropped, until nothing more drops. Two who wait on each other both hold so, since
neither drops first, and either may begin; begun from nothing, as the least fixed point is, both
would wait for ever.

A condition only ever asks for promises to hold, never for one not to, so that the answer is the
same whatever falls first, and is the union of all sets of promises that stand by themselves
(A. Tarski, "A lattice-theoretical fixpoint theorem and its applications", 1955).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop
from uuid import UUID

from organiser_app.domain.values import CommitmentState

GIVEN_UP = (CommitmentState.LAPSED, CommitmentState.RELEASED)
FOR_GOOD = (CommitmentState.KEPT, CommitmentState.PART_KEPT)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise as far as the rule looks at it.

    `promiser` tells people apart. `on` are the promises on which it hangs; `at_least` is how many
    others have to do the same, nought where it asks for none. `joins` is the promise of which it
    does the same, `renews` the one in whose place it stands; either makes one doing of the two.
    """

    id: UUID
    promiser: Hashable
    state: CommitmentState = CommitmentState.OPEN
    on: tuple[UUID, ...] = ()
    at_least: int = 0
    joins: UUID | None = None
    renews: UUID | None = None


def holding(pledges: Collection[Pledge], *, numbers: bool = True) -> frozenset[UUID]:
    """The ids of the promises that hold; with `numbers` off, as if enough others always did.

    Kept ones hold for good, in part too; one that lapsed or was released does not. A renewed one
    holds as its renewal does, and by itself where that is not in the log. What is not in the log
    is not held against anybody. Each promise and each condition is looked at once.
    """
    return frozenset(_Settling(pledges, numbers=numbers).held())


def renewals(pledges: Collection[Pledge]) -> dict[UUID, list[UUID]]:
    """For each renewed promise what stands in its place, where that is in the log."""
    renewed = {pledge.id for pledge in pledges if pledge.state is CommitmentState.RENEWED}
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for pledge in pledges:
        if pledge.renews in renewed:
            found[pledge.renews].append(pledge.id)
    return dict(found)


def doings(pledges: Collection[Pledge]) -> dict[UUID, UUID]:
    """For each promise one id that it shares with all that do the same, however they were joined.

    The first of them may have been deleted, or two may have joined each other on two devices.
    """
    parent: dict[UUID, UUID] = {}

    def end(of: UUID) -> UUID:
        while parent.setdefault(of, of) != of:
            parent[of] = of = parent[parent[of]]
        return of

    for pledge in pledges:
        for other in (pledge.joins, pledge.renews):
            if other is not None:
                parent[end(pledge.id)] = end(other)
    return {pledge.id: end(pledge.id) for pledge in pledges}


class _Settling:
    """Drops what cannot hold, one after another, and what that takes with it."""

    def __init__(self, pledges: Collection[Pledge], *, numbers: bool) -> None:
        self._known = {pledge.id: pledge for pledge in pledges}
        self._doing = doings(pledges)
        in_its_place = renewals(pledges)
        self._renewals_left = {of: len(new) for of, new in in_its_place.items()}
        self._hanging: defaultdict[UUID, list[UUID]] = defaultdict(list)
        self._people: defaultdict[UUID, Counter[Hashable]] = defaultdict(Counter)
        self._wanting: defaultdict[UUID, list[tuple[int, UUID]]] = defaultdict(list)
        for pledge in pledges:
            self._people[self._doing[pledge.id]][pledge.promiser] += 1
            if pledge.state not in FOR_GOOD and pledge.id not in in_its_place:
                self._judge(pledge, numbers=numbers)
        for wanting in self._wanting.values():
            heapify(wanting)

    def held(self) -> set[UUID]:
        """All that is left when nothing more drops."""
        held = set(self._known)
        falling = [each.id for each in self._known.values() if each.state in GIVEN_UP]
        for doing in self._wanting:
            falling.extend(self._short(doing))
        while falling:
            fell = falling.pop()
            if fell in held:
                held.remove(fell)
                falling.extend(self._falling_with(self._known[fell]))
        return held

    def _judge(self, pledge: Pledge, *, numbers: bool) -> None:
        for other in pledge.on:
            self._hanging[other].append(pledge.id)
        if numbers and pledge.at_least:
            self._wanting[self._doing[pledge.id]].append((-pledge.at_least, pledge.id))

    def _falling_with(self, fell: Pledge) -> Iterator[UUID]:
        yield from self._hanging[fell.id]
        if fell.renews in self._renewals_left:
            self._renewals_left[fell.renews] -= 1
            if not self._renewals_left[fell.renews]:
                yield fell.renews
        doing = self._doing[fell.id]
        people = self._people[doing]
        people[fell.promiser] -= 1
        if not people[fell.promiser]:
            del people[fell.promiser]
            yield from self._short(doing)

    def _short(self, doing: UUID) -> Iterator[UUID]:
        """Those, most wanting first, for whom too few others do the same.

        Whoever still holds is among the people of the doing, and is not one of the others.
        """
        wanting, others = self._wanting[doing], len(self._people[doing]) - 1
        while wanting and -wanting[0][0] > others:
            yield heappop(wanting)[1]
