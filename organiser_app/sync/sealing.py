"""Encryption to readers by age, from one stream into another, and passphrases in front of it.

A pack for members is an age file and nothing else. One under a passphrase is an age file for a key
of one use, after a slot in which that key is wrapped, just as a log's own key is wrapped:

    8 bytes     mark
    4, 4 bytes  cost of a guess: memory in KiB, passes over it (Argon2id), big-endian
    16, 12      salt, nonce
    90          the age identity, encrypted (ChaCha20-Poly1305) under what Argon2id gives
    …           the age file

See `docs/decisions/0023-the-pack.md` for why age's own passphrases are not used.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pyrage
from pyrage import x25519

from organiser_app.domain.errors import WrongPassphrase
from organiser_app.store.keys import KeyCost, Slot, unwrap, wrap
from organiser_app.sync import pack_problems

_AGE = b"age-encryption.org/"
_AGE_1 = _AGE + b"v1\n"
_AGE_END = b"\n--- "
_AGE_STANZA = b"\n-> "
# The library takes a minute over a header of 256 KB, and hours over one of some megabytes.
_MOST_HEADER_BYTES, _MOST_STANZAS = 32 * 1024, 256
_PASSPHRASE_MARK = b"OLOGPWD1"
_SLOT = struct.Struct(">8sII16s12s90s")
# A hostile file must not make the machine try for minutes, or run out of memory: 2 s at most.
_LEAST_MEMORY_KIB, _MOST_MEMORY_KIB, _MOST_PASSES = 8, 256 * 1024, 4
_NO_KEY = "No matching keys found"


class Source(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Target(Protocol):
    """What is written to."""

    def write(self, content: bytes, /) -> object:
        """Take `content` in."""


class File(Source, Protocol):
    """What is read from, also from elsewhere in it."""

    def seek(self, place: int, /) -> object:
        """Read on from `place`, in bytes from the beginning."""


def seal(source: Source, target: Target, sealing_keys: Sequence[str]) -> None:
    """Encrypt what `source` gives so that each of `sealing_keys` opens it."""
    recipients = [x25519.Recipient.from_str(key) for key in sealing_keys]
    _stream(pyrage.encrypt_io, source, target, recipients)


def seal_with_passphrase(source: Source, target: Target, passphrase: str, cost: KeyCost) -> None:
    """Encrypt what `source` gives so that `passphrase` opens it.

    `InvalidInput` where it is too short; a guess at it costs `cost`.
    """
    identity = x25519.Identity.generate()
    slot = wrap(str(identity).encode(), passphrase, cost)
    secret = (base64.b64decode(part) for part in (slot.salt, slot.nonce, slot.wrapped))
    target.write(_SLOT.pack(_PASSPHRASE_MARK, slot.memory_kib, slot.passes, *secret))
    _stream(pyrage.encrypt_io, source, target, [identity.to_public()])


def is_under_passphrase(file: File) -> bool:
    """Whether what lies there opens with a passphrase."""
    file.seek(0)
    return file.read(len(_PASSPHRASE_MARK)) == _PASSPHRASE_MARK


def expect_passphrase(file: File, passphrase: str) -> None:
    """See that it is `passphrase` that opens what lies there; only its slot is read.

    `WrongPassphrase` where it is another, `DamagedPack` where no passphrase can.
    """
    _identity_of(file, passphrase)


def unseal(file: File, target: Target, opening_key: str) -> None:
    """Decrypt `file` into `target`, in pieces, with a member's key.

    `NotAPack`, `NewerPack`, `DamagedPack` or `ForeignPack`; whatever `target` raises passes
    through. What came before a damage has been written by then.
    """
    _check_header(file, 0)
    try:
        _stream(pyrage.decrypt_io, file, target, [x25519.Identity.from_str(opening_key)])
    except (pyrage.DecryptError, _StreamError) as problem:
        if str(problem).startswith(_NO_KEY):
            raise pack_problems.not_for_us() from problem
        raise pack_problems.damaged(f"age: {problem}") from problem


def unseal_with_passphrase(file: File, target: Target, passphrase: str) -> None:
    """Decrypt `file` as `unseal` does, with a passphrase; `WrongPassphrase` where it is another."""
    identity = _identity_of(file, passphrase)
    _check_header(file, _SLOT.size)
    try:
        _stream(pyrage.decrypt_io, file, target, [identity])
    except (pyrage.DecryptError, _StreamError) as problem:
        raise pack_problems.damaged(f"age: {problem}") from problem


def _identity_of(file: File, passphrase: str) -> x25519.Identity:
    file.seek(0)
    raw = file.read(_SLOT.size)
    if len(raw) < _SLOT.size:
        raise pack_problems.damaged("slot")
    _, memory_kib, passes, *secret = _SLOT.unpack(raw)
    if not (_LEAST_MEMORY_KIB <= memory_kib <= _MOST_MEMORY_KIB and 1 <= passes <= _MOST_PASSES):
        raise pack_problems.damaged(f"cost of a guess: {memory_kib} KiB, {passes} passes")
    slot = Slot(memory_kib, passes, *(base64.b64encode(part).decode() for part in secret))
    try:
        return x25519.Identity.from_str(unwrap((slot,), passphrase).decode())
    except (WrongPassphrase, UnicodeDecodeError, pyrage.IdentityError) as problem:
        raise pack_problems.wrong_passphrase() from problem


def _check_header(file: File, place: int) -> None:
    """See that an age file begins at `place`, whose header is soon read, and go back there."""
    file.seek(place)
    head = file.read(_MOST_HEADER_BYTES)
    file.seek(place)
    if not head.startswith(_AGE_1):
        raise pack_problems.newer("age") if head.startswith(_AGE) else pack_problems.not_a_pack()
    header, end, _ = head.partition(_AGE_END)
    if not end or header.count(_AGE_STANZA) > _MOST_STANZAS:
        raise pack_problems.damaged("header of age")


class _StreamError(Exception):
    """The library found fault with what it read, and says so as an error of the system."""


class _Watched:
    """One end of a stream, which remembers what went wrong there.

    The library turns some errors into its own, and passes over one at the last 8 KB: a pack cut
    short by a full disk would count as written.
    """

    def __init__(self, act: Callable[[Any], Any]) -> None:
        self._act = act
        self.problem: BaseException | None = None

    def __call__(self, given: int | bytes) -> Any:
        if self.problem:
            raise self.problem
        try:
            return self._act(given)
        except BaseException as problem:
            self.problem = problem
            raise


class _Reading:
    """A source, as the library asks for one."""

    def __init__(self, source: Source) -> None:
        self.read = _Watched(source.read)


class _Writing:
    """A target, as the library asks for one."""

    def __init__(self, target: Target) -> None:
        self._write = self.watched = _Watched(target.write)

    def write(self, content: bytes) -> int:
        """Hand all of `content` on."""
        self._write(content)
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""


def _stream(
    act: Callable[[Any, Any, Sequence[Any]], None],
    source: Source,
    target: Target,
    keys: Sequence[Any],
) -> None:
    reading, writing = _Reading(source), _Writing(target)
    failed: Exception | None = None
    try:
        act(reading, writing, keys)
    except OSError as problem:
        failed = _StreamError(str(problem))
    except (pyrage.DecryptError, pyrage.EncryptError) as problem:
        failed = problem
    worst = reading.read.problem or writing.watched.problem or failed
    if worst:
        raise worst
