"""What a round sheet says, typed as one line: "2 N, 4 L, 6 C after seven, 10-20 N".

Each entry is a door, several, or a range, then the letter of what came of the knock, then what is
to be remembered. An entry that cannot be read is named, and the others still are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from organiser_app.domain.rules.addresses import walking_position
from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import tr

OUTCOME_LETTERS = {
    AttemptOutcome.LISTENED: "L",
    AttemptOutcome.SHORT_CHAT: "S",
    AttemptOutcome.REFUSED: "R",
    AttemptOutcome.NO_ANSWER: "N",
    AttemptOutcome.VACANT: "V",
    AttemptOutcome.COME_BACK: "C",
    AttemptOutcome.UNSAFE: "U",
    AttemptOutcome.DO_NOT_CONTACT: "D",
}
"""The letter of each outcome, as the sheet's boxes and its key have them."""

MOST_DOORS = 500
"""More doors than any range on one sheet has."""

_OUTCOMES = {letter: outcome for outcome, letter in OUTCOME_LETTERS.items()}
_BETWEEN_ENTRIES = re.compile(r"[,;\n]")
_HYPHENS = "-‐‑–—"  # noqa: RUF001 - as phones and books write them
_DOORS = rf"\d+[a-z]?(?:\s*(?:[{_HYPHENS}]|to)\s*\d+[a-z]?)?"
_ENTRY = re.compile(
    rf"^(?P<prefix>(?:flat|room|unit|apartment)s?\s+)?(?P<doors>{_DOORS}(?:\s+{_DOORS})*)"
    r"\s*(?:[:=]\s*)?(?P<letter>(?<![a-z0-9])[a-z])(?:\s+(?P<note>\S.*))?$",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"^(?P<doors>\d+)(?P<letter>[a-z])$", re.IGNORECASE)
_RANGE = re.compile(rf"^(?P<first>\d+)\s*(?:[{_HYPHENS}]|to)\s*(?P<last>\d+)$", re.IGNORECASE)
_FURTHER_ENTRY = re.compile(rf"^{_DOORS}\s+[a-z]\b", re.IGNORECASE)
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class SheetKnock:
    """One knock that the sheet tells of: the door's label, what came of it, what to remember."""

    label: str
    outcome: AttemptOutcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetMistake:
    """An entry that could not be read, and what to do about it."""

    words: str
    sentence: str

    def __str__(self) -> str:
        return f"“{self.words}”: {self.sentence}"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """All that a line says, in its order."""

    knocks: tuple[SheetKnock, ...]
    mistakes: tuple[SheetMistake, ...]


def read_sheet_line(text: str, known: Collection[str] = ()) -> SheetLine:
    """The knocks that `text` tells of; `known` are the labels of the street's doors.

    A range whose two ends are known doors means the known doors from the one to the other; else
    every number between. Ends that are both odd or both even mean that side alone.
    """
    knocks: list[SheetKnock] = []
    mistakes: list[SheetMistake] = []
    for entry in filter(None, (part.strip() for part in _BETWEEN_ENTRIES.split(text))):
        read = _read_entry(entry, known)
        if isinstance(read, SheetMistake):
            mistakes.append(read)
        else:
            knocks.extend(read)
    return SheetLine(tuple(knocks), tuple(mistakes))


def _read_entry(entry: str, known: Collection[str]) -> list[SheetKnock] | SheetMistake:
    found = _ENTRY.match(entry) or _run_together(entry, known)
    if found is None:
        return _mistake(entry, tr("Write the door, then the letter, as in 12 N."))
    outcome = _OUTCOMES.get(found["letter"].upper())
    if outcome is None:
        letters = " ".join(OUTCOME_LETTERS.values())
        return _mistake(entry, tr("The letters are {letters}.", letters=letters))
    note = (found.groupdict().get("note") or "").strip()
    if _FURTHER_ENTRY.match(note):
        return _mistake(entry, tr("Put a comma after each door."))
    labels = _labels(found.groupdict(), known)
    if not labels:
        return _mistake(
            entry, tr("A range goes up, and holds {most} doors at most.", most=MOST_DOORS)
        )
    return [SheetKnock(label, outcome, note) for label in labels]


def _run_together(entry: str, known: Collection[str]) -> re.Match[str] | None:
    """The entry "2N" as "2 N", unless a door has that label, which then lacks its letter."""
    return None if entry.upper() in _folded(known) else _RUN_TOGETHER.match(entry)


def _mistake(entry: str, sentence: str) -> SheetMistake:
    shown = entry if len(entry) <= _LONGEST_SHOWN else entry[: _LONGEST_SHOWN - 1] + "…"
    return SheetMistake(shown, sentence)


def _labels(found: dict[str, str | None], known: Collection[str]) -> list[str]:
    """The labels of an entry; none where one of its ranges cannot be."""
    prefix = (found.get("prefix") or "").strip().rstrip("sS").capitalize()
    labels: list[str] = []
    for part in re.findall(_DOORS, found["doors"] or "", re.IGNORECASE):
        span = _RANGE.match(part)
        numbers = _numbers(int(span["first"]), int(span["last"]), prefix, known) if span else [part]
        if not numbers:
            return []
        labels += [f"{prefix} {number}" if prefix else number.upper() for number in numbers]
    return labels


def _numbers(first: int, last: int, prefix: str, known: Collection[str]) -> list[str]:
    """The doors from `first` to `last` without their prefix, in the order of the walk."""
    if not first <= last < first + 2 * MOST_DOORS:
        return []
    step = 2 if not prefix and first % 2 == last % 2 else 1
    every = [str(number) for number in range(first, last + 1, step)][:MOST_DOORS]
    doors = _without_prefix(prefix, known)
    if not {str(first), str(last)} <= doors:
        return every
    wanted = set(range(first, last + 1, step))
    return sorted(
        (door for door in doors if walking_position(door) // 10 in wanted), key=walking_position
    )


def _without_prefix(prefix: str, known: Collection[str]) -> set[str]:
    """The known labels that begin with the prefix, without it; all that are numbers where none."""
    lead = f"{prefix} ".upper() if prefix else ""
    rest = (label[len(lead) :] for label in _folded(known) if label.startswith(lead))
    return {label for label in rest if label[:1].isdigit()}


def _folded(known: Collection[str]) -> set[str]:
    return {" ".join(label.split()).upper() for label in known}
