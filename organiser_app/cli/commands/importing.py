"""What every import of a file has in common: what the log has not had is recorded, and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.tables import Unread
from organiser_app.language import plural, tr
from organiser_app.store.log import Query
from organiser_app.store.unit_of_work import UnitOfWork

Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class Import(Generic[Taken]):
    """What a file held, and the ways of one sort of import.

    `not_had` asks which of some the log has not had, `record` puts those into it, and `words`
    says how many were added, or would be where its second argument is true.
    """

    encoding: str
    taken: Sequence[Taken]
    unread: Sequence[Unread]
    not_had: Callable[[Sequence[Taken]], Query[list[Taken]]]
    record: Callable[[UnitOfWork, Sequence[Taken]], Change]
    words: Callable[[int, bool], str]


def bring_in(call: Call, found: Import[Taken]) -> None:
    """Record what the log has not had, and name the lines not taken.

    A dry run changes nothing; it needs no log to be there yet.
    """
    added = len(found.taken)
    if call.log_path.exists() or not call.arguments.dry_run:
        added = _add(call, found)
    _tell(call, found, added)
    if found.unread and not found.taken:
        raise InvalidInput(tr("No line of {path} could be taken.", path=call.arguments.file))


def _add(call: Call, found: Import[Taken]) -> int:
    """Record what is fresh, and how many those are; in a dry run, only how many."""
    with opened(call) as log:
        fresh = log.read(found.not_had(found.taken))
        if fresh and not call.arguments.dry_run:
            found.record(log.work(), fresh)
    return len(fresh)


def _tell(call: Call, found: Import[Taken], added: int) -> None:
    facts = {
        "log": call.log_path,
        "file": call.arguments.file,
        "encoding": found.encoding.removesuffix("-sig"),
        "dry_run": call.arguments.dry_run,
        "added": added,
        "already_there": len(found.taken) - added,
        "not_taken": [{"line": each.line, "reason": each.reason} for each in found.unread],
    }
    answer(call, facts, _lines(call, found, added))


def _lines(call: Call, found: Import[Taken], added: int) -> Iterable[str]:
    yield found.words(added, call.arguments.dry_run)
    already_there = len(found.taken) - added
    if already_there:
        yield plural(
            "{count} was in the log already.", "{count} were in the log already.", already_there
        )
    if found.encoding == "cp1252":
        yield tr("The file is no UTF-8 and was read as Windows-1252; see that accents are right.")
    for each in found.unread:
        warn(tr("Line {line} was not taken: {reason}.", line=each.line, reason=each.reason))
    if call.arguments.dry_run:
        yield tr("This was a dry run; nothing was changed.")
        if not call.log_path.exists():
            yield tr(
                "There is no log at {path} yet; “organiser new” makes one.", path=call.log_path
            )
