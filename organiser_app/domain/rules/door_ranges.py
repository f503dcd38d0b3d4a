"""The doors that a few words name: "1-99 odd", "Flat 1-24 Elm House", "Kendal Road 1, 3, 5a"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.values import StreetSide
from organiser_app.language import tr

MOST_DOORS = 2_000
LONGEST_TEXT = 4_000
LONGEST_STREET = 200

_ITEM = re.compile(
    r"(?<![\w'’])(?:(?P<lead>odd|even)s?(?:\s+(?:numbers?|side))*[\s:]+)?"
    r"(?:(?P<prefix>flat|room|unit|apartment|no|number|door)s?\b\.?\s*)?"
    r"(?P<first>\d{1,5})\s?(?P<first_letter>[a-z])?\b"
    r"(?:\s*(?:-|–|—|\bto\b)\s*(?P<last>\d{1,5})?\s?(?P<last_letter>[a-z])?\b)?"
    r"(?:\s*\(?\b(?P<side>odd|even)s?\b(?:\s+(?:numbers?|side|only))*\)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:[\s,;&+]|\band\b)*", re.IGNORECASE)
_EDGES = " \t\n,;:.-–—"
_CONNECTIVE = re.compile(r"^(?:on|of|in|at)\s+", re.IGNORECASE)
_SAID_OF_DOORS = ("no", "number", "door")


@dataclass(frozen=True, slots=True)
class DoorRange:
    """A street, empty where none was named, and the labels of its doors, each once, in order."""

    street: str
    labels: tuple[str, ...]


def read_doors(text: str) -> DoorRange:
    """The street and the doors that `text` names; `InvalidInput` says what cannot be read.

    "1-12" is every number, "1-99 odd" one side; the side is that of all ranges before it, up to
    another side. The street stands before the doors, after them, or not at all; before a colon
    it may have a number of its own ("Block 3: 1-12").
    """
    said = " ".join(text[: LONGEST_TEXT + 1].split())
    if len(said) > LONGEST_TEXT:
        raise InvalidInput(tr("That is too long for a list of doors. Give it in parts."))
    street, colon, rest = said.rpartition(":")
    if not (colon and street.strip()):
        street, rest = "", said.lstrip(":")
    items = list(_ITEM.finditer(rest))
    if not items:
        raise InvalidInput(
            tr("There is no door in it. Write 1-99 odd, 2-40 even, 1, 3, 5a or Flat 1-24.")
        )
    around = [street, rest[: items[0].start()], rest[items[-1].end() :]]
    return DoorRange(_one_street(around), _labels(rest, items))


def _one_street(around: Sequence[str]) -> str:
    named = [name for part in around if (name := part.strip(_EDGES))]
    if len(named) > 1:
        raise InvalidInput(
            tr("“{one}” and “{other}” cannot both be the street.", one=named[0], other=named[1])
        )
    street = _CONNECTIVE.sub("", named[0]) if named else ""
    if len(street) > LONGEST_STREET:
        raise InvalidInput(tr("The name of the street is too long."))
    return street


def _labels(text: str, items: Sequence[re.Match[str]]) -> tuple[str, ...]:
    _expect_one_list(text, items)
    labels: dict[str, None] = {}
    prefix = ""
    for item, side in zip(items, _sides(items), strict=True):
        prefix = _prefix(item) if item["prefix"] else prefix
        for label in _labels_of(item, side):
            labels[f"{prefix}{label}"] = None
            if len(labels) > MOST_DOORS:
                raise InvalidInput(
                    tr("Those are more than {most} doors. Give them in parts.", most="2,000")
                )
    if not labels:
        raise InvalidInput(tr("No door is left on that side."))
    return tuple(labels)


def _expect_one_list(text: str, items: Sequence[re.Match[str]]) -> None:
    for item, later in pairwise(items):
        between = text[item.end() : later.start()]
        if not _BETWEEN.fullmatch(between):
            raise InvalidInput(
                tr(
                    "“{words}” stands between the doors. Name one street at a time.",
                    words=between.strip(" ,;&+"),
                )
            )


def _sides(items: Sequence[re.Match[str]]) -> list[StreetSide]:
    """The side of each item: said before it, or after it or a later one of the same side."""
    sides: list[StreetSide] = []
    after = StreetSide.BOTH
    for item in reversed(items):
        after = _side(item["side"]) if item["side"] else after
        sides.append(_side(item["lead"]) if item["lead"] else after)
    return sides[::-1]


def _side(word: str) -> StreetSide:
    return StreetSide(word.casefold())


def _prefix(item: re.Match[str]) -> str:
    word = item["prefix"].casefold()
    return "" if word in _SAID_OF_DOORS else f"{word.capitalize()} "


def _labels_of(item: re.Match[str], side: StreetSide) -> Iterator[str]:
    """The labels of "5a", "1-99" or "5a-d", without what stands before the number."""
    first, last = int(item["first"]), int(item["last"] or item["first"])
    letter, last_letter = _letter(item, "first_letter"), _letter(item, "last_letter")
    if letter or last_letter:
        yield from _lettered(item, letter, last_letter)
    elif first == last:
        yield str(first)
    elif last < first:
        raise _uncountable(item)
    else:
        step = 1 if side is StreetSide.BOTH else 2
        wanted = 1 if side is StreetSide.ODD else 0
        begin = first if step == 1 or first % 2 == wanted else first + 1
        yield from map(str, range(begin, last + 1, step))


def _lettered(item: re.Match[str], letter: str, last_letter: str) -> Iterator[str]:
    is_one = item["last"] is None and not last_letter
    if is_one:
        yield f"{item['first']}{letter}"
        return
    same_number = int(item["last"] or item["first"]) == int(item["first"])
    if not (same_number and letter and letter <= last_letter):
        raise _uncountable(item)
    yield from (f"{item['first']}{chr(each)}" for each in range(ord(letter), ord(last_letter) + 1))


def _letter(item: re.Match[str], group: str) -> str:
    return (item[group] or "").upper()


def _uncountable(item: re.Match[str]) -> InvalidInput:
    return InvalidInput(
        tr("“{range}” cannot be counted from first to last.", range=item[0].strip())
    )
