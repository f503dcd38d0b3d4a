"""The way of needs from helper to helper, gathered into arrows that can be counted and drawn.

Every need begins where it was first asked, goes through the helpers that it was brought to, one
after another, and ends met, turned away, withdrawn or still waiting. Arrows that lead between the
same two places at the same step are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median
from uuid import UUID

from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.language import tr

MOST_STEPS = 2
"""The first helper and the last are told; whatever lies between them is counted as bounces alone.

With three a picture of a small patch was a tangle that nobody could read.
"""

MOST_PARTNERS, MOST_PARTNERS_OUTSIDE = 4, 3
"""Partners that are told by name at each step, within the log and outside; the rest are others."""

FEWEST_TOLD, ROUNDED_TO = 5, 5
"""Outside the log fewer people than this are not told, and more are rounded to so many."""


class Stop(StrEnum):
    """What a place on the way is; the order is that in which places are drawn from the top."""

    FIRST_ASKED = "first_asked"
    ASKED_BEFORE = "asked_before"
    NEIGHBOUR = "neighbour"
    PARTNER = "partner"
    OTHERS = "others"
    MET = "met"
    WAITING = "waiting"
    TURNED_AWAY = "turned_away"
    WITHDRAWN = "withdrawn"


ENDS = (Stop.MET, Stop.WAITING, Stop.TURNED_AWAY, Stop.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class FlowPlace:
    """A place on the way: where needs are asked (step 0), a helper by its step, or an end.

    `name` is that of a partner. Ends all stand at the step after the last.
    """

    stop: Stop
    step: int = 0
    name: str = ""

    def in_words(self) -> str:
        """What the place is called."""
        return (
            self.name
            or {
                Stop.FIRST_ASKED: tr("First asked"),
                Stop.ASKED_BEFORE: tr("Asked before"),
                Stop.NEIGHBOUR: tr("A neighbour"),
                Stop.PARTNER: tr("A partner"),
                Stop.OTHERS: tr("Other partners"),
                Stop.MET: tr("Met"),
                Stop.WAITING: tr("Still waiting"),
                Stop.TURNED_AWAY: tr("Turned away"),
                Stop.WITHDRAWN: tr("No longer asked for"),
            }[self.stop]
        )


@dataclass(frozen=True, slots=True)
class Helped:
    """A need was brought to a helper, `name` or a neighbour, on a day, and what came of it."""

    on: date
    name: str = ""
    outcome: ReferralOutcome = ReferralOutcome.WAITING
    answered_on: date | None = None
    passed_on: bool = False
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class NeedWay:
    """All that became of one need; `person` tells people apart, and is never shown."""

    need_id: UUID
    person: UUID
    asked_on: date
    asked_before: bool
    helpers: tuple[Helped, ...] = ()
    met_on: date | None = None

    @property
    def end(self) -> Stop:
        """Where it stands now: met, or what the last helper made of it, or still waiting."""
        if self.met_on is not None:
            return Stop.MET
        return _ENDED.get(self.helpers[-1].outcome, Stop.WAITING) if self.helpers else Stop.WAITING


_ENDED = {
    ReferralOutcome.TURNED_AWAY: Stop.TURNED_AWAY,
    ReferralOutcome.WITHDRAWN: Stop.WITHDRAWN,
}
"""The answers of a helper after which a need waits no longer, though it is not met."""


@dataclass(frozen=True, slots=True)
class FlowArrow:
    """Needs that went from one place to another.

    `median_days` is how long they stood at the first; where they still stand, until today.
    """

    start: FlowPlace
    end: FlowPlace
    need_ids: tuple[UUID, ...]
    people: int
    median_days: float

    @property
    def count(self) -> int:
        """How many needs went this way."""
        return len(self.need_ids)


@dataclass(frozen=True, slots=True)
class NeedFlow:
    """The arrows from left to right, from the most needs to the least; and what they add up to."""

    arrows: tuple[FlowArrow, ...] = ()
    needs: int = 0
    people: int = 0
    asked_before: int = 0
    bounces: int = 0

    @property
    def failure_demand(self) -> float | None:
        """The share of needs that had been put to somebody before, of 1; None without needs."""
        return self.asked_before / self.needs if self.needs else None


@dataclass(frozen=True, slots=True)
class _Leg:
    start: FlowPlace
    end: FlowPlace
    way: NeedWay
    days: int


def need_flow(ways: Iterable[NeedWay], today: date, most_partners: int = MOST_PARTNERS) -> NeedFlow:
    """What the ways of all needs come to, with so many partners by name at each step."""
    whole = tuple(ways)
    gone = _with_few_names(whole, most_partners)
    deepest = max((len(_told(way.helpers)) for way in gone), default=0)
    legs: defaultdict[tuple[FlowPlace, FlowPlace], list[_Leg]] = defaultdict(list)
    for way in gone:
        for leg in _legs(way, deepest + 1, today):
            legs[leg.start, leg.end].append(leg)
    arrows = sorted((_arrow(*ends, taken) for ends, taken in legs.items()), key=_left_to_right)
    return NeedFlow(
        arrows=tuple(arrows),
        needs=len(gone),
        people=len({way.person for way in gone}),
        asked_before=sum(way.asked_before for way in gone),
        bounces=sum(_bounces(way) for way in whole),
    )


def _bounces(way: NeedWay) -> int:
    """How often partners left the resident to ask again; a neighbour who could not help is none."""
    partners = (helper for helper in way.helpers if helper.name)
    return sum(helper.outcome.is_bounce for helper in partners)


def told_outside(people: int) -> int | None:
    """How many people a figure that leaves the log may tell of; None for fewer than five.

    As many needs leave a helper as came there, so that a number left out could be worked out from
    its neighbours if they were exact: they are told to the nearest five.
    """
    if people < FEWEST_TOLD:
        return None
    return ROUNDED_TO * round(people / ROUNDED_TO)


def _with_few_names(ways: tuple[NeedWay, ...], most: int) -> tuple[NeedWay, ...]:
    """The ways with the partners that few were brought to told as others, step by step."""
    often: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for way in ways:
        for step, helper in enumerate(_told(way.helpers)):
            often[step][helper.name] += bool(helper.name)
    kept = {step: dict(names.most_common(most)) for step, names in often.items()}
    return tuple(
        replace(
            way,
            helpers=tuple(
                helper if not helper.name or helper.name in kept[step] else _as_other(helper)
                for step, helper in enumerate(_told(way.helpers))
            ),
        )
        for way in ways
    )


def _as_other(helper: Helped) -> Helped:
    return replace(helper, name="", is_other=True)


def _legs(way: NeedWay, last_step: int, today: date) -> Iterator[_Leg]:
    """The way of one need, from place to place, with the days that it stood at each."""
    begun = FlowPlace(Stop.ASKED_BEFORE if way.asked_before else Stop.FIRST_ASKED)
    helpers = _told(way.helpers)
    stops = [(begun, way.asked_on)]
    stops += [(_helper(helper, step), helper.on) for step, helper in enumerate(helpers, 1)]
    stops.append(_end(way, last_step, today))
    for (start, since), (end, until) in pairwise(stops):
        yield _Leg(start, end, way, max(0, (until - since).days))


def _told(helpers: Sequence[Helped]) -> tuple[Helped, ...]:
    """The first helpers and the last, where there were more than can be told."""
    if len(helpers) <= MOST_STEPS:
        return tuple(helpers)
    return (*helpers[: MOST_STEPS - 1], helpers[-1])


def _helper(helper: Helped, step: int) -> FlowPlace:
    if helper.is_other:
        return FlowPlace(Stop.OTHERS, step)
    return FlowPlace(Stop.PARTNER if helper.name else Stop.NEIGHBOUR, step, helper.name)


def _end(way: NeedWay, step: int, today: date) -> tuple[FlowPlace, date]:
    """Where a need ended, and when; one that nobody closed stands there until today."""
    until = way.met_on
    if way.end in _ENDED.values():
        until = way.helpers[-1].answered_on
    return FlowPlace(way.end, step), until or today


def _arrow(start: FlowPlace, end: FlowPlace, legs: Sequence[_Leg]) -> FlowArrow:
    return FlowArrow(
        start=start,
        end=end,
        need_ids=tuple(leg.way.need_id for leg in legs),
        people=len({leg.way.person for leg in legs}),
        median_days=median(leg.days for leg in legs),
    )


def _left_to_right(arrow: FlowArrow) -> tuple[int, int, str, str, str]:
    start, end = arrow.start, arrow.end
    return (
        start.step,
        -arrow.count,
        start.stop,
        f"{end.stop}{end.step}",
        f"{start.name}{end.name}",
    )
