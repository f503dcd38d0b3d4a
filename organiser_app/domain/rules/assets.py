"""What is strong in a patch and not used: times read from words, and counts that give nobody away.

A week is seven days from Monday by morning (to noon), afternoon (to five) and evening. Words name
days ("Tuesdays", "Monday to Friday", "weekends", "every day") beside parts of a day or hours
("mornings", "7pm", "9 to 5"). A day without a part is the whole day, a part without a day is of
every day, and what stands after "not", "except" or "closed" is taken off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, TypeVar

from organiser_app.domain.rules.dates import WEEKDAYS

DAYS = 7
_NOON, _FIVE = 12, 17


class PartOfDay(IntEnum):
    """A third of the waking day."""

    MORNING = 0
    AFTERNOON = 1
    EVENING = 2


class WeekTime(NamedTuple):
    """One of the twenty-one parts of a week; `day` counts from Monday, which is nought."""

    day: int
    part: PartOfDay


WHOLE_WEEK = frozenset(WeekTime(day, part) for day in range(DAYS) for part in PartOfDay)

_DAY_NAMES = {
    **{name: {number} for number, name in enumerate(WEEKDAYS)},
    "weekday": set(range(5)),
    "weekend": {5, 6},
    "daily": set(range(DAYS)),
}
_SHORT_NAMES = {
    **{name[:3]: {number} for number, name in enumerate(WEEKDAYS)},
    "tues": {1},
    "weds": {2},
    "thur": {3},
    "thurs": {3},
}
"""Days as timetables have them; in what people say, "sat" and "wed" are other words."""
_PART_NAMES = {
    "morning": {PartOfDay.MORNING},
    "breakfast": {PartOfDay.MORNING},
    "lunchtime": {PartOfDay.AFTERNOON},
    "afternoon": {PartOfDay.AFTERNOON},
    "teatime": {PartOfDay.AFTERNOON},
    "evening": {PartOfDay.EVENING},
    "night": {PartOfDay.EVENING},
    "tonight": {PartOfDay.EVENING},
}
_PHRASES = (
    (re.compile(r"\bafter school\b"), " afternoon "),
    (re.compile(r"\bafter work\b"), " evening "),
    (re.compile(r"\b(every|each) ?day\b|\ball week\b|\bseven days\b"), " daily "),
    (re.compile(r"\ball day\b"), " "),
    (re.compile(r"\b(any ?time|always|24/7|24 hours|round the clock)\b"), " daily "),
)
_NUMBERS = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SPELT = re.compile(rf"\b(at|from|after|past|to|until|till) ({'|'.join(_NUMBERS)})\b")
"""An hour in letters."""
_HOUR = r"(\d{1,2})(?:[:.]\d\d)?\s*([ap]m)?"
_TOKEN = re.compile(
    rf"\b{_HOUR}\s*(?:-|–|to|until|till)\s*{_HOUR}\b"  # from one hour to another
    rf"|\b(?:at|from|after|past|around|about)\s+{_HOUR}\b|\b(\d{{1,2}})(?:[:.]\d\d)?\s*([ap]m)\b"
    r"|([a-z]+)|([-–])|([.;])",
)
_OFF = frozenset({"not", "except", "closed", "but"})
_TO = frozenset({"to", "until", "till", "through"})
_HALF = 12
_EARLIEST = 8
"""An hour below this, with no word for its half of the day, is one after noon."""


@dataclass
class _Reading:
    """What was read so far: whole times, and days and parts that still look for one another."""

    spoken: bool = False
    kept: set[WeekTime] = field(default_factory=set)
    off: set[WeekTime] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    parts: set[PartOfDay] = field(default_factory=set)
    taking_off: bool = False

    def settle(self) -> None:
        """Let the days and the parts that stand together be times."""
        if self.days or self.parts:
            days = self.days or set(range(DAYS))
            parts = self.parts or set(PartOfDay)
            times = {WeekTime(day, part) for day in days for part in parts}
            (self.off if self.taking_off else self.kept).update(times)
        self.days, self.parts = set(), set()

    def add_day(self, days: Iterable[int]) -> None:
        """Another day; after parts that had theirs already, it begins anew."""
        if self.days and self.parts:
            self.settle()
        self.days.update(days)


def times_in(words: str, *, spoken: bool = False) -> frozenset[WeekTime]:
    """The parts of the week that `words` name; none where they name none.

    `spoken` words are no timetable: hours and days cut short are passed over in them, since "at
    14 Kendal Road" and "sat with him" name no time.
    """
    text = " ".join(words.casefold().split())
    for phrase, plain in _PHRASES:
        text = phrase.sub(plain, text)
    text = _SPELT.sub(_in_digits, text)
    reading = _Reading(spoken=spoken)
    _read(list(_TOKEN.finditer(text)), reading)
    reading.settle()
    base = reading.kept or (WHOLE_WEEK if reading.off else set())
    return frozenset(base - reading.off)


def _in_digits(spelt: re.Match[str]) -> str:
    return f"{spelt[1]} {_NUMBERS.index(spelt[2]) + 1}"


def _read(tokens: Sequence[re.Match[str]], reading: _Reading) -> None:
    last_day: int | None = None
    through = False
    for token in tokens:
        word = token[9]
        if word is None and token[10] is None:
            if token[11] is not None or not reading.spoken:
                _read_hours(token, reading)
            last_day, through = None, False
            continue
        days = _days_named(word or "", spoken=reading.spoken)
        if days and through and last_day is not None:
            reading.add_day(_from_to(last_day, max(days)))
        elif days:
            reading.add_day(days)
        elif word in _OFF:
            reading.settle()
            reading.taking_off = True
        elif part := _PART_NAMES.get((word or "").removesuffix("s")):
            reading.parts.update(part)
        through = bool(last_day is not None and (token[10] or word in _TO))
        last_day = max(days) if len(days) == 1 else last_day if through else None


def _days_named(word: str, *, spoken: bool) -> set[int]:
    named = _DAY_NAMES.get(word) or _DAY_NAMES.get(word.removesuffix("s"))
    short = None if spoken else _SHORT_NAMES.get(word)
    return set(named or short or ())


def _from_to(first: int, last: int) -> Iterator[int]:
    """The days from one to another, over Sunday where need be."""
    yield from ((first + step) % DAYS for step in range((last - first) % DAYS + 1))


def _read_hours(token: re.Match[str], reading: _Reading) -> None:
    """Hours are parts of the day; a full stop ends what belongs together."""
    if token[11] is not None:
        reading.settle()
        reading.taking_off = False
    elif token[1] is not None:
        first = _hour(token[1], token[2] or _same_half(token))
        last = _hour(token[3], token[4])
        if last <= first:
            last = min(last + _HALF, 24)
        reading.parts.update(_parts_of(first, last))
    else:
        hour = _hour(token[5] or token[7], token[6] or token[8])
        reading.parts.update(_parts_of(hour, hour + 1))


def _same_half(token: re.Match[str]) -> str | None:
    """The second hour's half, where the first comes before it: "7 to 9pm" is the evening."""
    return token[4] if token[4] and int(token[1]) % _HALF < int(token[3]) % _HALF else None


def _hour(digits: str, half: str | None) -> int:
    """An hour of the day from 0 to 24."""
    hour = int(digits)
    if half:
        return hour % _HALF + (_HALF if half == "pm" else 0)
    return hour + _HALF if hour < _EARLIEST else min(hour, 24)


def _parts_of(first: int, last: int) -> Iterator[PartOfDay]:
    """The parts of the day in which the hours from `first` up to `last` lie."""
    bounds = ((0, _NOON), (_NOON, _FIVE), (_FIVE, 24))
    for part, (begins, ends) in zip(PartOfDay, bounds, strict=True):
        if first < ends and last > begins:
            yield part


Sort = TypeVar("Sort")


def folded(counts: Sequence[tuple[Sort, int]], least: int) -> list[tuple[tuple[Sort, ...], int]]:
    """Counts of which none is from 1 to `least` - 1: small ones are put together, the rest alone.

    The smallest are folded into one until that is large enough, so that a hidden count cannot be
    worked out from the total either; nothing is left where all together are fewer than `least`.
    Large ones keep their order; what was folded comes last.
    """
    there = [(sort, count) for sort, count in counts if count]
    rising = sorted(there, key=lambda each: each[1])
    small: list[tuple[Sort, int]] = []
    while rising and (rising[0][1] < least or 0 < sum(count for _, count in small) < least):
        small.append(rising.pop(0))
    total = sum(count for _, count in small)
    alone: list[tuple[tuple[Sort, ...], int]] = [
        ((sort,), count) for sort, count in there if (sort, count) in rising
    ]
    if total >= least:
        names = tuple(sort for sort, count in there if (sort, count) in small)
        return [*alone, (names, total)]
    return alone
