"""A row as it lies on a hub: its line of a pack, compressed and encrypted with the team's key.

The key is used in AES-SIV (RFC 5297), which needs no number that may be used only once: a log that
was restored, or copied with its machine, cannot use one again. What it puts in front, 16 bytes
that are chance to whoever lacks the key, is the digest of the row's words, of the team, the row,
the writer and the generation at once: it is what tallies are made of, and what is compared to see
whether a row is there already.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from organiser_app.sync.limits import Limits
from organiser_app.sync.spool import Spool
from organiser_app.sync.unpacking import is_shallow

DIGEST_BYTES = 16
ID_BYTES = 16
NOTHING = b""
"""What a row is written over with that may no longer leave: no line at all."""

_LIMITS = Limits()
_FRAME = struct.Struct(">16s16s16sI")
_NOBODY = bytes(ID_BYTES)


class UnreadableRecord(Exception):
    """A row that no key opens, or that is not what its writer put in."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row to be pushed: the residents whom it concerns (or no bytes), and the encrypted body."""

    id: bytes
    subject: bytes
    other_subject: bytes
    body: bytes

    @property
    def digest(self) -> bytes:
        """What its words come to."""
        return self.body[:DIGEST_BYTES]


class Cipher:
    """Encrypts and decrypts the rows of one team, under the generations of its key.

    `generation` is the latest, under which rows are written.
    """

    def __init__(self, team: str, keys: Mapping[int, bytes]) -> None:
        self.generation = max(keys)
        self._team = team.encode()
        self._ciphers = {generation: AESSIV(key) for generation, key in keys.items()}
        self._compressor = zstandard.ZstdCompressor(level=1)
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=2**23)

    def packed(self, line: bytes) -> bytes:
        """A line, compressed, as `encrypted` takes it."""
        return self._compressor.compress(line)

    def encrypted(self, packed: bytes, record_id: bytes, writer: str, generation: int) -> bytes:
        """The body of a row on the hub: its digest, and what nobody else can read."""
        around = [self._team, record_id, writer.encode(), b"%d" % generation]
        return self._ciphers[generation].encrypt(packed, around)

    def line(self, body: bytes, record_id: bytes, writer: str, generation: int) -> bytes:
        """The line in a body; `UnreadableRecord` where it is not as its writer left it."""
        around = [self._team, record_id, writer.encode(), b"%d" % generation]
        try:
            packed = self._ciphers[generation].decrypt(body, around)
            if zstandard.frame_content_size(packed) > _LIMITS.line_bytes:
                raise UnreadableRecord
            line = self._decompressor.decompress(packed, max_output_size=_LIMITS.line_bytes)
        except (InvalidTag, KeyError, ValueError, zstandard.ZstdError) as problem:
            raise UnreadableRecord from problem
        if not is_shallow(line, _LIMITS.nesting) or line.count(b"\n") > 1:
            raise UnreadableRecord
        return line


def set_aside(records: Iterator[Record], spool: Spool) -> int:
    """Write records to a spool; how many they were."""
    count = 0
    for record in records:
        subject, other = record.subject or _NOBODY, record.other_subject or _NOBODY
        spool.write(_FRAME.pack(record.id, subject, other, len(record.body)) + record.body)
        count += 1
    return count


def from_spool(spool: Spool) -> Iterator[Record]:
    """The records that were set aside, from the first."""
    spool.rewind()
    while head := spool.read(_FRAME.size):
        record_id, subject, other, size = _FRAME.unpack(head)
        subject, other = (b"" if each == _NOBODY else each for each in (subject, other))
        yield Record(record_id, subject, other, spool.read(size))


def carried_id(row_id: str) -> bytes:
    """The id under which lies what a later version wrote in a row, beside the row itself.

    A row's id says in its 13th digit that it is by time (RFC 9562, 7); this one says 8, one's own.
    """
    return bytes.fromhex(f"{row_id[:12]}8{row_id[13:]}")
