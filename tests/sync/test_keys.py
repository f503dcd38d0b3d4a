"""Keys: our own are shown to nobody, strangers' are looked at, and words tell them apart."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import replace
from itertools import count

import pytest
from mnemonic import Mnemonic

from organiser_app.domain.errors import InvalidInput
from organiser_app.sync.keys import (
    WORDS,
    PrivateKeys,
    PublicKeys,
    fingerprint_words,
    is_signed,
    new_keys,
)

# RFC 8032, 7.1, test 2.
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
CHECKING = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
OWN = new_keys()
# The points of the curve whose order divides eight, by the height y that they are written as.
_SMALL = (
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
)


def test_a_signature_is_the_one_of_the_standard() -> None:
    keys = replace(OWN, signing_key=SEED)
    assert keys.public().checking_key == CHECKING
    assert keys.sign(b"\x72") == SIGNATURE


def test_a_signature_holds_for_its_message_and_its_signer_alone() -> None:
    signature, key = OWN.sign(b"a pack"), OWN.public().checking_key
    assert is_signed(b"a pack", signature, key)
    assert not is_signed(b"a pick", signature, key)
    assert not is_signed(b"a pack", signature, new_keys().public().checking_key)
    assert not is_signed(b"a pack", signature[:-1], key)
    assert not is_signed(b"a pack", signature, key[:-1])


def test_no_two_logs_get_the_same_keys() -> None:
    assert new_keys().public() != OWN.public()


def test_a_private_key_is_in_no_text_made_of_them() -> None:
    assert not_shown(OWN) == []


@pytest.mark.parametrize("broken", ["signing_key", "opening_key"])
def test_private_keys_that_are_none_are_not_quoted_in_the_fault(broken: str) -> None:
    values = {"signing_key": OWN.signing_key, "opening_key": OWN.opening_key}
    values[broken] = values[broken][:-1]
    with pytest.raises(ValueError, match="no private keys") as raised:
        PrivateKeys(**values)  # type: ignore[arg-type] # the names say which is which
    told = "".join(traceback.format_exception(raised.value))
    assert str(values[broken]) not in told
    assert raised.value.__cause__ is None


def not_shown(keys: PrivateKeys) -> list[str]:
    """The texts made of keys in which one of them can be read."""
    secrets = (keys.opening_key, keys.signing_key.hex(), repr(keys.signing_key))
    texts = (repr(keys), str(keys), f"{keys}", repr([keys]), repr(keys.public()))
    return [text for text in texts if any(secret in text for secret in secrets)]


@pytest.mark.parametrize("turned", [0, 0x80])
@pytest.mark.parametrize("point", _SMALL)
def test_a_key_with_which_anybody_could_sign_is_refused(point: str, turned: int) -> None:
    key = bytearray.fromhex(point)
    key[-1] |= turned
    with pytest.raises(InvalidInput, match="checking signatures"):
        replace(OWN.public(), checking_key=bytes(key))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(InvalidInput, match="checking signatures"):
        replace(OWN.public(), checking_key=bytes(range(1, length + 1)))


@pytest.mark.parametrize(
    "key",
    [
        "",
        "age1",
        "age1é",
        OWN.public().sealing_key.upper(),
        OWN.public().sealing_key + " ",
        OWN.public().sealing_key[:-1],
        OWN.public().sealing_key[:-1] + "b",
        OWN.opening_key,
        # Of the point nought, for which the library stops the whole program when it encrypts.
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    ],
    ids=count(),
)
def test_a_key_for_which_nothing_can_be_sealed_is_refused(key: str) -> None:
    with pytest.raises(InvalidInput, match="sealing packs"):
        PublicKeys(CHECKING, key)


def test_the_words_spell_the_first_bits_of_a_hash_of_both_keys() -> None:
    keys = OWN.public()
    content = b"organiser member 1\0" + keys.checking_key + keys.sealing_key.encode()
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(content).digest())
    words = Mnemonic("english").wordlist
    spelt = tuple(words[int(bits[11 * place : 11 * place + 11], 2)] for place in range(12))
    assert fingerprint_words(keys) == spelt
    assert len(spelt) == WORDS


def test_other_words_come_of_another_key_of_either_kind() -> None:
    mine, other = OWN.public(), new_keys().public()
    known = {
        fingerprint_words(mine),
        fingerprint_words(replace(mine, checking_key=other.checking_key)),
        fingerprint_words(replace(mine, sealing_key=other.sealing_key)),
    }
    assert len(known) == 3


def test_every_word_is_told_from_all_others_by_its_first_letters() -> None:
    words = Mnemonic("english").wordlist
    assert len({word[:4] for word in words}) == len(words) == 2**11
