"""What the lines of a pack come to, once they were read: single rows, and blocks of rows alike."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from organiser_app.domain.rules.joining import Written
from organiser_app.sync.shapes import Shape


@dataclass(frozen=True, slots=True)
class Given:
    """A value as a pack gives it."""

    value: object
    version: bytes


@dataclass(slots=True)
class Row:
    """One row of a table that is known here, or of another one, of which all is carried along.

    `values` and `versions` are in the order of the shape's fields; a field without a version was
    left out. `others` are the values that its fields have had besides, by the name of the field.
    """

    table: str
    id: str
    values: list[object]
    versions: Sequence[bytes | None]
    carried: dict[str, Given] = field(default_factory=dict)
    others: dict[str, tuple[Written, ...]] = field(default_factory=dict)

    def letters(self) -> int:
        """About how much of memory its texts take."""
        others = (one.value for of_field in self.others.values() for one in of_field)
        carried = (given.value for given in self.carried.values())
        told = chain(self.values, others, carried)
        return sum(len(value) for value in told if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one known table, none of them twice, each with all of its fields written at once.

    Side by side stand their ids, their values in the order of the shape's fields, and the version
    of each.
    """

    shape: Shape
    ids: tuple[str, ...]
    values: tuple[list[object], ...]
    versions: tuple[bytes, ...]

    def rows(self, wanted: Container[str]) -> Iterator[Row]:
        """Some of them, by their ids, as single rows."""
        for row_id, values, version in zip(self.ids, self.values, self.versions, strict=True):
            if row_id in wanted:
                yield Row(self.shape.name, row_id, values, [version] * len(values))
