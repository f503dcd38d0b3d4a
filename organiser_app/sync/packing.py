"""Lines as a compressed payload, counted as they pass; `unpacking` is the way back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import zstandard

from organiser_app.sync import pack_problems
from organiser_app.sync.limits import Limits
from organiser_app.sync.manifest import Payload
from organiser_app.sync.sealing import Target
from organiser_app.sync.unpacking import is_shallow

# Ids and versions are chance, which more effort does not make smaller.
_LEVEL = 1
_BATCH_BYTES = 1024 * 1024


def pack_lines(lines: Iterable[bytes], target: Target, limits: Limits) -> Payload:
    """Write `lines` to `target`, compressed; `PackTooLarge` where no reader would take it in."""
    outlet = _Outlet(target, limits)
    compressing = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj()
    records = payload_bytes = 0
    for batch in _batches(lines, limits):
        content = b"\n".join(batch) + b"\n"
        records += len(batch)
        payload_bytes += len(content)
        if records > limits.records or payload_bytes > limits.payload_bytes:
            raise pack_problems.too_large_to_write("payload")
        outlet.write(compressing.compress(content))
    outlet.write(compressing.flush())
    return Payload(records, payload_bytes, outlet.digest.hexdigest())


class _Outlet:
    """Where compressed bytes go, with their digest."""

    def __init__(self, target: Target, limits: Limits) -> None:
        self.digest = hashlib.sha256()
        self._target = target
        self._left = limits.compressed_bytes

    def write(self, content: bytes) -> None:
        """Hand `content` on."""
        self._left -= len(content)
        if self._left < 0:
            raise pack_problems.too_large_to_write("compressed")
        self.digest.update(content)
        self._target.write(content)


def _batches(lines: Iterable[bytes], limits: Limits) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for line in lines:
        if not line or b"\n" in line:
            raise ValueError("a record is one line")
        if len(line) > limits.line_bytes or not is_shallow(line, limits.nesting):
            raise pack_problems.too_large_to_write("a line")
        batch.append(line)
        size += len(line)
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
