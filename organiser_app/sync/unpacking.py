"""A compressed payload as lines, of which no more is ever held than one line and one mouthful."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import zstandard

from organiser_app.sync import pack_problems
from organiser_app.sync.limits import Limits
from organiser_app.sync.manifest import Manifest

MOUTHFUL = 1024
"""Compressed bytes taken at once: they unpack to 33 MB at most, as four of them make 128 KiB."""

_WINDOW_BYTES = 8 * 1024 * 1024
_SLICE = 256 * 1024
# A string in JSON, to its end or to that of the line, so that it is never begun twice.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPENING = set(b"[{")


def unpacked(mouthfuls: Iterable[bytes], manifest: Manifest, limits: Limits) -> Iterator[bytes]:
    """The lines of a payload without their ends, as many and as long as `manifest` says.

    `mouthfuls` are of `MOUTHFUL` bytes at most. `DamagedPack` where anything comes to more or to
    less, `PackTooLarge` where a line is too long or too deep.
    """
    records = 0
    for line in _lines(_decompressed(mouthfuls, manifest), limits):
        records += 1
        if records > manifest.records:
            raise pack_problems.damaged("more records than the manifest says")
        if not line:
            raise pack_problems.damaged("an empty line")
        if not is_shallow(line, limits.nesting):
            raise pack_problems.too_large("nesting")
        yield line
    if records != manifest.records:
        raise pack_problems.damaged("fewer records than the manifest says")


def is_shallow(line: bytes, nesting: int) -> bool:
    """Whether JSON in `line` goes no deeper than `nesting`, however it was written.

    Most lines have fewer brackets than that, which is all that is counted of them.
    """
    if line.count(b"[") + line.count(b"{") <= nesting:
        return True
    depth = 0
    for bracket in _STRING.sub(b"", line).translate(None, _NO_BRACKETS):
        depth += 1 if bracket in _OPENING else -1
        if depth > nesting:
            return False
    return True


def _decompressed(mouthfuls: Iterable[bytes], manifest: Manifest) -> Iterator[bytes]:
    unpacking = zstandard.ZstdDecompressor(max_window_size=_WINDOW_BYTES).decompressobj()
    total = 0
    for number, mouthful in enumerate(mouthfuls):
        if number == 0 and not mouthful.startswith(zstandard.FRAME_HEADER):
            raise pack_problems.damaged("payload: not a frame as it is written today")
        try:
            content = unpacking.decompress(mouthful)
        except zstandard.ZstdError as problem:
            raise pack_problems.damaged(f"payload: {problem}") from problem
        total += len(content)
        if total > manifest.payload_bytes:
            raise pack_problems.damaged("payload: more than the manifest says")
        yield content
    if not unpacking.eof or unpacking.unused_data or total != manifest.payload_bytes:
        raise pack_problems.damaged("payload: cut short, or followed by something")


def _lines(pieces: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    begun: list[bytes] = []
    length = 0
    for piece in _sliced(pieces):
        *ended, rest = piece.split(b"\n")
        if ended:
            ended[0] = b"".join((*begun, ended[0]))
            begun, length = [], 0
        begun.append(rest)
        length += len(rest)
        if length > limits.line_bytes or any(len(line) > limits.line_bytes for line in ended):
            raise pack_problems.too_large("a line")
        yield from ended
    if length:
        raise pack_problems.damaged("payload: its last line has no end")


def _sliced(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in slices, as 33 MB of empty lines would make a list of 33 million."""
    for piece in pieces:
        for place in range(0, len(piece), _SLICE):
            yield piece[place : place + _SLICE]
