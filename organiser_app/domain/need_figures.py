"""What the needs of a patch come to: how many wait, how long, how often they were asked again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NeedFigures:
    """Counts of needs, days of waiting, and what residents made of the help.

    Of the needs that are not met, `turned_away` and `no_longer_asked` end so with the last helper
    whom they were brought to; the others wait. `median_wait` is of those that wait, in days until
    the day that was asked of; `median_to_met` from being heard to being met. `asked_before` were
    put to somebody before they were heard; `bounces` are referrals that were passed on, turned
    away or left without an answer, of `referrals`. `satisfied` holds how many said each of 1 to 5,
    from the first.
    """

    needs: int = 0
    waiting: int = 0
    met: int = 0
    turned_away: int = 0
    no_longer_asked: int = 0
    asked_before: int = 0
    median_wait: float | None = None
    median_to_met: float | None = None
    referrals: int = 0
    bounces: int = 0
    bounced_needs: int = 0
    satisfied: tuple[int, int, int, int, int] = field(default=(0, 0, 0, 0, 0))

    @property
    def failure_demand(self) -> float | None:
        """The share of needs that had been put to somebody before, of 1; None without needs."""
        return self.asked_before / self.needs if self.needs else None

    @property
    def mean_satisfied(self) -> float | None:
        """What residents said of the help, on average from 1 to 5; None where nobody said."""
        said = sum(self.satisfied)
        total = sum(number * count for number, count in enumerate(self.satisfied, 1))
        return total / said if said else None
