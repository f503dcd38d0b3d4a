"""Versions and ids rise, whatever the wall clock does."""

from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.clock import VERSION_BYTES, VersionClock, milliseconds
from organiser_app.domain.ids import Ids
from organiser_app.store.log import Log, Surroundings, open_log
from tests.builders import web
from tests.store.looking import this_version
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE, START, SettableClock

DEVICE = 0xA1B2C3D4E5F60718
A_YEAR = 365 * 24 * 3600.0
leaps = st.lists(st.floats(min_value=-A_YEAR, max_value=A_YEAR), max_size=40)


@settings(deadline=None, max_examples=50)
@given(leaps)
def test_versions_rise_though_the_wall_clock_leaps(seconds: list[float]) -> None:
    wall = SettableClock()
    versions = VersionClock(wall, DEVICE)
    given_out = [versions.next_version()]
    for leap in seconds:
        wall.now = START + timedelta(seconds=leap)
        given_out.append(versions.next_version())
    assert given_out == sorted(set(given_out))
    assert {len(version) for version in given_out} == {VERSION_BYTES}


@settings(deadline=None, max_examples=50)
@given(leaps)
def test_ids_rise_though_the_wall_clock_leaps(seconds: list[float]) -> None:
    wall = SettableClock()
    ids = Ids(wall, random.Random(1).getrandbits)  # noqa: S311
    given_out = [ids()]
    for leap in seconds:
        wall.now = START + timedelta(seconds=leap)
        given_out.append(ids())
    assert given_out == sorted(set(given_out))
    assert {(made.version, made.variant) for made in given_out} == {(7, "specified in RFC 4122")}


@settings(deadline=None, max_examples=50)
@given(st.binary(min_size=VERSION_BYTES, max_size=VERSION_BYTES).filter(lambda v: v < b"\xf0"))
def test_a_version_comes_after_every_version_that_was_seen(seen: bytes) -> None:
    versions = VersionClock(SettableClock(), DEVICE)
    versions.see(seen)
    first = versions.next_version()
    assert first > seen
    versions.see(bytes(VERSION_BYTES))
    assert versions.next_version() > first


def test_a_version_is_time_then_counter_then_device() -> None:
    versions = VersionClock(SettableClock(), DEVICE)
    for counter in range(3):
        version = versions.next_version()
        assert int.from_bytes(version[:6], "big") == milliseconds(START)
        assert int.from_bytes(version[6:8], "big") == counter
        assert int.from_bytes(version[8:], "big") == DEVICE


def test_a_full_counter_carries_into_the_milliseconds() -> None:
    last = milliseconds(START) << 16 | 0xFFFF
    version = VersionClock(SettableClock(), DEVICE, last).next_version()
    assert int.from_bytes(version[:6], "big") == milliseconds(START) + 1
    assert int.from_bytes(version[6:8], "big") == 0


def test_ids_of_one_millisecond_rise_beyond_their_counter() -> None:
    ids = Ids(SettableClock(), lambda _: 0)
    made = [ids() for _ in range(5_000)]
    assert made == sorted(set(made))


def test_versions_rise_after_the_log_was_closed_and_the_clock_set_back(
    log: Log, around: Surroundings, clock: SettableClock
) -> None:
    put_in(log, web())
    before = this_version(log)
    log.close()
    clock.advance(days=-400)
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        put_in(again, web(1))
        assert this_version(again) > before
        assert this_version(again)[8:] == before[8:]
