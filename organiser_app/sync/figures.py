"""Figures of a log for a programme: counts alone, with small ones not told, as bytes and back.

They are written as canonical JSON of bounded size, and only what is written in just this way is
read. Counts that come from what residents said, did or promised are told to the nearest five, and
not below five, as whatever leaves a log is (`docs/decisions/0019`). Doors, knocks, conversations,
projects, hours and money are the work itself and are told as they are. Nothing that is told is the
sum of what is not: neither all statements beside those of each kind, nor people month by month.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeGuard

from organiser_app.domain.figures import Period
from organiser_app.domain.rules.need_flow import FEWEST_TOLD, ROUNDED_TO
from organiser_app.domain.values import StatementKind
from organiser_app.sync import pack_problems
from organiser_app.sync.columns import MOST_WHOLE
from organiser_app.sync.manifest import is_name

MOST_BYTES = 1024 * 1024
MOST_MONTHS, MOST_THEMES = 240, 500
_HALF = ROUNDED_TO // 2


class Figure(StrEnum):
    """What is counted; `services.statistics` says how. Hours are whole, money is whole pence."""

    DOORS = "doors"
    DOORS_KNOCKED = "doors_knocked"
    ATTEMPTS = "attempts"
    LISTENINGS = "listenings"
    RESIDENTS = "residents"
    LOVES = "loves"
    CONCERNS = "concerns"
    DREAMS = "dreams"
    IDEAS = "ideas"
    NEEDS = "needs"
    GIFTS = "gifts"
    VOLUNTEERS = "volunteers"
    HOURS = "hours"
    PROJECTS = "projects"
    PROJECTS_BEGUN = "projects_begun"
    PROMISES_SETTLED = "promises_settled"
    PROMISES_KEPT = "promises_kept"
    PENCE_GRANTED = "pence_granted"
    PENCE_SPENT = "pence_spent"
    PENCE_OF_MATCH = "pence_of_match"


OF_KIND = {
    StatementKind.LOVE: Figure.LOVES,
    StatementKind.CONCERN: Figure.CONCERNS,
    StatementKind.DREAM: Figure.DREAMS,
    StatementKind.IDEA: Figure.IDEAS,
    StatementKind.NEED: Figure.NEEDS,
    StatementKind.GIFT: Figure.GIFTS,
}
OF_PEOPLE = frozenset(
    {
        Figure.RESIDENTS,
        Figure.VOLUNTEERS,
        Figure.PROMISES_SETTLED,
        Figure.PROMISES_KEPT,
        *OF_KIND.values(),
    }
)
"""What comes from residents; of such a figure fewer than five are not told."""

BY_MONTH = (Figure.ATTEMPTS, Figure.LISTENINGS, Figure.HOURS, Figure.PENCE_SPENT)
"""What is told month by month: the work alone. People of each month would add up to the period."""

Counts = Mapping[Figure, int | None]
"""Each figure as it is told; None for fewer than five."""


@dataclass(frozen=True, slots=True)
class Between:
    """A count of which so much is known: it is `least` at least, and `most` at most."""

    least: int
    most: int

    def __add__(self, other: Between) -> Between:
        return Between(self.least + other.least, self.most + other.most)


def between(figure: Figure, told: int | None) -> Between:
    """Within which bounds the count lies that was told so."""
    if told is None:
        return Between(0, FEWEST_TOLD - 1)
    if figure in OF_PEOPLE:
        return Between(max(FEWEST_TOLD, told - _HALF), told + _HALF)
    return Between(told, told)


@dataclass(frozen=True, slots=True)
class MonthTold:
    """The figures of one month, or of its days that are in the period, from `first` on."""

    first: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class ThemeTold:
    """How many statements of a kind bear a theme, to the nearest five; never fewer than five."""

    kind: StatementKind
    theme: str
    statements: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What one log counts in a period, as far as it is told.

    `counts` has every figure, each month those of `BY_MONTH`; months and themes are in order, and
    none is there twice. `ValueError` where anything is out of range.
    """

    organiser: str
    patch: str
    period: Period
    counts: Counts
    months: tuple[MonthTold, ...]
    themes: tuple[ThemeTold, ...]

    def __post_init__(self) -> None:
        unsound = [name for name, sound in self._checks() if not sound]
        if unsound:
            raise ValueError(unsound)

    def _checks(self) -> Iterator[tuple[str, bool]]:
        firsts = [month.first for month in self.months]
        themes = [(theme.kind, theme.theme) for theme in self.themes]
        begins, ends = self.period.begins, self.period.ends
        yield "organiser, patch", is_name(self.organiser) and is_name(self.patch)
        yield "period", begins <= ends
        yield "counts", _are_sound(self.counts, tuple(Figure))
        yield "months", len(firsts) <= MOST_MONTHS and firsts == sorted(set(firsts))
        yield "months", all(begins <= first <= ends for first in firsts)
        yield "months", all(_are_sound(month.counts, BY_MONTH) for month in self.months)
        yield "themes", len(themes) <= MOST_THEMES and themes == sorted(set(themes))
        yield "themes", all(is_name(theme.theme) for theme in self.themes)
        yield "themes", all(_is_told(theme.statements) for theme in self.themes)

    def to_bytes(self) -> bytes:
        """One line of JSON, which `from_bytes` reads; `ValueError` where it is too long."""
        said = {
            "organiser": self.organiser,
            "patch": self.patch,
            "period": [self.period.begins.isoformat(), self.period.ends.isoformat()],
            "counts": [self.counts[figure] for figure in Figure],
            "months": [
                [month.first.isoformat(), [month.counts[figure] for figure in BY_MONTH]]
                for month in self.months
            ],
            "themes": [[each.kind.value, each.theme, each.statements] for each in self.themes],
        }
        raw = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        if len(raw) > MOST_BYTES:
            raise ValueError("too long")
        return raw

    @staticmethod
    def from_bytes(raw: bytes) -> Figures:
        """The figures in `raw`; `DamagedPack` where there are none that could be."""
        try:
            if len(raw) > MOST_BYTES:
                raise ValueError("too long")
            figures = _figures(json.loads(raw.decode()))
            if figures.to_bytes() != raw:
                raise ValueError("written in another way")
        except (ValueError, TypeError, KeyError, RecursionError) as problem:
            raise pack_problems.damaged(f"figures: {type(problem).__name__}") from problem
        return figures


def _are_sound(counts: Counts, wanted: tuple[Figure, ...]) -> bool:
    return set(counts) == set(wanted) and all(
        count is None or _is_told(count) if figure in OF_PEOPLE else is_count(count)
        for figure, count in counts.items()
    )


def _is_told(count: object) -> bool:
    """Whether a count of people is one that may be told."""
    return is_count(count) and count >= FEWEST_TOLD and not count % ROUNDED_TO


def is_count(count: object) -> TypeGuard[int]:
    """Whether figures have room for a count."""
    return type(count) is int and 0 <= count <= MOST_WHOLE  # a bool is an int, too


def _figures(said: Any) -> Figures:
    if not isinstance(said, dict) or said.keys() != {field.name for field in fields(Figures)}:
        raise ValueError("other names")
    begins, ends = map(date.fromisoformat, said["period"])
    return Figures(
        _text(said["organiser"]),
        _text(said["patch"]),
        Period(begins, ends),
        dict(zip(Figure, said["counts"], strict=True)),
        tuple(
            MonthTold(date.fromisoformat(first), dict(zip(BY_MONTH, counts, strict=True)))
            for first, counts in said["months"]
        ),
        tuple(
            ThemeTold(StatementKind(kind), _text(theme), statements)
            for kind, theme, statements in said["themes"]
        ),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
