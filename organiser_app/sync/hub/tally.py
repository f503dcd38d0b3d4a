"""Tallies: what a writer's rows on a hub come to, signed, so that a row kept back is noticed.

Each writer signs how many rows it left on the hub and the sum of their digests, whatever their
order, and besides what it took away of others' by erasing. So what has to be there of somebody's
rows is their own sum less what others say that they erased of it: at any moment, in any order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from organiser_app.sync.hub.records import DIGEST_BYTES
from organiser_app.sync.keys import PrivateKeys, is_signed

_CONTEXT = b"organiser hub tally 1\0"
_SIGNATURE_BYTES = 64
_MODULUS = 2 ** (8 * DIGEST_BYTES)
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sum:
    """So many rows, and the sum of their digests, which does not know an order."""

    records: int = 0
    digest: int = 0

    def plus(self, digest: bytes) -> Sum:
        """With one row more."""
        value = int.from_bytes(digest)
        return Sum(self.records + 1, (self.digest + value) % _MODULUS)

    def less(self, digest: bytes) -> Sum:
        """With one row less."""
        value = int.from_bytes(digest)
        return Sum(self.records - 1, (self.digest - value) % _MODULUS)

    def without(self, other: Sum) -> Sum:
        """With so many rows less."""
        return Sum(self.records - other.records, (self.digest - other.digest) % _MODULUS)

    @property
    def digest_bytes(self) -> bytes:
        """The sum of the digests as it is kept."""
        return self.digest.to_bytes(DIGEST_BYTES)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a writer says of its rows on a hub.

    `serial` counts up with each that it signs, and `begun` with each time that it took everything
    away, to leave it there anew. `erased` is what it took away of others' rows, by writer;
    `is_erasing` says that it did so last. `schema` and `min_reader` are as in a pack's manifest.
    """

    team: str
    writer: str
    checking_key: bytes
    schema: int
    min_reader: int
    begun: int = 0
    serial: int = 0
    is_erasing: bool = False
    rows: Sum = field(default_factory=Sum)
    erased: dict[str, Sum] = field(default_factory=dict)

    def begun_again(self, last_serial: int) -> Tally:
        """The first one after everything was taken away; what was erased of others' stays so."""
        return replace(
            self, begun=self.begun + 1, serial=last_serial + 1, is_erasing=False, rows=Sum()
        )

    def followed_by(self, rows: Sum) -> Tally:
        """The next one, once more rows lie on the hub."""
        return replace(self, serial=self.serial + 1, is_erasing=False, rows=rows)

    def after_erasing(self, rows: Sum, erased: dict[str, Sum]) -> Tally:
        """The next one, once rows were taken away."""
        return replace(self, serial=self.serial + 1, is_erasing=True, rows=rows, erased=erased)


def signed_tally(tally: Tally, keys: PrivateKeys) -> bytes:
    """A tally as it lies on the hub."""
    said = _written(tally)
    return keys.sign(_CONTEXT + said) + said


def read_tally(body: bytes, team: str, writer: str) -> Tally | None:
    """A tally that is signed by the key it names, of this team and writer; else None.

    Whose key that is, is for the caller to know.
    """
    signature, said = body[:_SIGNATURE_BYTES], body[_SIGNATURE_BYTES:_MOST_BYTES]
    try:
        tally = _read(json.loads(said))
        sound = _written(tally) == said and (tally.team, tally.writer) == (team, writer)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return tally if sound and is_signed(_CONTEXT + said, signature, tally.checking_key) else None


def _written(tally: Tally) -> bytes:
    content = {
        "team": tally.team,
        "writer": tally.writer,
        "checking_key": tally.checking_key.hex(),
        "schema": tally.schema,
        "min_reader": tally.min_reader,
        "begun": tally.begun,
        "serial": tally.serial,
        "erasing": tally.is_erasing,
        "rows": _of_sum(tally.rows),
        "erased": {writer: _of_sum(each) for writer, each in tally.erased.items()},
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def _read(said: dict[str, Any]) -> Tally:
    return Tally(
        team=said["team"],
        writer=said["writer"],
        checking_key=bytes.fromhex(said["checking_key"]),
        schema=int(said["schema"]),
        min_reader=int(said["min_reader"]),
        begun=int(said["begun"]),
        serial=int(said["serial"]),
        is_erasing=bool(said["erasing"]),
        rows=_sum(said["rows"]),
        erased={writer: _sum(each) for writer, each in said["erased"].items()},
    )


def _of_sum(total: Sum) -> list[object]:
    return [total.records, total.digest_bytes.hex()]


def _sum(said: list[Any]) -> Sum:
    records, digest = said
    return Sum(int(records), int.from_bytes(bytes.fromhex(digest)))
