"""The random key that opens a log, and the slots in which it is kept wrapped.

A log is encrypted under a random 256-bit data key. Each slot holds that key, encrypted
(ChaCha20-Poly1305) under a key drawn from a passphrase by Argon2id (RFC 9106). The printed
recovery key *is* the data key, in letters that survive handwriting, so that it opens the bare
database even when every slot is lost; see `docs/decisions/0002-a-log-is-a-folder.md`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from organiser_app.domain.errors import DamagedLog, InvalidInput, NewerLog, WrongPassphrase
from organiser_app.language import tr

KEY_BYTES = 32
MINIMUM_PASSPHRASE = 8
_FORMAT = 1
_SALT_BYTES = 16
_NONCE_BYTES = 12
_CONTEXT = b"organiser log key slot 1"
_TAG_BYTES = 16
_CHECK_BYTES = 3
_GROUP = 4
# A damaged key file must not make the machine try for hours, or run out of memory.
_LEAST_MEMORY_KIB, _MOST_MEMORY_KIB, _MOST_PASSES = 8, 4 * 1024 * 1024, 100
# Crockford's base 32: no I, L, O or U, which are misread or misheard.
_PLAIN, _CROCKFORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TO_CROCKFORD = str.maketrans(_PLAIN, _CROCKFORD)
_FROM_CROCKFORD = str.maketrans(_CROCKFORD + "OIL", _PLAIN + "ABB")


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What trying one passphrase costs: memory in KiB and passes over it (0.4 s by default)."""

    memory_kib: int = 64 * 1024
    passes: int = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped under a passphrase; all fields but the cost are base64."""

    memory_kib: int
    passes: int
    salt: str
    nonce: str
    wrapped: str


def new_data_key() -> bytes:
    """`KEY_BYTES` bytes of chance."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(data_key: bytes, passphrase: str, cost: KeyCost) -> Slot:
    """A slot that gives `data_key` back for `passphrase`."""
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise InvalidInput(
            tr("The passphrase needs at least {count} characters.", count=MINIMUM_PASSPHRASE)
        )
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    wrapping = _wrapping_key(passphrase, salt, cost)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(nonce, data_key, _CONTEXT)
    return Slot(cost.memory_kib, cost.passes, _text(salt), _text(nonce), _text(wrapped))


def unwrap(slots: tuple[Slot, ...], secret: str) -> bytes:
    """The data key, for a passphrase that fits one slot, or for the recovery key.

    Raises `WrongPassphrase` where `secret` is neither. A recovery key cannot be told wrong here:
    whether it is this log's is seen when the database opens.
    """
    for slot in slots:
        wrapping = _wrapping_key(secret, _bytes(slot.salt), KeyCost(slot.memory_kib, slot.passes))
        try:
            return ChaCha20Poly1305(wrapping).decrypt(
                _bytes(slot.nonce), _bytes(slot.wrapped), _CONTEXT
            )
        except InvalidTag:
            continue
    return from_recovery_key(secret)


def recovery_key(data_key: bytes) -> str:
    """`data_key` as it is printed: groups of four letters and digits, with a check at the end."""
    letters = base64.b32encode(data_key + _check(data_key)).decode().rstrip("=")
    printed = letters.translate(_TO_CROCKFORD)
    return " ".join(printed[i : i + _GROUP] for i in range(0, len(printed), _GROUP))


def from_recovery_key(printed: str) -> bytes:
    """The data key, read back from paper; spaces, dashes and case do not matter.

    Raises `WrongPassphrase` where a letter is wrong, or it is no recovery key at all.
    """
    letters = "".join(c for c in printed.upper() if c.isalnum()).translate(_FROM_CROCKFORD)
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raw = b""
    data_key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(raw) != KEY_BYTES + _CHECK_BYTES or check != _check(data_key):
        raise WrongPassphrase(
            tr("That passphrase does not open this log. The printed recovery key opens it too.")
        )
    return data_key


def is_recovery_key(secret: str) -> bool:
    """Whether `secret` is the recovery key of some log, without a slip."""
    try:
        from_recovery_key(secret)
    except WrongPassphrase:
        return False
    return True


def write_slots(slots: tuple[Slot, ...]) -> bytes:
    """The slots as they lie beside the database: JSON, which holds no secret by itself."""
    return json.dumps({"format": _FORMAT, "slots": [asdict(slot) for slot in slots]}).encode()


def read_slots(raw: bytes) -> tuple[Slot, ...]:
    """The slots of a key file; `DamagedLog` where it is not one, `NewerLog` where it is a later."""
    try:
        content = json.loads(raw)
        edition, slots = int(content["format"]), content["slots"]
        if edition == _FORMAT:
            return tuple(_slot(slot) for slot in slots)
    except (ValueError, KeyError, TypeError) as problem:
        raise DamagedLog(
            tr(
                "The log's key file is lost or damaged. Open the log with its printed recovery key."
            ),
            detail=repr(problem),
        ) from problem
    raise NewerLog(
        tr("A newer version of Organiser wrote this log's key file. Install that version."),
        detail=str(edition),
    )


def _slot(given: dict[str, Any]) -> Slot:
    slot = Slot(**given)
    lengths = [len(_bytes(part)) for part in (slot.salt, slot.nonce, slot.wrapped)]
    if lengths != [_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES]:
        raise ValueError(lengths)
    bounded = _LEAST_MEMORY_KIB <= slot.memory_kib <= _MOST_MEMORY_KIB
    if not (bounded and 1 <= slot.passes <= _MOST_PASSES):
        raise ValueError(slot.memory_kib, slot.passes)
    return slot


def _wrapping_key(passphrase: str, salt: bytes, cost: KeyCost) -> bytes:
    return hash_secret_raw(
        # Keyboards differ in how they put é; and what came from the environment may be no UTF-8.
        unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=1,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _check(data_key: bytes) -> bytes:
    return hashlib.sha256(b"organiser recovery key" + data_key).digest()[:_CHECK_BYTES]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
