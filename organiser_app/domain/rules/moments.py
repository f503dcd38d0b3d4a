"""When a listening happened, as people write it: "yesterday 18:04", "Thu 7 May at six"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from organiser_app.domain.rules.dates import NUMBERS, read_day

_NOON = time(12)
_WAKING_HOUR = 8
_HOURS = 12
_PARTS_OF_DAY = {"morning": time(10), "lunchtime": _NOON, "afternoon": time(15)} | {
    "evening": time(19),
    "night": time(20),
}
_HOUR_WORD = "|".join(
    word for word in NUMBERS if " " not in word and len(word) > 1 and word != "an"
)
_TIMES = tuple(
    re.compile(rf"(?<![\w:/.-])(?:{form})(?![\w:/-]|[.]\d)")
    for form in (
        r"(?:at )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d))? ?(?P<half>am|pm)?",
        r"(?:at )?(?P<hour>\d{1,2}) ?(?P<half>am|pm)",
        r"(?:at )?(?P<offset>half past|half|quarter past|quarter to) "
        rf"(?P<word>{_HOUR_WORD}|\d{{1,2}})",
        r"(?:at )?(?P<name>noon|midday|midnight)",
        rf"(?:this |in the |last )?(?P<part>{'|'.join(_PARTS_OF_DAY)})",
        rf"at (?P<word>{_HOUR_WORD}|\d{{1,2}})(?: o'clock)?",
    )
)
_OFFSETS = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}


def read_moment(words: str, now: datetime) -> datetime | None:
    """The moment in `now`'s zone that the whole of `words` names, looking back, or nothing.

    An hour alone ("at six") is taken between eight in the morning and seven in the evening; a day
    before today without a time is taken at noon.
    """
    tidy = re.sub(r"[\s,]+", " ", words.casefold()).strip(" .")
    if tidy in ("now", "just now"):
        return now
    for form in _TIMES:
        if found := form.search(tidy):
            return _day_and_time(tidy, found, now)
    day = read_day(tidy, now.date(), ahead=False)
    if day is None:
        return None
    return now if day == now.date() else _moment(day, _NOON, now)


def _day_and_time(words: str, found: re.Match[str], now: datetime) -> datetime | None:
    clock = _clock(found)
    rest = f"{words[: found.start()]} {words[found.end() :]}".strip()
    rest = re.sub(r"^on | (?:at|on)$", "", rest).strip()
    day = read_day(rest, now.date(), ahead=False) if rest else now.date()
    if clock is None or day is None:
        return None
    return _moment(day - timedelta(days="last night" in found.group()), clock, now)


def _moment(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=now.tzinfo)


def _clock(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    if parts.get("part"):
        return _PARTS_OF_DAY[parts["part"]]
    if parts.get("name"):
        return time(0) if parts["name"] == "midnight" else _NOON
    if parts.get("word"):
        return _spoken_time(parts["word"], _OFFSETS.get(parts.get("offset") or "", 0))
    return _written_time(parts)


def _spoken_time(word: str, minutes: int) -> time | None:
    hour = NUMBERS.get(word) or int(word)
    if not 1 <= hour <= _HOURS:
        return None
    hour += _HOURS if hour < _WAKING_HOUR else 0
    return time(hour + minutes // 60, minutes % 60)


def _written_time(parts: dict[str, str | None]) -> time | None:
    hour = int(parts["hour"] or 0)
    if half := parts.get("half"):
        if not 1 <= hour <= _HOURS:
            return None
        hour = hour % _HOURS + (_HOURS if half == "pm" else 0)
    try:
        return time(hour, int(parts.get("minute") or 0), int(parts.get("second") or 0))
    except ValueError:
        return None
