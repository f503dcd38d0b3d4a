"""What is new in a span, and what went quiet since the span before: plain thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NEW_FROM = 2
"""A theme is new from so many statements on, none of which was heard before the span began."""

QUIET_FROM, QUIET_SHARE = 5, 0.25
"""A theme went quiet that had so many statements before, and now at most this share of them for
the same number of listenings."""


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """A theme with its statements in a span and in the span before."""

    theme: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements of each theme in one span, and how many listenings they come from."""

    statements: Mapping[str, int]
    listenings: int


def may_be_new(now: Heard, before: Heard) -> list[str]:
    """The themes that are new unless they were heard earlier still, the most heard first."""
    found = [
        theme
        for theme, count in now.statements.items()
        if count >= NEW_FROM and not before.statements.get(theme)
    ]
    return sorted(found, key=lambda theme: (-now.statements[theme], theme))


def went_quiet(now: Heard, before: Heard) -> list[str]:
    """The themes that are hardly heard any more, those heard most before first.

    None where nobody was listened to in one of the spans, since silence says nothing then.
    """
    if not (now.listenings and before.listenings):
        return []
    found = [
        theme
        for theme, count in before.statements.items()
        if count >= QUIET_FROM
        and now.statements.get(theme, 0) / now.listenings <= QUIET_SHARE * count / before.listenings
    ]
    return sorted(found, key=lambda theme: (-before.statements[theme], theme))
