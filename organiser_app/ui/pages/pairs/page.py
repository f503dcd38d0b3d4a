"""A page of likely pairs: they stand in a column, and the pair in hand side by side."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.store.log import Query
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import Bound, bind_keys
from organiser_app.ui.pages.pairs.column import PairsColumn, Two
from organiser_app.ui.pages.pairs.sheet import SheetOfTwo
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import SimpleRow

Found = TypeVar("Found")


class PairsPage(SidePage, Generic[Found]):
    """Walks through pairs; a subclass reads them, and says what is done with the two in hand.

    `Found` is a pair as it is read, which is None where either of the two is gone.
    """

    def __init__(
        self, desk: Desk, pairs: PairsColumn, sheet: SheetOfTwo[Found], nothing: QWidget
    ) -> None:
        super().__init__(desk)
        self._wanted: Two | None = None
        self._pair: Found | None = None
        self._swapped = False
        self.pairs, self.sheet = pairs, sheet
        self.lay_out(pairs, pairs.list, sheet, nothing)
        pairs.chosen.connect(self.show_two)
        for button, act in (
            (sheet.same, self.same),
            (sheet.two, self.not_the_same),
            (sheet.later, pairs.take_next),
            (sheet.swap, self.swap),
        ):
            button.clicked.connect(act)

    @abstractmethod
    def rows_query(self) -> Query[Sequence[SimpleRow]]:
        """What asks for all pairs as the column shows them, under their headings."""

    @abstractmethod
    def pair_query(self, two: Two) -> Query[Found | None]:
        """What asks for two side by side."""

    @abstractmethod
    def two_of(self, found: Found) -> Two:
        """The ids of the two, in the order in which they were read."""

    @abstractmethod
    def same(self) -> None:
        """They are one; the one at left is kept."""

    @abstractmethod
    def not_the_same(self) -> None:
        """They are two, and nobody is to be asked again."""

    def refresh(self) -> None:
        """Look anew for pairs, beside the log's worker: it may take a while in a large log."""
        self.desk.read_latest(f"{self.name} rows", self.rows_query(), self._show, owner=self)

    def show_two(self, two: Two) -> None:
        """Show two side by side, whether or not they stand in the column."""
        self._wanted, self._swapped = two, False
        self._read()

    def swap(self) -> None:
        """Let the other one be kept."""
        if self._pair is not None:
            self._swapped = not self._swapped
            self._show_pair(self._pair)

    def in_order(self) -> Two | None:
        """The two in hand, the one to keep first."""
        if self._pair is None:
            return None
        one, other = self.two_of(self._pair)
        return Two(other, one) if self._swapped else Two(one, other)

    def bind(self, keys: Mapping[str, Bound]) -> None:
        """Let keys act on the two in hand, once they were read; L goes on to the next pair."""
        later = {"L": (tr("Later: the next pair"), self.pairs.take_next)}
        acts = {key: (words, self.once_read(act)) for key, (words, act) in keys.items()}
        bind_keys(self.pairs.list, {**acts, **later})

    def _show(self, rows: Sequence[SimpleRow]) -> None:
        self.pairs.show_pairs(rows)
        if not rows:
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
            f"{self.name} pair",
            self.pair_query(wanted),
            self._show_pair,
            owner=self,
        )

    def _show_pair(self, found: Found | None) -> None:
        self._pair = found
        self.show_sheet(there=found is not None)
        if found is not None:
            self.sheet.show_pair(found, self.desk.today, swapped=self._swapped)
        self.open_begun(there=found is not None)
