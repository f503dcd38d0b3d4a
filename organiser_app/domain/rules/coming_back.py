"""When somebody expects to be back, as people write it: "19:30", "half seven", "in 2 hours"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from organiser_app.domain.rules.dates import NUMBERS

LONGEST_OUTING = timedelta(hours=12)
"""A time that is further ahead than this has passed already, or was mistyped."""

_WORD = "|".join(sorted((re.escape(word) for word in NUMBERS), key=len, reverse=True))
_HALF_DAY = 12
_LEAST, _MOST = timedelta(minutes=1), LONGEST_OUTING

_SPAN = re.compile(
    rf"(?:in )?(?:about )?(?:(?P<hours>\d+(?:[.,]\d+)?|{_WORD}|half an) ?(?:hours?|hrs?|h)"
    r"(?P<half> and a half)?)?(?: and)? ?"
    rf"(?:(?P<minutes>\d+|{_WORD}) ?(?:minutes?|mins?|min|m))?"
)
_CLOCK = re.compile(
    r"(?:by |at |about |back by |back at )*(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?"
    r" ?(?P<half>am|pm)?(?: ?o['’]?clock)?"
)
_SPOKEN = re.compile(
    r"(?:by |at |about |back by |back at )*(?P<offset>half past |half |quarter past |quarter to )?"
    rf"(?P<hour>{_WORD}|\d{{1,2}})(?: ?o['’]?clock)?"
)
_OFFSETS = {"half past ": 30, "half ": 30, "quarter past ": 15, "quarter to ": -15}
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def read_coming_back(words: str, now: datetime) -> datetime | None:
    """The moment after `now`, within twelve hours, that the whole of `words` names, or nothing.

    An hour without am or pm is the next one that comes: "7" is 19:00 in the afternoon.
    """
    tidy = re.sub(r"\s+", " ", words.casefold()).strip(" .")
    for reading in (_after_a_span, _at_a_named_time, _by_the_clock, _as_spoken):
        found = reading(tidy, now)
        if found is not None:
            return found.replace(second=0, microsecond=0)
    return None


def _after_a_span(words: str, now: datetime) -> datetime | None:
    found = _SPAN.fullmatch(words)
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    hours = _amount(found["hours"]) + (0.5 if found["half"] else 0)
    span = timedelta(hours=hours, minutes=_amount(found["minutes"]))
    return now + span if _LEAST <= span <= _MOST else None


def _amount(words: str | None) -> float:
    if not words:
        return 0
    if words == "half an":
        return 0.5
    return float(NUMBERS.get(words) or words.replace(",", "."))


def _at_a_named_time(words: str, now: datetime) -> datetime | None:
    return _next(now, _NAMED[words], 0, step=24) if words in _NAMED else None


def _by_the_clock(words: str, now: datetime) -> datetime | None:
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        return _next(now, hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0), minute, step=24)
    return _next(now, hour, minute, step=_HALF_DAY if 1 <= hour <= _HALF_DAY else 24)


def _as_spoken(words: str, now: datetime) -> datetime | None:
    found = _SPOKEN.fullmatch(words)
    if found is None:
        return None
    hour = NUMBERS.get(found["hour"]) or int(found["hour"])
    offset = _OFFSETS.get(found["offset"] or "", 0)
    if not 1 <= hour <= _HALF_DAY:
        return None
    hour, minute = (hour - 1, 60 + offset) if offset < 0 else (hour, offset)
    return _next(now, hour, minute, step=_HALF_DAY)


def _next(now: datetime, hour: int, minute: int, *, step: int) -> datetime | None:
    """The next moment of that hour and minute, which comes every `step` hours."""
    if hour >= 24 or minute >= 60:  # noqa: PLR2004 (a day's hours, an hour's minutes)
        return None
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while moment <= now:
        moment += timedelta(hours=step)
    while step == _HALF_DAY and moment - timedelta(hours=step) > now:
        moment -= timedelta(hours=step)
    return moment if moment - now <= LONGEST_OUTING else None
