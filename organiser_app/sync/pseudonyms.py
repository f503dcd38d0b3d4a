"""Pseudonyms: what stands for an id, and for the hour of a change, in a pack that names nobody.

A pseudonym is drawn from an id by a secret that only its log has (HMAC with SHA-256, RFC 2104), so
that it is the same in each pack of that log, in no other's, and leads nobody back. It is a UUID of
version 8, where ids are of version 7 (RFC 9562): so every log sees which of its rows came so.
"""

from __future__ import annotations

import hmac
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.clock import MILLISECOND_BYTES, VERSION_BYTES
from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.sync.keys import PrivateKeys
from organiser_app.sync.part import Part

HANDED = "write_pack"
"""The change by which a pack is written for somebody."""

_PURPOSE = b"organiser pseudonyms 1"
_OF_DEVICE = b"device"
_ID_BYTES = 16
_DAY = 24 * 60 * 60 * 1000
_COUNTER_BITS = 16
_STAMPED = 0xF << 76 | 0b11 << 62  # where a UUID says of which version and variant it is
_STAMP = 0x8 << 76 | 0b10 << 62
# Crockford's base 32, as on the printed recovery key: nothing that is misread or misheard.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTER_BITS = 5
_SPOKEN, _GROUP = 6, 4


def is_pseudonym(row_id: str) -> str:
    """SQL for whether an id (32 hexadecimal digits, as SQL) is a pseudonym."""
    return f"substr({row_id}, 13, 1) = '8'"


class Pseudonyms:
    """The pseudonyms that one log gives, by its secret.

    `packs` are the changes by which it wrote packs, sorted. `device` stands for every device that
    wrote in the log (16 hexadecimal digits); `made_up` is the version of whatever goes in the place
    of what a field holds: older than all that anybody wrote, and never another.
    """

    def __init__(self, secret: bytes, packs: Sequence[int] = ()) -> None:
        self._secret = secret
        self._packs = packs
        self.device = self._drawn(_OF_DEVICE)[: VERSION_BYTES - DEVICE_AT].hex()
        self.made_up = self._written_at(0)

    def of(self, row_id: str) -> str:
        """What stands for an id (32 hexadecimal digits both)."""
        drawn = int.from_bytes(self._drawn(bytes.fromhex(row_id))[:_ID_BYTES])
        return f"{drawn & ~_STAMPED | _STAMP:032x}"

    def version(self, of_fields: Iterable[bytes], written_by: int) -> str:
        """What stands for the version of a value that hangs on fields, as a pack writes it.

        It tells the latest day on which one of them was written, and how many packs this log had
        written before the change `written_by`, the last that wrote one: nothing of the hour, nor
        in which order rows were written. Whatever changes after a pack still has a later version in
        the next one: the day of a version never falls, and the packs have become more by then.
        """
        latest = max(int.from_bytes(version[:MILLISECOND_BYTES]) for version in of_fields)
        packs = bisect_left(self._packs, written_by)
        return self._written_at((latest - latest % _DAY << _COUNTER_BITS) + packs)

    def part(self, part: Part | None) -> Part | None:
        """A part as a manifest may name it."""
        return None if part is None else Part(part.kind, UUID(self.of(part.id.hex)), part.name)

    def _written_at(self, ticks: int) -> str:
        return f"{ticks:016x}{self.device}"

    def _drawn(self, message: bytes) -> bytes:
        return hmac.digest(self._secret, message, "sha256")


def pseudonyms_of(connection: Connection, keys: PrivateKeys) -> Pseudonyms:
    """The pseudonyms that a log with these keys gives."""
    query = 'SELECT sequence FROM "change" WHERE intention = ? ORDER BY sequence'
    packs = connection.exec_driver_sql(query, (HANDED,)).scalars().all()
    return Pseudonyms(keys.derived(_PURPOSE), packs)


def spoken(pseudonym: str) -> str:
    """The letters by which people can say a pseudonym: "K7Q2-9F"."""
    bits = int(pseudonym, 16)
    letters = [_LETTERS[bits >> _LETTER_BITS * place & 0x1F] for place in range(_SPOKEN)]
    return f"{''.join(letters[:_GROUP])}-{''.join(letters[_GROUP:])}"
