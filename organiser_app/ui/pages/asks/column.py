"""The column beside the page: the asks by how they stand, or the partners by where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from organiser_app.domain.rules.asking import state_word
from organiser_app.domain.rules.partner_words import stance_word
from organiser_app.language import plural, tr
from organiser_app.store.queries.asks import AskRow
from organiser_app.store.queries.partners import PartnerRow
from organiser_app.ui.pages.asks.words import STATE_ICONS, short_silence
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.list_column import OnRail, add_back, add_new
from organiser_app.ui.tables import RowsModel, RowsView, SimpleRow
from organiser_app.ui.widgets.tabs import Tabs

ASKS, MAP = range(2)


class AsksColumn(SideColumn):
    """Two lists under two tabs; `chosen` and `chosen_partner` carry the id of the one in hand."""

    chosen = Signal(object)
    chosen_partner = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Asks"))
        self.new_button = add_new(self, tr("New"), tr("Begin an ask"), "N")
        self.tabs = Tabs(tr("Views"), (tr("Asks"), tr("Power map")))
        self._stack = QStackedWidget()
        self.ask_rows, self.partner_rows = RowsModel(self), RowsModel(self)
        self.list = RowsView(tr("Asks"), self.ask_rows, OnRail())
        self.partners = RowsView(tr("Partners"), self.partner_rows, OnRail())
        self.list.marked.connect(lambda row: _send(self.chosen, row))
        self.partners.marked.connect(lambda row: _send(self.chosen_partner, row))
        self._lay_out()

    def lists(self) -> tuple[RowsView, RowsView]:
        """The asks and the partners, in the order of their tabs."""
        return self.list, self.partners

    def list_in_hand(self) -> RowsView:
        """The list that is seen."""
        return self.lists()[self._stack.currentIndex()]

    def show_tab(self, tab: int) -> None:
        """Show the asks, or the partners."""
        self._stack.setCurrentIndex(tab)
        adding = tr("Begin an ask") if tab == ASKS else tr("Add a partner")
        self.new_button.setAccessibleName(adding)

    def show_asks(self, found: Sequence[AskRow], wanted: UUID | None, today: date) -> None:
        """Show the asks under how they stand, with the wanted one in hand, else the first."""
        self.list.show_whole([*_ask_rows(found, today)], str(wanted))

    def show_partners(self, found: Sequence[PartnerRow], wanted: UUID | None) -> None:
        """Show those on the map, then those who are not, with the wanted one in hand."""
        self.partners.show_whole([*_partner_rows(found)], str(wanted))

    def _lay_out(self) -> None:
        for each in self.lists():
            self._stack.addWidget(each)
        views = QHBoxLayout()
        views.addWidget(self.tabs)
        views.addStretch(1)
        self.add_inset(views)
        self.add(self._stack, 1)
        self.back_button = add_back(self, tr("Promises"), tr("Back to Promises"))


def _send(signal: SignalInstance, row: object) -> None:
    if isinstance(row, SimpleRow) and not row.heading:
        signal.emit(UUID(row.key))


def _ask_rows(found: Sequence[AskRow], today: date) -> Iterator[SimpleRow]:
    for state, rows in groupby(found, key=lambda row: row.state):
        asks = list(rows)
        word = state_word(state)
        yield SimpleRow(state.value, word[:1].upper() + word[1:], note=str(len(asks)), heading=True)
        for ask in asks:
            note, tone = short_silence(ask, today)
            yield SimpleRow(
                str(ask.id),
                ask.what,
                icon=STATE_ICONS[ask.state],
                under=ask.partner,
                note=note,
                tone=tone,
            )


def _partner_rows(found: Sequence[PartnerRow]) -> Iterator[SimpleRow]:
    for placed, rows in groupby(found, key=lambda row: row.placed):
        partners = list(rows)
        title = tr("On the map") if placed else tr("Not on the map yet")
        yield SimpleRow(title, title, note=str(len(partners)), heading=True)
        for partner in partners:
            under = ", ".join(filter(None, (partner_words(partner), _asked(partner))))
            yield SimpleRow(str(partner.id), partner.name, under=under)


def partner_words(partner: PartnerRow) -> str:
    """Where a partner stands, and its place on the map, in a few words."""
    told = [stance_word(partner.stance)]
    if partner.power is not None:
        told.append(tr("power {number}", number=partner.power))
    if partner.interest is not None:
        told.append(tr("interest {number}", number=partner.interest))
    return ", ".join(told)


def _asked(partner: PartnerRow) -> str:
    return plural("{count} ask", "{count} asks", partner.asks) if partner.asks else ""
