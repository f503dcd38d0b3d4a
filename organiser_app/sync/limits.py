"""How much a pack may hold, so that a hostile one is refused before it fills memory or disk."""

from __future__ import annotations

from dataclasses import dataclass

_KIB, _GIB = 1024, 1024**3


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each that is read or written.

    A national log of 20 million records comes to 5.5 GB, and compressed to 1.3 GB, so that three
    times as much is let through. A text has 100,000 letters at most, and in a record there may be
    more of them, each with what others wrote in its place: forty that are as long as can be fit in
    a line. A record of ours nests four deep.
    """

    compressed_bytes: int = 5 * _GIB
    """Of the file, and of its payload; this much disk is needed to read it."""
    payload_bytes: int = 16 * _GIB
    line_bytes: int = 16 * _KIB * _KIB
    records: int = 60_000_000
    nesting: int = 64
