"""The same person twice: the likely pairs in a column, and the pair in hand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.language import tr
from organiser_app.services.same_person import not_same_after_all, same_person, two_people
from organiser_app.store.log import Query
from organiser_app.store.queries.likely_same import Pair, likely_rows, one_now, pair
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.two_residents import TwoResidentsDialog
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.duplicates.column import PeopleColumn, people_rows
from organiser_app.ui.pages.duplicates.sheet import PairSheet
from organiser_app.ui.pages.pairs import PairsPage, Two
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, EmptyState


class DuplicatesPage(PairsPage[Pair]):
    """Records that are likely of one person, and those that are."""

    name = PageName.DUPLICATES
    pairs: PeopleColumn
    sheet: PairSheet

    def __init__(self, desk: Desk) -> None:
        setting = Button(tr("Set two residents side by side"), keys=tr("A"))
        super().__init__(desk, PeopleColumn(), PairSheet(), _nobody(setting))
        setting.clicked.connect(self.begin_new)
        self.pairs.list.opened.connect(lambda _: self.open_person())
        self.pairs.back_button.clicked.connect(self._go_back)
        self.pairs.set_side_by_side.clicked.connect(self.begin_new)
        self.sheet.apart.clicked.connect(self.take_apart)
        self._bind_keys()

    def rows_query(self) -> Query[Sequence[SimpleRow]]:
        """Those who are likely one person, and those who are."""
        return lambda connection: people_rows(likely_rows(connection), one_now(connection))

    def pair_query(self, two: Two) -> Query[Pair | None]:
        """Two people, or two records of one."""
        return lambda connection: pair(connection, *two)

    def two_of(self, found: Pair) -> Two:
        """The fuller one first, or the one that they go by."""
        return Two(found.one.id, found.other.id)

    def begin_new(self) -> None:
        """Ask for two residents whom no rule set side by side, and set them so."""
        two = TwoResidentsDialog(self.desk, self).ask()
        if two is not None:
            self.show_two(Two(*two))

    def same(self) -> None:
        """They are one person, who goes by the one on the left."""
        if two := self._two(linked=False):
            self.desk.change(same_person, *two, self.desk.today)

    def not_the_same(self) -> None:
        """They are two people, and nobody is to be asked again."""
        if two := self._two(linked=False):
            self.desk.change(two_people, *two, self.desk.today)

    def take_apart(self) -> None:
        """They are two after all."""
        if two := self._two(linked=True):
            self.desk.change(not_same_after_all, *two)

    def swap(self) -> None:
        """Let them go by the other, unless they are one person already."""
        if self._two(linked=False):
            super().swap()

    def open_person(self) -> None:
        """Open the page of the one by whom they go, or would."""
        if two := self.in_order():
            self.desk.show(PageName.PEOPLE, two.one)

    def _bind_keys(self) -> None:
        self.bind(
            {
                "S": (tr("They are one person"), self.same),
                "D": (tr("They are two people"), self.not_the_same),
                "N": ("", self.not_the_same),  # as on the page of places that are here twice
                "U": (tr("Take them apart again"), self.take_apart),
                "X": (tr("Let them go by the other"), self.swap),
            }
        )
        others = tr("Set two other residents side by side")
        bind_keys(self.pairs.list, {"A": (others, self.begin_new)})
        bind_keys(self, {"Esc": (tr("Back to People"), self._go_back)})

    def _two(self, *, linked: bool) -> Two | None:
        """The two in hand, if they are one person now as `linked` says."""
        return self.in_order() if self._pair and self._pair.linked == linked else None

    def _go_back(self) -> None:
        self.desk.show(PageName.PEOPLE)


def _nobody(setting: Button) -> EmptyState:
    return EmptyState(
        tr("Nobody is likely to be here twice"),
        tr(
            "Two residents are set side by side where their names are alike and they share a"
            " number, an address or a door; never for a name alone."
        ),
        setting,
    )
