"""A list of doors, one row each, or one row for each range of them ("1-99 odd").

A row says its street and the door's own label, or both as one address. Columns that are not said
are guessed from their heads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.addresses import read_address, tidy_label
from organiser_app.domain.rules.door_ranges import read_doors
from organiser_app.exchange.columns import (
    columns_guessed,
    columns_said,
    expect_cells,
    expect_fitting,
    named,
    read_rows,
    text_at,
)
from organiser_app.exchange.tables import Row, Unread, open_table
from organiser_app.language import tr
from organiser_app.services.doors import NewDoor
from organiser_app.store.names import folded

_LONGEST = 200


class DoorField(StrEnum):
    """What a column of the file may hold; `NOTHING` leaves it out."""

    STREET = "street"
    LABEL = "label"
    DOORS = "doors"
    ADDRESS = "address"
    NOTHING = "nothing"


_USUAL: Mapping[DoorField, tuple[str, ...]] = {
    DoorField.STREET: ("street", "street name", "road", "thoroughfare"),
    DoorField.LABEL: ("label", "door", "number", "house number", "no", "paon"),
    DoorField.DOORS: ("doors", "range", "numbers"),
    DoorField.ADDRESS: ("address", "address line 1", "address 1"),
}


@dataclass(frozen=True, slots=True)
class Doors:
    """What a file of doors held: doors to add, and the lines that could not be taken."""

    encoding: str
    doors: tuple[NewDoor, ...]
    unread: tuple[Unread, ...]


def read_door_list(file: Path, said: Sequence[tuple[str, str]] = ()) -> Doors:
    """Read a CSV of doors; nothing is changed anywhere.

    `said` are pairs of a column and what it holds. Raises `InvalidInput` where the file is no
    table, a pair fits none of its columns, or no column says which doors are meant.
    """
    with open_table(file) as table:
        reader = _Reader(table.columns, _columns_meant(table.columns, said))
        taken, unread = read_rows(table.rows, reader.doors)
        return Doors(table.encoding, tuple(door for doors in taken for door in doors), unread)


def _columns_meant(columns: Sequence[str], said: Sequence[tuple[str, str]]) -> dict[DoorField, int]:
    meant = columns_said(columns, said, DoorField)
    whole = columns_guessed(columns, _USUAL, meant.values()) | meant
    by_parts = DoorField.STREET in whole and (DoorField.LABEL in whole or DoorField.DOORS in whole)
    if not by_parts and DoorField.ADDRESS not in whole and DoorField.DOORS not in whole:
        raise InvalidInput(
            tr(
                "Say which columns hold the street and the door, such as --map Road=street"
                " --map No=label. The columns are: {columns}.",
                columns=named(columns),
            )
        )
    return whole


_SEVERAL = re.compile(r"\d\s*[a-z]?\s*(?:[,;&]|\bto\b)\s*\d|\b(?:odd|even)\b", re.IGNORECASE)
"""What stands in the column of one door and yet names several, as "1-9 odd" and "2, 4" do.

"12-14" alone does not: it may well be one house.
"""


@dataclass(slots=True)
class _Reader:
    """Turns the rows of one file into doors, each once."""

    columns: tuple[str, ...]
    meant: dict[DoorField, int]
    had: dict[tuple[str, str], int] = field(default_factory=dict)

    def doors(self, row: Row) -> list[NewDoor]:
        """The doors of a row; `InvalidInput` says why there are none."""
        expect_cells(row, self.columns)
        found = self._found(row)
        for door in found:
            expect_fitting(door.street, _LONGEST, tr("the street"))
            expect_fitting(door.label, _LONGEST, tr("the door"))
        fresh = [door for door in found if _key(door) not in self.had]
        if not fresh:
            raise InvalidInput(tr("line {line} has the same door", line=self.had[_key(found[0])]))
        self.had.update((_key(door), row.line) for door in fresh)
        return fresh

    def _found(self, row: Row) -> list[NewDoor]:
        street, label = self._cell(row, DoorField.STREET), self._cell(row, DoorField.LABEL)
        if ranges := self._cell(row, DoorField.DOORS):
            return _of_range(ranges, street)
        if street and _SEVERAL.search(label):
            return _of_range(label, street)
        if street and label:
            return [NewDoor(street, tidy_label(label))]
        address = read_address(self._cell(row, DoorField.ADDRESS))
        if address.street:
            return [NewDoor(address.street, address.label)]
        if address.place:
            raise InvalidInput(tr("“{said}” is no number and street", said=address.place))
        raise InvalidInput(tr("it has no street") if label else tr("it has no door"))

    def _cell(self, row: Row, holds: DoorField) -> str:
        return " ".join(text_at(row, self.meant.get(holds)).split())


def _of_range(said: str, street: str) -> list[NewDoor]:
    try:
        found = read_doors(said)
    except InvalidInput as problem:
        raise InvalidInput(problem.message.rstrip(".")) from problem
    name = street or found.street
    if not name:
        raise InvalidInput(tr("it has no street"))
    return [NewDoor(name, label) for label in found.labels]


def _key(door: NewDoor) -> tuple[str, str]:
    return folded(door.street), folded(door.label)
