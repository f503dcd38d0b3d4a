"""Settling what a break left open: whether the last thing that was sent to the hub arrived there.

A connection can go between a commit and its answer. What this device last signed lies on the hub,
with a serial number: one more than is remembered here means that it did arrive. Fewer mean that
the hub was set back, as to a backup, and everything begins again.
"""

from __future__ import annotations

from organiser_app.sync.hub import state
from organiser_app.sync.hub.glimpse import glimpse, one_moment
from organiser_app.sync.hub.pushing import Pusher
from organiser_app.sync.hub.records import DIGEST_BYTES
from organiser_app.sync.hub.tally import Sum, Tally, signed_tally

_OWN = """
    SELECT record_id, generation, place, body FROM organiser.record
    WHERE team_id = %s AND writer = %s AND place > %s"""
_LOCK = "SELECT 1 FROM organiser.team WHERE team_id = %s FOR UPDATE"
_CLEAR = "DELETE FROM organiser.record WHERE team_id = %s AND writer = %s"
_SIGN = """
    INSERT INTO organiser.tally (team_id, writer, body) VALUES (%s, %s, %s)
    ON CONFLICT (team_id, writer) DO UPDATE SET body = excluded.body"""


def settle(pusher: Pusher) -> bool:
    """See that this log and the hub agree on what this device left there, or exchange all again.

    False where that is since the hub was set back, and not since this log begins anew.
    """
    standing = pusher.standing()
    with one_moment(pusher.hub):
        seen = glimpse(pusher.hub, standing.erased_place)
    last, there = pusher.tally(standing), seen.tallies.get(pusher.writer)
    serial = there.serial if there is not None else 0
    if serial == last.serial and seen.counter >= standing.counter:
        return True
    if there is not None and serial == last.serial + 1 and _adopt(pusher, last, there):
        return True
    _begin_again(pusher, last, there)
    return last.serial == 0


def _adopt(pusher: Pusher, last: Tally, there: Tally) -> bool:
    """Take what was signed last as done, if the rows on the hub are what it says."""
    if there.is_erasing:  # which rows went is told by the hub, in the next pull
        with pusher.log.local() as connection:
            state.put(connection, tally=signed_tally(there, pusher.keys))
        return True
    with pusher.log.local() as connection:
        own = state.writer_of(connection, pusher.writer)
        asked = [pusher.hub.team, pusher.writer, own.place]
        found = pusher.hub.connection.execute(_OWN, asked).fetchall()
        fresh = [
            state.Entry(record_id.bytes, own.id, generation, bytes(body[:DIGEST_BYTES]))
            for record_id, generation, _, body in found
        ]
        if _with(last.rows, fresh, state.entries(connection, [each[0] for each in fresh])) != (
            there.rows
        ):
            return False
        state.keep_entries(connection, fresh)
        place = max((each[2] for each in found), default=own.place)
        state.put_writer(connection, own.id, own.rows, place=place)
        state.put(connection, tally=signed_tally(there, pusher.keys))
    return True


def _with(rows: Sum, fresh: list[state.Entry], known: list[state.Entry]) -> Sum:
    had = {(entry.record_id, entry.writer_id): entry.digest for entry in known}
    for entry in fresh:
        old = had.get((entry.record_id, entry.writer_id))
        rows = (rows.less(old) if old is not None else rows).plus(entry.digest)
    return rows


def _begin_again(pusher: Pusher, last: Tally, there: Tally | None) -> None:
    """Take away what this device left on the hub, and know nothing of what lies there."""
    latest = there if there is not None and there.begun >= last.begun else last
    serial = max(last.serial, there.serial if there is not None else 0)
    signed = signed_tally(latest.begun_again(serial), pusher.keys)
    team, connection = pusher.hub.team, pusher.hub.connection
    with connection.transaction():
        connection.execute(_LOCK, [team])
        connection.execute(_CLEAR, [team, pusher.writer])
        connection.execute(_SIGN, [team, pusher.writer, signed])
    with pusher.log.local() as kept:
        state.begin(kept, team, pusher.writer)
        state.put(kept, tally=signed)
