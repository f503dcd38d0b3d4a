"""A list of places, one row each: its name, the area that holds it, its postcode and position.

A file from elsewhere seldom has our names for its columns. Those that are not said are guessed
from their heads; where no column can be the name, the postcode is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.place_inputs import PlaceInput
from organiser_app.domain.values import PlaceKind
from organiser_app.exchange.columns import (
    RowSigns,
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

_LONGEST_NAME, _LONGEST_POSTCODE = 200, 20


class PlaceField(StrEnum):
    """What a column of the file may hold; `NOTHING` leaves it out."""

    NAME = "name"
    AREA = "area"
    KIND = "kind"
    POSTCODE = "postcode"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    SOURCE = "source"
    NOTHING = "nothing"


_USUAL: Mapping[PlaceField, tuple[str, ...]] = {
    PlaceField.NAME: ("name", "place", "place name", "title"),
    PlaceField.AREA: ("area", "neighbourhood", "ward", "district", "locality", "allocated nn"),
    PlaceField.KIND: ("kind",),
    PlaceField.POSTCODE: ("postcode", "post code", "postal code", "zip"),
    PlaceField.LATITUDE: ("latitude", "lat", "y"),
    PlaceField.LONGITUDE: ("longitude", "long", "lon", "lng", "x"),
    PlaceField.SOURCE: ("source", "record id", "id", "uprn", "reference"),
}


@dataclass(frozen=True, slots=True)
class Places:
    """What a file of places held: places to add, and the lines that could not be taken."""

    encoding: str
    places: tuple[PlaceInput, ...]
    unread: tuple[Unread, ...]


def read_places(file: Path, said: Sequence[tuple[str, str]] = ()) -> Places:
    """Read a CSV of places; nothing is changed anywhere.

    `said` are pairs of a column and what it holds. Raises `InvalidInput` where the file is no
    table, a pair fits none of its columns, or no column can be the name.
    """
    with open_table(file) as table:
        reader = _Reader(table.columns, _columns_meant(table.columns, said))
        return Places(table.encoding, *read_rows(table.rows, reader.place))


def _columns_meant(
    columns: Sequence[str], said: Sequence[tuple[str, str]]
) -> dict[PlaceField, int]:
    """Where each field stands; one column may be the name and the postcode at once."""
    meant = columns_said(columns, said, PlaceField)
    guessed = columns_guessed(columns, _USUAL, meant.values())
    alone = columns_guessed(columns, {PlaceField.POSTCODE: _USUAL[PlaceField.POSTCODE]})
    whole = alone | guessed | meant
    if PlaceField.NAME not in whole and PlaceField.POSTCODE in whole:
        whole[PlaceField.NAME] = whole[PlaceField.POSTCODE]
    if PlaceField.NAME not in whole:
        raise InvalidInput(
            tr(
                "Say which column holds the names, such as --map Site=name."
                " The columns are: {columns}.",
                columns=named(columns),
            )
        )
    return whole


@dataclass(slots=True)
class _Reader:
    """Turns the rows of one file into places."""

    columns: tuple[str, ...]
    meant: dict[PlaceField, int]
    signs: RowSigns = field(init=False)
    had: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.signs = RowSigns(self.columns)

    def place(self, row: Row) -> PlaceInput:
        """A row as a place; `InvalidInput` says why it is none."""
        expect_cells(row, self.columns)
        name, area = self._name(row, PlaceField.NAME), self._name(row, PlaceField.AREA)
        if not name:
            raise InvalidInput(tr("it has no name"))
        postcode = self._cell(row, PlaceField.POSTCODE)
        expect_fitting(postcode, _LONGEST_POSTCODE, tr("the postcode"))
        kind, (latitude, longitude) = self._kind(row), self._position(row)
        source = self._source(row)
        place = checked(
            lambda: PlaceInput(
                name=name,
                kind=kind,
                area=area,
                postcode=postcode,
                latitude=latitude,
                longitude=longitude,
                source=source,
            )
        )
        self.had[source] = row.line
        return place

    def _name(self, row: Row, holds: PlaceField) -> str:
        name = " ".join(self._cell(row, holds).split())
        what = tr("the name") if holds is PlaceField.NAME else tr("the area")
        expect_fitting(name, _LONGEST_NAME, what)
        return name

    def _kind(self, row: Row) -> PlaceKind:
        said = self._cell(row, PlaceField.KIND)
        word = said.casefold().replace(" ", "_")
        if word in set(PlaceKind):
            return PlaceKind(word)
        if not word:
            return PlaceKind.OTHER
        kinds = (kind.replace("_", " ") for kind in PlaceKind)
        raise InvalidInput(
            tr("“{said}” is no kind of place; they are {kinds}", said=said, kinds=named(kinds))
        )

    def _position(self, row: Row) -> tuple[float, float] | tuple[None, None]:
        said = self._cell(row, PlaceField.LATITUDE), self._cell(row, PlaceField.LONGITUDE)
        if not any(said):
            return None, None
        return (
            _degrees(said[0], 90, tr("latitude")),
            _degrees(said[1], 180, tr("longitude")),
        )

    def _source(self, row: Row) -> str:
        """The file's own sign for the row, or else one made from the whole row."""
        said = self._cell(row, PlaceField.SOURCE)
        source = f"place:{said}" if said else f"place:{self.signs.of(row)}"
        if source in self.had:
            raise InvalidInput(
                tr("line {line} has the same source, “{said}”", line=self.had[source], said=said)
            )
        return source

    def _cell(self, row: Row, holds: PlaceField) -> str:
        return text_at(row, self.meant.get(holds))


def _degrees(said: str, most: float, what: str) -> float:
    """Degrees from -`most` to `most`, which `said` holds as a decimal number."""
    if not said:
        raise InvalidInput(tr("it has no {what}", what=what))
    try:
        degrees = float(said)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:  # no number at all is outside, too
        raise InvalidInput(
            tr("“{said}” is no {what} from -{most} to {most}", said=said, what=what, most=most)
        )
    return degrees
