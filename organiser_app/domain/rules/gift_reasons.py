"""Why a gift may meet a need: plain reasons, what each is worth, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from organiser_app.language import tr


class ReasonKind(StrEnum):
    """What two statements have in common, or what stands between them."""

    THEME = "theme"
    WORDS = "words"
    DOORS = "doors"
    STREET = "street"
    AREA = "area"
    DAYS = "days"
    PARTS = "parts"
    OTHER_DAYS = "other_days"
    KNOWN = "known"


POINTS = {
    ReasonKind.THEME: 3,
    ReasonKind.WORDS: 2,
    ReasonKind.DOORS: 3,
    ReasonKind.STREET: 2,
    ReasonKind.AREA: 1,
    ReasonKind.DAYS: 2,
    ReasonKind.PARTS: 1,
    ReasonKind.OTHER_DAYS: -2,
    ReasonKind.KNOWN: -1,
}
"""What each reason is worth; words are counted one by one, three at most."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause to think of a pair, or against it; `detail` is what is shared."""

    kind: ReasonKind
    detail: str = ""
    points: int = 0

    def in_words(self) -> str:
        """The reason as people say it."""
        return {
            ReasonKind.THEME: lambda: tr("both about {themes}", themes=self.detail),
            ReasonKind.WORDS: lambda: tr("both say {words}", words=self.detail),
            ReasonKind.DOORS: lambda: tr("a few doors apart on {street}", street=self.detail),
            ReasonKind.STREET: lambda: tr("both on {street}", street=self.detail),
            ReasonKind.AREA: lambda: tr("both in {area}", area=self.detail),
            ReasonKind.DAYS: lambda: tr("both name {days}", days=self.detail),
            ReasonKind.PARTS: lambda: tr("both name the {parts}", parts=self.detail),
            ReasonKind.OTHER_DAYS: lambda: tr("but their days differ: {days}", days=self.detail),
            ReasonKind.KNOWN: lambda: tr("they know each other already"),
        }[self.kind]()


@dataclass(frozen=True, slots=True)
class Fit:
    """A gift that may meet a need: its points are the sum of its reasons'."""

    need_id: UUID
    gift_id: UUID
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """How well the two fit; the number only orders them."""
        return sum(reason.points for reason in self.reasons)

    def in_words(self) -> str:
        """Every reason, the first the weightiest, as "both about food; both on Kendal Road"."""
        return "; ".join(reason.in_words() for reason in self.reasons)
