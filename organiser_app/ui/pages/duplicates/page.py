"""The same person twice: the likely pairs in a column, and the pair in hand side by side."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.language import tr
from organiser_app.services.same_person import not_same_after_all, same_person, two_people
from organiser_app.store.queries.likely_same import (
    LikelyRow,
    OneRow,
    Pair,
    Side,
    likely_rows,
    one_now,
    pair,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.two_residents import TwoResidentsDialog
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.duplicates.column import PairsColumn, Two
from organiser_app.ui.pages.duplicates.sheet import PairSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.widgets import Button, EmptyState


@dataclass(frozen=True, slots=True)
class _Seen:
    likely: tuple[LikelyRow, ...]
    one: tuple[OneRow, ...]


class DuplicatesPage(SidePage):
    """Records that are likely of one person, and those that are."""

    name = PageName.DUPLICATES
    shows = frozenset(
        {
            "resident", "same_person", "door", "street", "statement", "listening", "presence",
            "wording", "supersedes", "tie", "consent", "circle_move", "organiser",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: Two | None = None
        self._pair: Pair | None = None
        self._swapped = False
        self.pairs, self.sheet = PairsColumn(), PairSheet()
        self.lay_out(self.pairs, self.pairs.list, self.sheet, self._nobody())
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Look anew for pairs, beside the log's worker: it may take a while in a large town."""
        self.desk.read_latest(
            "likely pairs",
            lambda connection: _Seen(likely_rows(connection), one_now(connection)),
            self._show,
            owner=self,
        )

    def begin_new(self) -> None:
        """Ask for two residents whom no rule set side by side, and set them so."""
        two = TwoResidentsDialog(self.desk, self).ask()
        if two is not None:
            self.show_two(Two(*two))

    def show_two(self, two: Two) -> None:
        """Show two residents side by side, whether or not they are likely one person."""
        self._wanted, self._swapped = two, False
        self._read()

    def same(self) -> None:
        """They are one person, who goes by the one on the left."""
        sides = self._sides(linked=False)
        if sides:
            self.desk.change(same_person, sides[0].id, sides[1].id, self.desk.today)

    def two_people(self) -> None:
        """They are two, and nobody is to be asked again."""
        sides = self._sides(linked=False)
        if sides:
            self.desk.change(two_people, sides[0].id, sides[1].id, self.desk.today)

    def take_apart(self) -> None:
        """They are two after all."""
        sides = self._sides(linked=True)
        if sides:
            self.desk.change(not_same_after_all, sides[0].id, sides[1].id)

    def swap(self) -> None:
        """Let them go by the other."""
        if self._pair is not None and not self._pair.linked:
            self._swapped = not self._swapped
            self._show_pair(self._pair)

    def open_person(self) -> None:
        """Open the page of the one by whom they go, or would."""
        if self._pair is not None:
            one = self._pair.other if self._swapped else self._pair.one
            self.desk.show(PageName.PEOPLE, one.id)

    def _nobody(self) -> EmptyState:
        setting = Button(tr("Set two residents side by side"), keys=tr("A"))
        setting.clicked.connect(self.begin_new)
        return EmptyState(
            tr("Nobody is likely to be here twice"),
            tr(
                "Two residents are set side by side where their names are alike and they share a"
                " number, an address or a door; never for a name alone."
            ),
            setting,
        )

    def _connect(self) -> None:
        pairs, sheet = self.pairs, self.sheet
        pairs.chosen.connect(self.show_two)
        pairs.list.opened.connect(lambda _: self.open_person())
        pairs.back_button.clicked.connect(self._go_back)
        pairs.set_side_by_side.clicked.connect(self.begin_new)
        sheet.same.clicked.connect(self.same)
        sheet.two.clicked.connect(self.two_people)
        sheet.apart.clicked.connect(self.take_apart)
        sheet.swap.clicked.connect(self.swap)

    def _bind_keys(self) -> None:
        bind_keys(
            self.pairs.list,
            {
                "S": (tr("They are one person"), self.once_read(self.same)),
                "D": (tr("They are two people"), self.once_read(self.two_people)),
                "U": (tr("Take them apart again"), self.once_read(self.take_apart)),
                "X": (tr("Let them go by the other"), self.once_read(self.swap)),
                "A": (tr("Set two other residents side by side"), self.begin_new),
            },
        )
        bind_keys(self, {"Esc": (tr("Back to People"), self._go_back)})

    def _show(self, seen: _Seen) -> None:
        self.pairs.show_pairs(seen.likely, seen.one)
        if not (seen.likely or seen.one):
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
            "pair", lambda connection: pair(connection, *wanted), self._show_pair, owner=self
        )

    def _show_pair(self, found: Pair | None) -> None:
        self._pair = found
        self.show_sheet(there=found is not None)
        if found is not None:
            self.sheet.show_pair(found, self.desk.today, swapped=self._swapped)
        self.open_begun(there=found is not None)

    def _sides(self, *, linked: bool) -> tuple[Side, Side] | None:
        """The two in hand, the kept one first, if they are one person now as `linked` says."""
        found = self._pair
        if found is None or found.linked != linked:
            return None
        return (found.other, found.one) if self._swapped else (found.one, found.other)

    def _go_back(self) -> None:
        self.desk.show(PageName.PEOPLE)
