"""When a meeting is to be, as people write it: "Tue 6pm", "tomorrow evening", "14 May at six".

The words are a day, read by the rules of days, beside an hour, read by those of moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from organiser_app.domain.rules.dates import read_day
from organiser_app.domain.rules.moments import read_moment

_NOON = time(12)


def read_meeting_time(words: str, now: datetime) -> datetime | None:
    """The moment in `now`'s zone that the whole of `words` names, looking ahead, or nothing.

    Both a day and an hour are asked for, but that an hour alone is the next that comes.
    """
    said = words.replace(",", " ").split()
    for day_words, hour_words in _splits(said):
        day, hour = read_day(day_words, now.date()), _hour(hour_words, now)
        if day is not None and hour is not None:
            return datetime.combine(day, hour, tzinfo=now.tzinfo)
    alone = _hour(" ".join(said), now)
    return None if alone is None else _next(alone, now)


def _splits(said: list[str]) -> Iterator[tuple[str, str]]:
    """The words in two parts, the day before the hour and after it."""
    for place in range(1, len(said)):
        first, last = " ".join(said[:place]), " ".join(said[place:])
        yield first, last
        yield last, first


def _hour(words: str, now: datetime) -> time | None:
    """The hour of the day that `words` name, where they name no day beside it."""
    moment = read_moment(words, now)
    if moment is None or moment == now or moment.date() != now.date():
        return None
    is_bare_day = moment.time() == _NOON and read_day(words, now.date(), ahead=False) is not None
    return None if is_bare_day else moment.time()


def _next(hour: time, now: datetime) -> datetime:
    today = datetime.combine(now.date(), hour, tzinfo=now.tzinfo)
    return today if today > now else today + timedelta(days=1)
