"""Where the places and the ribbons of a flow stand: plain arithmetic, in points from upper left.

Places stand in columns by their step. A ribbon that passes a column keeps a lane of its own there,
below the places, so that it runs under none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from organiser_app.domain.rules.need_flow import FlowArrow, FlowPlace, Stop

_NAME, _GAP, _LANE_GAP = 12.0, 9.0, 4.0
_LEAST = 1.6
_ORDER = tuple(Stop)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a flow: its outer size, what its last column keeps for names, its top."""

    width: float
    height: float
    right: float = 98.0
    top: float = 4.0
    bar: float = 7.0


@dataclass(frozen=True, slots=True)
class PlaceBox:
    """A place as an upright bar: its name stands in the `_NAME` above it."""

    place: FlowPlace
    x: float
    y: float
    height: float
    weight: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """An arrow as a band of one thickness through points (x, the y of its upper edge)."""

    arrow: int
    points: tuple[tuple[float, float], ...]
    thickness: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its first stretch."""
        (x0, y0), (x1, y1) = self.points[:2]
        return (x0 + x1) / 2, (y0 + y1 + self.thickness) / 2


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """Every place and every ribbon."""

    places: tuple[PlaceBox, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()


@dataclass(slots=True)
class _Item:
    """A place, or a ribbon's lane, in a column."""

    place: FlowPlace | None
    weight: float
    arrow: int = -1
    joins: bool = False
    y: float = 0.0
    left_at: float = 0.0
    come_at: float = 0.0


@dataclass(slots=True)
class _Plan:
    columns: list[list[_Item]] = field(default_factory=list)
    scale: float = 1.0


def lay_out(arrows: Sequence[FlowArrow], weights: Sequence[float], frame: Frame) -> FlowLayout:
    """Places and ribbons in a frame; `weights` say how thick each arrow is to each other."""
    if not arrows:
        return FlowLayout()
    last = max(arrow.end.step for arrow in arrows)
    columns = [_column(step, arrows, weights) for step in range(last + 1)]
    plan = _Plan(columns, _scale(columns, frame))
    for column in plan.columns:
        _stack(column, plan.scale, frame)
    pitch = (frame.width - frame.right - frame.bar) / last
    boxes = tuple(
        PlaceBox(
            item.place,
            step * pitch,
            item.y,
            max(_LEAST, item.weight * plan.scale),
            item.weight,
        )
        for step, column in enumerate(columns)
        for item in column
        if item.place is not None
    )
    return FlowLayout(boxes, _ribbons(arrows, weights, plan, frame, pitch))


def _column(step: int, arrows: Sequence[FlowArrow], weights: Sequence[float]) -> list[_Item]:
    """The places of a step, the fullest first, then the lanes that pass it, by where they end."""
    come: defaultdict[FlowPlace, float] = defaultdict(float)
    left: defaultdict[FlowPlace, float] = defaultdict(float)
    lanes = []
    for number, (arrow, weight) in enumerate(zip(arrows, weights, strict=True)):
        left[arrow.start] += weight
        come[arrow.end] += weight
        if arrow.start.step < step < arrow.end.step:
            lanes.append(_Item(None, weight, number))
    here = {place for place in (*come, *left) if place.step == step}
    items = [_Item(place, max(come[place], left[place])) for place in here]
    items.sort(key=_rank)
    lanes.sort(key=lambda lane: _ORDER.index(arrows[lane.arrow].end.stop))
    for lane, before in zip(lanes, [None, *lanes], strict=False):
        lane.joins = before is not None and _same_end(arrows, lane, before)
    return [*items, *lanes]


def _same_end(arrows: Sequence[FlowArrow], lane: _Item, before: _Item) -> bool:
    """Whether two lanes lead to one place, so that they run together as one stream."""
    return arrows[lane.arrow].end == arrows[before.arrow].end


def _rank(item: _Item) -> tuple[int, float, str]:
    assert item.place is not None  # noqa: S101 (lanes are ranked apart)
    stop = item.place.stop
    helper = stop in (Stop.NEIGHBOUR, Stop.PARTNER)
    return (0 if helper else _ORDER.index(stop), -item.weight, item.place.name)


def _scale(columns: Sequence[Sequence[_Item]], frame: Frame) -> float:
    """Points for each unit of weight, so that the fullest column fits the height."""
    scales = []
    for column in columns:
        taken = sum(_room_beside(item) for item in column)
        scales.append((frame.height - frame.top - taken) / sum(item.weight for item in column))
    return max(min(scales), 0.05)


def _room_beside(item: _Item) -> float:
    if item.place is not None:
        return _NAME + _GAP
    return 0.0 if item.joins else _LANE_GAP


def _stack(column: Sequence[_Item], scale: float, frame: Frame) -> None:
    """Set the items of a column under one another, spread over the height."""
    taken = sum(item.weight * scale + _room_beside(item) for item in column)
    parts = sum(not item.joins for item in column)
    spare = max(0.0, frame.height - frame.top - taken) / max(1, parts)
    y = frame.top - spare
    for item in column:
        if not item.joins:
            y += spare + (_NAME if item.place is not None else _LANE_GAP)
        item.y = item.left_at = item.come_at = y
        y += item.weight * scale + (_GAP if item.place is not None else 0.0)


def _ribbons(
    arrows: Sequence[FlowArrow],
    weights: Sequence[float],
    plan: _Plan,
    frame: Frame,
    pitch: float,
) -> tuple[Ribbon, ...]:
    """A ribbon for each arrow, leaving and reaching places in the order of what lies beyond."""
    items = {item.place: item for column in plan.columns for item in column if item.place}
    lanes = {
        (item.arrow, step): item
        for step, column in enumerate(plan.columns)
        for item in column
        if item.place is None
    }
    starts = _ports(arrows, weights, items, plan.scale, leaving=True)
    ends = _ports(arrows, weights, items, plan.scale, leaving=False)
    found = []
    for number, arrow in enumerate(arrows):
        points = [(arrow.start.step * pitch + frame.bar, starts[number])]
        for step in range(arrow.start.step + 1, arrow.end.step):
            x, y = step * pitch, lanes[number, step].y
            points += [(x, y), (x + frame.bar, y)]
        points.append((arrow.end.step * pitch, ends[number]))
        found.append(Ribbon(number, tuple(points), max(_LEAST, weights[number] * plan.scale)))
    return tuple(found)


def _ports(
    arrows: Sequence[FlowArrow],
    weights: Sequence[float],
    items: Mapping[FlowPlace, _Item],
    scale: float,
    *,
    leaving: bool,
) -> dict[int, float]:
    """Where each arrow touches the place that it leaves, or reaches, from the top down."""

    def beyond(number: int) -> tuple[int, float]:
        arrow = arrows[number]
        other = arrow.end if leaving else arrow.start
        far = arrow.end.step if leaving else -arrow.start.step
        return far, items[other].y

    ports = {}
    for number in sorted(range(len(arrows)), key=beyond):
        item = items[arrows[number].start if leaving else arrows[number].end]
        if leaving:
            ports[number] = item.left_at
            item.left_at += weights[number] * scale
        else:
            ports[number] = item.come_at
            item.come_at += weights[number] * scale
    return ports
