"""A pack of 500,000 lines: written, opened and read, beside what its parts cost by themselves.

The floor of each is the digest and the compression of the same bytes in memory, there or back.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

import zstandard

from organiser_app.sync.keys import new_keys
from organiser_app.sync.manifest import Heading, PackKind
from organiser_app.sync.pack import open_pack, write_pack
from tests.benchmarks.measuring import Line, each, memory

LINES = 500_000
_WORDS = ("the lift", "at our block", "has not worked", "since they said", "it was", "mended")
_WRITER, _READER = new_keys(), new_keys()
_HEADING = Heading(
    min_reader=4,
    schema=4,
    made_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    sender_name="Bench",
    kind=PackKind.WHOLE,
    since=0,
    until=LINES,
    device="00c0ffee00c0ffee",
)


def main() -> None:
    """Print the memory first, then one line for writing, one for opening and one for reading."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Bench.opack"
        before = memory()
        _write(path, _lines(number))
        _read(path)
        print(f"memory to write and read {number:,} lines: {(memory() - before) / 1e6:.0f} MB")
        lines = list(_lines(number))
        content = b"\n".join(lines)
        there, back = _floors(content)
        writing = each(lambda: _write(path, lines))
        print(Line(f"{len(content) / 1e6:.0f} MB written", writing, there, "5 s"))
        opening = each(lambda: open_pack(path, _READER).close())
        print(Line(f"{path.stat().st_size / 1e6:.0f} MB opened and verified", opening, back, "1 s"))
        reading = each(lambda: _read(path))
        print(Line(f"{number:,} lines opened and read", reading, back, "2 s"))


def _write(path: Path, lines: Iterable[bytes]) -> None:
    write_pack(path, _HEADING, lines, _WRITER, readers=[_READER.public().sealing_key])


def _read(path: Path) -> int:
    with open_pack(path, _READER) as pack:
        return sum(1 for _ in pack.lines())


def _lines(number: int) -> Iterator[bytes]:
    """Records about as long as a statement with its versions, of words and chance."""
    chance = random.Random(1)  # noqa: S311
    for place, _ in zip(count(), range(number), strict=False):
        ids = [UUID(int=chance.getrandbits(128)) for _ in range(2)]
        said = " ".join(chance.choices(_WORDS, k=7))
        version = f"{(1_772_000_000_000 + place) << 80 | 0xC0FFEE:032x}"
        words = f'"words":["{version}","{said}"],"of":["{version}","{ids[1]}"]'
        yield f'["statement","{ids[0]}",{{{words}}}]'.encode()


def _floors(content: bytes) -> tuple[float, float]:
    compressed = zstandard.ZstdCompressor(level=1).compress(content)
    unpack = zstandard.ZstdDecompressor().decompress
    there = each(lambda: sha256(zstandard.ZstdCompressor(level=1).compress(content)))
    return there, each(lambda: (sha256(compressed), unpack(compressed)))


if __name__ == "__main__":
    main()
