"""Handing over: a pack of this log for its team, of everything or of what they lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.store.schema import revision_of
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.belonging import only_what_belongs
from organiser_app.sync.lines import lines_of
from organiser_app.sync.manifest import Heading, Manifest, PackKind
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import write_pack
from organiser_app.sync.part import Part
from organiser_app.sync.pseudonymous_lines import pseudonymous_lines
from organiser_app.sync.pseudonyms import HANDED, Pseudonyms, pseudonyms_of
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.team import LogIdentity, TeamMember, confirmed_members
from organiser_app.sync.touching import may_leave

WatchLines = Callable[[int], None]
"""Told how many lines were written; it raises `Cancelled` where the user says stop."""

_EVERY = 1_000

LEAST_READER = 4
"""The least revision of the schema whose program may merge what this one writes."""


@dataclass(frozen=True, slots=True)
class PackWritten:
    """A pack that was written, and for whom; for nobody in particular under a passphrase."""

    path: Path
    manifest: Manifest
    readers: tuple[TeamMember, ...]


def write_pack_of(
    log: Log,
    path: Path,
    *,
    readers: Sequence[TeamMember] | None = None,
    passphrase: str | None = None,
    since_last: bool = False,
    part: Part | None = None,
    under_pseudonyms: bool = False,
    watch: WatchLines | None = None,
) -> PackWritten:
    """Write what this log may share to `path`, for `readers`, by default for the whole team.

    This log can open it too. Under a `passphrase` it is for whoever knows that, and nobody else.
    With `since_last` it holds what changed since the last pack that every reader was sent; with a
    `part`, or `under_pseudonyms`, it counts as nothing that anybody was sent. `InvalidInput` where
    it would be for nobody, or somebody not confirmed, or nothing changed since; `Cancelled` where
    `watch` said stop.
    """
    if since_last:
        _expect_everything(part, under_pseudonyms=under_pseudonyms)
    own = identity_of(log)
    people = people_for(log, readers, passphrase, since_last=since_last)
    with _unjournalled(log) as work:
        keep_at_home(work)
        manifest = pack_within(
            work,
            path,
            own,
            _sent_to_all(work.connection, people) if since_last else 0,
            readers=sealing_keys(people, own) if passphrase is None else None,
            passphrase=passphrase,
            part=part,
            pseudonyms=pseudonyms_of(work.connection, own.keys) if under_pseudonyms else None,
            watch=watch,
        )
        if manifest.holds_a_span:
            _keep_how_far(work.connection, people, manifest)
        work.commit(HANDED)
    return PackWritten(path, manifest, people)


def nothing_new(people: Sequence[TeamMember]) -> str:
    """That there is nothing for these which they were not sent before, as a sentence."""
    names = ", ".join(each.name for each in people)
    return tr("Nothing has changed since the last pack for {names}.", names=names)


def _unjournalled(log: Log) -> UnitOfWork:
    work = log.work()
    work.journalled = False
    return work


def pack_within(
    work: UnitOfWork,
    path: Path,
    own: LogIdentity,
    since: int,
    *,
    readers: Sequence[str] | None,
    passphrase: str | None = None,
    passed: int = 0,
    part: Part | None = None,
    pseudonyms: Pseudonyms | None = None,
    watch: WatchLines | None = None,
) -> Manifest:
    """Write to `path` what changed after `since` and may leave, within a change.

    The same change has to have found what stays at home (`sharing.keep_at_home`). It is sealed for
    `readers` (sealing keys), or under a `passphrase`. What changed up to `passed` is left out, as
    the readers have it from elsewhere, and whatever belongs to no `part`, if there is one. With
    `pseudonyms` it names nobody.
    """
    heading = _heading(work, own.name, since, part)
    lines = lines_of(work.connection, max(since, passed))
    if pseudonyms is not None:
        heading = _named_by(pseudonyms, heading)
        lines = pseudonymous_lines(work.connection, pseudonyms)
    with _only(work.connection, part):
        return write_pack(
            path,
            heading,
            _watched(lines, watch),
            own.keys,
            readers=readers,
            passphrase=passphrase,
        )


def sealing_keys(people: Sequence[TeamMember], own: LogIdentity) -> list[str]:
    """The readers' keys and our own, so that the pack can be read back."""
    return [each.keys.sealing_key for each in people] + [own.keys.public().sealing_key]


def _watched(lines: Iterable[bytes], watch: WatchLines | None) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        if watch is not None and number % _EVERY == 0:
            watch(number)
        yield line


def _expect_everything(part: Part | None, *, under_pseudonyms: bool) -> None:
    """That what changed is not asked for of what is all of it each time."""
    if part is not None:
        raise InvalidInput(
            tr("A pack of one patch or project holds all of it. Choose one of both.")
        )
    if under_pseudonyms:
        raise InvalidInput(
            tr("A pack under pseudonyms holds all that it may each time. Choose one of both.")
        )


def people_for(
    log: Log,
    readers: Sequence[TeamMember] | None,
    passphrase: str | None,
    *,
    since_last: bool,
) -> tuple[TeamMember, ...]:
    """For whom a pack is, but for this log itself; `InvalidInput` where it would be for nobody."""
    if passphrase is not None:
        _expect_for_nobody_in_particular(readers, since_last=since_last)
        return ()
    wanted = log.read(confirmed_members) if readers is None else readers
    if not wanted:
        raise InvalidInput(
            tr(
                "There is nobody to write a pack for. Add the cards of your team and confirm them,"
                " or give the pack a passphrase."
            )
        )
    for each in wanted:
        if not each.is_trusted:
            raise InvalidInput(
                tr("{name} is not confirmed, so no pack is written for them.", name=each.name)
            )
    return tuple(wanted)


def _expect_for_nobody_in_particular(
    readers: Sequence[TeamMember] | None, *, since_last: bool
) -> None:
    if readers:
        raise InvalidInput(tr("Choose for whom the pack is, or give it a passphrase."))
    if since_last:
        raise InvalidInput(
            tr(
                "A pack under a passphrase is for nobody in particular, so that nobody can say"
                " what they were sent last. Write one with everything."
            )
        )


def _only(connection: Connection, part: Part | None) -> AbstractContextManager[None]:
    return nullcontext() if part is None else only_what_belongs(connection, part)


def _heading(work: UnitOfWork, name: str, since: int, part: Part | None) -> Heading:
    return Heading(
        min_reader=LEAST_READER,
        schema=revision_of(work.connection),
        made_at=work.clock(),
        sender_name=name,
        kind=PackKind.WHOLE,
        since=since,
        until=work.sequence if part is None else 0,
        device=device_number(work.connection),
        part=part,
    )


def _named_by(pseudonyms: Pseudonyms, heading: Heading) -> Heading:
    """The heading of a pack under pseudonyms: it holds no span of changes, and tells no id."""
    return replace(
        heading,
        kind=PackKind.PSEUDONYMOUS,
        until=0,
        device=pseudonyms.device,
        part=pseudonyms.part(heading.part),
    )


def sent_up_to(connection: Connection) -> dict[str, int]:
    """Up to which change of this device each was sent its changes, by their sealing key."""
    sent = select(t.sent.c.sealing_key, t.sent.c.sequence).where(
        t.sent.c.device == device_number(connection)
    )
    return dict(connection.execute(sent).all())


def _sent_to_all(connection: Connection, people: Sequence[TeamMember]) -> int:
    """Up to which change of this device every one of them was sent; there has to be more."""
    had = sent_up_to(connection)
    since = min(had.get(each.keys.sealing_key, 0) for each in people)
    if not may_leave(connection, since):
        raise InvalidInput(tr("{nothing} No pack is written.", nothing=nothing_new(people)))
    return since


def _keep_how_far(connection: Connection, people: Sequence[TeamMember], manifest: Manifest) -> None:
    said = {"device": manifest.device, "sequence": manifest.until}
    rows = [{"sealing_key": each.keys.sealing_key, **said} for each in people]
    if rows:
        new = insert(t.sent)
        fresh = {"device": new.excluded.device, "sequence": new.excluded.sequence}
        connection.execute(new.on_conflict_do_update(["sealing_key"], set_=fresh), rows)
