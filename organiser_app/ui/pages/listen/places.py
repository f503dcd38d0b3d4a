"""Where things stand in a text of quick capture: its parts and their statements.

Lines count from 0 here, as Qt counts blocks; the parser's count from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from organiser_app.domain.rules.quick_capture import (
    Capture,
    ParsedListening,
    Problem,
    Role,
    Span,
)


@dataclass(frozen=True, slots=True)
class Part:
    """The lines from `first` to `last` between two separators, and the listening in them if any."""

    first: int
    last: int
    parsed: ParsedListening | None


def to_qt(line: str, column: int) -> int:
    """A column in characters as Qt counts it, in units of UTF-16."""
    if line.isascii():
        return column
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


def statement_end(parsed: ParsedListening, number: int) -> int:
    """The line after the last one of a statement, its quote included."""
    line = statement_lines(parsed)[number] + 1
    touched = {span.line - 1 for span in parsed.spans}
    while line in touched and statement_at(parsed, line) == number:
        line += 1
    return line


def _says_nothing(problem: Problem) -> bool:
    return problem.notice and not problem.suggestion and not problem.done


def _ends_statement(span: Span) -> bool:
    return span.role in (Role.KEYWORD, Role.NOTE, Role.SEPARATOR)
