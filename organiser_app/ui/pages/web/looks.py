"""How people look on the map: by circle or by keeper, always a shape with the colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from uuid import UUID

from organiser_app.domain.rules.list_words import circle_word
from organiser_app.domain.values import Circle
from organiser_app.language import tr
from organiser_app.store.queries.web import WebPerson
from organiser_app.ui.theme import Mode, Theme


class ColourBy(StrEnum):
    """What the colours and shapes of the map stand for."""

    CIRCLE = "circle"
    KEEPER = "keeper"


class Shape(Enum):
    """The outline of a person: so many corners, the first at so many degrees from the right."""

    DISC = (0, 0)
    SQUARE = (4, 45)
    TRIANGLE = (3, -90)
    HEXAGON = (6, 0)
    FUNNEL = (3, 90)
    PENTAGON = (5, -90)
    DIAMOND = (4, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """One sort of people on the map: `words` for the key, `ink` a role or a colour "#RRGGBB".

    `filled` is the share of the radius that is filled from the centre, from 0 to 1.
    """

    words: str
    shape: Shape
    ink: str
    filled: float

    def colour(self, theme: Theme) -> str:
        """The ink in a theme, as "#RRGGBB"."""
        return self.ink if self.ink.startswith("#") else str(getattr(theme.colours, self.ink))


_FILLED = {Circle.CONTACT: 0.0, Circle.PARTICIPANT: 0.42, Circle.ACTIVE: 0.7, Circle.LEADER: 1.0}
_KEEPER_SHAPES = (
    Shape.DISC, Shape.SQUARE, Shape.TRIANGLE, Shape.HEXAGON, Shape.FUNNEL, Shape.PENTAGON,
)  # fmt: skip
_KEEPER_INKS = {
    Mode.LIGHT: ("#0F6E66", "#3F88C5", "#B8860B", "#1F2A30", "#7A8B99", "#5FB3A6"),
    Mode.DARK: ("#6CC9BC", "#5C9FD6", "#B98A3E", "#F0EADF", "#8D99A3", "#3E8F84"),
    Mode.HIGH_LIGHT: ("#00443F", "#000000", "#00443F", "#000000", "#00443F", "#000000"),
    Mode.HIGH_DARK: ("#7FE3D4", "#FFFFFF", "#7FE3D4", "#FFFFFF", "#7FE3D4", "#FFFFFF"),
}
"""None of them is a kind of statement's; the shapes tell keepers apart where colours do not."""


class Looks:
    """Which look everybody has; `key` lists the looks that occur, in their order."""

    def __init__(self, people: Iterable[WebPerson], by: ColourBy, mode: Mode) -> None:
        everybody = tuple(people)
        of_circle = by is ColourBy.CIRCLE
        self._by_person = _by_circle(everybody) if of_circle else _by_keeper(everybody, mode)
        self.key = _in_order(self._by_person.values())

    def of(self, person: UUID) -> Look:
        """The look of one person."""
        return self._by_person[person]


def organiser_look() -> Look:
    """How organisers are drawn, whatever residents are coloured by."""
    return Look(tr("organiser"), Shape.DIAMOND, "ink", 0.0)


def _by_circle(people: tuple[WebPerson, ...]) -> dict[UUID, Look]:
    looks: dict[Circle | None, Look] = {
        circle: Look(circle_word(circle), Shape.DISC, "accent", _FILLED[circle])
        for circle in Circle
    }
    looks[None] = Look(tr("no circle yet"), Shape.DISC, "edge", 0.0)
    return {one.id: organiser_look() if one.organiser else looks[one.circle] for one in people}


def _by_keeper(people: tuple[WebPerson, ...], mode: Mode) -> dict[UUID, Look]:
    """Those who keep most have a shape and a colour of their own, the rest share one."""
    kept = Counter(one.keeper_id for one in people if one.keeper_id is not None)
    names = {one.keeper_id: one.keeper for one in people}
    order = sorted(kept, key=lambda keeper: (-kept[keeper], keeper))
    looks: dict[UUID | None, Look] = {
        keeper: Look(names[keeper], shape, ink, 1.0)
        for keeper, shape, ink in zip(order, _KEEPER_SHAPES, _KEEPER_INKS[mode], strict=False)
    }
    others = Look(tr("another keeper"), Shape.SQUARE, "edge", 0.5)
    looks |= dict.fromkeys(order[len(_KEEPER_SHAPES) :], others)
    looks[None] = Look(tr("no keeper"), Shape.DISC, "edge", 0.0)
    return {one.id: organiser_look() if one.organiser else looks[one.keeper_id] for one in people}


def _in_order(looks: Iterable[Look]) -> tuple[Look, ...]:
    """The looks that occur: the fullest rings first, organisers and those without last."""
    counted = Counter(looks)
    plain = ("edge", "ink")
    return tuple(
        sorted(counted, key=lambda look: (look.ink in plain, -look.filled, -counted[look]))
    )
