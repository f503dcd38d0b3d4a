"""Pseudonyms: the same in each pack of a log, in no other's, and no way back."""

from __future__ import annotations

import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from organiser_app.sync.keys import new_keys
from organiser_app.sync.part import Part, PartKind
from organiser_app.sync.pseudonyms import Pseudonyms, spoken

IDS = st.uuids().map(lambda one: one.hex)
OURS, THEIRS = Pseudonyms(b"ours" * 8, (10, 20)), Pseudonyms(b"them" * 8)
DAY = 24 * 60 * 60 * 1000
MARCH = 1_772_409_600_000
"""Midnight of 2 March 2026, in milliseconds."""


def version_at(milliseconds: int, counter: int = 0, device: int = 7) -> bytes:
    return (milliseconds << 80 | counter << 64 | device).to_bytes(16)


@given(IDS)
def test_a_pseudonym_is_a_uuid_of_version_8_and_always_the_same(row_id: str) -> None:
    pseudonym = UUID(OURS.of(row_id))
    assert pseudonym.version == 8
    assert pseudonym.hex == Pseudonyms(b"ours" * 8).of(row_id)
    assert pseudonym.hex not in (row_id, THEIRS.of(row_id))
    assert OURS.part(Part(PartKind.PATCH, UUID(row_id), "Larkmoor")) == Part(
        PartKind.PATCH, pseudonym, "Larkmoor"
    )


def test_what_the_keys_give_for_pseudonyms_is_theirs_alone_and_tells_nothing_of_them() -> None:
    one, other = new_keys(), new_keys()
    assert one.derived(b"a") == one.derived(b"a")
    assert len({one.derived(b"a"), one.derived(b"b"), other.derived(b"a"), one.signing_key}) == 4
    assert "ours" not in repr(OURS)


def test_a_pseudonym_can_be_said_aloud() -> None:
    said = {spoken(OURS.of(UUID(int=number).hex)) for number in range(500)}
    assert len(said) == 500
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}", each) for each in said)


def test_a_version_tells_the_day_and_after_how_many_packs_and_neither_hour_nor_device() -> None:
    morning, night = version_at(MARCH + 3_600_000), version_at(MARCH + DAY - 1, 9, device=8)
    assert (
        OURS.version([morning], 5)
        == OURS.version([night], 9)
        == f"{MARCH << 16:016x}" + (OURS.device)
    )
    assert OURS.version([morning], 11) == f"{(MARCH << 16) + 1:016x}{OURS.device}"
    assert OURS.version([version_at(1), morning], 0) == OURS.version([morning], 0)


@given(st.integers(0, DAY - 1), st.integers(0, 2 * DAY), st.integers(0, 100), st.integers(0, 100))
def test_what_is_written_after_a_pack_has_a_later_version(
    first: int, later: int, touched: int, again: int
) -> None:
    packs = (touched + 1,)
    before = Pseudonyms(b"ours" * 8).version([version_at(MARCH + first)], touched)
    after = Pseudonyms(b"ours" * 8, packs).version(
        [version_at(MARCH + first + later)], packs[0] + 1 + again
    )
    assert after > before


def test_what_is_made_up_is_older_than_all_that_was_ever_written() -> None:
    assert "0" * 32 < OURS.made_up < OURS.version([version_at(DAY)], 0)
