"""The sample's year: its two waves, and the days and hours at which organisers are out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from organiser_app.services.sample.chance import Chance

_WAVE_DAYS = 80
_BEGINS = ((3, "Spring"), (9, "Autumn"))
_LEAST_RUN = 28
_SATURDAY, _SUNDAY = 5, 6
_QUIET_MONTHS = (8, 12)
_IN_WAVE = 3.5
_OF_LATE = timedelta(days=18)
_CODEBOOK_STOOD = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class Season:
    """A wave as it is planned; `later` is so of the second."""

    name: str
    begins: date
    ends: date
    later: bool


def two_waves(today: date) -> tuple[Season, Season]:
    """The wave that has lately run for four weeks or more, after the one half a year before it."""
    starts = [
        (date(year, month, 8), name)
        for year in (today.year - 2, today.year - 1, today.year)
        for month, name in _BEGINS
        if date(year, month, 8) <= today - timedelta(days=_LEAST_RUN)
    ]
    earlier, later = starts[-2:]
    return _season(*earlier, later=False), _season(*later, later=True)


def first_day(today: date) -> date:
    """The day on which the sample begins: a year ago, or with the earlier wave."""
    return min(today - timedelta(days=365), two_waves(today)[0].begins)


def codebook_changes_on(today: date) -> date:
    """The day on which the codebook comes to its second version."""
    return first_day(today) + _CODEBOOK_STOOD


def outing_days(chance: Chance, today: date, count: int) -> list[date]:
    """So many days in order, the last of them today; more in waves, few on Sundays."""
    begins = first_day(today)
    span = [begins + timedelta(days=number) for number in range((today - begins).days)]
    waves = two_waves(today)
    weights = [_busy(day, waves, today) for day in span]
    return [*sorted(chance.weigh(span, weights, max(0, count - 1))), today]


def hour(chance: Chance, day: date, *, today: date) -> datetime:
    """A likely time of that day: mornings today and at weekends, afternoons and evenings else."""
    early = day == today or day.weekday() >= _SATURDAY
    minutes = chance.between(10 * 60, 12 * 60) if early else chance.between(14 * 60, 18 * 60 + 45)
    return datetime.combine(day, time(minutes // 60, minutes % 60), UTC)


def _season(begins: date, name: str, *, later: bool) -> Season:
    return Season(f"{name} {begins.year}", begins, begins + timedelta(days=_WAVE_DAYS), later)


def _busy(day: date, waves: tuple[Season, Season], today: date) -> float:
    weight = _IN_WAVE if any(wave.begins <= day <= wave.ends for wave in waves) else 1.0
    if today - day <= _OF_LATE:
        weight = max(weight, _IN_WAVE) * 1.2
    if day.weekday() == _SUNDAY:
        weight *= 0.2
    return weight * (0.5 if day.month in _QUIET_MONTHS else 1.0)
