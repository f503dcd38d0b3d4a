"""The key of a log, its slots, and the recovery key on paper."""

from __future__ import annotations

import json
import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.errors import DamagedLog, InvalidInput, NewerLog, WrongPassphrase
from organiser_app.store.keys import (
    KEY_BYTES,
    KeyCost,
    from_recovery_key,
    is_recovery_key,
    new_data_key,
    read_slots,
    recovery_key,
    unwrap,
    wrap,
    write_slots,
)
from tests.store_fixtures import CHEAP, PASSPHRASE

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
data_keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


def test_a_slot_gives_the_key_back_for_its_passphrase() -> None:
    data_key = new_data_key()
    slots = (wrap(data_key, "another one", CHEAP), wrap(data_key, PASSPHRASE, CHEAP))
    assert unwrap(read_slots(write_slots(slots)), PASSPHRASE) == data_key
    assert unwrap(slots, recovery_key(data_key)) == data_key
    with pytest.raises(WrongPassphrase, match="recovery key opens it too"):
        unwrap(slots, "correct house")


def test_a_slot_holds_what_its_guess_costs() -> None:
    slots = tuple(wrap(new_data_key(), PASSPHRASE, KeyCost(64 * n, n)) for n in (1, 2))
    assert [(slot.memory_kib, slot.passes) for slot in slots] == [(64, 1), (128, 2)]
    assert KeyCost() == KeyCost(memory_kib=64 * 1024, passes=3)


def test_two_slots_of_one_passphrase_have_nothing_in_common() -> None:
    data_key = new_data_key()
    one, other = wrap(data_key, PASSPHRASE, CHEAP), wrap(data_key, PASSPHRASE, CHEAP)
    assert one.salt != other.salt
    assert one.nonce != other.nonce
    assert one.wrapped != other.wrapped


def test_the_key_file_holds_neither_passphrase_nor_key() -> None:
    data_key = new_data_key()
    written = write_slots((wrap(data_key, PASSPHRASE, CHEAP),))
    assert PASSPHRASE.encode() not in written
    assert data_key not in written
    assert data_key.hex().encode() not in written.lower()


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    data_key = new_data_key()
    composed, apart = (unicodedata.normalize(form, "ŵythnos café") for form in ("NFC", "NFD"))
    assert composed != apart
    assert unwrap((wrap(data_key, composed, CHEAP),), apart) == data_key


def test_a_passphrase_that_is_no_unicode_opens_what_it_closed() -> None:
    data_key, odd = new_data_key(), os.fsdecode(b"caf\xe9 from the environment")
    assert unwrap((wrap(data_key, odd, CHEAP),), odd) == data_key


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(InvalidInput, match="at least 8"):
        wrap(new_data_key(), "horse", CHEAP)


@settings(deadline=None, max_examples=30)
@given(data_keys, st.data())
def test_a_recovery_key_survives_handwriting(data_key: bytes, data: st.DataObject) -> None:
    misread = {"0": "0Oo", "1": "1IilL"}
    letters = recovery_key(data_key).replace(" ", "")
    written = "".join(
        data.draw(st.sampled_from(misread.get(letter, letter + letter.lower())))
        + data.draw(st.sampled_from(("", "", " ", "-", "\n")))
        for letter in letters
    )
    assert from_recovery_key(written) == data_key


@settings(deadline=None, max_examples=30)
@given(data_keys, st.integers(0, 55), st.sampled_from(LETTERS))
def test_one_wrong_letter_of_a_recovery_key_is_noticed(
    data_key: bytes, place: int, wrong: str
) -> None:
    letters = recovery_key(data_key).replace(" ", "")
    slipped = letters[:place] + wrong + letters[place + 1 :]
    assert is_recovery_key(slipped) is (slipped == letters)


@settings(deadline=None, max_examples=30)
@given(st.text())
def test_no_other_text_is_a_recovery_key(secret: str) -> None:
    assert not is_recovery_key(secret)


def test_a_recovery_key_is_fourteen_groups_without_misread_letters() -> None:
    groups = recovery_key(new_data_key()).split(" ")
    assert [len(group) for group in groups] == [4] * 14
    assert set("".join(groups)) <= set(LETTERS)


def damaged_files() -> list[bytes]:
    whole = json.loads(write_slots((wrap(new_data_key(), PASSPHRASE, CHEAP),)))
    slot = whole["slots"][0]
    changes = (
        {"memory_kib": 2**40},
        {"memory_kib": 1},
        {"memory_kib": "64"},
        {"passes": 0},
        {"passes": 10**9},
        {"salt": "?"},
        {"nonce": "AAAA"},
        {"wrapped": slot["wrapped"][:-8]},
        {"more": 1},
    )
    slots = [json.dumps({**whole, "slots": [{**slot, **change}]}).encode() for change in changes]
    return [b"", b"\xff", b"[]", b"{}", b'{"format": 1, "slots": [1]}', *slots]


@pytest.mark.parametrize("raw", damaged_files())
def test_a_damaged_key_file_says_how_to_go_on(raw: bytes) -> None:
    with pytest.raises(DamagedLog, match="with its printed recovery key"):
        read_slots(raw)


def test_a_key_file_of_a_newer_version_says_so() -> None:
    with pytest.raises(NewerLog):
        read_slots(b'{"format": 2, "slots": "otherwise"}')
