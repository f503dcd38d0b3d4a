"""Settling what a break left open: whether the last thing that was sent to the hub arrived there.

A connection can go between a commit and its answer. What this device signed last lies on the hub,
with a serial number, and before it went up this log kept what it meant to leave there. So if the
hub has more than is remembered here, that is what was meant, and did arrive; else this log was set
back, as by an older copy that was laid over it. Less means that the hub was set back.
"""

from __future__ import annotations

from enum import Enum, auto

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


class Settled(Enum):
    """What was found: both agree by now, or one of them was set back to an earlier day."""

    AGREED = auto()
    HUB_SET_BACK = auto()
    LOG_SET_BACK = auto()


def settle(pusher: Pusher) -> Settled:
    """See that this log and the hub agree on what this device left there, or exchange all again.

    Where the log was set back nothing is done: what lies there under the name of this device may
    lie nowhere else.
    """
    standing = pusher.standing()
    with one_moment(pusher.hub):
        seen = glimpse(pusher.hub, standing.erased_place)
    last, there = pusher.tally(standing), seen.tallies.get(pusher.writer)
    with pusher.log.local() as connection:
        meant = state.writer_of(connection, pusher.writer)
    serial = there.serial if there is not None else 0
    is_behind = serial < last.serial or seen.counter < standing.counter
    if there is not None and serial > last.serial:
        if (there.begun, serial, there.rows) != (meant.begun, meant.serial, meant.rows):
            return Settled.LOG_SET_BACK
        if there.begun == last.begun and _adopt(pusher, last, there):
            return Settled.AGREED
    elif not is_behind and meant.begun <= last.begun:
        return Settled.AGREED
    _begin_again(pusher, last, there)
    return Settled.HUB_SET_BACK if is_behind else Settled.AGREED


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
    team, connection = pusher.hub.team, pusher.hub.connection
    with connection.transaction():
        connection.execute(_LOCK, [team])
        connection.execute(_CLEAR, [team, pusher.writer])
        signed = pusher.sign(latest.begun_again(serial))
    with pusher.log.local() as kept:
        state.begin(kept, team, pusher.writer)
        state.put(kept, tally=signed)
