"""What the window may offer to complete at the cursor: a theme after `#`, a name after `with:`.

After `knows:` it is a name too, and in brackets behind one what sort of tie it is. A lone figure
behind what was heard may be meant as its strength, and stays a word unless that is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from organiser_app.domain.rules.quick_capture.items import Line, begun_fields
from organiser_app.domain.rules.quick_capture.vocabulary import STATEMENTS, Field


class Wanted(StrEnum):
    """What sort of thing is being typed."""

    THEME = "theme"
    PERSON = "person"
    TIE = "tie"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Completion:
    """What is being typed, so far, from column `start` to the cursor at `end`."""

    wanted: Wanted
    typed: str
    start: int
    end: int


def completion_at(line: str, column: int) -> Completion | None:
    """What may be completed where the cursor stands in a line, or nothing."""
    before = line[:column]
    items = begun_fields(Line(1, before))
    if not items:
        return None
    last = items[-1]
    if last.field in STATEMENTS:
        return _mark(line, column)
    start = last.key.place()[1] + len(last.key.text) if last.key else 0
    if last.field is Field.WITH:
        return _name(before, start)
    if last.field is Field.WILL and (found := re.compile(r"\s*(\w*)$").match(before, start)):
        return Completion(Wanted.PERSON, found[1], found.start(1), column)
    if last.field is Field.KNOWS:
        return _known(before, start)
    return None


def _mark(line: str, column: int) -> Completion | None:
    """A theme in what was heard, or the figure that ends it where it has no strength yet."""
    before = line[:column]
    if found := re.search(r"(?<!\S)#([^\s#]*)$", before):
        return Completion(Wanted.THEME, found[1], found.start(1), column)
    found = re.search(r"(?<=[^\s:] )([1-5])$", before)
    if found is None or "!" in before or line[column:].strip():
        return None
    return Completion(Wanted.STRENGTH, found[1], found.start(1), column)


def _known(before: str, start: int) -> Completion:
    """The name in a line of ties, or in brackets behind one the sort of tie."""
    if found := re.compile(r".*\((?P<kind>[^()]*)$").match(before, start):
        typed = found["kind"].lstrip()
        return Completion(Wanted.TIE, typed, len(before) - len(typed), len(before))
    joints = re.compile(r".*\s(?:[-–—]|knows)\s", re.IGNORECASE)
    if found := joints.match(before, start):
        start = found.end()
    return _name(before, start)


def _name(before: str, start: int) -> Completion:
    """The last name of a list that begins at `start`."""
    names = re.compile(r"(?:[,;&+]|\band\b)\s*")
    for found in names.finditer(before, start):
        start = found.end()
    start += len(before[start:]) - len(before[start:].lstrip())
    return Completion(Wanted.PERSON, before[start:], start, len(before))
