"""The same place twice: the likely pairs in a column, and the pair in hand side by side."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.services.same_places import bring_doors_together, bring_together, tell_apart
from organiser_app.store.queries.same_places import (
    LikelyPlaceRow,
    PlacePair,
    SpotSide,
    likely_place_rows,
    place_pair,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.same_places.column import PlacesColumn, TwoPlaces
from organiser_app.ui.pages.same_places.sheet import PlacesSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.widgets import EmptyState


class SamePlacesPage(SidePage):
    """Patches, streets, doors, places and themes that are likely one."""

    name = PageName.SAME_PLACES
    shows = frozenset(
        {
            "patch", "street", "door", "place", "theme", "same_place", "attempt", "listening",
            "resident", "round", "wave", "meeting", "resident_group", "project", "ask",
            "statement_theme",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: TwoPlaces | None = None
        self._pair: PlacePair | None = None
        self._swapped = False
        self.pairs, self.sheet = PlacesColumn(), PlacesSheet()
        self.lay_out(self.pairs, self.pairs.list, self.sheet, _nothing())
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Look anew for pairs, beside the log's worker: it may take a while in a large log."""
        self.desk.read_latest("likely places", likely_place_rows, self._show, owner=self)

    def show_two(self, two: TwoPlaces) -> None:
        """Show two of one sort side by side."""
        self._wanted, self._swapped = two, False
        self._read()

    def same(self) -> None:
        """They are one; the one at left is kept."""
        if sides := self._sides():
            self.desk.change(bring_together, sides[0].brief.id, sides[1].brief.id)

    def not_the_same(self) -> None:
        """They are two, and nobody is to be asked again."""
        if sides := self._sides():
            self.desk.change(tell_apart, sides[0].brief.id, sides[1].brief.id)

    def doors_that_agree(self) -> None:
        """All doors of this street are one whose labels agree."""
        if self._pair is not None and self._pair.street_id is not None and self._pair.doors_agree:
            self.desk.change(bring_doors_together, self._pair.street_id)

    def swap(self) -> None:
        """Let the other one be kept."""
        if self._pair is not None:
            self._swapped = not self._swapped
            self._show_pair(self._pair)

    def _connect(self) -> None:
        pairs, sheet = self.pairs, self.sheet
        pairs.chosen.connect(self.show_two)
        pairs.back_button.clicked.connect(self._go_back)
        for button, act in (
            (sheet.same, self.same),
            (sheet.two, self.not_the_same),
            (sheet.later, pairs.take_next),
            (sheet.swap, self.swap),
            (sheet.doors, self.doors_that_agree),
        ):
            button.clicked.connect(act)

    def _bind_keys(self) -> None:
        bind_keys(
            self.pairs.list,
            {
                "S": (tr("They are the same"), self.once_read(self.same)),
                "N": (tr("They are not the same"), self.once_read(self.not_the_same)),
                "L": (tr("Later: the next pair"), self.pairs.take_next),
                "X": (tr("Keep the other one instead"), self.once_read(self.swap)),
                "A": (
                    tr("Bring together all doors of the street that agree"),
                    self.once_read(self.doors_that_agree),
                ),
            },
        )
        bind_keys(self, {"Esc": (tr("Back to Team"), self._go_back)})

    def _show(self, likely: tuple[LikelyPlaceRow, ...]) -> None:
        self.pairs.show_pairs(likely, self._wanted)
        if not likely:
            self._wanted = None
        self._read()

    def _read(self) -> None:
        wanted = self._wanted
        self.show_sheet(there=wanted is not None)
        if wanted is None:
            self._pair = None
            return
        self.begin_read()
        self.desk.read_latest(
            "two places",
            lambda connection: place_pair(connection, *wanted),
            self._show_pair,
            owner=self,
        )

    def _show_pair(self, found: PlacePair | None) -> None:
        self._pair = found
        self.show_sheet(there=found is not None)
        if found is not None:
            self.sheet.show_pair(found, self.desk.today, swapped=self._swapped)
        self.open_begun(there=found is not None)

    def _sides(self) -> tuple[SpotSide, SpotSide] | None:
        """The two in hand, the one to keep first."""
        found = self._pair
        if found is None:
            return None
        return (found.other, found.kept) if self._swapped else (found.kept, found.other)

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
