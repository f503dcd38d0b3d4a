"""What may stand in a column of a pack, looked at a whole column at a time, as most are sound.

A value in a pack is what the database holds, as JSON: an id is 32 hexadecimal digits, a day and a
moment are text as SQLite keeps them, a yes or no is 1 or 0. No whole number and no day is so far
out that counting with it would fail.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum, Float, Integer, Uuid

from organiser_app.domain.models.base import Moment
from organiser_app.domain.rules.dates import FIRST_YEAR, LAST_YEAR

Fits = Callable[[Sequence[Any]], bool]
"""Whether all values of a column may stand in it."""

MOST_LETTERS = 1_000_000
MOST_WHOLE = 10**12
"""SQLite adds up nine million such numbers before a sum is more than it can hold."""

_ID_LENGTH, _HEXADECIMAL = 32, "0123456789abcdef"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")


def fits_in(column: Column[Any]) -> Fits:
    """What may stand in a column of the schema."""
    fits = _fits_kind(column)
    if column.nullable:
        return lambda values: fits([value for value in values if value is not None])
    return fits


def are_ids(values: Sequence[Any]) -> bool:
    """Whether all values are ids as packs write them."""
    return (
        _are_all(values, str)
        and set(map(len, values)) <= {_ID_LENGTH}
        and not "".join(values).strip(_HEXADECIMAL)
    )


def _fits_kind(column: Column[Any]) -> Fits:
    kind = column.type
    if isinstance(kind, Enum):
        words = frozenset(kind.enums)
        return lambda values: _are_all(values, str) and words.issuperset(values)
    plain: tuple[tuple[type[Any], Fits], ...] = (
        (Uuid, are_ids),
        (Boolean, _are_yes_or_no),
        (Date, _are_days),
        (Moment, _are_moments),
        (Float, _are_numbers),
        (Integer, _are_whole),
    )
    return next((fits for sort, fits in plain if isinstance(kind, sort)), are_texts)


def _are_all(values: Collection[Any], *kinds: type[Any]) -> bool:
    """Whether values are of these very kinds; what is yes or no counts as no number."""
    return set(map(type, values)) <= {*kinds}


def are_texts(values: Sequence[Any]) -> bool:
    """Whether all values are texts of a length that can be, which can be written down."""
    if not _are_all(values, str) or max(map(len, values), default=0) > MOST_LETTERS:
        return False
    try:
        "".join(values).encode()
    except UnicodeEncodeError:  # half a pair of UTF-16 is no letter
        return False
    return True


def _are_yes_or_no(values: Sequence[Any]) -> bool:
    return _are_all(values, int) and {0, 1}.issuperset(values)


def _are_whole(values: Sequence[Any]) -> bool:
    return _are_all(values, int) and all(-MOST_WHOLE <= value <= MOST_WHOLE for value in values)


def _are_numbers(values: Sequence[Any]) -> bool:
    if not _are_all(values, int, float):
        return False
    try:
        return all(map(math.isfinite, values))
    except OverflowError:  # a whole number that no floating one comes near
        return False


def _are_days(values: Sequence[Any]) -> bool:
    return _are_written_as(_DAY, values) and _can_be(date.fromisoformat, values)


def _are_moments(values: Sequence[Any]) -> bool:
    return _are_written_as(_MOMENT, values) and _can_be(datetime.fromisoformat, values)


def _are_written_as(pattern: re.Pattern[str], values: Sequence[Any]) -> bool:
    return _are_all(values, str) and None not in map(pattern.fullmatch, values)


def _can_be(read: Callable[[str], date], values: Sequence[str]) -> bool:
    try:
        return all(FIRST_YEAR <= read(value).year <= LAST_YEAR for value in values)
    except ValueError:
        return False
