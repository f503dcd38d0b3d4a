"""Rows that are bars: what they show, as strings and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr


@dataclass(frozen=True, slots=True)
class BarRow:
    """A name with a bar of the kinds of statement, to the scale of `most`; `under` says what it is.

    Without a `key` nothing lies behind the bar that could be opened.
    """

    key: str
    title: str
    parts: tuple[tuple[StatementKind, int], ...]
    most: int
    under: str = ""

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(count for _, count in self.parts)

    def in_words(self) -> str:
        """The row as one sentence."""
        total = plural("{count} statement", "{count} statements", self.total)
        kinds = [f"{kind_word(kind)} {count}" for kind, count in self.parts if count]
        return ", ".join(part for part in (self.title, self.under, total, *kinds) if part)


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How often each strength from 1 to 5 was said of a kind or a theme, and the mean in words."""

    key: str
    title: str
    counts: tuple[int, ...]
    mean: str
    said: str
    kind: StatementKind | None = None

    def in_words(self) -> str:
        """The row as one sentence."""
        if not self.mean:
            return f"{self.title}, {self.said}"
        mean = tr("mean strength {mean} of 5", mean=self.mean)
        spread = ", ".join(
            tr("{count} said {strength}", count=count, strength=at)
            for at, count in enumerate(self.counts, 1)
            if count
        )
        return f"{self.title}, {mean}, {self.said}, {spread}"
