"""What a report tells of asks and of what is strong in a patch: no resident is named in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from organiser_app.domain.relationship_values import AskState, GiftKind
from organiser_app.domain.rules.assets import WeekTime


@dataclass(frozen=True, slots=True)
class AskFigure:
    """An ask as it stood the day before the period (None: not asked) and at its end.

    `told` says both in words.
    """

    what: str
    partner: str
    then: AskState | None
    now: AskState
    asked_on: date
    told: str


@dataclass(frozen=True, slots=True)
class AskFigures:
    """The asks that were open or answered in the period."""

    asks: tuple[AskFigure, ...] = ()

    def standing(self, state: AskState) -> int:
        """How many stood so at the period's end."""
        return sum(ask.now is state for ask in self.asks)


@dataclass(frozen=True, slots=True)
class UsedAsset:
    """A group or a place by its name, when it meets or is open in words, and whether it is used."""

    name: str
    when: str
    used: bool


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """What there is in one part of the week: gifts offered, places open, groups that meet."""

    time: WeekTime
    gifts: int
    spaces: int
    groups: int

    @property
    def unused(self) -> bool:
        """Whether something is offered, and nothing on."""
        return bool(self.gifts + self.spaces) and not self.groups


@dataclass(frozen=True, slots=True)
class AssetFigures:
    """What is strong in a patch, as it stands now."""

    patch: str = ""
    gifts: tuple[tuple[GiftKind | None, int], ...] = ()
    givers: int = 0
    taken_up: int = 0
    groups: tuple[UsedAsset, ...] = ()
    spaces: tuple[UsedAsset, ...] = ()
    week: tuple[WeekFigure, ...] = field(default=())

    @property
    def all_gifts(self) -> int:
        """Gifts of every kind."""
        return sum(count for _, count in self.gifts)

    @property
    def unused_times(self) -> tuple[WeekTime, ...]:
        """The parts of the week with offers and nothing on."""
        return tuple(cell.time for cell in self.week if cell.unused)
