"""Taking packs in: each is opened, its sender is known, it is looked into, and it is merged.

One that cannot be merged changes nothing, and does not stop the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled, EnvironmentProblem, OrganiserError
from organiser_app.language import plural, tr
from organiser_app.services.backups import squeeze_if_due
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.store.schema import revision_of
from organiser_app.sync import pack_problems
from organiser_app.sync.manifest import Manifest, PackKind
from organiser_app.sync.many_erased import many_words
from organiser_app.sync.merge import MOST_AHEAD, Merged, ahead_words, merge, preview
from organiser_app.sync.pack import PackReader, open_pack, opens_with_passphrase
from organiser_app.sync.runs import had_from, was_merged
from organiser_app.sync.senders import Sender, Standing, expect_one_sort, trusted_sender
from organiser_app.sync.team import own_keys

_EVERY = 1_000

Survey = Callable[[Connection, int, Mapping[bytes, str]], None]
"""Shown the log with a pack in it, the number of the change, and who writes on its device."""

Watch = Callable[[int, int], None]
"""Told how many lines of how many were taken; it raises `Cancelled` where the user says stop."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What whoever merges lets in beyond what is let in by itself.

    The `passphrase` opens the packs that are under one, unless they have their own among
    `passphrases`; such a pack may be a stranger's, where `strangers` are let in. `days_to_come`
    lets a clock be ahead of ours, `erase_many` lets many residents go at once.
    """

    passphrase: str | None = field(default=None, repr=False)
    strangers: bool = False
    days_to_come: bool = False
    erase_many: bool = False
    passphrases: Mapping[Path, str] = field(default_factory=dict, repr=False)

    def passphrase_of(self, path: Path) -> str | None:
        """The words that open the pack at `path`, if it asks for any."""
        return self.passphrases.get(path, self.passphrase)


@dataclass(frozen=True, slots=True)
class PackTaken:
    """A pack that was merged, or looked into: then there is no `change`.

    There is none either where the very same pack was merged before, and nothing of it is missing.
    `notices` are sentences that whoever merges should read.
    """

    path: Path
    sender: Sender
    merged: Merged
    notices: tuple[str, ...]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class PackRefused:
    """A pack of which nothing was merged, and why."""

    path: Path
    problem: OrganiserError


USUAL_TERMS = Terms()
"""Nothing beyond what is let in by itself."""


def look_into(
    log: Log,
    path: Path,
    terms: Terms = USUAL_TERMS,
    *,
    watch: Watch | None = None,
    survey: Survey = lambda *_: None,
) -> PackTaken:
    """What merging a pack would do to the log as it is now; nothing is kept of it."""
    with trusted(log, path, terms) as (pack, sender, notices):
        sent_by = {bytes.fromhex(pack.manifest.device): sender.name}
        merged = preview(
            log.work(),
            pack.manifest,
            _watched(pack, watch),
            lambda connection, sequence: survey(connection, sequence, sent_by),
        )
        ahead = merged.ahead(log.clock()) > MOST_AHEAD
        held_up = [ahead_words(merged, log.clock())] if ahead else []
        held_up += [many_words(merged.goes, sender.name)] if merged.goes.are_many else []
        return PackTaken(path, sender, merged, (*notices, *_gone_words(merged), *held_up))


def merge_pack(
    log: Log, path: Path, terms: Terms = USUAL_TERMS, *, watch: Watch | None = None
) -> PackTaken:
    """Merge one pack, after a verified backup of the log.

    Raises a `PackProblem`, or another error, that says why it was not merged; then nothing was
    changed. `Cancelled` where `watch` said stop.
    """
    taken = _merge(log, path, terms, watch, log.back_up_in_turn)
    _leave_no_remnants(log)
    return taken


def merge_packs(
    log: Log, paths: Iterable[Path], terms: Terms = USUAL_TERMS, *, watch: Watch | None = None
) -> tuple[PackTaken | PackRefused, ...]:
    """Merge packs one after the other, after one backup; what came of each, in their order.

    Where `watch` says stop, that pack and those after it are refused as `Cancelled`.
    """
    back_up = cache(log.back_up_in_turn)
    came_of_each: list[PackTaken | PackRefused] = []
    stopped: Cancelled | None = None
    for path in paths:
        try:
            if stopped is not None:
                raise stopped
            came_of_each.append(_merge(log, path, terms, watch, back_up))
        except OrganiserError as problem:
            stopped = problem if isinstance(problem, Cancelled) else stopped
            came_of_each.append(PackRefused(path, problem))
    _leave_no_remnants(log)
    return tuple(came_of_each)


def _leave_no_remnants(log: Log) -> None:
    """Squeeze the log if a pack erased anybody; what was merged is merged where that fails.

    The next backup makes up for it then, and says so if it fails as well.
    """
    with suppress(EnvironmentProblem):
        squeeze_if_due(log)


def _merge(
    log: Log, path: Path, terms: Terms, watch: Watch | None, back_up: Callable[[], Path]
) -> PackTaken:
    with trusted(log, path, terms) as (pack, sender, notices):
        if log.read(lambda connection: was_merged(connection, pack.manifest)):
            # A run of its own would bring everything back when the first one is taken back.
            again = preview(log.work(), pack.manifest, pack.lines())
            if again.changes_nothing:
                return PackTaken(path, sender, again, notices)
        back_up()
        merged, change = merge(
            log.work(),
            pack.manifest,
            _watched(pack, watch),
            of_days_to_come=terms.days_to_come,
            erase_many=terms.erase_many,
        )
        return PackTaken(path, sender, merged, (*notices, *_gone_words(merged)), change)


@contextmanager
def trusted(
    log: Log, path: Path, terms: Terms
) -> Iterator[tuple[PackReader, Sender, tuple[str, ...]]]:
    """The pack at `path`, opened, with its sender if it may be merged, and what is to be said.

    Raises a `PackProblem`, or another error, where it may not.
    """
    passphrase = terms.passphrase_of(path) if opens_with_passphrase(path) else None
    with open_pack(path, log.read(own_keys), passphrase, scratch=log.folder.path) as pack:
        with log.reading() as connection:
            _expect_readable(connection, pack.manifest)
            sender = trusted_sender(connection, pack.manifest, strangers=terms.strangers)
            expect_one_sort(connection, pack.manifest.sender, sender.name, pack.manifest.kind)
            notices = tuple(_notices(connection, pack.manifest, sender))
        yield pack, sender, notices


def _expect_readable(connection: Connection, manifest: Manifest) -> None:
    if manifest.min_reader > revision_of(connection):
        raise pack_problems.newer(f"min_reader {manifest.min_reader}")
    if manifest.kind is PackKind.COUNTS:
        raise pack_problems.figures_alone()


def _notices(connection: Connection, manifest: Manifest, sender: Sender) -> Iterator[str]:
    if sender.standing is Standing.OWN:
        yield tr("This log wrote this pack itself.")
    if sender.standing is Standing.STRANGER:
        yield tr("Nobody vouches for whoever wrote this pack; it says {name}.", name=sender.name)
    if was_merged(connection, manifest):
        yield tr("This pack was merged before. Merging it again does no harm.")
    elif _lacks_earlier(connection, manifest):
        yield tr(
            "Changes from before this pack never came here. Ask {name} for a pack with everything.",
            name=sender.name,
        )
    if manifest.kind is PackKind.PSEUDONYMOUS:
        yield tr(
            "Nobody is named in this pack: people go by pseudonyms, most words are left out, and so"
            " are doors. It stays in this log, and goes into no pack of yours."
        )
    if manifest.part is not None:
        yield tr(
            "This pack holds {name} alone, and no other patch or project.", name=manifest.part.name
        )
    if manifest.schema > revision_of(connection):
        yield tr(
            "A newer version of Organiser wrote this pack. What this version does not understand is"
            " carried along, and stands once you have the newer one."
        )


def _gone_words(merged: Merged) -> Iterator[str]:
    if merged.gone:
        yield plural(
            "{count} resident in it was erased or withdrawn here before, and does not come again.",
            "{count} residents in it were erased or withdrawn here before, and do not come again.",
            merged.gone,
        )


def _lacks_earlier(connection: Connection, manifest: Manifest) -> bool:
    """Whether the device wrote changes that came in no pack; its own a log has anyway."""
    if manifest.device == device_number(connection):
        return False
    return manifest.since > had_from(connection, manifest.device)


def _watched(pack: PackReader, watch: Watch | None) -> Iterator[bytes]:
    whole = pack.manifest.records
    for number, line in enumerate(pack.lines()):
        if watch is not None and number % _EVERY == 0:
            watch(number, whole)
        yield line
    if watch is not None:
        watch(whole, whole)
