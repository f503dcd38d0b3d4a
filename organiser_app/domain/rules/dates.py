"""Days as people write them ("Tue", "15/5", "the end of the month"), read by our own small rules.

The order is British, day before month. A day without a year looks ahead from a given day (what is
promised) or back from it (what has happened). What is not plainly a day is not read as one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip

_FRIDAY, _SATURDAY = 4, 5
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Whatever is written down lies within these years; another one is a slip."""

_YEARS_TO_A_LEAP_DAY = 8

WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
NUMBER = r"(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"

Reading = Callable[[re.Match[str], date, bool], date | None]


def read_day(words: str, today: date, *, ahead: bool = True) -> date | None:
    """The day that the whole of `words` names, or nothing.

    With `ahead`, a day without a year is the next one, today included; else the latest one.
    """
    tidy = re.sub(r"[\s,]+", " ", words.casefold()).strip(" .;")
    for form, reading in _FORMS:
        if found := form.fullmatch(tidy):
            return reading(found, today, ahead)
    return None


def month_number(name: str) -> int:
    """1 to 12, from a name or its first three letters."""
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _weekday_number(name: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def in_some_year(day: int, month: int, today: date, *, ahead: bool) -> date | None:
    """The nearest such day on the asked side of today; a 29 February may be years off."""
    step = 1 if ahead else -1
    for years in range(_YEARS_TO_A_LEAP_DAY + 1):
        found = _exact(today.year + step * years, month, day)
        if found and (found >= today if ahead else found <= today):
            return found
    return None


def _calendar_day(found: re.Match[str], today: date, ahead: bool) -> date | None:
    parts = found.groupdict()
    month = month_number(parts["month"]) if parts.get("month") else int(parts["month_number"])
    year = parts.get("year")
    if year:
        day = _exact(int(year) + (2000 if len(year) == 2 else 0), month, int(parts["day"]))  # noqa: PLR2004 - "26"
    else:
        day = in_some_year(int(parts["day"]), month, today, ahead=ahead)
    weekday = parts.get("weekday")
    agrees = day is None or not weekday or day.weekday() == _weekday_number(weekday)
    return day if agrees else None


def _day_of_month(found: re.Match[str], today: date, ahead: bool) -> date | None:
    """Read "the 15th": of this month, or of the nearest one that has such a day."""
    step = 1 if ahead else -1
    for months in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 + step * months, 12)
        day = _exact(year, month + 1, int(found["day"]))
        if day and (day >= today if ahead else day <= today):
            return day
    return None


def _weekday(found: re.Match[str], today: date, ahead: bool) -> date | None:
    """A weekday; "next Tue" is the Tuesday of the week after this one, "Tue week" a week on."""
    number = _weekday_number(found["weekday"])
    if found["which"] == "next" and ahead:
        return today + timedelta(days=7 - today.weekday() + number)
    if not ahead:
        back = (today.weekday() - number) % 7
        return today - timedelta(days=back or (7 if found["which"] == "last" else 0))
    on = today + timedelta(days=(number - today.weekday()) % 7)
    return None if found["which"] == "last" else on + timedelta(days=7 if found["week"] else 0)


def _counted(found: re.Match[str], today: date, ahead: bool) -> date | None:
    if (found["ago"] is not None) == ahead:
        return None
    number = NUMBERS.get(found["number"]) or int(found["number"])
    step = number if ahead else -number
    if found["unit"] == "month":
        return _months_on(today, step)
    return today + timedelta(days=step * {"day": 1, "week": 7, "fortnight": 14}[found["unit"]])


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _end_of_week(day: date) -> date:
    """The Friday of the week of `day`, or its Sunday once Friday is over."""
    return day + timedelta(
        days=_FRIDAY - day.weekday() if day.weekday() <= _FRIDAY else 6 - day.weekday()
    )


def _steps(days: int) -> Reading:
    return lambda _found, today, _ahead: today + timedelta(days=days)


def _only_ahead(reading: Callable[[date], date]) -> Reading:
    return lambda _found, today, ahead: reading(today) if ahead else None


def _named_day(day: int, month: int) -> Reading:
    return lambda _found, today, ahead: in_some_year(day, month, today, ahead=ahead)


def _end_of_named_month(found: re.Match[str], today: date, ahead: bool) -> date | None:
    first = in_some_year(1, month_number(found["month"]), today.replace(day=1), ahead=ahead)
    return _month_end(first) if first else None


def _days_nearby() -> Iterator[tuple[str, Reading]]:
    """Ways to write a day of these weeks, and how each is read."""
    yield r"today|tonight|this (?:morning|afternoon|evening)", _steps(0)
    yield (
        r"tomorrow(?: (?:morning|afternoon|evening|night))?",
        _only_ahead(lambda day: day + timedelta(1)),
    )
    yield r"(?:the )?day after tomorrow", _only_ahead(lambda day: day + timedelta(2))
    yield r"yesterday", lambda _found, today, ahead: None if ahead else today - timedelta(1)
    yield rf"(?:(?P<which>this|next|last|on) )?{WEEKDAY}(?P<week> week)?", _weekday


def _days_of_the_calendar() -> Iterator[tuple[str, Reading]]:
    """Ways to write a day by its number, the day before the month."""
    yield rf"(?:{WEEKDAY} )?(?:the )?{DAY}(?: of)? {MONTH}(?: (?P<year>\d{{4}}))?", _calendar_day
    yield rf"(?:{WEEKDAY} )?{MONTH} (?:the )?{DAY}(?: (?P<year>\d{{4}}))?", _calendar_day
    yield (
        rf"(?:{WEEKDAY} )?(?P<day>\d{{1,2}})/(?P<month_number>\d{{1,2}})"
        r"(?:/(?P<year>\d{4}|\d\d))?",
        _calendar_day,
    )
    yield r"(?P<day>\d{1,2})([.-])(?P<month_number>\d{1,2})\2(?P<year>\d{4}|\d\d)", _calendar_day
    yield r"(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)", _calendar_day
    yield r"the (?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month


def _days_far_off() -> Iterator[tuple[str, Reading]]:
    """Ways to count to a day, and ends of weeks, months and years."""
    yield (
        rf"(?:in |within )?{NUMBER} (?P<unit>day|week|fortnight|month)(?:s|s'|'s)?"
        r"(?: time)?(?P<ago> ago)?",
        _counted,
    )
    yield r"(?:the )?end of (?:the |this )?week|this week", _only_ahead(_end_of_week)
    yield (
        r"(?:the |this )?weekend",
        _only_ahead(lambda day: day + timedelta((_SATURDAY - day.weekday()) % 7)),
    )
    yield (
        r"(?:(?:the )?end of )?next week",
        _only_ahead(lambda day: _end_of_week(day + timedelta(7 - day.weekday()))),
    )
    yield r"(?:the )?end of (?:the |this )?month|this month|month end", _only_ahead(_month_end)
    yield (
        r"(?:(?:the )?end of )?next month",
        _only_ahead(lambda day: _month_end(_month_end(day) + timedelta(1))),
    )
    yield rf"(?:the )?end of {MONTH}", _end_of_named_month
    yield r"(?:the )?end of (?:the |this )?year", _named_day(31, 12)
    yield r"christmas(?: day)?", _named_day(25, 12)


_FORMS = tuple(
    (re.compile(pattern), reading)
    for forms in (_days_nearby, _days_of_the_calendar, _days_far_off)
    for pattern, reading in forms()
)
