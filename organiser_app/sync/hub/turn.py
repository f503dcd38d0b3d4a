"""One turn with a hub: what colleagues left is pulled, then what they lack is pushed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from organiser_app.domain.change import Change
from organiser_app.domain.errors import (
    Cancelled,
    HubNotThere,
    HubProblem,
    HubUnreachable,
    OrganiserError,
)
from organiser_app.language import tr
from organiser_app.services.backups import squeeze_if_due
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.hub import pulling, pushing, state
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import Hub, hub_at, went_away
from organiser_app.sync.hub.glimpse import BATCH
from organiser_app.sync.hub.held import Held, held
from organiser_app.sync.hub.keyring import fetch_keys, who_can_still_read
from organiser_app.sync.hub.pulled import Pulled
from organiser_app.sync.hub.pulling import Puller
from organiser_app.sync.hub.pushing import PullFirst, Pusher
from organiser_app.sync.hub.records import Cipher
from organiser_app.sync.hub.roster import Acquaintance, acquaintance
from organiser_app.sync.hub.schema import PROGRAMME
from organiser_app.sync.hub.settling import Settled, settle
from organiser_app.sync.hub.standing import address_of, keep_problem, keep_that_it_worked
from organiser_app.sync.hub.team_key import TeamKeys
from organiser_app.sync.members import identity_of
from organiser_app.sync.taking import USUAL_TERMS, Terms
from organiser_app.sync.team import LogIdentity

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before the hub is tried again; each is stretched by up to half, so that not all of a
team come back at once."""

_TRIED_AGAIN_AT_NOBODYS = 1
"""How often, where nobody answered yet: the address may be wrong, and somebody waits to hear so."""

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Way:
    """How a log takes its turn at the hub: `batch` in rows, `pauses` in seconds.

    Rows that are held wait there, unless the `terms` let them in.
    The watches are told how far a turn is, and raise `Cancelled` where the user says stop.
    """

    batch: int = BATCH
    pauses: Sequence[float] = PAUSES
    sleep: Callable[[float], None] = time.sleep
    terms: Terms = USUAL_TERMS
    watch_pulling: pulling.Watch | None = None
    watch_pushing: pushing.Watch | None = None


_USUAL = Way()


@dataclass(frozen=True, slots=True)
class HubTurn:
    """What a turn came to: rows pulled by member, merges made, rows pushed, what is to be read.

    It `holds` where rows wait until somebody says that they are meant.
    """

    pulled: dict[str, int]
    runs: tuple[int, ...]
    pushed: int
    notices: tuple[str, ...]
    holds: bool


def sync_with_hub(
    log: Log,
    address: Address,
    way: Way = _USUAL,
    *,
    anew: bool = False,
    so_far: Pulled | None = None,
) -> HubTurn:
    """Exchange what is new with the team's hub; each break is tried again after a pause.

    With `anew` everything is pulled and pushed once more, also what was taken back here. What was
    agreed on before a break stands, and the next try goes on from there. Raises `HubUnreachable`
    where the last one failed too, `HubNotThere` where nobody answered from the first, and
    `HubProblem` where trying is of no use; what was pulled until then is in `so_far`.
    """
    if anew:
        with log.local() as connection:
            state.begin_anew(connection)
    so_far = so_far or Pulled()
    tries, was_there = 0, False
    while True:
        try:
            return _turn(log, address, way, so_far)
        except HubUnreachable as problem:
            was_there = was_there or not isinstance(problem, HubNotThere)
            pauses = way.pauses if was_there else way.pauses[:_TRIED_AGAIN_AT_NOBODYS]
            if tries == len(pauses):
                if was_there and isinstance(problem, HubNotThere):
                    raise went_away(problem.detail) from problem
                raise
        way.sleep(pauses[tries] * random.uniform(1, 1.5))  # noqa: S311 - chance enough for a pause
        tries += 1


def steps_of_turn(
    log: Log, is_wanted: Callable[[], bool], terms: Terms = USUAL_TERMS
) -> Iterator[Change]:
    """Take one turn at the hub that was chosen, without another try; each change that it made.

    A problem ends the turn, and is kept with the log until a turn goes well again. Where it is not
    wanted any more, it ends at the next batch.
    """
    so_far, address = Pulled(), log.read(address_of)

    def expect_wanted(*_: int) -> None:
        if not is_wanted():
            raise Cancelled(tr("That was stopped."))

    way = Way(
        pauses=(),
        terms=terms,
        watch_pulling=expect_wanted,
        watch_pushing=expect_wanted,
    )
    try:
        turn = sync_with_hub(log, address, way, so_far=so_far)
        keep_that_it_worked(log, turn.notices, holds=turn.holds)
    except Cancelled:
        pass  # what came until now is told all the same
    except OrganiserError as problem:
        keep_problem(log, problem)
    yield from so_far.changes


def held_at_hub(log: Log) -> Held:
    """What holds the rows back that wait at the hub; nothing is merged.

    Raises what `sync_with_hub` does.
    """
    with _at_hub(log, log.read(address_of), _USUAL) as (hub, parts):
        return held(_puller(log, hub, parts, _begin(log, hub)))


def _turn(log: Log, address: Address, way: Way, so_far: Pulled) -> HubTurn:
    with _at_hub(log, address, way) as (hub, parts):
        pushed = _exchange(log, hub, parts, so_far)
    squeeze_if_due(log)
    runs = tuple(change.sequence for change in so_far.changes)
    return HubTurn(so_far.rows, runs, pushed, tuple(so_far.notices), so_far.holds)


@dataclass(frozen=True, slots=True)
class _Parts:
    own: LogIdentity
    keys: TeamKeys
    known: Acquaintance
    way: Way


@contextmanager
def _at_hub(log: Log, address: Address, way: Way) -> Iterator[tuple[Hub, _Parts]]:
    """The hub as this log's team sees it, once its key is known."""
    own = identity_of(log)
    with hub_at(address) as hub:
        if hub.team == PROGRAMME:
            raise HubProblem(tr("That login is for a programme's figures, and has no records."))
        keys = fetch_keys(log, hub, own)
        yield hub, _Parts(own, keys, acquaintance(log, own, keys.roster), way)


def _puller(log: Log, hub: Hub, parts: _Parts, writer: str) -> Puller:
    way, cipher = parts.way, Cipher(hub.team, parts.keys.keys)
    return Puller(log, hub, writer, cipher, parts.known, way.batch, way.watch_pulling, way.terms)


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
    puller, pusher = _both(log, hub, parts)
    settled = settle(pusher)
    if settled is Settled.LOG_SET_BACK:
        log.become_another_device()
        puller, pusher = _both(log, hub, parts)
    so_far.first.extend(_about_setting_back(settled))
    for _ in range(_ROUNDS):
        so_far.notices[:] = [*_about_key(parts.known), *so_far.first]
        so_far.holds = False
        with suppress(PullFirst):
            return pusher.push(puller.pull(so_far))
    raise HubUnreachable(tr("The hub is busy. Try again in a moment."))


def _both(log: Log, hub: Hub, parts: _Parts) -> tuple[Puller, Pusher]:
    """What pulls and what pushes, under the name that this device has now."""
    writer = _begin(log, hub)
    cipher, basis = Cipher(hub.team, parts.keys.keys), parts.known.basis(parts.keys.generation)
    way, keys = parts.way, parts.own.keys
    pusher = Pusher(log, hub, writer, cipher, keys, basis, way.batch, way.watch_pushing)
    return _puller(log, hub, parts, writer), pusher


def _about_setting_back(settled: Settled) -> Iterator[str]:
    if settled is Settled.HUB_SET_BACK:
        yield tr("The hub was set back to an earlier day, so that all is exchanged once more.")
    if settled is Settled.LOG_SET_BACK:
        yield tr(
            "This log did not know what it had left on the hub, as when an older copy was laid over"
            " it: that was taken in again."
        )


def _about_key(known: Acquaintance) -> Iterator[str]:
    for name in who_can_still_read(known):
        yield tr(
            "{name} left, and can still open what is written: make a new key for the team.",
            name=name,
        )
