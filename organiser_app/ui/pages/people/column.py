"""The residents in a column: filtered by name, in one of two orders, read page by page."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.ui.actions import PageName, page_action
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.list_column import add_new
from organiser_app.ui.pages.paging import PagedRows, PageQuery
from organiser_app.ui.pages.people.rows import listed
from organiser_app.ui.tables import PersonDelegate, PersonRow, RowsModel, RowsView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Chip, Ink, label
from organiser_app.ui.widgets.lines import SearchField


class _OnRail(PersonDelegate):
    """Residents on the ground of the rail."""

    on_rail = True
    ruled = False


class PeopleColumn(SideColumn):
    """Sends `chosen` with the id of the resident in hand, and `entered` when they are to be read.

    `emptied` tells that nobody stands in the column, and whether that is for the words alone.
    """

    chosen = Signal(object)
    entered = Signal()
    emptied = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("People"))
        self._desk = desk
        self._order, self.words = PeopleOrder.NAME, ""
        self._take_first = False
        self.add_button = add_new(self, tr("Add"), tr("Add a resident"))
        self.filter = SearchField(tr("Filter by name"), "/")
        self.rows = RowsModel(self)
        self._paged = PagedRows(desk, self.rows, self._query(), self._painted)
        self.list = RowsView(tr("Residents"), self.rows, _OnRail())
        self._nobody = label(tr("Nobody is called that."), ink=Ink.MUTED, wrap=True)
        self._lay_out()
        self._connect()

    def restart(self, wanted: UUID | None, *, or_first: bool = True) -> None:
        """Read anew, and keep `wanted` in hand, or the first where nobody is wanted yet."""
        self._take_first = wanted is None and or_first
        self.list.await_row(str(wanted) if wanted else "")
        held = self.list.current_row()
        if held is not None and held.key != str(wanted):
            self.list.setCurrentIndex(QModelIndex())  # who was in hand is not meant on the way
        self._paged.ask(self._query())

    def take(self, wanted: UUID) -> None:
        """Take a resident in hand: where the words keep them out, nobody is looked for any more."""
        if not self.list.choose(str(wanted)):
            self.find_nobody()
            self.restart(wanted)

    def find_nobody(self) -> None:
        """Take the words out of the field, so that all stand here from the next reading on."""
        with QSignalBlocker(self.filter):
            self.filter.clear()
        self.words = ""

    def _query(self) -> PageQuery[Person]:
        order, words = self._order, self.words
        return lambda key, limit: lambda connection: people(connection, order, words, key, limit)

    def _painted(self, person: Person) -> PersonRow:
        return listed(person, self._desk.today, by_day=self._order is PeopleOrder.LAST_HEARD)

    def _lay_out(self) -> None:
        metrics = current().metrics
        above = QVBoxLayout()
        above.setSpacing(metrics.half)
        above.addWidget(self.filter)
        above.addLayout(self._orders())
        above.addWidget(self._nobody)
        self._nobody.hide()
        self.add_inset(above)
        self.add(self.list, 1)
        self.add_inset(self._foot())
        self.body.addSpacing(metrics.half)

    def _foot(self) -> QVBoxLayout:
        """What else there is of people, in lines as long as the words allow."""
        self.organisers = Button(tr("Who organises here…"), ButtonKind.QUIET, in_row=True)
        self.handover = Button(tr("Hand over…"), ButtonKind.QUIET, in_row=True)
        below = QVBoxLayout()
        below.setSpacing(0)
        for buttons in (
            (self._to(PageName.GROUPS), self._to(PageName.MEETINGS)),
            (self._to(PageName.SIDE_BY_SIDE), self.handover),
            (self._to(PageName.DUPLICATES),),
            (self.organisers,),
        ):
            line = QHBoxLayout()
            line.setSpacing(current().metrics.gap)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            below.addLayout(line)
        return below

    def _to(self, page: PageName) -> Button:
        """A button to a page that lies under this one."""
        button = Button(page_action(page).words(), ButtonKind.QUIET, in_row=True)
        button.clicked.connect(lambda: self._desk.show(page))
        return button

    def _orders(self) -> QHBoxLayout:
        chips = QHBoxLayout()
        chips.setSpacing(current().metrics.quarter)
        self.orders = QButtonGroup(self)
        for order, words in (
            (PeopleOrder.NAME, tr("by name")),
            (PeopleOrder.LAST_HEARD, tr("last heard")),
        ):
            chip = Chip(words, checkable=True)
            chip.setChecked(order is self._order)
            chip.clicked.connect(lambda _checked=False, order=order: self._reorder(order))
            self.orders.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        return chips

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.marked.connect(lambda row: self.chosen.emit(UUID(row.key)))
        self.list.opened.connect(lambda _: self.entered.emit())
        self.rows.rowsInserted.connect(self._arrived)
        self._paged.began.connect(self._begun)

    def _filter(self, words: str) -> None:
        self.words = words.strip()
        self.restart(None)

    def _reorder(self, order: PeopleOrder) -> None:
        self._order = order
        self.restart(None)

    def _begun(self, anybody: bool) -> None:
        self._nobody.setVisible(not anybody and bool(self.words))
        if not anybody:
            self.emptied.emit(bool(self.words))

    def _arrived(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if self._take_first and first == 0:
            self.list.choose_first()
