"""The same place twice: the likely pairs in a column, and the pair in hand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.language import tr
from organiser_app.services.same_places import bring_doors_together, bring_together, tell_apart
from organiser_app.store.log import Query
from organiser_app.store.queries.same_places import PlacePair, likely_place_rows, place_pair
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.pairs import PairsPage, Two
from organiser_app.ui.pages.same_places.column import PlacesColumn, place_rows
from organiser_app.ui.pages.same_places.sheet import PlacesSheet
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import EmptyState


class SamePlacesPage(PairsPage[PlacePair]):
    """Patches, streets, doors, places, waves and themes that are likely one."""

    name = PageName.SAME_PLACES
    pairs: PlacesColumn
    sheet: PlacesSheet

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PlacesColumn(), PlacesSheet(), _nothing())
        self.pairs.back_button.clicked.connect(self._go_back)
        self.sheet.doors.clicked.connect(self.doors_that_agree)
        self.bind(
            {
                "S": (tr("They are the same"), self.same),
                "N": (tr("They are not the same"), self.not_the_same),
                "X": (tr("Keep the other one instead"), self.swap),
                "A": (
                    tr("Bring together all doors of the street that agree"),
                    self.doors_that_agree,
                ),
            }
        )
        bind_keys(self, {"Esc": (tr("Back to Team"), self._go_back)})

    def rows_query(self) -> Query[Sequence[SimpleRow]]:
        """The likely pairs, by sort."""
        return lambda connection: place_rows(likely_place_rows(connection))

    def pair_query(self, two: Two) -> Query[PlacePair | None]:
        """Two of one sort."""
        return lambda connection: place_pair(connection, *two)

    def two_of(self, found: PlacePair) -> Two:
        """The one to keep first, as the rule would have it."""
        return Two(found.kept.brief.id, found.other.brief.id)

    def same(self) -> None:
        """They are one; the one at left is kept."""
        if two := self.in_order():
            self.desk.change(bring_together, *two)

    def not_the_same(self) -> None:
        """They are two, and nobody is to be asked again."""
        if two := self.in_order():
            self.desk.change(tell_apart, *two)

    def doors_that_agree(self) -> None:
        """All doors of this street are one whose labels agree."""
        if self._pair is not None and self._pair.street_id is not None and self._pair.doors_agree:
            self.desk.change(bring_doors_together, self._pair.street_id)

    def _go_back(self) -> None:
        self.desk.show(PageName.TEAM)


def _nothing() -> EmptyState:
    return EmptyState(
        tr("Nothing is likely to be here twice"),
        tr(
            "After a merge the same patch, street, door, place or theme may be here twice, as two"
            " organisers wrote it down apart. Such pairs are set side by side here; nothing is"
            " joined by itself."
        ),
    )
