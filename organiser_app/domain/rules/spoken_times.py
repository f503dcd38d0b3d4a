"""The days of the week and the parts of a day that people name: "Tuesdays", "in the evening"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from organiser_app.domain.rules.calendar_words import long_weekday
from organiser_app.domain.rules.dates import WEEKDAYS
from organiser_app.language import tr

_A_MONDAY = date(2024, 1, 1)
_PARTS = ("morning", "afternoon", "evening", "night")
_DAY_MASKS = {
    **{day: 1 << number for number, day in enumerate(WEEKDAYS)},
    "tues": 1 << 1,
    "weds": 1 << 2,
    "thurs": 1 << 3,
    "weekday": 0b0011111,
    "weekend": 0b1100000,
}
_PART_MASKS = {part: 1 << number for number, part in enumerate(_PARTS)}
_WORD = re.compile(r"[^\W_]+")

TIME_WORDS = frozenset(form for word in (*_DAY_MASKS, *_PARTS) for form in (word, f"{word}s"))
"""The words that name a time, which say nothing of what is offered or asked for."""


@dataclass(frozen=True, slots=True)
class Times:
    """Days from Monday, and parts of a day from the morning, each a bit; nought names none."""

    days: int = 0
    parts: int = 0


def times_named(words: str) -> Times:
    """Which days of the week and parts of a day stand in `words`."""
    return times_of(word.casefold() for word in _WORD.findall(words))


def times_of(words: Iterable[str]) -> Times:
    """Which days of the week and parts of a day are among `words`, each in lower case."""
    days = parts = 0
    for word in TIME_WORDS.intersection(words):
        one = word if word in _DAY_MASKS else word.removesuffix("s")
        days |= _DAY_MASKS.get(one, 0)
        parts |= _PART_MASKS.get(one, 0)
    return Times(days, parts)


def days_in_words(days: int) -> str:
    """The days of a mask by their names, as "Tuesday, Friday"."""
    named = (number for number in range(len(WEEKDAYS)) if days >> number & 1)
    return ", ".join(long_weekday(_A_MONDAY + timedelta(days=number)) for number in named)


def parts_in_words(parts: int) -> str:
    """The parts of a day of a mask, as "morning, evening"."""
    names = (tr("morning"), tr("afternoon"), tr("evening"), tr("night"))
    return ", ".join(name for number, name in enumerate(names) if parts >> number & 1)
