"""Pushing: rows go up in batches, each a transaction under the lock of the team, with a new tally.

The lock is taken in a statement of its own. What is read or written in the same statement as the
lock may have been seen before an erasure that ran meanwhile, and would bring somebody back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from uuid import UUID

from organiser_app.domain.errors import HubProblem
from organiser_app.domain.models import HubState
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.schema import revision_of
from organiser_app.sync.handing import LEAST_READER
from organiser_app.sync.hub import state
from organiser_app.sync.hub.connection import Hub
from organiser_app.sync.hub.preparing import Prepared, Preparer
from organiser_app.sync.hub.records import Cipher, Record, from_spool
from organiser_app.sync.hub.tally import Sum, Tally, read_tally, signed_tally
from organiser_app.sync.keys import PrivateKeys
from organiser_app.sync.spool import Spool

Watch = Callable[[int, int], None]
"""Told how many rows of how many went up; it raises `Cancelled` where the user says stop."""

_LOCK = "SELECT counter, erasures FROM organiser.team WHERE team_id = %s FOR UPDATE"
_COUNT = "UPDATE organiser.team SET counter = %s, erasures = %s WHERE team_id = %s"
_GONE = """
    SELECT erased_id FROM organiser.erased WHERE team_id = %s AND erased_id = ANY(%b::uuid[])"""
_PUT = """
    INSERT INTO organiser.record
      (team_id, record_id, writer, place, generation, subject_id, other_subject_id, body)
    SELECT %s, row.id, %s, row.place, %s, row.subject, row.other, row.body
    FROM unnest(%b::uuid[], %b::bigint[], %b::uuid[], %b::uuid[], %b::bytea[])
      AS row (id, place, subject, other, body)
    ON CONFLICT (team_id, record_id, writer) DO UPDATE
    SET place = excluded.place, generation = excluded.generation,
      subject_id = excluded.subject_id, other_subject_id = excluded.other_subject_id,
      body = excluded.body"""
_SIGN = """
    INSERT INTO organiser.tally (team_id, writer, body) VALUES (%s, %s, %s)
    ON CONFLICT (team_id, writer) DO UPDATE SET body = excluded.body"""
_ERASE = """
    INSERT INTO organiser.erased (team_id, erased_id, place)
    SELECT %s, gone.id, %s FROM unnest(%b::uuid[]) AS gone (id)
    ON CONFLICT (team_id, erased_id) DO NOTHING"""
_REMOVE = tuple(
    f"""
    DELETE FROM organiser.record WHERE team_id = %s AND {column} = ANY(%b::uuid[])
    RETURNING record_id, writer, substring(body from 1 for 16)"""
    for column in ("record_id", "subject_id", "other_subject_id")
)


class PullFirst(Exception):
    """Somebody erased meanwhile: what was prepared may speak of whom nobody may speak of."""


@dataclass(frozen=True, slots=True)
class Pusher:
    """All that pushing goes by: the log, the hub as it sees it, under which name and key it writes.

    `basis` says whose rows are relied on: where that changed, everything is looked at once more.
    """

    log: Log
    hub: Hub
    writer: str
    cipher: Cipher
    keys: PrivateKeys
    basis: str
    batch: int
    watch: Watch | None = None

    def push(self, relied_on: frozenset[str]) -> int:
        """Leave on the hub what is not there yet, by us or `relied_on`; how many rows that were.

        Raises `PullFirst` where something was erased there that this log has not heard of.
        """
        standing = self.standing()
        since = standing.pushed if standing.basis == self.basis else 0
        if since and not self._changed_after(since):
            return 0
        with Spool(self.log.folder.path) as spool:
            preparer = Preparer(self.cipher, self.writer, relied_on)
            prepared = preparer.prepare(self.log.work(), since, spool)
            pushed = self._push(prepared, from_spool(spool))
        with self.log.local() as connection:
            state.put(connection, pushed=prepared.sequence, basis=self.basis)
        return pushed

    def standing(self) -> HubState:
        """How far this log is."""
        found = self.log.read(state.standing)
        assert found is not None  # noqa: S101 - a turn begins with it
        return found

    def _changed_after(self, since: int) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM change WHERE sequence > ?)"
        with self.log.reading() as connection:
            return bool(connection.exec_driver_sql(query, (since,)).scalar_one())

    def _push(self, prepared: Prepared, records: Iterator[Record]) -> int:
        whole = len(prepared.erasures) + prepared.others
        pushed = self._push_all(iter(prepared.erasures), 0, whole)
        for at in range(0, len(prepared.erased), self.batch):
            self._erase(prepared.erased[at : at + self.batch])
        return self._push_all(records, pushed, whole)

    def _push_all(self, records: Iterator[Record], pushed: int, whole: int) -> int:
        while batch := list(islice(records, self.batch)):
            # A broken pack brings one id in two tables; one of both rows lies there.
            self._push_batch(list({row.id: row for row in batch}.values()))
            pushed += len(batch)
            if self.watch is not None:
                self.watch(pushed, whole)
        return pushed

    def _push_batch(self, batch: Sequence[Record]) -> None:
        standing, team = self.standing(), self.hub.team
        with self.hub.connection.transaction():
            counter = self._lock(standing)
            going = self._not_erased(batch)
            tally, entries = self._tally_with(standing, going)
            self._put(going, counter)
            counter += len(going)
            self.hub.connection.execute(_COUNT, [counter, standing.erasures, team])
            signed = self.sign(tally)
        with self.log.local() as connection:
            own = state.writer_of(connection, self.writer)
            state.keep_entries(connection, entries)
            state.put_writer(connection, own.id, own.rows, place=counter)
            state.put(connection, tally=signed)

    def _lock(self, standing: HubState) -> int:
        """Let nobody else of the team push or erase until this is done; up to where they were."""
        found = self.hub.connection.execute(_LOCK, [self.hub.team]).fetchone()
        if found is None:
            raise HubProblem(tr("The team of this login is no longer on the hub."))
        counter, erasures = found
        if erasures != standing.erasures:
            raise PullFirst
        return int(counter)

    def _not_erased(self, batch: Sequence[Record]) -> list[Record]:
        named = {each for row in batch for each in (row.id, row.subject, row.other_subject) if each}
        asked = [self.hub.team, [UUID(bytes=each) for each in named]]
        found = self.hub.connection.execute(_GONE, asked)
        gone = {erased_id.bytes for (erased_id,) in found}
        return [row for row in batch if not {row.id, row.subject, row.other_subject} & gone]

    def _tally_with(
        self, standing: HubState, going: Sequence[Record]
    ) -> tuple[Tally, list[state.Entry]]:
        """What is signed once these rows lie there too, and what to remember of them."""
        tally, generation = self.tally(standing), self.cipher.generation
        with self.log.local() as connection:
            own = state.writer_of(connection, self.writer).id
            known = state.entries(connection, [record.id for record in going])
        had = {entry.record_id: entry.digest for entry in known if entry.writer_id == own}
        rows = tally.rows
        for record in going:
            rows = rows.less(had[record.id]) if record.id in had else rows
            rows = rows.plus(record.digest)
        entries = [state.Entry(each.id, own, generation, each.digest) for each in going]
        return tally.followed_by(rows), entries

    def tally(self, standing: HubState) -> Tally:
        """What was last signed, as this version of the program says it."""
        with self.log.reading() as connection:
            schema = revision_of(connection)
        last = read_tally(standing.tally, standing.team, self.writer)
        if last is None:
            key = self.keys.public().checking_key
            return Tally(standing.team, self.writer, key, schema, LEAST_READER)
        return replace(last, schema=schema, min_reader=LEAST_READER)

    def _put(self, going: Sequence[Record], counter: int) -> None:
        columns = [
            [UUID(bytes=row.id) for row in going],
            list(range(counter + 1, counter + 1 + len(going))),
            [_id(row.subject) for row in going],
            [_id(row.other_subject) for row in going],
            [row.body for row in going],
        ]
        first = [self.hub.team, self.writer, self.cipher.generation]
        self.hub.connection.execute(_PUT, [*first, *columns])

    def sign(self, tally: Tally) -> bytes:
        """Leave a tally on the hub, with what it is about; as it lies there.

        That this is meant is kept before, so that an answer that got lost is told from a log that
        was set back: it knows nothing of what was meant since.
        """
        with self.log.local() as connection:
            state.mean(connection, tally)
        signed = signed_tally(tally, self.keys)
        self.hub.connection.execute(_SIGN, [self.hub.team, self.writer, signed])
        return signed

    def _erase(self, ids: Sequence[bytes]) -> None:
        """Remove for good whatever concerns these ids, whoever left it there."""
        standing, team = self.standing(), self.hub.team
        named = [UUID(bytes=each) for each in ids]
        with self.hub.connection.transaction():
            counter = self._lock(standing) + 1
            found = self.hub.connection.execute(_GONE, [team, named]).fetchall()
            removed = self._remove(named)
            if len(found) == len(named) and not removed:
                return
            gone = list({*named, *(record_id for record_id, _, _ in removed)})
            self.hub.connection.execute(_ERASE, [team, counter, gone])
            self.hub.connection.execute(_COUNT, [counter, standing.erasures + 1, team])
            signed = self.sign(self._tally_without(standing, removed))
        with self.log.local() as connection:
            own = state.writer_of(connection, self.writer)
            state.drop_entries(connection, [each.bytes for each in gone], own.id)
            state.put(connection, tally=signed, erasures=standing.erasures + 1)

    def _remove(self, named: list[UUID]) -> list[tuple[UUID, str, bytes]]:
        removed: list[tuple[UUID, str, bytes]] = []
        for statement in _REMOVE:
            removed += self.hub.connection.execute(statement, [self.hub.team, named]).fetchall()
        return removed

    def _tally_without(
        self, standing: HubState, removed: Sequence[tuple[UUID, str, bytes]]
    ) -> Tally:
        tally = self.tally(standing)
        rows, erased = tally.rows, dict(tally.erased)
        for _, writer, digest in removed:
            if writer == self.writer:
                rows = rows.less(digest)
            else:
                erased[writer] = erased.get(writer, Sum()).plus(digest)
        return tally.after_erasing(rows, erased)


def _id(raw: bytes) -> UUID | None:
    return UUID(bytes=raw) if raw else None
