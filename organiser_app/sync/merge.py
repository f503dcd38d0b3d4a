"""Merging a pack into the log, as one change: first as a preview, then for good."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import zstandard
from sqlalchemy import Connection, insert

from organiser_app.domain.change import Change
from organiser_app.domain.clock import MILLISECOND_BYTES, milliseconds
from organiser_app.domain.errors import UserError
from organiser_app.domain.models import MergeRun, table_of
from organiser_app.language import plural
from organiser_app.store.connection import stamp_of
from organiser_app.store.erasure import came_late, purge_erased
from organiser_app.store.forgetting import without
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync import waiting
from organiser_app.sync.arriving import Arrived, take_in
from organiser_app.sync.manifest import Manifest
from organiser_app.sync.many_erased import Going, ManyErased, going, many_words
from organiser_app.sync.reading import lines_about, read_lines
from organiser_app.sync.stand_ins import stand_in_for_missing
from organiser_app.sync.touching import is_touched

ROAD = "merge"
MOST_AHEAD = timedelta(hours=48)
"""How far a clock may be ahead before somebody has to say that it is well."""

_AT_ONCE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Merged:
    """What a pack did, or would do: by table what was added, altered and disagreed on.

    `erased` counts the rows that went because somebody was erased, `goes` the residents; `gone` are
    the residents in it who were erased or withdrawn before, and do not come again; `touched` says
    whether any row, or what is kept beside one, is other than it was.
    """

    manifest: Manifest
    arrived: Arrived
    erased: int
    goes: Going
    gone: int
    touched: bool

    @property
    def changes_nothing(self) -> bool:
        """Whether the log has all of it already, and nothing of it was refused."""
        return not (self.touched or self.erased or self.arrived.refused)

    def ahead(self, now: datetime) -> timedelta:
        """How far the latest of its changes lies after `now`, by the clock of whoever made it."""
        moment = int.from_bytes(self.arrived.latest[:MILLISECOND_BYTES], "big")
        return timedelta(milliseconds=max(0, moment - milliseconds(now)))

    def expect_few_erased(self) -> None:
        """See that it does not erase many residents at once; `ManyErased` where it does."""
        if self.goes.are_many:
            raise ManyErased(many_words(self.goes, self.manifest.sender_name))


class AheadOfTime(UserError):
    """A pack holds changes from days to come: a clock is wrong, and would win over every other."""


def preview(
    work: UnitOfWork,
    manifest: Manifest,
    lines: Iterable[bytes],
    survey: Callable[[Connection, int], None] = lambda *_: None,
) -> Merged:
    """What merging a pack would do: it is merged, and nothing of it is kept.

    `survey` is shown the log with the pack in it, and the number of the change.
    """
    work.journalled = False
    with work:
        merged = _take(work, manifest, lines)
        survey(work.connection, work.sequence)
        return merged


def merge(
    work: UnitOfWork,
    manifest: Manifest,
    lines: Iterable[bytes],
    *,
    of_days_to_come: bool = False,
    erase_many: bool = False,
    road: str = ROAD,
) -> tuple[Merged, Change]:
    """Merge a pack, and keep the run in the history with what it replaced.

    `road` says how it came: by hand, or by one of the carriers that `undoing.CARRIED` names.

    Raises `AheadOfTime` where a clock was more than two days ahead, unless `of_days_to_come` are
    let in, `ManyErased` where many residents would go, unless it may `erase_many`, and what `lines`
    raises where the pack is damaged; then nothing was changed.
    """
    work.journalled = False
    content = _Content()
    with work:
        merged = _take(work, manifest, content.of(lines))
        if merged.ahead(work.clock()) > MOST_AHEAD and not of_days_to_come:
            raise AheadOfTime(ahead_words(merged, work.clock()))
        if not erase_many:
            merged.expect_few_erased()
        work.see_version(merged.arrived.latest)
        _write_run(work, merged, _to_keep(work, content))
        return merged, work.commit("merge", road=road)


def take_again(work: UnitOfWork, content: bytes, sequence: int, about: Container[str]) -> None:
    """Merge what another run brought about some rows once more, as its own change `sequence`."""
    arrived = Arrived()
    with zstandard.ZstdDecompressor().stream_reader(content) as stream:
        lines = (line.rstrip(b"\n") for line in io.BufferedReader(stream))
        _arrive(work, lines_about(lines, about), sequence, arrived)
    if arrived.changed_tables():
        _settle(work, sequence, arrived)


def take_in_what_waited(work: UnitOfWork) -> Change | None:
    """Let what waited and is understood now stand, as a change that is no pack's; None for nothing.

    It came with packs that were merged long since, so that no clock holds it up.
    """
    work.journalled = False
    with work:
        arrived = Arrived()
        stamp_of(work.connection).merging = True
        kept = arrived.sound(waiting.kept_rows(work.connection))
        take_in(work.connection, kept, work.sequence, arrived)
        if not is_touched(work.connection, work.sequence):
            return None
        waiting.forget_what_stands(work.connection)
        _settle(work, work.sequence, arrived)
        work.see_version(arrived.latest)
        return work.commit("let_stand_what_waited")


def _take(work: UnitOfWork, manifest: Manifest, lines: Iterable[bytes]) -> Merged:
    arrived, sequence = Arrived(), work.sequence
    _arrive(work, lines, sequence, arrived)
    goes, gone = going(work.connection, sequence), came_late(work.connection)
    erased = _settle(work, sequence, arrived)
    return Merged(manifest, arrived, erased, goes, gone, is_touched(work.connection, sequence))


def _arrive(work: UnitOfWork, lines: Iterable[bytes], sequence: int, arrived: Arrived) -> None:
    """Take lines in, with what waited for them; whoever is erased is still there."""
    stamp_of(work.connection).merging = True
    with _nothing_collected():
        take_in(work.connection, arrived.sound(read_lines(lines)), sequence, arrived)
        take_in(work.connection, waiting.kept_rows(work.connection), sequence, arrived)
    waiting.forget_what_stands(work.connection)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the collector of garbage at rest: rows come by the thousand, none of them in a cycle.

    It would look through all that the program holds again and again, for a fifth of a merge and
    half of one that brings nothing new. The window keeps it at rest anyway, on a clock of its own.
    """
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


def _settle(work: UnitOfWork, sequence: int, arrived: Arrived) -> int:
    """Let those go who are erased; the number of rows that went."""
    erased = purge_erased(work.connection)
    stand_in_for_missing(work.connection, arrived.changed_tables(), sequence)
    return erased


def _to_keep(work: UnitOfWork, content: _Content) -> bytes:
    """The lines that are kept of a run: none about anybody who was erased."""
    forgotten = work.connection.exec_driver_sql("SELECT row_id FROM forgotten").scalars()
    gone = frozenset(forgotten)
    return without(content.compressed(), gone) if gone else content.compressed()


def _write_run(work: UnitOfWork, merged: Merged, content: bytes) -> None:
    manifest, tallies = merged.manifest, merged.arrived.tallies.values()
    run = {
        "sequence": work.sequence,
        "pack": manifest.sha256,
        "sender": manifest.sender.checking_key,
        "sender_name": manifest.sender_name,
        "made_at": manifest.made_at,
        "device": manifest.device,
        "since": manifest.since,
        "until": manifest.until,
        "kind": manifest.kind.value,
        "added": sum(tally.added for tally in tallies),
        "altered": sum(tally.altered for tally in tallies),
        "disagreed": sum(tally.disagreed for tally in tallies),
        "erased": merged.erased,
        "refused": merged.arrived.refused.total(),
        "content": content,
        "may_wait": merged.arrived.may_wait,
    }
    work.connection.execute(insert(table_of(MergeRun)), run)


def ahead_words(merged: Merged, now: datetime) -> str:
    """The sentence about changes that lie in days to come."""
    return plural(
        "What {name} wrote lies up to {count} day ahead of this machine's clock. Compare the clocks"
        " of both machines before it is merged.",
        "What {name} wrote lies up to {count} days ahead of this machine's clock. Compare the"
        " clocks of both machines before it is merged.",
        merged.ahead(now).days,
        name=merged.manifest.sender_name,
    )


class _Content:
    """The lines of a pack as they pass by, compressed, to be kept with the run."""

    def __init__(self) -> None:
        self._compressor = zstandard.ZstdCompressor().compressobj()
        self._parts: list[bytes] = []
        self._passed = bytearray()

    def of(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same lines."""
        for line in lines:
            self._passed += line
            self._passed += b"\n"
            if len(self._passed) > _AT_ONCE:
                self._compress()
            yield line

    def compressed(self) -> bytes:
        """All of them, once they have passed."""
        self._compress()
        return b"".join((*self._parts, self._compressor.flush()))

    def _compress(self) -> None:
        self._parts.append(self._compressor.compress(self._passed))
        self._passed.clear()
