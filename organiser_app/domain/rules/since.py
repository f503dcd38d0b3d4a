"""Since when something has been so, as people say it: a day, a month, a year, or years ago."""

from __future__ import annotations

import re
from datetime import date

from organiser_app.domain.rules.dates import (
    FIRST_YEAR,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    month_number,
    read_day,
)

_YEAR = re.compile(rf"(?:{MONTH} )?(?P<year>(?:19|20)\d\d)")
_AGO = re.compile(rf"(?:for )?{NUMBER} years?(?: ago)?")


def read_since(words: str, today: date) -> date | None:
    """The day that the whole of `words` names, or the first of the month or year that it names.

    A day without a year is the latest of that name. What is still to come, or not plainly a day,
    is not read as one.
    """
    tidy = re.sub(r"[\s,]+", " ", words.casefold()).strip(" .;")
    tidy = tidy.removeprefix("since ")
    found = _year(tidy) or _years_ago(tidy, today) or read_day(tidy, today, ahead=False)
    return found if found is not None and found <= today else None


def _year(words: str) -> date | None:
    found = _YEAR.fullmatch(words)
    if found is None:
        return None
    return date(int(found["year"]), month_number(found["month"]) if found["month"] else 1, 1)


def _years_ago(words: str, today: date) -> date | None:
    found = _AGO.fullmatch(words)
    if found is None:
        return None
    year = today.year - (NUMBERS.get(found["number"]) or int(found["number"]))
    return date(year, 1, 1) if year >= FIRST_YEAR else None


def written_since(day: date) -> str:
    """A day as `read_since` reads it again: of a first of the year, or of a month, no more."""
    month = MONTHS[day.month - 1].capitalize()
    if day.day > 1:
        return f"{day.day} {month} {day.year}"
    return f"{month} {day.year}" if day.month > 1 else f"{day.year}"
