"""The lines of a pack under pseudonyms: rows as `told_fields` lets them be told, in no order.

They are lines as any pack has, with one version for each field and nothing beside it: where two
people disagree, what stands goes alone. What a later version of the program wrote never goes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Uuid, text

from organiser_app.domain.models import metadata
from organiser_app.domain.models.base import Moment
from organiser_app.language import tr
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.last_writes import LastWrites
from organiser_app.sync.lines import line_of, may_be_named, under_head, withheld
from organiser_app.sync.pseudonyms import Pseudonyms, spoken
from organiser_app.sync.shapes import shapes
from organiser_app.sync.told_fields import TOLD, TOLD_INSTEAD, Instead
from organiser_app.sync.told_quotes import told_quotes

_IN_BATCHES = {"yield_per": 2_000}
_OF_QUOTES = "supersedes"
_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"
_UNTOLD = "…"
_DAY_DIGITS, _MONTH_DIGITS = 10, 7
_NOON = " 12:00:00.000000"  # the same day wherever it is read


def pseudonymous_lines(connection: Connection, pseudonyms: Pseudonyms) -> Iterator[bytes]:
    """A line for each row that may be told, each table under its head.

    What stays at home is read from `withheld`, which `sharing.keep_at_home` fills. The rows of a
    table come by their pseudonyms, so that nothing shows in which order they were written.
    """
    writes = LastWrites(connection)
    quotes, told = told_quotes(connection, pseudonyms, writes)
    for name in (name for name in shapes() if name in TOLD):
        rows = _rows_told(connection, pseudonyms, writes, name, told)
        yield from under_head(name, told_of(name), sorted(quotes if name == "wording" else rows))


@cache
def told_of(name: str) -> tuple[str, ...]:
    """The fields of a table that are told, in the order of its shape."""
    told = {"deleted", *TOLD[name].split(), *TOLD_INSTEAD.get(name, ())}
    return tuple(field for field in shapes()[name].fields if field in told)


def _rows_told(
    connection: Connection,
    pseudonyms: Pseudonyms,
    writes: LastWrites,
    name: str,
    quotes: Iterable[str],
) -> Iterator[bytes]:
    fields = [_field(name, field) for field in told_of(name)]
    given = {"quotes": json.dumps(tuple(quotes))} if name == _OF_QUOTES else {}
    rows = connection.execute(text(_rows_of(name)), given, execution_options=_IN_BATCHES)
    for row_id, touched_by, *said in rows:
        own = pseudonyms.of(row_id)
        pairs = zip(fields, said[::2], said[1::2], strict=True)
        told = [
            field.told(
                pseudonyms, own, value, version, field.written_by(writes, name, row_id, touched_by)
            )
            for field, value, version in pairs
        ]
        yield line_of(own, [value for value, _ in told], [version for _, version in told])


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field is told; `makes_up` gives what goes in its place, by the row's pseudonym."""

    name: str
    may_change: bool
    tells: Callable[[Pseudonyms, Any], object] = lambda _, value: value
    makes_up: Callable[[str], str] | None = None

    def written_by(self, writes: LastWrites, table: str, row_id: str, touched_by: int) -> int:
        """The change that wrote it last, or 0 where it is as the row was put in."""
        return writes.of(table, row_id, self.name, touched_by) if self.may_change else 0

    def told(
        self,
        pseudonyms: Pseudonyms,
        own: str,
        value: Any,
        version: bytes | None,
        written_by: int,
    ) -> tuple[object, str | None]:
        """What is told of a value, and its version; neither where it was not written."""
        if self.makes_up is not None:
            return self.makes_up(own), pseudonyms.made_up
        if version is None:
            return None, None
        told = None if value is None else self.tells(pseudonyms, value)
        return told, pseudonyms.version([version], written_by)


@cache
def _field(name: str, field: str) -> _Field:
    instead = TOLD_INSTEAD.get(name, {}).get(field)
    told = partial(_Field, field, field in shapes()[name].may_change)
    if instead is Instead.MONTH:
        return told(lambda _, value: f"{value[:_MONTH_DIGITS]}-01")
    if instead is not None:
        return told(makes_up=partial(_made_up, instead))
    kind = metadata.tables[name].columns[field].type
    if isinstance(kind, Uuid):
        return told(Pseudonyms.of)
    if isinstance(kind, Moment):
        return told(lambda _, value: f"{value[:_DAY_DIGITS]}{_NOON}")
    return told()


def _made_up(instead: Instead, own: str) -> str:
    letters = spoken(own)
    return {
        Instead.RESIDENT: tr("Resident {letters}", letters=letters),
        Instead.ORGANISER: tr("Organiser {letters}", letters=letters),
        Instead.PARTNER: tr("Partner {letters}", letters=letters),
        Instead.FUNDER: tr("Funder {letters}", letters=letters),
        Instead.GROUP: tr("Group {letters}", letters=letters),
    }.get(instead, _UNTOLD)


@cache
def _rows_of(name: str) -> str:
    """Each row that may go, with the change that touched it last, its fields and their versions."""
    those = "kept.newer_id IN (SELECT value FROM json_each(:quotes))" if name == _OF_QUOTES else 1
    each = ", ".join(f'kept."{field}", {_version(name, field)}' for field in told_of(name))
    return f"""
        SELECT kept.id, versions.sequence, {each}
        FROM "{name}" AS kept JOIN {twin_name(name)} AS versions ON versions.id = kept.id
        WHERE versions.deleted > {_NOBODY_WROTE} AND {those}
        AND NOT EXISTS ({withheld(f"'{name}'", "kept.id")})"""


def _version(name: str, field: str) -> str:
    """The version of a field, or nothing where it was not written, or names what stays."""
    goes = f'versions."{field}" > {_NOBODY_WROTE}'
    if field in shapes()[name].links:
        goes += f" AND {may_be_named(shapes()[name], field)}"
    return f'CASE WHEN {goes} THEN versions."{field}" END'
