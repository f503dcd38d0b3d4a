"""One turn with a hub: what colleagues left is pulled, then what they lack is pushed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from organiser_app.domain.errors import HubProblem, HubUnreachable
from organiser_app.language import tr
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.hub import pulling, pushing, state
from organiser_app.sync.hub.connection import Hub, hub_at
from organiser_app.sync.hub.glimpse import BATCH
from organiser_app.sync.hub.keyring import fetch_keys, who_can_still_read
from organiser_app.sync.hub.pulling import Pulled, Puller
from organiser_app.sync.hub.pushing import PullFirst, Pusher
from organiser_app.sync.hub.records import Cipher
from organiser_app.sync.hub.roster import Acquaintance, acquaintance
from organiser_app.sync.hub.schema import PROGRAMME
from organiser_app.sync.hub.settling import settle
from organiser_app.sync.hub.team_key import TeamKeys
from organiser_app.sync.members import identity_of
from organiser_app.sync.team import LogIdentity

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before the hub is tried again; each is stretched by up to half, so that not all of a
team come back at once."""

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Way:
    """How a log goes to its hub: `plain` as in `connection`, `batch` in rows, `pauses` in seconds.

    The watches are told how far a turn is, and raise `Cancelled` where the user says stop.
    """

    plain: bool = False
    batch: int = BATCH
    pauses: Sequence[float] = PAUSES
    sleep: Callable[[float], None] = time.sleep
    watch_pulling: pulling.Watch | None = None
    watch_pushing: pushing.Watch | None = None


_USUAL = Way()


@dataclass(frozen=True, slots=True)
class HubTurn:
    """What a turn came to: rows pulled by member, merges made, rows pushed, what is to be read."""

    pulled: dict[str, int]
    runs: tuple[int, ...]
    pushed: int
    notices: tuple[str, ...]


def sync_with_hub(log: Log, url: str, way: Way = _USUAL, *, anew: bool = False) -> HubTurn:
    """Exchange what is new with the team's hub; each break is tried again after a pause.

    With `anew` everything is pulled and pushed once more, also what was taken back here. What was
    agreed on before a break stands, and the next try goes on from there. Raises `HubUnreachable`
    where the last one failed too, and `HubProblem` where trying is of no use.
    """
    if anew:
        with log.local() as connection:
            state.forget(connection)
    so_far = Pulled()
    for pause in way.pauses:
        try:
            return _turn(log, url, way, so_far)
        except HubUnreachable:
            way.sleep(pause * random.uniform(1, 1.5))  # noqa: S311 - chance enough for a pause
    return _turn(log, url, way, so_far)


def _turn(log: Log, url: str, way: Way, so_far: Pulled) -> HubTurn:
    own = identity_of(log)
    with hub_at(url, plain=way.plain) as hub:
        if hub.team == PROGRAMME:
            raise HubProblem(tr("That login is for a programme's figures, and has no records."))
        keys = fetch_keys(log, hub, own)
        known = acquaintance(log, own, keys.roster)
        pushed = _exchange(log, hub, _Parts(own, keys, known, way), so_far)
    return HubTurn(so_far.rows, tuple(so_far.runs), pushed, tuple(so_far.notices))


@dataclass(frozen=True, slots=True)
class _Parts:
    own: LogIdentity
    keys: TeamKeys
    known: Acquaintance
    way: Way


def _begin(log: Log, hub: Hub) -> str:
    """Under which name this device writes; another team, login or device begins anew."""
    with log.local() as connection:
        writer = hub.login + device_number(connection)
        standing = state.standing(connection)
        if standing is None or (standing.team, standing.writer) != (hub.team, writer):
            state.begin(connection, hub.team, writer)
    return writer


def _exchange(log: Log, hub: Hub, parts: _Parts, so_far: Pulled) -> int:
    """Pull and push, until nobody erased anything in between; how many rows were pushed."""
    writer = _begin(log, hub)
    cipher, basis = Cipher(hub.team, parts.keys.keys), parts.known.basis(parts.keys.generation)
    way = parts.way
    puller = Puller(log, hub, writer, cipher, parts.known, way.batch, way.watch_pulling)
    pusher = Pusher(log, hub, writer, cipher, parts.own.keys, basis, way.batch, way.watch_pushing)
    first = [*_about_key(parts.known), *_about_hub(set_back=not settle(pusher))]
    for _ in range(_ROUNDS):
        so_far.notices[:] = first
        with suppress(PullFirst):
            return pusher.push(puller.pull(so_far))
    raise HubUnreachable(tr("The hub is busy. Try again in a moment."))


def _about_hub(*, set_back: bool) -> Iterator[str]:
    if set_back:
        yield tr("The hub was set back to an earlier day, so that all is exchanged once more.")


def _about_key(known: Acquaintance) -> Iterator[str]:
    for name in who_can_still_read(known):
        yield tr(
            "{name} left, and can still open what is written: make a new key for the team.",
            name=name,
        )
