"""Days found inside what people write: "ring back by Tue", "three prices in two weeks".

Only what is plainly a day counts, so that "bring it by hand" has none; what was surely meant as
one ("by Tuseday") is found too, to be pointed at.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from organiser_app.domain.rules import dates
from organiser_app.domain.rules.dates import MONTHS, WEEKDAYS, in_some_year, month_number, read_day

_LONGEST_PHRASE = 6
_CLOSE = 0.8

_MORE_OF_A_DATE = re.compile(
    rf"\s+(?:the )?{dates.DAY}\s+(?:of )?{dates.MONTH}\b|\s+\d+/\d+", re.IGNORECASE
)
_DATE_LIKE = re.compile(
    rf"(?:{dates.WEEKDAY}\s+)?(?:the\s+)?{dates.DAY}\s+(?:of\s+)?{dates.MONTH}\b(?:\s+\d{{4}})?"
    r"|(?:[^\W\d_]{3,9}\s+)?\d{1,2}/\d{1,2}(?:/\d{1,4})?(?!\S)|\d{1,4}[-.]\d{1,2}[-.]\d{1,4}(?!\S)",
    re.IGNORECASE,
)
_NUMBER_AND_WORD = re.compile(r"(?P<number>\d{1,2}(?:st|nd|rd|th)?)\s+(?P<word>[^\W\d_]+)")
_SHORT_WEEKDAY = re.compile(r"mon|tues?|weds?|thu|thur|thurs|fri|sat|sun")
_WEEKDAY_TOKEN = re.compile(rf"{dates.WEEKDAY}[.,]?", re.IGNORECASE)
_BARE_COUNT = re.compile(rf"{dates.NUMBER}\s+(?:day|week|fortnight|month)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day found in words, which stands from `start` to `end`, its "by" included."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Misspelling:
    """Words from `start` to `end` that look like a day and are none; `meant` may be empty."""

    start: int
    end: int
    meant: str


def find_deadline(words: str, today: date) -> Deadline | None:
    """The last "by DAY", "on DAY" or "in two weeks" of `words`, or a day that ends them."""
    tokens = list(re.finditer(r"\S+", words))
    for at in reversed(range(len(tokens))):
        lead = tokens[at].group().casefold()
        if lead in ("by", "on", "in", "within"):
            first = at if lead in ("in", "within") else at + 1
            for last in reversed(range(first, min(at + 1 + _LONGEST_PHRASE, len(tokens)))):
                if day := _day_of(words, tokens[first : last + 1], today, led=first > at):
                    return Deadline(tokens[at].start(), tokens[last].end(), day)
    return _day_at_the_end(words, tokens, today)


def _day_of(words: str, phrase: list[re.Match[str]], today: date, *, led: bool) -> date | None:
    """The day that neighbouring tokens name; a month may stand alone where "by" led to it."""
    start, end = phrase[0].start(), phrase[-1].end()
    if _MORE_OF_A_DATE.match(words, end):
        return None
    day = read_day(words[start:end], today)
    return _month_alone(words[start:end], today) if led and day is None else day


def _day_at_the_end(words: str, tokens: list[re.Match[str]], today: date) -> Deadline | None:
    """A day with no "by" before it: "ring back Tue". "Where Bill sat" is none."""
    for first in range(max(0, len(tokens) - _LONGEST_PHRASE), len(tokens)):
        phrase = words[tokens[first].start() :]
        if first and _WEEKDAY_TOKEN.fullmatch(tokens[first - 1].group()):
            continue
        if _SHORT_WEEKDAY.fullmatch(phrase.rstrip(" .,;")) or _BARE_COUNT.match(phrase):
            continue
        if day := _day_of(words, tokens[first:], today, led=False):
            return Deadline(tokens[first].start(), tokens[-1].end(), day)
    return None


def _month_alone(phrase: str, today: date) -> date | None:
    """Read "by June" as the first of June; "by may" and "by march" need their capital."""
    found = re.fullmatch(dates.MONTH, phrase.rstrip(".,;").casefold())
    if not found or (phrase.islower() and found["month"] in ("may", "mar", "march")):
        return None
    return in_some_year(1, month_number(found["month"]), today, ahead=True)


def misspelt_day(words: str) -> Misspelling | None:
    """What after "by" or "on" was surely meant as a day; ask only where none could be read."""
    for lead in re.finditer(r"(?<!\S)(?:by|on)\s+", words, re.IGNORECASE):
        if dated := _DATE_LIKE.match(words, lead.end()):
            return Misspelling(dated.start(), dated.end(), "")
        if dated := _NUMBER_AND_WORD.match(words, lead.end()):
            if meant := _near_month(dated["word"].casefold()):
                return Misspelling(dated.start(), dated.end(), f"{dated['number']} {meant}")
        elif token := re.compile(r"[^\W\d_]+").match(words, lead.end()):
            meant = _near_day(token.group().casefold())
            if meant:
                return Misspelling(token.start(), token.end(), meant.capitalize())
    return None


def _near_month(word: str) -> str:
    """The month that a misspelt word after a number stands near: "15 Mya", "3 Septmber"."""
    for month in MONTHS:
        if word != month[:3] and sorted(word) == sorted(month[:3]):
            return month[:3].capitalize()
    return next(iter(difflib.get_close_matches(word, MONTHS, 1, _CLOSE)), "").capitalize()


@lru_cache(maxsize=1024)
def _near_day(word: str) -> str:
    """The weekday or long month that a misspelt `word` stands near, or nothing."""
    shortest_word = 5
    names = (*WEEKDAYS, "tomorrow", *(month for month in MONTHS if len(month) > shortest_word))
    if len(word) < shortest_word or word in names or word.removesuffix("s") in names:
        return ""
    return next(iter(difflib.get_close_matches(word, names, 1, _CLOSE)), "")
