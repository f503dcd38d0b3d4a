"""Packs: what one log hands on to others, in one stream that trusts nothing.

    4 bytes   length of the manifest, big-endian
    …         the manifest, see `manifest`
    64 bytes  the sender's signature (Ed25519) over a context string and the manifest
    …         the payload: lines, each with its end, compressed as one frame of zstd

All of it is sealed for its readers, see `sealing`. Nothing of the payload is unpacked before the
signature fits, the pack is seen to be meant for us, and the payload has the digest that was signed.
Whether its sender is somebody whom we know is for the caller to decide, by `manifest.sender`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.store.files import plain_problems, writing_whole
from organiser_app.store.keys import KeyCost
from organiser_app.sync import pack_problems, sealing
from organiser_app.sync.keys import PrivateKeys, is_signed
from organiser_app.sync.limits import Limits
from organiser_app.sync.manifest import (
    MOST_MANIFEST_BYTES,
    MOST_READERS,
    Heading,
    Manifest,
    manifest_of,
    read_manifest,
    written,
)
from organiser_app.sync.packing import pack_lines
from organiser_app.sync.spool import Spool
from organiser_app.sync.unpacking import MOUTHFUL, unpacked

_CONTEXT = b"organiser pack 1\0"
_LENGTH_BYTES, _SIGNATURE_BYTES = 4, 64
_GULP = 64 * MOUTHFUL
_AGE_SHARE, _AGE_HEAD = 1024, 128 * 1024  # what age adds at most, and the manifest


def write_pack(
    path: Path,
    heading: Heading,
    lines: Iterable[bytes],
    keys: PrivateKeys,
    *,
    readers: Sequence[str] | None = None,
    passphrase: str | None = None,
    cost: KeyCost | None = None,
    limits: Limits | None = None,
    scratch: Path | None = None,
) -> Manifest:
    """Write `lines` (JSON, without their ends) to `path`, which is there wholly or not at all.

    It is sealed either for `readers` (sealing keys) or under `passphrase`, a guess at which costs
    `cost`. The payload is set aside in `scratch` meanwhile, by default beside `path`, encrypted.
    `InvalidInput` where there are too many readers or the passphrase is too short, `PackTooLarge`
    where a reader would refuse it, `EnvironmentProblem` where it cannot be written.
    """
    for_members = _sealed_for(readers, passphrase)
    with plain_problems(path), Spool(scratch or path.parent) as spool:
        payload = pack_lines(lines, spool, limits or Limits())
        manifest = manifest_of(heading, keys.public(), for_members, payload)
        source = _Joined(_head(written(manifest), keys), spool)
        with writing_whole(path) as file:
            if passphrase is None:
                sealing.seal(source, file, for_members)
            else:
                sealing.seal_with_passphrase(source, file, passphrase, cost or KeyCost())
    return manifest


def opens_with_passphrase(path: Path) -> bool:
    """Whether it is a passphrase that opens the pack at `path`, if it is one."""
    with _opened(path) as file:
        return sealing.is_under_passphrase(file)


def expect_passphrase(path: Path, passphrase: str) -> None:
    """See that it is `passphrase` that opens the pack at `path`, before all of it is read.

    `WrongPassphrase` where it is another, or another problem where no passphrase opens it.
    """
    with _opened(path) as file:
        sealing.expect_passphrase(file, passphrase)


def open_pack(
    path: Path,
    keys: PrivateKeys | None = None,
    passphrase: str | None = None,
    *,
    limits: Limits | None = None,
    scratch: Path | None = None,
) -> PackReader:
    """Open a pack with our own keys, or one that is under a passphrase with that.

    Its payload is set aside in `scratch`, encrypted, until the reader is closed. Raises a
    `PackProblem` that says which, `WrongPassphrase`, or another `EnvironmentProblem`.
    """
    limits = limits or Limits()
    with _opened(path) as file:
        most = limits.compressed_bytes
        if path.stat().st_size > most + most // _AGE_SHARE + _AGE_HEAD:
            raise pack_problems.too_large("file")
        spool = Spool(scratch)
        try:
            manifest = _take_in(file, spool, keys, passphrase, limits)
        except BaseException:
            spool.close()
            raise
    return PackReader(path, manifest, spool, limits)


class PackReader:
    """An open pack, to be closed: what it says of itself, and its lines as often as asked for."""

    def __init__(self, path: Path, manifest: Manifest, spool: Spool, limits: Limits) -> None:
        self.manifest = manifest
        self._path = path
        self._spool = spool
        self._limits = limits

    def lines(self) -> Iterator[bytes]:
        """Each line without its end, from the first; to be asked for again once all of them came.

        Whatever is wrong with a payload that its sender signed is seen as it streams, at the very
        end too: nothing may be kept of the lines before all of them came.
        """
        digest = hashlib.sha256()
        yield from unpacked(self._mouthfuls(digest.update), self.manifest, self._limits)
        if digest.hexdigest() != self.manifest.sha256:
            raise pack_problems.damaged("what was set aside is not what was read")

    def close(self) -> None:
        """Let go of what was set aside."""
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _mouthfuls(self, see: Callable[[bytes], None]) -> Iterator[bytes]:
        with plain_problems(self._path):
            self._spool.rewind()
            for gulp in iter(partial(self._spool.read, _GULP), b""):
                see(gulp)
                for place in range(0, len(gulp), MOUTHFUL):
                    yield gulp[place : place + MOUTHFUL]


class _Joined:
    """The head of a pack, and after it the payload that was set aside."""

    def __init__(self, head: bytes, spool: Spool) -> None:
        self._head = head
        self._spool = spool
        spool.rewind()

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        if self._head:
            content, self._head = self._head[:size], self._head[size:]
            return content
        return self._spool.read(size)


class _Intake:
    """What is inside the seal, as it comes: the head is judged, the payload set aside."""

    def __init__(self, spool: Spool, own_key: str | None, limits: Limits) -> None:
        self._spool = spool
        self._own_key = own_key
        self._limits = limits
        self._head = b""
        self._manifest: Manifest | None = None
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, content: bytes) -> None:
        """Take in the next bytes; a `PackProblem` as soon as they cannot be trusted."""
        payload = content if self._manifest else self._after_head(content)
        self._size += len(payload)
        if self._size > self._limits.compressed_bytes:
            raise pack_problems.too_large("payload")
        self._digest.update(payload)
        self._spool.write(payload)

    def manifest(self) -> Manifest:
        """What the pack says of itself, once all of it came and is as its sender signed it."""
        if self._manifest is None or self._digest.hexdigest() != self._manifest.sha256:
            raise pack_problems.damaged("cut short, or another payload than was signed")
        return self._manifest

    def _after_head(self, content: bytes) -> bytes:
        """The payload's first bytes, once the head is there."""
        self._head += content
        length = int.from_bytes(self._head[:_LENGTH_BYTES], "big")
        if len(self._head) >= _LENGTH_BYTES and length > MOST_MANIFEST_BYTES:
            raise pack_problems.damaged("manifest: its length")
        signed_to = _LENGTH_BYTES + length
        end = signed_to + _SIGNATURE_BYTES
        if len(self._head) < end:
            return b""
        self._judge(self._head[_LENGTH_BYTES:signed_to], self._head[signed_to:end])
        return self._head[end:]

    def _judge(self, said: bytes, signature: bytes) -> None:
        manifest = read_manifest(said)
        if not is_signed(_CONTEXT + said, signature, manifest.sender.checking_key):
            raise pack_problems.forged(manifest.sender_name)
        # Whoever can read a pack could seal what is inside for somebody else.
        if self._own_key not in (manifest.readers or (None,)):
            raise pack_problems.passed_on(manifest.sender_name)
        most = self._limits
        if manifest.records > most.records or manifest.payload_bytes > most.payload_bytes:
            raise pack_problems.too_large("manifest")
        self._manifest = manifest


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with plain_problems(path):
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise pack_problems.not_a_pack()
        with path.open("rb") as file:
            yield file


def _take_in(
    file: BinaryIO,
    spool: Spool,
    keys: PrivateKeys | None,
    passphrase: str | None,
    limits: Limits,
) -> Manifest:
    if sealing.is_under_passphrase(file):
        if passphrase is None:
            raise pack_problems.asks_for_passphrase()
        intake = _Intake(spool, None, limits)
        sealing.unseal_with_passphrase(file, intake, passphrase)
    else:
        if keys is None:
            raise pack_problems.asks_for_keys()
        intake = _Intake(spool, keys.public().sealing_key, limits)
        sealing.unseal(file, intake, keys.opening_key)
    return intake.manifest()


def _sealed_for(readers: Sequence[str] | None, passphrase: str | None) -> tuple[str, ...]:
    if bool(readers) == (passphrase is not None):
        raise InvalidInput(tr("Choose for whom the pack is, or give it a passphrase."))
    for_members = tuple(sorted(set(readers or ())))
    if len(for_members) > MOST_READERS:
        raise pack_problems.too_many_readers(MOST_READERS)
    return for_members


def _head(said: bytes, keys: PrivateKeys) -> bytes:
    return len(said).to_bytes(_LENGTH_BYTES, "big") + said + keys.sign(_CONTEXT + said)
