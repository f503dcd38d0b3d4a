"""The pairs in a column, by sort: patches first, since what lies in them comes along."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from organiser_app.domain.rules.same_place_words import reason_words
from organiser_app.language import tr
from organiser_app.store.queries.same_places import MOST_PLACES, LikelyPlaceRow
from organiser_app.ui.pages.list_column import add_back
from organiser_app.ui.pages.pairs import PairsColumn, Two, under_heading
from organiser_app.ui.pages.same_places.words import both_called, sort_heading
from organiser_app.ui.tables import SimpleRow


class PlacesColumn(PairsColumn):
    """The likely pairs by sort, and the way back to the team."""

    def __init__(self) -> None:
        super().__init__(tr("The same place twice"))
        self.back_button = add_back(self, tr("Team"), tr("Back to Team"))


def place_rows(likely: Sequence[LikelyPlaceRow]) -> list[SimpleRow]:
    """The pairs as the column shows them."""
    rows: list[SimpleRow] = []
    for sort, found in groupby(likely, key=lambda row: row.likely.sort):
        pairs = [_row(row) for row in found]
        count = f"{MOST_PLACES}+" if len(likely) == MOST_PLACES else str(len(pairs))
        heading = SimpleRow(sort.value, sort_heading(sort), note=count, heading=True)
        rows += under_heading(heading, pairs)
    return rows


def _row(row: LikelyPlaceRow) -> SimpleRow:
    return SimpleRow(
        key=Two(row.kept.id, row.other.id).key,
        title=both_called(row.likely.sort, row.kept, row.other),
        under=reason_words(row.likely, row.still_named),
    )
