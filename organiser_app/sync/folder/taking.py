"""Taking in what others wrote into the shared folder, one file at a time.

A file is opened when it is new, has changed, or has waited for a while; it is its manifest that
says what is in it. One that cannot be merged yet waits, and stops no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from organiser_app.domain.change import Change
from organiser_app.domain.errors import (
    DamagedPack,
    EnvironmentProblem,
    NotAPack,
    OrganiserError,
    PackProblem,
    SenderLeft,
    UserError,
)
from organiser_app.language import tr
from organiser_app.services.backups import back_up_if_due
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.carrier import BY_FOLDER
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import FolderFile
from organiser_app.sync.folder.memory import Seen
from organiser_app.sync.folder.readers import all_can_read, readers_mark
from organiser_app.sync.merge import Merged, merge, preview
from organiser_app.sync.pack import PackReader
from organiser_app.sync.senders import Sender
from organiser_app.sync.taking import USUAL_TERMS, Terms, trusted

LOOK_AGAIN = timedelta(minutes=10)
"""When a file that waits is looked into again; one still the same by then counts as damaged."""
_BACK_UP_EVERY = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class FileTaken:
    """A file that was taken in; without a `change` where the log had all of it."""

    path: Path
    sender: Sender
    merged: Merged
    change: Change | None


class _Waits(UserError):
    """A file cannot be taken in before something else has come."""


def take_in_files(
    log: Log, files: tuple[FolderFile, ...], terms: Terms = USUAL_TERMS
) -> Iterator[FileTaken]:
    """Take in what `files` bring, each as a change of its own, and keep which of them wait.

    One that is held, since a clock is ahead or many residents would be erased, waits too, unless
    the `terms` let it in.
    Raises what concerns more than one file, such as a full disk; what was taken in stays.
    """
    with log.reading() as connection:
        seen, readers = memory.seen_files(connection), readers_mark(connection)
        own = device_number(connection)
    others = [file for file in files if file.name.device != own]
    gone = seen.keys() - {str(file.name) for file in others}
    if gone:
        with log.local() as connection:
            memory.forget_seen(connection, gone)
    for file in others:
        before = seen.get(str(file.name))
        let_in = terms != USUAL_TERMS and before is not None and bool(before.problem)
        if let_in or _is_worth_a_look(log, file, before, readers):
            taken = _look(log, file, before, readers, terms)
            if taken is not None:
                yield taken


def _is_worth_a_look(log: Log, file: FolderFile, before: Seen | None, readers: str) -> bool:
    if before is None or not before.is_of(file):
        return True
    later = log.clock() - before.looked_at >= LOOK_AGAIN
    return bool(before.problem) and (later or before.readers != readers or _is_next(log, file))


def _is_next(log: Log, file: FolderFile) -> bool:
    """Whether what a file waited for came meanwhile, by its name."""
    said, known = file.name, log.read(memory.had)
    reached = max(
        (until for (_, device), until in known.items() if device == said.device), default=0
    )
    return 0 < said.since <= reached < said.until


def _look(
    log: Log, file: FolderFile, before: Seen | None, readers: str, terms: Terms
) -> FileTaken | None:
    """Take a file in, or keep why it waits."""
    now = log.clock()
    first_at = before.first_at if before is not None and before.is_of(file) else now
    taken, problem, waits = None, "", False
    try:
        _expect_readable(file)
        taken = _take(log, file, terms)
    except OrganiserError as reason:
        if not file.path.exists():
            return None  # it went while it was read, and comes again or does not
        if not _is_of_the_file(reason):
            raise
        problem, waits = _why(reason, now - first_at), not isinstance(reason, SenderLeft)
    seen = Seen(file.size, file.modified, first_at, now, readers, waits, problem)
    with log.local() as connection:
        memory.keep_seen(connection, str(file.name), seen)
    return taken


def _expect_readable(file: FolderFile) -> None:
    try:
        with file.path.open("rb") as opened:
            opened.read(1)
    except OSError as problem:
        reason = problem.strerror or problem
        raise _Waits(tr("It cannot be read: {reason}.", reason=reason)) from problem


def _is_of_the_file(problem: OrganiserError) -> bool:
    """Whether a problem lies in one file: the others can be taken in."""
    return isinstance(problem, PackProblem | UserError) or type(problem) is EnvironmentProblem


def _why(problem: OrganiserError, same_for: timedelta) -> str:
    if isinstance(problem, DamagedPack | NotAPack) and same_for < LOOK_AGAIN:
        return tr("It has not come whole yet.")
    return problem.message


def _take(log: Log, file: FolderFile, terms: Terms) -> FileTaken | None:
    with trusted(log, file.path, terms) as (pack, sender, _):
        manifest = pack.manifest
        known = (manifest.sender.checking_key, manifest.device)
        had = log.read(memory.had).get(known, 0)
        if manifest.until <= had:
            return None
        if manifest.since > had:
            raise _Waits(tr("An earlier file of {name} has not come yet.", name=sender.name))
        merged, change = _merge(log, pack, terms)
        with log.local() as connection:
            memory.keep_had(connection, *known, manifest.until)
        return FileTaken(file.path, sender, merged, change)


def _merge(log: Log, pack: PackReader, terms: Terms) -> tuple[Merged, Change | None]:
    """Merge a pack, unless the log has all of it: then there is nothing to keep in the history."""
    manifest = pack.manifest
    looked = preview(log.work(), manifest, pack.lines())
    if looked.changes_nothing:
        return looked, None
    if not terms.erase_many:
        looked.expect_few_erased()
    back_up_if_due(log, _BACK_UP_EVERY)
    if not log.read(lambda connection: all_can_read(connection, manifest)):
        # Kept first: were it killed in between, nobody would know that others lack what came.
        with log.local() as connection:
            memory.keep_state(connection, hand_on=True)
    return merge(
        log.work(),
        manifest,
        pack.lines(),
        of_days_to_come=terms.days_to_come,
        erase_many=terms.erase_many,
        road=BY_FOLDER,
    )
