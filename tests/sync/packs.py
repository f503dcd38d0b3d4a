"""Packs for a test to read: keys, a heading, lines, and what a forger would put together."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import zstandard

from organiser_app.sync import sealing
from organiser_app.sync.keys import PrivateKeys, new_keys
from organiser_app.sync.manifest import Heading, Manifest, PackKind, Payload, manifest_of, written
from organiser_app.sync.pack import open_pack, write_pack
from tests.store_fixtures import CHEAP, START

WRITER, READER, STRANGER = new_keys(), new_keys(), new_keys()
HEADING = Heading(
    min_reader=4,
    schema=4,
    made_at=START,
    sender_name="Asha",
    kind=PackKind.WHOLE,
    since=0,
    until=812,
    device="00c0ffee00c0ffee",
)
LINES = [b'["statement","%04d",{"words":"the lift, again"}]' % number for number in range(300)]
PASSPHRASE = "kettle kettle kettle"


def sealing_key(keys: PrivateKeys) -> str:
    """What a pack for these keys is sealed with."""
    return keys.public().sealing_key


def pack_for(path: Path, *readers: PrivateKeys, lines: Iterable[bytes] = LINES) -> Manifest:
    """A pack of `lines` from `WRITER`."""
    keys = [sealing_key(each) for each in readers]
    return write_pack(path, HEADING, lines, WRITER, readers=keys)


def passphrase_pack(path: Path, lines: Iterable[bytes] = LINES) -> Manifest:
    """A pack of `lines` from `WRITER` under `PASSPHRASE`."""
    return write_pack(path, HEADING, lines, WRITER, passphrase=PASSPHRASE, cost=CHEAP)


def read(path: Path, keys: PrivateKeys = READER) -> list[bytes]:
    """All lines of a pack for `keys`."""
    with open_pack(path, keys) as pack:
        return list(pack.lines())


def compressed(content: bytes) -> bytes:
    """One frame of zstd."""
    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


def honest(payload: bytes, records: int, payload_bytes: int) -> Manifest:
    """What `WRITER` would sign for this payload, for `READER`."""
    counted = Payload(records, payload_bytes, hashlib.sha256(payload).hexdigest())
    return manifest_of(HEADING, WRITER.public(), (sealing_key(READER),), counted)


def put_together(
    path: Path,
    manifest: Manifest | bytes,
    payload: bytes,
    *,
    signer: PrivateKeys = WRITER,
    length: int | None = None,
    passphrase: str | None = None,
) -> Path:
    """A pack for `READER`, or under a passphrase, of parts that no writer would put together."""
    said = manifest if isinstance(manifest, bytes) else written(manifest)
    size = (len(said) if length is None else length).to_bytes(4, "big")
    inside = size + said + signer.sign(b"organiser pack 1\0" + said) + payload
    return sealed(path, inside, passphrase)


def sealed(path: Path, inside: bytes, passphrase: str | None = None) -> Path:
    """Anything at all, sealed for `READER` or under a passphrase."""
    with path.open("wb") as file:
        if passphrase is None:
            sealing.seal(io.BytesIO(inside), file, [sealing_key(READER)])
        else:
            sealing.seal_with_passphrase(io.BytesIO(inside), file, passphrase, CHEAP)
    return path


def signed_lines(path: Path, content: bytes, records: int, **other: Any) -> Path:
    """A pack whose lines are `content`, and whose manifest says so, but for `other`."""
    payload = compressed(content)
    manifest = replace(honest(payload, records, len(content)), **other)
    return put_together(path, manifest, payload)
