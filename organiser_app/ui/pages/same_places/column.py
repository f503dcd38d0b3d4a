"""The pairs in a column, by sort: patches first, since what lies in them comes along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.rules.same_place_words import reason_words
from organiser_app.language import tr
from organiser_app.store.queries.same_places import MOST_PLACES, LikelyPlaceRow
from organiser_app.ui.pages.list_column import ListColumn, add_back
from organiser_app.ui.pages.same_places.words import called, sort_heading
from organiser_app.ui.tables import SimpleRow


class TwoPlaces(NamedTuple):
    """Two of one sort, the one to keep first."""

    kept: UUID
    other: UUID


class PlacesColumn(ListColumn):
    """Sends `chosen` with the two in hand."""

    def __init__(self) -> None:
        super().__init__(tr("The same place twice"))
        self.back_button = add_back(self, tr("Team"), tr("Back to Team"))

    def show_pairs(self, likely: Sequence[LikelyPlaceRow], wanted: TwoPlaces | None) -> None:
        """Show the pairs; the one in hand stays so, or the one that took its place."""
        place = self.list.currentIndex().row()
        rows = list(_rows(likely))
        keys = [row.key for row in rows if not row.heading]
        after = [row.key for row in rows[max(place, 0) :] if not row.heading]
        key = _key(wanted) if wanted else ""
        self.show_rows(rows, key if key in keys else next(iter(after or keys[::-1]), ""))

    def take_next(self) -> None:
        """Take the next pair in hand, and after the last the first."""
        before = self.list.currentIndex()
        self.list.walk(1)
        if self.list.currentIndex() == before:
            self.list.choose_first()

    def meant(self, row: SimpleRow) -> TwoPlaces:
        """The two whose ids the key of a row holds."""
        return TwoPlaces(*map(UUID, row.key.split()))


def _rows(likely: Sequence[LikelyPlaceRow]) -> Iterator[SimpleRow]:
    for sort, found in groupby(likely, key=lambda row: row.likely.sort):
        pairs = list(found)
        count = f"{MOST_PLACES}+" if len(likely) == MOST_PLACES else str(len(pairs))
        yield SimpleRow(sort.value, sort_heading(sort), note=count, heading=True)
        yield from map(_row, pairs)


def _row(row: LikelyPlaceRow) -> SimpleRow:
    kept, other = called(row.kept), called(row.other)
    both = kept if kept == other else tr("{one} and {other}", one=kept, other=other)
    in_street = row.likely.sort is Sort.DOOR and bool(row.kept.where)
    return SimpleRow(
        key=_key(TwoPlaces(row.kept.id, row.other.id)),
        title=tr("{where}: {both}", where=row.kept.where, both=both) if in_street else both,
        under=reason_words(row.likely, row.still_named),
    )


def _key(two: TwoPlaces) -> str:
    return f"{two.kept} {two.other}"
