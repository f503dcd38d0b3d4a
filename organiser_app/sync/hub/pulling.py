"""Pulling: what colleagues left on the hub is merged, a batch of one writer's rows at a time.

How far that came is kept in the transaction of the merge, so that a break at any moment costs one
batch. At the end what came of each writer has to be what they signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from organiser_app.domain.errors import ForeignPack, HubUnreachable, NewerPack
from organiser_app.domain.models import HubState
from organiser_app.language import tr
from organiser_app.services.backups import back_up_if_due
from organiser_app.store.log import Log
from organiser_app.store.schema import revision_of
from organiser_app.sync import pack_problems
from organiser_app.sync.carrier import BY_HUB
from organiser_app.sync.hub import state
from organiser_app.sync.hub.connection import Hub
from organiser_app.sync.hub.glimpse import Glimpse, HubRow, glimpse, one_moment, rows_after
from organiser_app.sync.hub.pulled import Pulled, kept_back, refused, unreadable
from organiser_app.sync.hub.records import DIGEST_BYTES, Cipher, UnreadableRecord
from organiser_app.sync.hub.roster import Acquaintance
from organiser_app.sync.hub.tally import Sum, Tally
from organiser_app.sync.manifest import EDITION, Manifest, PackKind
from organiser_app.sync.many_erased import ManyErased
from organiser_app.sync.merge import AheadOfTime, merge
from organiser_app.sync.senders import expect_one_sort
from organiser_app.sync.taking import USUAL_TERMS, Terms

_DEVICE_DIGITS = 16

Watch = Callable[[int], None]
"""Told how many rows came so far; it raises `Cancelled` where the user says stop."""


@dataclass(frozen=True, slots=True)
class Puller:
    """All that pulling goes by: the log, the hub as it sees it, the team's key, whom we know."""

    log: Log
    hub: Hub
    writer: str
    cipher: Cipher
    known: Acquaintance
    batch: int
    watch: Watch | None = None
    terms: Terms = USUAL_TERMS

    def pull(self, pulled: Pulled) -> frozenset[str]:
        """Merge what trusted members left since the last time, and look whether it is all there.

        What came is added to `pulled`; the answer is which writers are trusted. One whose rows
        cannot be merged now, as when their clock is ahead or many residents would be erased, does
        not stop the others, and is told of in the notices.
        """
        with one_moment(self.hub):
            seen = glimpse(self.hub, self._standing().erased_place)
        trusted = [each for each in seen.tallies.values() if self._is_pulled(each)]
        for tally in trusted:
            try:
                self._pull_writer(tally, pulled)
            except (ManyErased, AheadOfTime) as problem:
                pulled.notices.append(problem.message)
                pulled.holds = True
            except (NewerPack, ForeignPack) as problem:
                pulled.notices.append(f"{self.known.name_of(tally)}: {problem.message}")
        self._keep(seen)
        pulled.notices.extend(self._strangers(seen))
        return frozenset(tally.writer for tally in trusted)

    def next_of_each(self) -> Iterator[tuple[Manifest, list[bytes]]]:
        """The rows that come next from each trusted writer, as they would be merged."""
        with one_moment(self.hub):
            seen = glimpse(self.hub, self._standing().erased_place)
            found = [
                (tally, rows_after(self.hub, tally.writer, self._place_of(tally), self.batch))
                for tally in seen.tallies.values()
                if self._is_pulled(tally)
            ]
        for tally, rows in found:
            lines = list(_under_heads(line for line in self._read(tally, rows).values() if line))
            yield self._manifest(tally, self.known.name_of(tally), lines), lines

    def _is_pulled(self, tally: Tally) -> bool:
        return tally.writer != self.writer and self.known.is_trusted(tally.checking_key)

    def _pull_writer(self, tally: Tally, pulled: Pulled) -> None:
        self._expect_readable(tally)
        name = self.known.name_of(tally)
        while True:
            with one_moment(self.hub):
                seen = glimpse(self.hub, self._standing().erased_place)
                now = seen.tallies.get(tally.writer, tally)
                rows = rows_after(self.hub, now.writer, self._place_of(now), self.batch)
            self._forget_erased(seen)
            if rows:
                self._take(now, name, rows, pulled)
            if len(rows) < self.batch:
                break
        pulled.notices.extend(self._what_is_kept_back(name, tally, seen))

    def _take(self, tally: Tally, name: str, rows: list[HubRow], pulled: Pulled) -> None:
        """Merge a batch, and keep in the same transaction that it came."""
        told = self._read(tally, rows)
        lines = list(_under_heads(line for line in told.values() if line))
        if lines:
            back_up_if_due(self.log)
            work = self.log.work()
            manifest = self._manifest(tally, name, lines)
            then = _and_then(lines, lambda: self._keep_rows(work.connection, tally, rows, told))
            merged, change = merge(
                work,
                manifest,
                then,
                of_days_to_come=self.terms.days_to_come,
                erase_many=self.terms.erase_many,
                road=BY_HUB,
            )
            pulled.changes.append(change)
            pulled.notices.extend(refused(name, merged))
        else:
            with self.log.local() as connection:
                self._keep_rows(connection, tally, rows, told)
        if len(told) < len(rows):
            pulled.notices.append(unreadable(name, len(rows) - len(told)))
        pulled.rows[name] = pulled.rows.get(name, 0) + len(told)
        if self.watch is not None:
            self.watch(sum(pulled.rows.values()))

    def _read(self, tally: Tally, rows: list[HubRow]) -> dict[bytes, bytes]:
        """What is in each body that can be read: a table's head and a row, or nothing any more."""
        told = {}
        for row in rows:
            if row.generation > self.cipher.generation:
                raise HubUnreachable(tr("The team's key was changed just now. Try again."))
            with suppress(UnreadableRecord):
                told[row.record_id] = self.cipher.line(
                    row.body, row.record_id, tally.writer, row.generation
                )
        return told

    def _keep_rows(
        self,
        connection: Connection,
        tally: Tally,
        rows: list[HubRow],
        told: Mapping[bytes, bytes],
    ) -> None:
        """Keep that rows came and could be read, and what the writer's come to with them."""
        writer = state.writer_of(connection, tally.writer)
        had = {
            entry.record_id: entry.digest
            for entry in state.entries(connection, [row.record_id for row in rows])
            if entry.writer_id == writer.id
        }
        total = writer.rows
        fresh = [
            state.Entry(row.record_id, writer.id, row.generation, row.body[:DIGEST_BYTES])
            for row in rows
            if row.record_id in told
        ]
        for entry in fresh:
            total = total.less(had[entry.record_id]) if entry.record_id in had else total
            total = total.plus(entry.digest)
        state.keep_entries(connection, fresh)
        state.put_writer(connection, writer.id, total, place=rows[-1].place)

    def _manifest(self, tally: Tally, name: str, lines: list[bytes]) -> Manifest:
        return Manifest(
            edition=EDITION,
            min_reader=tally.min_reader,
            schema=tally.schema,
            made_at=self.log.clock(),
            sender=self.known.keys_of(tally.checking_key),
            sender_name=name,
            readers=(),
            kind=PackKind.WHOLE,
            since=0,
            until=0,  # a hub hands on rows, not a stretch of changes
            device=tally.writer[-_DEVICE_DIGITS:],
            records=len(lines),
            payload_bytes=sum(map(len, lines)) + len(lines),
            sha256=hashlib.sha256(b"\n".join(lines)).hexdigest(),
        )

    def _forget_erased(self, seen: Glimpse) -> None:
        if not seen.erased:
            return
        with self.log.local() as connection:
            own = state.writer_of(connection, self.writer)
            state.drop_entries(connection, seen.erased, own.id)
            state.put(connection, erased_place=seen.erased_place)

    def _keep(self, seen: Glimpse) -> None:
        """Every erasure until the first moment of this pull has come by now."""
        with self.log.local() as connection:
            state.put(connection, counter=seen.counter, erasures=seen.erasures)

    def _standing(self) -> HubState:
        found = self.log.read(state.standing)
        assert found is not None  # noqa: S101 - a turn begins with it
        return found

    def _place_of(self, tally: Tally) -> int:
        """Up to where a writer's rows came; from the first where they began again since."""
        with self.log.local() as connection:
            here = state.writer_of(connection, tally.writer)
            if tally.begun != here.begun:
                state.begin_with_writer(connection, here.id, tally.begun)
                return 0
            return here.place

    def _expect_readable(self, tally: Tally) -> None:
        with self.log.reading() as connection:
            if tally.min_reader > revision_of(connection):
                raise pack_problems.newer(f"min_reader {tally.min_reader}")
            keys = self.known.keys_of(tally.checking_key)
            expect_one_sort(connection, keys, self.known.name_of(tally))

    def _what_is_kept_back(self, name: str, first: Tally, seen: Glimpse) -> Iterator[str]:
        """What to say where a writer's rows are not all there, or are as they were before."""
        tally = seen.tallies.get(first.writer)
        if tally is None or tally.checking_key != first.checking_key:
            yield tr("The hub keeps back what {name} signed.", name=name)
            return
        with self.log.local() as connection:
            here = state.writer_of(connection, tally.writer)
            if tally.serial < here.serial:
                yield tr("The hub shows rows of {name} as they were some time ago.", name=name)
                return
            state.put_writer(connection, here.id, here.rows, serial=tally.serial)
        short = expected(tally, seen, self.known).without(here.rows)
        if short != Sum():
            yield kept_back(name, short.records)

    def _strangers(self, seen: Glimpse) -> Iterator[str]:
        for writer in seen.unsigned:
            yield tr("Rows of {writer} on the hub are signed by nobody.", writer=writer)
        met = {
            self.known.name_of(tally)
            for tally in seen.tallies.values()
            if tally.writer != self.writer and not self.known.is_trusted(tally.checking_key)
        }
        for name in sorted(met):
            yield tr(
                "{name} has rows on the hub that wait: they are not confirmed in this log.",
                name=name,
            )


def expected(tally: Tally, seen: Glimpse, known: Acquaintance) -> Sum:
    """What a writer's rows have to come to: what they signed, less what members erased of it."""
    total = tally.rows
    for other in seen.tallies.values():
        if known.was_trusted(other.checking_key) and tally.writer in other.erased:
            total = total.without(other.erased[tally.writer])
    return total


def _under_heads(records: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of all records, each table under its head, as in a pack."""
    by_head: dict[bytes, list[bytes]] = {}
    for record in records:
        head, _, row = record.partition(b"\n")
        by_head.setdefault(head, []).append(row)
    for head, rows in by_head.items():
        yield head
        yield from rows


def _and_then(lines: Iterable[bytes], act: Callable[[], None]) -> Iterator[bytes]:
    """The lines, and after the last of them something that belongs to the same transaction."""
    yield from lines
    act()
