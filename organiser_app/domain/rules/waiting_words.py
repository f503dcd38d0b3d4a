"""What is waiting on whom, in words: one or two plain sentences for each open promise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.rules.waiting import Outlook, Waiting
from organiser_app.domain.values import CommitmentState
from organiser_app.language import plural, tr

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as the words name it: by whom, what, and what became of it; `by_when` in words."""

    who: str
    what: str
    state: CommitmentState = CommitmentState.OPEN
    by_when: str = ""


def waiting_words(waits: Waiting, promised: Mapping[UUID, Promised]) -> str:
    """What a promise waits for; `promised` holds all that it names."""
    if waits.outlook is Outlook.FALLS:
        return _falls(_named(waits.fallen, promised))
    parts = [
        _short_of(_named(waits.fallen, promised)) if waits.outlook is Outlook.SHORT else "",
        _circle(waits, promised),
        _to_keep(waits, promised),
        _numbers(waits),
        _kept(waits, promised),
    ]
    return " ".join(part for part in parts if part)


def words_alone() -> str:
    """What is said of a promise whose condition is in words, and on nothing in the log."""
    return tr("Only in words: no promise is named that it waits for.")


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "Bill", "Bill and Terri", "Bill, Terri and Ann", the rest counted."""
    known = list(dict.fromkeys(name or tr("somebody") for name in names))
    if len(known) > _MOST_NAMED + 1:
        rest = len(known) - _MOST_NAMED
        known = [*known[:_MOST_NAMED], plural("{count} other", "{count} others", rest)]
    if len(known) < 2:  # noqa: PLR2004 (one name or none)
        return "".join(known)
    return tr("{names} and {last}", names=", ".join(known[:-1]), last=known[-1])


def _named(ids: Collection[UUID], promised: Mapping[UUID, Promised]) -> list[Promised]:
    return [promised[each] for each in ids if each in promised]


def _falls(fallen: list[Promised]) -> str:
    whys = [_why(one) for one in fallen]
    if not whys:
        return tr("What this hangs on is off, so this is off too.")
    told = tr("{why}, so this is off too.", why="; ".join(whys))
    return told[:1].upper() + told[1:]


def _why(one: Promised) -> str:
    who, what = one.who or tr("somebody"), one.what
    if one.state is CommitmentState.LAPSED:
        return tr("what {who} promised lapsed ({what})", who=who, what=what)
    if one.state is CommitmentState.RELEASED:
        return tr("{who} was let off ({what})", who=who, what=what)
    return tr("what {who} promised is off ({what})", who=who, what=what)


def _short_of(fallen: list[Promised]) -> str:
    if not fallen:
        return ""
    whats = "; ".join(_what(one) for one in fallen)
    return tr("Waits for {what}, which needs more people.", what=whats)


def _circle(waits: Waiting, promised: Mapping[UUID, Promised]) -> str:
    if not waits.circle:
        return ""
    names = [one.who for one in _named(waits.circle, promised)]
    if len(names) == 2:  # noqa: PLR2004 (each other, or one another)
        return tr(
            "{names} wait on each other: both hold, so either may begin.", names=listed(names)
        )
    return tr(
        "{names} wait on one another: all hold, so any of them may begin.", names=listed(names)
    )


def _to_keep(waits: Waiting, promised: Mapping[UUID, Promised]) -> str:
    """What is still to be kept by those who are not in the same circle."""
    outside = [each for each in waits.to_keep if each not in waits.circle]
    found = _named(outside, promised)
    if not found:
        return ""
    return tr("Waits for {what}, not done yet.", what="; ".join(_what(one) for one in found))


def _numbers(waits: Waiting) -> str:
    if not waits.wanted:
        return ""
    if waits.lacking:
        needs = plural("Needs {count} more person", "Needs {count} more people", waits.lacking)
        return tr("{needs}; {so_far} of {wanted} so far.", needs=needs,
                  so_far=waits.others, wanted=waits.wanted)  # fmt: skip
    if waits.outlook is Outlook.SHORT:
        return tr("Enough have joined, but some of them need more people themselves.")
    return tr("{so_far} of {wanted} others do the same: enough.",
              so_far=waits.others, wanted=waits.wanted)  # fmt: skip


def _kept(waits: Waiting, promised: Mapping[UUID, Promised]) -> str:
    if not waits.kept:
        return ""
    names = listed(one.who for one in _named(waits.kept, promised))
    if waits.is_clear and not waits.circle:
        return tr("{names} did: nothing holds this up.", names=names)
    return tr("{names} did.", names=names)


def _what(one: Promised) -> str:
    """Who and what, as "Terri (bring the list, by Fri 15 May)"."""
    who = one.who or tr("somebody")
    if one.by_when:
        return tr("{who} ({what}, by {day})", who=who, what=one.what, day=one.by_when)
    return tr("{who} ({what})", who=who, what=one.what)
