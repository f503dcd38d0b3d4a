"""What a pack did to the log, row by row, read in its own transaction before that is let go of.

`taking.look_into` merges a pack, hands the connection to `survey`, and rolls back. Every number
has its rows behind it: all are counted, and of each group the first so many are named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from organiser_app.store.queries.likely_same import LikelyRow, likely_rows
from organiser_app.sync import surveying
from organiser_app.sync.disagreements import Disagreement, disagreements_since
from organiser_app.sync.shapes import shapes
from organiser_app.sync.shown_values import FieldChange, bring_named, link_of, shown
from organiser_app.sync.surveying import RowKey
from organiser_app.sync.titles import Glimpses, Title

MOST_ROWS = 100
"""How many rows of a group are named at first."""

_FEWER = 4
"""Of each resident so many times fewer rows are named: there may be hundreds of them."""

_SAYS_NOTHING = frozenset(
    {"deleted", "source", "position", "codebook", "version", "of_id", "language"}
)


class Deed(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WAITS = "waits"
    """A later version wrote it; it is carried along until this one understands it."""


@dataclass(frozen=True, slots=True)
class RowTold:
    """One row: what it is called, whether it is hidden now, and what its fields hold or held."""

    table: str
    row_id: str
    title: Title
    removed: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one table with one fate, or of one resident with any: all counted, the first named.

    `table` is empty in a group of a resident, `title` in one of a table.
    """

    deed: Deed | None
    table: str
    title: Title
    count: int
    rows: tuple[RowTold, ...]

    @property
    def unnamed(self) -> int:
        """How many rows are counted and not named."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Survey:
    """All that a pack did: by kind of row, by resident, and what is to be decided afterwards.

    `perhaps_same` are pairs of residents of whom at least one came with the pack. `erased` are the
    numbers of residents that it says are erased, most of whom this log may never have had.
    """

    kinds: tuple[Group, ...]
    people: tuple[Group, ...]
    disagreements: tuple[Disagreement, ...]
    perhaps_same: tuple[LikelyRow, ...]
    erased: tuple[str, ...]

    def count(self, deed: Deed) -> int:
        """How many rows have that fate."""
        return sum(group.count for group in self.kinds if group.deed is deed)


_Told = dict[surveying.Place, RowTold]
_Before = Mapping[RowKey, dict[str, Any]]
"""What altered fields held, by their row."""


def survey(
    connection: Connection,
    sequence: int,
    known: Mapping[bytes, str] | None = None,
    most: int = MOST_ROWS,
) -> Survey:
    """What the change `sequence` did, which is being made; `most` rows of each group are named.

    `known` are names of those who write, by device, beside those whose packs came already.
    """
    disagreements = disagreements_since(connection, sequence, known)
    surveying.gather(connection, sequence)
    surveying.leave_out(connection, _disagreed_alone(connection, sequence, disagreements))
    kinds, people = surveying.kinds(connection, most), surveying.people(connection, most // _FEWER)
    glimpses = Glimpses(connection)
    told = _tell(connection, sequence, glimpses, [*kinds, *people])
    glimpses.bring("resident", (found.subject for found in people))
    return Survey(
        tuple(_group(found, told, Title()) for found in kinds),
        tuple(_group(found, told, glimpses.title("resident", found.subject)) for found in people),
        disagreements,
        _perhaps_same(connection),
        surveying.erased(connection, sequence),
    )


def _group(found: surveying.Found, told: _Told, title: Title) -> Group:
    deed = Deed(found.deed) if found.deed else None
    return Group(deed, found.table, title, found.count, tuple(told[row] for row in found.rows))


def _disagreed_alone(
    connection: Connection, sequence: int, disagreements: Sequence[Disagreement]
) -> Iterator[RowKey]:
    """The rows of which nothing was altered but what is disagreed on: those are told there."""
    fields: dict[RowKey, set[str]] = {}
    glimpses = Glimpses(connection)
    for each in disagreements:
        fields.setdefault((each.table, each.row_id), set()).add(each.field)
        glimpses.bring(each.table, [each.row_id])
        yield from (("wording", row_id) for row_id in each.wordings)
    for row, before in _before(connection, sequence, fields).items():
        if _altered(glimpses.row(*row), before) <= fields[row]:
            yield row


_BEFORE = text("""
    SELECT table_name, row_id, before FROM changed_row WHERE sequence = :sequence
    AND row_id IN (SELECT value FROM json_each(:ids)) AND versions IS NOT NULL""")


def _before(connection: Connection, sequence: int, rows: Iterable[RowKey]) -> _Before:
    wanted = frozenset(rows)
    ids = sorted({row_id for _, row_id in wanted})
    found = connection.execute(_BEFORE, {"sequence": sequence, "ids": json.dumps(ids)})
    fields = {
        (table, row_id): json.loads(said)
        for table, row_id, said in found
        if (table, row_id) in wanted
    }
    return {**fields, **surveying.texts_before(connection, sequence, wanted)}


def _tell(
    connection: Connection, sequence: int, glimpses: Glimpses, groups: Iterable[surveying.Found]
) -> _Told:
    """Name the rows, with what they held before where they were altered."""
    places = {row for found in groups for row in found.rows}
    altered = (place.row for place in places if place.deed == Deed.CHANGED)
    before = _before(connection, sequence, altered)
    rows: _Told = {}
    for table, found in groupby(sorted(places), key=lambda place: place.table):
        of_table = list(found)
        glimpses.bring(table, (place.row_id for place in of_table))
        _bring_links(glimpses, of_table, before)
        rows |= {place: _row(glimpses, place, before.get(place.row)) for place in of_table}
    return rows


def _bring_links(glimpses: Glimpses, places: Sequence[surveying.Place], before: _Before) -> None:
    """Read what altered fields name now, and what they named before."""
    for place in places:
        was, row = before.get(place.row, {}), glimpses.row(*place.row)
        values = [*was.items(), *((field, row.get(field)) for field in was)]
        bring_named(glimpses, place.table, values)


def _row(glimpses: Glimpses, place: surveying.Place, before: dict[str, Any] | None) -> RowTold:
    table, row_id, _ = place
    row = glimpses.row(table, row_id)
    fields = _filled(table, row) if before is None else _altered(row, before)
    told = tuple(
        FieldChange(
            field,
            None if before is None else shown(glimpses, table, field, before[field]),
            shown(glimpses, table, field, row.get(field)),
        )
        for field in shapes()[table].fields
        if field in fields
    )
    return RowTold(table, row_id, glimpses.title(table, row_id), bool(row.get("deleted")), told)


def _altered(row: Mapping[str, Any], before: Mapping[str, Any]) -> set[str]:
    """The fields of a row that are otherwise now; some were written again as they were."""
    return {field for field, was in before.items() if was != row.get(field)}


def _filled(table: str, row: Mapping[str, Any]) -> set[str]:
    """The fields that say something of a new row beside what it is called after."""
    shape = shapes()[table]
    return {
        field
        for field in shape.fields
        if link_of(table, field) is None
        and row.get(field) not in (None, "", shape.defaults.get(field))
        and field not in _SAYS_NOTHING
    }


def _perhaps_same(connection: Connection) -> tuple[LikelyRow, ...]:
    new = surveying.new_residents(connection)
    return likely_rows(connection, among=frozenset(map(UUID, new))) if new else ()


def those_of(connection: Connection, erased: Iterable[str]) -> tuple[Title, ...]:
    """The residents of the log, as it is, whose numbers are said to be erased."""
    glimpses = Glimpses(connection)
    numbers = sorted(erased)
    glimpses.bring("resident", numbers)
    there = (row_id for row_id in numbers if glimpses.row("resident", row_id))
    return tuple(glimpses.title("resident", row_id) for row_id in there)
