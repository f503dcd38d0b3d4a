"""A column of pairs under headings: once the one in hand is settled, the next one comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from organiser_app.ui.pages.list_column import ListColumn
from organiser_app.ui.tables import SimpleRow


class Two(NamedTuple):
    """The ids of two that are set side by side, the one to keep first where that is known."""

    one: UUID
    other: UUID

    @property
    def key(self) -> str:
        """What the row of the pair is known by."""
        return f"{self.one} {self.other}"


class PairsColumn(ListColumn):
    """Sends `chosen` with the two in hand."""

    _headings: Mapping[str, str] = {}

    def show_pairs(self, rows: Sequence[SimpleRow]) -> None:
        """Show the pairs; the one in hand stays so under its heading, else the next is taken.

        One that stands under another heading now was settled, and is not what is looked for next.
        """
        row, place = self.list.current_row(), max(self.list.currentIndex().row(), 0)
        key = row.key if row is not None else ""
        was, self._headings = self._headings.get(key), _headings(rows)
        if was is None or self._headings.get(key) != was:
            after = [row.key for row in rows[place:] if not row.heading]
            key = next(iter(after or [*self._headings][::-1]), "")
        self.show_rows(rows, key)

    def take_next(self) -> None:
        """Take the next pair in hand, and after the last the first."""
        before = self.list.currentIndex()
        self.list.walk(1)
        if self.list.currentIndex() == before:
            self.list.choose_first()

    def meant(self, row: SimpleRow) -> Two:
        """The two whose ids the key of a row holds."""
        return Two(*map(UUID, row.key.split()))


def under_heading(heading: SimpleRow, rows: Sequence[SimpleRow]) -> list[SimpleRow]:
    """The rows with their heading above them; nothing at all where there are none."""
    return [heading, *rows] if rows else []


def _headings(rows: Sequence[SimpleRow]) -> dict[str, str]:
    """Under which heading each pair stands, by their keys."""
    found: dict[str, str] = {}
    heading = ""
    for row in rows:
        if row.heading:
            heading = row.key
        else:
            found[row.key] = heading
    return found
