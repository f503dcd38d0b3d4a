"""Where things stand in a text of quick capture: its parts, its statements, and how to rewrite one.

Lines count from 0 here, as Qt counts blocks; the parser's count from 1.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture import (
    Capture,
    ParsedListening,
    Problem,
    Role,
    Span,
    render,
)

Reader = Callable[[str], Capture]


@dataclass(frozen=True, slots=True)
class Part:
    """The lines from `first` to `last` between two separators, and the listening in them if any."""

    first: int
    last: int
    parsed: ParsedListening | None


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines `first` up to but not including `end`, and what is to stand there instead."""

    first: int
    end: int
    lines: tuple[str, ...]


def to_qt(line: str, column: int) -> int:
    """A column in characters as Qt counts it, in units of UTF-16."""
    return column + sum(character > "\uffff" for character in line[:column])


def from_qt(line: str, column: int) -> int:
    """A column as Qt counts it, in characters."""
    units = 0
    for number, character in enumerate(line):
        if units >= column:
            return number
        units += 2 if character > "\uffff" else 1
    return len(line)


def parts(capture: Capture, line_count: int) -> list[Part]:
    """The parts of a text of so many lines, those without a word in them included."""
    listenings = {each.first_line - 1: each for each in capture.listenings}
    cuts = [span.line - 1 for span in capture.spans if span.role is Role.SEPARATOR]
    firsts = [0, *(cut + 1 for cut in cuts)]
    lasts = [*(cut - 1 for cut in cuts), line_count - 1]
    return [
        Part(first, last, listenings.get(first)) for first, last in zip(firsts, lasts, strict=True)
    ]


def part_at(found: Sequence[Part], line: int) -> int:
    """The number of the part in which a line stands; a separator counts with what is above it."""
    return max((number for number, part in enumerate(found) if part.first <= line), default=0)


def statement_lines(parsed: ParsedListening) -> tuple[int, ...]:
    """On which line each statement of a listening begins; empty where that cannot be told."""
    bare = {(each.line, each.start) for each in parsed.problems if _says_nothing(each)}
    begun = tuple(
        span.line - 1
        for span in parsed.spans
        if span.role is Role.KEYWORD and span.kind and (span.line, span.start) not in bare
    )
    return begun if len(begun) == len(parsed.listening.statements) else ()


def statement_at(parsed: ParsedListening, line: int) -> int | None:
    """The number of the statement in which a line stands, or None where it stands in none."""
    begun = statement_lines(parsed)
    above = [number for number, first in enumerate(begun) if first <= line]
    if not above:
        return None
    between = [span for span in parsed.spans if begun[above[-1]] < span.line - 1 <= line]
    return None if any(_ends_statement(span) for span in between) else above[-1]


def rewritten(
    lines: Sequence[str], part: Part, wanted: ListeningInput, moment: datetime, read: Reader
) -> list[Edit]:
    """The least rewriting of a part's lines after which they read as `wanted`.

    Where what is changed can be put right by itself, the other lines stay as they were typed;
    else the part is written anew. `read` reads a text as the page does, at `moment`.
    """
    old = lines[part.first : part.last + 1]
    after = render(wanted, moment).split("\n")
    before = render(part.parsed.listening, moment).split("\n") if part.parsed else []
    patched = _patched(old, before, after)
    if patched is None or not _reads_as(patched, wanted, read):
        patched = [*after, *_blank_end(old)]
    return [
        Edit(part.first + first, part.first + end, tuple(patched[start:stop]))
        for tag, first, end, start, stop in _differences(old, patched)
        if tag != "equal"
    ]


def _says_nothing(problem: Problem) -> bool:
    return problem.notice and not problem.suggestion and not problem.done


def _ends_statement(span: Span) -> bool:
    return span.role in (Role.KEYWORD, Role.NOTE, Role.SEPARATOR)


def _differences(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, int, int, int, int]]:
    yield from difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _patched(old: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str] | None:
    """The old lines with what differs between two renderings, or None where they lack a line."""
    patched, shift = list(old), 0
    at = 0
    for tag, first, end, start, stop in _differences(before, after):
        if tag == "equal":
            continue
        place = _find(old, before[first:end] or before[max(first - 1, 0) : first], at)
        if place is None:
            return None
        anchor = place if before[first:end] else place + min(first, 1)
        at = anchor + end - first
        patched[anchor + shift : at + shift] = after[start:stop]
        shift += (stop - start) - (end - first)
    return patched


def _find(lines: Sequence[str], sought: Sequence[str], start: int) -> int | None:
    """Where some lines stand together, at `start` or later."""
    size = len(sought)
    places = (
        at for at in range(start, len(lines) - size + 1) if list(lines[at : at + size]) == [*sought]
    )
    return next(places, None) if size else None


def _reads_as(lines: Sequence[str], wanted: ListeningInput, read: Reader) -> bool:
    found = read("\n".join(lines)).listenings
    return len(found) == 1 and _without_ids(found[0].listening) == _without_ids(wanted)


def _without_ids(listening: ListeningInput) -> ListeningInput:
    people = tuple(person.model_copy(update={"resident_id": None}) for person in listening.people)
    return listening.model_copy(update={"people": people})


def _blank_end(lines: Sequence[str]) -> list[str]:
    """The blank lines at the end, which stay, since the next thing may be begun on them."""
    count = 0
    while count < len(lines) and not lines[len(lines) - 1 - count].strip():
        count += 1
    return [""] * (count if count < len(lines) else max(count - 1, 0))
