"""What a pack says of itself: whose it is, for whom, what is in it. Signed by its sender.

It is written as canonical JSON: one flat object with these names and no others, sorted, without
spaces, in UTF-8. What is not written in just this way is not read, so that there are never two
readings of what was signed.

A pack that holds no span of its sender's changes, but one patch or project or figures alone, is of
a later edition and says one thing more. A program that does not know it refuses the pack, instead
of taking it for a whole one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from organiser_app.domain.errors import InvalidInput
from organiser_app.sync import pack_problems
from organiser_app.sync.keys import PublicKeys
from organiser_app.sync.part import Part, part_as_json, part_in_json

EDITION = 1
"""The layout of the container, and of the manifest of a pack that holds a span of changes."""

EDITION_OF_PARTS = 2
"""That of one which holds none: it says of which part it is, or nothing where it is of figures."""

MOST_READERS = 200
"""For how many people one pack can be sealed: the header of age is slow to read beyond."""

MOST_MANIFEST_BYTES = 32 * 1024
_MOST_NUMBER = 2**63 - 1
_MOST_NAME = 200
_SEALING_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{16}")
_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
# A name in Welsh beside one in Urdu needs none of these, and they can make a name read as another.
_TURNS_WRITING_ROUND = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class PackKind(StrEnum):
    """How much of the log is in a pack."""

    WHOLE = "whole"
    PSEUDONYMOUS = "pseudonymous"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the writer of a pack says of it before its lines are counted.

    `min_reader` is the least revision of the schema that may merge it, `schema` the writer's own.
    It holds the changes after the sequence `since` (0 for everything) up to `until`, both numbers
    of the sender's, whose device is `device` (16 hexadecimal digits). `made_at` is aware, in UTC.
    With a `part`, or as figures, it holds no span of them, and both numbers are 0: whoever has it
    has not been handed the sender's changes up to any of them.
    """

    min_reader: int
    schema: int
    made_at: datetime
    sender_name: str
    kind: PackKind
    since: int
    until: int
    device: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """What the lines of a pack came to.

    `payload_bytes` counts them before they were compressed, each with its end; `sha256` (in
    hexadecimal digits) is over all of it as it was compressed.
    """

    records: int
    payload_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack's heading, its sender and readers, and what its payload must come to.

    `readers` are the sealing keys for which it was written, sorted; none for a pack under a
    passphrase. `ValueError` if anything is out of range.
    """

    edition: int
    min_reader: int
    schema: int
    made_at: datetime
    sender: PublicKeys
    sender_name: str
    readers: tuple[str, ...]
    kind: PackKind
    since: int
    until: int
    device: str
    records: int
    payload_bytes: int
    sha256: str
    part: Part | None = None

    def __post_init__(self) -> None:
        unsound = [name for name, sound in self._checks() if not sound]
        if unsound:
            raise ValueError(unsound)

    @property
    def holds_a_span(self) -> bool:
        """Whether it holds all that the log may share of some span of its changes."""
        return self.part is None and self.kind is PackKind.WHOLE

    def _checks(self) -> Iterator[tuple[str, bool]]:
        yield "edition", self.edition == _edition(self.kind, self.part)
        yield "part", self.part is None or self.kind is not PackKind.COUNTS
        yield "part", self.part is None or is_name(self.part.name)
        yield "min_reader, schema", 0 <= self.min_reader <= self.schema <= _MOST_NUMBER
        yield "made_at", self.made_at.tzinfo == UTC
        yield "sender_name", is_name(self.sender_name)
        yield "readers", len(self.readers) <= MOST_READERS
        yield "readers", self.readers == tuple(sorted(set(self.readers)))
        yield "readers", all(_SEALING_KEY.fullmatch(each) for each in self.readers)
        yield "since, until", 0 <= self.since <= self.until <= _MOST_NUMBER
        yield "since, until", self.holds_a_span or self.until == 0
        yield "device", bool(_DEVICE.fullmatch(self.device))
        yield "records", 0 <= self.records <= self.payload_bytes <= _MOST_NUMBER
        yield "sha256", bool(_DIGEST.fullmatch(self.sha256))


def manifest_of(
    heading: Heading, sender: PublicKeys, readers: tuple[str, ...], payload: Payload
) -> Manifest:
    """A heading made whole, once the payload is there; `ValueError` as of `Manifest`."""
    said = {
        field.name: getattr(part, field.name)
        for part in (heading, payload)
        for field in fields(part)
    }
    edition = _edition(heading.kind, heading.part)
    return Manifest(**said, edition=edition, sender=sender, readers=readers)


def _edition(kind: PackKind, part: Part | None) -> int:
    return EDITION if kind is PackKind.WHOLE and part is None else EDITION_OF_PARTS


def written(manifest: Manifest) -> bytes:
    """The bytes of a manifest, which are what is signed."""
    content: dict[str, Any] = {
        field.name: getattr(manifest, field.name) for field in fields(manifest)
    }
    sender = content.pop("sender")
    content["checking_key"] = sender.checking_key.hex()
    content["sealing_key"] = sender.sealing_key
    content["made_at"] = manifest.made_at.isoformat(timespec="microseconds")
    content["part"] = part_as_json(manifest.part)
    if manifest.edition == EDITION:
        del content["part"]
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_manifest(raw: bytes) -> Manifest:
    """The manifest in `raw`; `DamagedPack` where there is none, `NewerPack` where it is a later."""
    try:
        content = json.loads(raw.decode())
        edition = _whole_number(content["edition"])
        if edition > EDITION_OF_PARTS:
            raise pack_problems.newer(f"edition {edition}")
        manifest = _manifest(content, _READ if edition == EDITION else _READ_OF_PARTS)
        if written(manifest) != raw:
            raise ValueError("written in another way")
    except (ValueError, TypeError, KeyError, RecursionError, InvalidInput) as problem:
        raise pack_problems.damaged(f"manifest: {type(problem).__name__}") from problem
    return manifest


def _manifest(content: dict[str, Any], readings: dict[str, _Reading]) -> Manifest:
    if content.keys() != readings.keys():
        raise ValueError("other names")
    said = {name: read(content[name]) for name, read in readings.items()}
    sender = PublicKeys(said.pop("checking_key"), said.pop("sealing_key"))
    return Manifest(**said, sender=sender)


def _whole_number(value: object) -> int:
    if type(value) is not int:  # a bool is an int, too
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _key_bytes(value: object) -> bytes:
    return bytes.fromhex(_text(value))


def _moment(value: object) -> datetime:
    return datetime.fromisoformat(_text(value))


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(each) for each in value)


def _kind(value: object) -> PackKind:
    return PackKind(_text(value))


def is_name(text: str) -> bool:
    """Whether a text may stand where a name is expected: short, and read as it is written."""
    unfit = any(unicodedata.category(c) in _INVISIBLE or c in _TURNS_WRITING_ROUND for c in text)
    return not unfit and text == text.strip() and 0 < len(text) <= _MOST_NAME


_Reading = Callable[[object], Any]
_READ: dict[str, _Reading] = {
    "edition": _whole_number,
    "min_reader": _whole_number,
    "schema": _whole_number,
    "made_at": _moment,
    "checking_key": _key_bytes,
    "sealing_key": _text,
    "sender_name": _text,
    "readers": _texts,
    "kind": _kind,
    "since": _whole_number,
    "until": _whole_number,
    "device": _text,
    "records": _whole_number,
    "payload_bytes": _whole_number,
    "sha256": _text,
}
"""How each part is read from JSON; `TypeError` or `ValueError` where it cannot be."""
_READ_OF_PARTS = {**_READ, "part": part_in_json}
