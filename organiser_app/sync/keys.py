"""The keys by which logs know each other, and the words by which a person recognises them.

A log has two key pairs: Ed25519 (RFC 8032) to sign what it hands on, and an age identity (X25519)
to open what was written for it. The public halves go from hand to hand on a card (`cards`), and
whoever got one has its words read aloud by the person whose card it is said to be.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import IdentityError, RecipientError, x25519

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr

WORDS = 12
_CHECKING_BYTES = 32
_DERIVED_BYTES = 32
_FINGERPRINT_CONTEXT = b"organiser member 1\0"
_BITS_A_WORD = 11
_PRIME = 2**255 - 19
_SEALING_MARK, _BECH32 = "age1", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_CHECK = 6


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know a log by; `InvalidInput` where the keys are none that can be used.

    `checking_key` is an Ed25519 public key (32 bytes), `sealing_key` an age recipient ("age1…").
    Weak ones are refused too: a checking key of small order lets anybody sign in its name, and a
    sealing key of small order stops the library that encrypts for it.
    """

    checking_key: bytes
    sealing_key: str

    def __post_init__(self) -> None:
        if not _is_checking_key(self.checking_key):
            raise InvalidInput(tr("The key for checking signatures cannot be used."))
        if not _is_sealing_key(self.sealing_key):
            raise InvalidInput(tr("The key for sealing packs cannot be used."))


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """A log's own secrets: `signing_key` is an Ed25519 seed (32 bytes), `opening_key` an age one.

    Neither is in its `repr`, so that no message, report or diagnostic file can hold them.
    """

    signing_key: bytes = field(repr=False)
    opening_key: str = field(repr=False)

    def __post_init__(self) -> None:
        try:
            Ed25519PrivateKey.from_private_bytes(self.signing_key)
            x25519.Identity.from_str(self.opening_key)
        except (ValueError, IdentityError):
            # What the libraries say may quote the key.
            raise ValueError("these are no private keys") from None

    def public(self) -> PublicKeys:
        """The halves that others are given."""
        checking = Ed25519PrivateKey.from_private_bytes(self.signing_key).public_key()
        sealing = x25519.Identity.from_str(self.opening_key).to_public()
        return PublicKeys(checking.public_bytes_raw(), str(sealing))

    def sign(self, message: bytes) -> bytes:
        """64 bytes that show whose `message` is."""
        return Ed25519PrivateKey.from_private_bytes(self.signing_key).sign(message)

    def derived(self, purpose: bytes) -> bytes:
        """32 bytes that these keys alone give for a purpose (HKDF with SHA-256, RFC 5869).

        They are the same as long as the keys are, and tell nobody anything of the keys.
        """
        derivation = HKDF(algorithm=SHA256(), length=_DERIVED_BYTES, salt=None, info=purpose)
        return derivation.derive(self.signing_key)


def new_keys() -> PrivateKeys:
    """Fresh keys, from the system's chance."""
    return PrivateKeys(
        Ed25519PrivateKey.generate().private_bytes_raw(), str(x25519.Identity.generate())
    )


def is_signed(message: bytes, signature: bytes, checking_key: bytes) -> bool:
    """Whether `signature` was made over `message` by whoever has the other half of the key."""
    try:
        Ed25519PublicKey.from_public_bytes(checking_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint_words(keys: PublicKeys) -> tuple[str, ...]:
    """Twelve words to be read aloud, by which both keys are recognised.

    They spell the first 132 bits of a SHA-256 over a context string and both keys, eleven bits a
    word, in the English list of BIP-39, whose words differ in their first four letters. To be
    taken for somebody else one has to find other keys with the same 132 bits, which takes about
    2^132 tries: beyond all computers there are. (Two sets of one's own with the same words take
    2^66, and gain nothing.) BIP-39's own four bits of check are left out, as a slip in reading
    aloud shows against the other's words.
    """
    content = _FINGERPRINT_CONTEXT + keys.checking_key + keys.sealing_key.encode()
    bits = int.from_bytes(hashlib.sha256(content).digest()) >> (256 - WORDS * _BITS_A_WORD)
    places = (bits >> _BITS_A_WORD * place for place in reversed(range(WORDS)))
    return tuple(_word_list()[place % 2**_BITS_A_WORD] for place in places)


@cache
def _word_list() -> tuple[str, ...]:
    from mnemonic import Mnemonic  # noqa: PLC0415 - reads a file

    return tuple(Mnemonic("english").wordlist)


def _is_checking_key(key: bytes) -> bool:
    if len(key) != _CHECKING_BYTES:
        return False
    height = int.from_bytes(key, "little") % 2**255
    if height >= _PRIME or height == 1:
        return False
    # The same point on the Montgomery curve (RFC 7748, 4.1): u = (1 + y) / (1 - y).
    other = (1 + height) * pow(1 - height, -1, _PRIME) % _PRIME
    return _is_strong(other.to_bytes(_CHECKING_BYTES, "little"))


def _is_sealing_key(key: str) -> bool:
    try:
        written = str(x25519.Recipient.from_str(key))
    except RecipientError:
        return False
    return written == key and _is_strong(_point(key))


def _point(sealing_key: str) -> bytes:
    """The 32 bytes in an age recipient whose check is known to hold (BIP-173: five bits each)."""
    bits = 0
    for letter in sealing_key.removeprefix(_SEALING_MARK)[:-_BECH32_CHECK]:
        bits = bits << 5 | _BECH32.index(letter)
    return (bits >> 4).to_bytes(_CHECKING_BYTES)


def _is_strong(point: bytes) -> bool:
    """Whether a secret can be agreed on with a point, which with one of small order cannot be."""
    try:
        _any_secret().exchange(X25519PublicKey.from_public_bytes(point))
    except ValueError:
        return False
    return True


@cache
def _any_secret() -> X25519PrivateKey:
    return X25519PrivateKey.generate()
