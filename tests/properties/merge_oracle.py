"""Every write of a team, and what its writer had seen: from that follows what has to stand."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

DEVICES = int(os.environ.get("ORGANISER_DEVICES", "3"))
"""How many logs there are; `make endurance` asks for five."""
Key = tuple[str, str, str]
"""A table, a row and a field."""


@dataclass
class Oracle:
    """Every write there was, and what is known of them on each device."""

    written: dict[Key, dict[bytes, object]] = field(default_factory=lambda: defaultdict(dict))
    over: set[tuple[Key, bytes]] = field(default_factory=set)
    known: list[dict[Key, set[bytes]]] = field(
        default_factory=lambda: [defaultdict(set) for _ in range(DEVICES)]
    )
    erased: set[str] = field(default_factory=set)

    def note(self, number: int, key: Key, version: bytes, value: object, seen: set[bytes]) -> None:
        """Somebody wrote a field at a device, having seen some earlier writes."""
        self.over |= {(key, one) for one in seen}
        self.written[key][version] = value
        self.known[number][key].add(version)

    def stands(self) -> dict[Key, tuple[object, bytes]]:
        """What has to stand everywhere in the end."""
        gone = self._gone()
        return {
            key: (None if self._names_erased(key, latest) else writes[latest], latest)
            for key, writes in self.written.items()
            if key[1] not in gone
            for latest in [max(writes)]
        }

    def beside(self) -> set[tuple[str, str, str, bytes]]:
        """The writes that nobody who wrote the field afterwards had seen, but the latest."""
        gone = self._gone()
        return {
            (*key, version)
            for key, writes in self.written.items()
            if key[1] not in gone
            for version in writes
            if version != max(writes)
            and (key, version) not in self.over
            and not self._names_erased(key, version)
        }

    def _gone(self) -> set[str]:
        subject = {
            key[1]: writes[max(writes)]
            for key, writes in self.written.items()
            if key[0] == "tie" and key[2] == "subject_id"
        }
        return self.erased | {row for row, of in subject.items() if of in self.erased}

    def _names_erased(self, key: Key, version: bytes) -> bool:
        return key[2] == "introduced_by_id" and self.written[key][version] in self.erased


@dataclass
class Handed:
    """A pack: its lines, and which writes to each field its sender knew of."""

    lines: list[bytes]
    known: dict[Key, set[bytes]]


def told_in(lines: list[bytes]) -> Iterator[Key]:
    """The fields of which lines tell a value."""
    table, fields = "", list[str]()
    for said in map(json.loads, lines):
        if isinstance(said, dict):
            table, fields = said["table"], said["fields"]
            continue
        row, _, versions, _ = said
        for name, version in zip(
            fields, [versions] * len(fields) if isinstance(versions, str) else versions, strict=True
        ):
            if version is not None:
                yield table, row, name
