"""From a changed form back to the text: the least rewriting that reads as the form says.

What is changed is put right by itself where that is enough, and the other lines stay as they were
typed; else the whole part is written anew.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.rules.quick_capture import Capture, ParsedListening, render
from organiser_app.ui.pages.listen.places import Part, statement_end, statement_lines

Reader = Callable[[str], Capture]


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines `first` up to but not including `end`, and what is to stand there instead."""

    first: int
    end: int
    lines: tuple[str, ...]


def rewritten(
    lines: Sequence[str], part: Part, wanted: ListeningInput, moment: datetime, read: Reader
) -> list[Edit]:
    """The edits after which the lines of a part read as `wanted`.

    `read` reads a text as the page does, at `moment`.
    """
    old = list(lines[part.first : part.last + 1])
    whole = [*render(wanted, moment).split("\n"), *_blank_end(old)]
    tries = (_with_statement(old, part, wanted, moment), _patched(old, part, wanted, moment))
    new = next((each for each in tries if each and _reads_as(each, wanted, read)), whole)
    return [
        Edit(part.first + first, part.first + end, tuple(new[start:stop]))
        for tag, first, end, start, stop in _differences(old, new)
        if tag != "equal"
    ]


def _with_statement(
    old: list[str], part: Part, wanted: ListeningInput, moment: datetime
) -> list[str] | None:
    """The old lines with one statement changed, new or taken away; None where more differs."""
    parsed = part.parsed
    if parsed is None or not statement_lines(parsed):
        return None
    was, now = parsed.listening.statements, wanted.statements
    if was == now:
        return None
    start = next(
        (at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b),
        min(len(was), len(now)),
    )
    kept = len(was) - start - (1 if len(now) <= len(was) else 0)
    if abs(len(now) - len(was)) > 1 or was[len(was) - kept :] != now[len(now) - kept :]:
        return None
    first, end = (line - part.first for line in _reach(parsed, start, len(was) - kept))
    fresh = [line for said in now[start : len(now) - kept] for line in _written(said, moment)]
    return [*old[:first], *fresh, *old[end:]]


def _reach(parsed: ParsedListening, start: int, stop: int) -> tuple[int, int]:
    """The lines of the statements from `start` up to `stop`; none, where they would begin."""
    if start < stop:
        return statement_lines(parsed)[start], statement_end(parsed, stop - 1)
    begun = statement_lines(parsed)
    line = begun[start] if start < len(begun) else statement_end(parsed, len(begun) - 1)
    return line, line


def _written(said: StatementInput, moment: datetime) -> list[str]:
    alone = ListeningInput(at=moment, statements=(said,))
    return render(alone, moment).split("\n")[1:]


def _differences(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, int, int, int, int]]:
    yield from difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _patched(
    old: list[str], part: Part, wanted: ListeningInput, moment: datetime
) -> list[str] | None:
    """The old lines with what differs between two renderings, or None where they lack a line."""
    before = render(part.parsed.listening, moment).split("\n") if part.parsed else []
    after = render(wanted, moment).split("\n")
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
