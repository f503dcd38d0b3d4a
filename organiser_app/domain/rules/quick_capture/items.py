"""The text cut up, before anything is understood: parts between `---`, and what each line begins.

A line that is indented goes on with the one above it; several `key: value` pairs of the header
may stand on one line. A backslash at the beginning of a line makes it plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made

from organiser_app.domain.rules.quick_capture.spans import Passage, Piece
from organiser_app.domain.rules.quick_capture.vocabulary import HEADERS, Field, field_of, near_field

OPENING_QUOTES = "\"“”„«'‘"

_SEPARATOR = re.compile(r"\s*(?:-{3,}|[-–—]*[–—][-–—]*)\s*")
_WORD = r"[^\W\d_][\w'’/-]*"
_KEY = re.compile(
    rf"(?P<blank>\s*)(?P<bullet>[-*•·]\s+)?(?P<key>{_WORD}(?: +{_WORD}){{0,3}})\s*[:：]"  # noqa: RUF001 - as typed in Chinese
)
_FURTHER_KEY = re.compile(
    rf"(?:(?<=\s\s)|(?<=\t))(?P<key>{_WORD}(?: {_WORD}){{0,2}})\s*:"
    r"|(?<=\s)(?P<plain>at|kind|when|with):(?!\S)",
    re.IGNORECASE,
)
_INDENTED = re.compile(r"(?:\s{2,}|\t)\S")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, with its number from 1."""

    number: int
    text: str

    def passage(self, start: int, end: int | None = None) -> Passage:
        """Its words from column `start`, without the blanks around them."""
        words = self.text[start:end]
        begun = words.lstrip()
        return Passage.of(Piece(self.number, start + len(words) - len(begun), begun.rstrip()))


@dataclass(slots=True)
class Item:
    """One thing of a part: a field and its value, or plain words where there is no field.

    `unknown` is the word before a colon that is none of ours; `meant` the word that a misspelt
    key was taken for; `further` the lines below that go on with the value, until they join it.
    """

    value: Passage
    field: Field | None = None
    key: Passage | None = None
    bullet: Passage | None = None
    unknown: Passage | None = None
    meant: str = ""
    further: list[Passage] = made(default_factory=list)


@dataclass(slots=True)
class Part:
    """The lines of one listening, what they begin, and which of them are blank."""

    lines: list[Line]
    items: list[Item]
    blanks: frozenset[int]


def split_lines(text: str) -> list[Line]:
    """The lines of a text, whatever machine wrote it; halves of broken characters made harmless."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return [Line(number, line) for number, line in enumerate(re.split("\r\n|\r|\n", whole), 1)]


def is_separator(line: str) -> bool:
    """Whether the line parts two listenings: three hyphens, or a phone's dash."""
    return bool(_SEPARATOR.fullmatch(line))


def split_parts(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines between separators; parts that hold nothing but blanks are left out."""
    part: list[Line] = []
    for line in [*lines, Line(0, "---")]:
        if not is_separator(line.text):
            part.append(line)
            continue
        if any(each.text.strip() for each in part):
            yield part
        part = []


def read_part(lines: list[Line]) -> Part:
    """What each line of a listening begins or goes on with."""
    items: list[Item] = []
    blanks = frozenset(line.number for line in lines if not line.text.strip())
    for line in lines:
        if line.number in blanks:
            continue
        begun = begun_fields(line)
        above = items[-1] if items and line.number - 1 not in blanks else None
        if begun:
            items.extend(begun)
        elif above and _INDENTED.match(line.text) and _may_go_on(above):
            above.further.append(line.passage(0))
        else:
            items.append(_plain(line))
    for item in items:
        if item.further:
            item.value = item.value.joined(item.further)
    return Part(lines, items, blanks)


def begins_anew(line: str) -> bool:
    """Whether a line, indented or not, would part listenings or begin a field."""
    text = line.strip()
    return is_separator(text) or bool(begun_fields(Line(1, text)))


def without_further_keys(value: str) -> str:
    """The value of a header pair, with backslashes before words that would begin another pair."""
    while found := _FURTHER_KEY.search(f"  {value}"):
        start = found.start() - 2
        value = f"{value[:start]}\\{value[start:]}"
    return value


def begun_fields(line: Line) -> list[Item]:
    """The fields that a line begins: none, one, or several of the header."""
    found = _KEY.match(line.text)
    if not found:
        return []
    known = field_of(found["key"])
    spaced = line.text[found.end() : found.end() + 1].strip() == ""
    meant = near_field(found["key"]) if known is None and spaced else ""
    known = known or field_of(meant)
    if known is None:
        return []
    item = _keyed(line, found.span("key"), found.end(), known)
    item.meant = meant
    if found["bullet"]:
        item.bullet = line.passage(*found.span("bullet"))
    return [item, *_further(line, item, found.end())] if known in HEADERS else [item]


def _further(line: Line, last: Item, start: int) -> Iterator[Item]:
    """The other pairs of a header line, each taking its share of the value before it."""
    value_start = start
    for found in _FURTHER_KEY.finditer(line.text, start):
        known = field_of(found["key"] or found["plain"])
        if known is None:
            continue
        last.value = line.passage(value_start, found.start())
        last = _keyed(line, found.span("key" if found["key"] else "plain"), found.end(), known)
        value_start = found.end()
        yield last
        if known not in HEADERS:
            return


def _keyed(line: Line, key: tuple[int, int], end: int, known: Field) -> Item:
    colon = line.passage(key[0], end)
    return Item(line.passage(end), field=known, key=colon)


def _plain(line: Line) -> Item:
    item = Item(line.passage(0))
    found = _KEY.match(line.text)
    if found and line.text[found.end() : found.end() + 1].strip() == "":
        item.unknown = line.passage(*found.span("key"))
    return item


def _may_go_on(item: Item) -> bool:
    return item.field is not None or item.value.text[:1] in OPENING_QUOTES
