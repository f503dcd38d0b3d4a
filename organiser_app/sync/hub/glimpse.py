"""What is read from a hub in one moment: how far it is, the tallies, and a writer's next rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from organiser_app.sync.hub.connection import Hub
from organiser_app.sync.hub.tally import Tally, read_tally

BATCH = 5_000
"""Rows that are pulled, or pushed, as one transaction."""

_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
_TEAM = "SELECT counter, erasures FROM organiser.team WHERE team_id = %s"
_TALLIES = "SELECT writer, body FROM organiser.tally WHERE team_id = %s ORDER BY writer"
_ERASED = """
    SELECT erased_id, place FROM organiser.erased WHERE team_id = %s AND place > %s
    ORDER BY place"""
_ROWS = """
    SELECT record_id, generation, place, body FROM organiser.record
    WHERE team_id = %s AND writer = %s AND place > %s ORDER BY place LIMIT %s"""


class HubRow(NamedTuple):
    """A row as it lies on the hub."""

    record_id: bytes
    generation: int
    place: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Glimpse:
    """How far the hub is at one moment, and what was erased there since we last looked.

    `tallies` are those whose signature fits; `unsigned` are the writers of the others.
    """

    counter: int
    erasures: int
    tallies: dict[str, Tally]
    unsigned: tuple[str, ...]
    erased: tuple[bytes, ...]
    erased_place: int


@contextmanager
def one_moment(hub: Hub) -> Iterator[None]:
    """Within it the hub is seen as it was at one moment, whoever writes meanwhile."""
    with hub.connection.transaction():
        hub.connection.execute(_MOMENT)
        yield


def glimpse(hub: Hub, erased_place: int) -> Glimpse:
    """How far the hub is; `erased_place` is up to where we know what was erased."""
    found = hub.connection.execute(_TEAM, [hub.team]).fetchone()
    counter, erasures = found or (0, 0)
    said = {
        writer: read_tally(bytes(body), hub.team, writer)
        for writer, body in hub.connection.execute(_TALLIES, [hub.team])
    }
    erased = hub.connection.execute(_ERASED, [hub.team, erased_place]).fetchall()
    return Glimpse(
        counter,
        erasures,
        {writer: tally for writer, tally in said.items() if tally is not None},
        tuple(writer for writer, tally in said.items() if tally is None),
        tuple(erased_id.bytes for erased_id, _ in erased),
        max((place for _, place in erased), default=erased_place),
    )


def rows_after(hub: Hub, writer: str, place: int, most: int) -> list[HubRow]:
    """The next rows of a writer, at most so many."""
    with hub.connection.cursor(binary=True) as cursor:
        cursor.execute(_ROWS, [hub.team, writer, place, most])
        return [
            HubRow(record_id.bytes, generation, at, body)
            for record_id, generation, at, body in cursor
        ]
