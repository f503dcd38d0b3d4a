"""The page of asks: what residents ask of power holders, and the map of who can decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtGui import QShowEvent

from organiser_app.domain.relationship_values import AskState
from organiser_app.language import tr
from organiser_app.store.queries.asks import (
    AskDetail,
    AskRow,
    ask,
    ask_and_move,
    asks,
)
from organiser_app.store.queries.partners import PartnerRow, partners
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.asks.acts import AskActs, PartnerActs
from organiser_app.ui.pages.asks.column import ASKS, MAP, AsksColumn
from organiser_app.ui.pages.asks.map import MapSheet
from organiser_app.ui.pages.asks.sheet import AskSheet
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.widgets import Button, EmptyState

_WAYS = {"Up": (1, 0), "Down": (-1, 0), "Right": (0, 1), "Left": (0, -1)}
"""By how much an arrow moves a partner in power and in interest."""


class AsksPage(SidePage):
    """What residents ask of whom, and what came of it."""

    name = PageName.ASKS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._partner_in_hand: UUID | None = None
        self._seen: AskDetail | None = None
        self._move_begun: UUID | None = None
        self._wanted: UUID | None = None
        self._partners: tuple[PartnerRow, ...] = ()
        self.asks, self.sheet, self.map = AsksColumn(), AskSheet(), MapSheet(desk)
        self.acts, self.partner_acts = AskActs(desk, self), PartnerActs(desk, self)
        beginning = Button(tr("Begin an ask"), icon="plus", keys="N")
        beginning.clicked.connect(self.begin_new)
        self.nothing = EmptyState(
            tr("Nothing was asked of a power holder yet"),
            tr("An ask says what residents want, of whom, and keeps what came of it."),
            beginning,
        )
        self.forms = {Form.ASK: self.change, Form.ASK_MOVE: self._go_on_with_move}
        self.lay_out(self.asks, self.asks.list, self.sheet, self.nothing)
        self._right.addWidget(self.map)
        self._connect()
        self._bind()

    def refresh(self) -> None:
        """Read the asks and the partners anew, and the ask in hand."""
        today = self.desk.today
        self.desk.read(lambda connection: asks(connection, today), self._show_asks, owner=self)
        self.desk.read(partners, self._show_partners, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Show one ask, or one partner on the map."""
        self._in_hand = self._partner_in_hand = self._wanted = record_id
        self.refresh()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun, on an ask, a partner, or something that happened."""
        self.asks.tabs.setCurrentIndex(MAP if form is Form.PARTNER else ASKS)
        if record_id is None:
            self.begin_new()
        elif form is Form.ASK_BORN:
            self.acts.begin_of(record_id)
        elif form is Form.PARTNER:
            self._partner_in_hand = record_id
            self.desk.read(partners, self._go_on_with_partner, owner=self)
        else:
            self.desk.read(
                lambda connection: ask_and_move(connection, record_id),
                lambda found: self._go_on(form, *found),
                owner=self,
            )

    def begin_new(self) -> None:
        """Begin an ask, or add a partner where the map is seen."""
        if self._map_is_seen():
            self.partner_acts.add()
        else:
            self.acts.begin()

    def change(self) -> None:
        """Say anew what is asked."""
        self._with_ask(self.acts.change)

    def go_back(self) -> None:
        """Show the promises."""
        self.desk.show(PageName.PROMISES)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once, in the list that is seen."""
        super().showEvent(event)
        self.asks.list_in_hand().setFocus()

    def _map_is_seen(self) -> bool:
        return self.asks.tabs.currentIndex() == MAP

    def _with_ask(self, act: Callable[[AskDetail], None]) -> None:
        if self._seen is not None and not self._map_is_seen():
            act(self._seen)

    def _with_move(self, act: Callable[[AskDetail, str], None]) -> None:
        row = self.sheet.history.list.current_row()
        if self._seen is not None and row is not None:
            act(self._seen, row.key)

    def _with_said(self, act: Callable[[AskDetail, str], None]) -> None:
        row = self.sheet.statements.list.current_row()
        if self._seen is not None and row is not None:
            act(self._seen, row.key)

    def _with_partner(self, act: Callable[[PartnerRow], None]) -> None:
        for partner in self._partners:
            if partner.id == self._partner_in_hand:
                act(partner)
                return

    def _connect(self) -> None:
        column, sheet = self.asks, self.sheet
        column.tabs.currentChanged.connect(self._show_tab)
        column.chosen.connect(self._choose)
        column.chosen_partner.connect(self._choose_partner)
        column.new_button.clicked.connect(self.begin_new)
        column.back_button.clicked.connect(self.go_back)
        column.list.opened.connect(lambda _: sheet.history.list.setFocus())
        column.partners.opened.connect(lambda _: self._open_partner())
        sheet.history.list.opened.connect(lambda _: self._with_move(self.acts.happened_otherwise))
        sheet.statements.list.opened.connect(lambda _: self._with_said(self.acts.open_statement))
        sheet.whom.open_button.clicked.connect(self._show_on_map)
        self.map.change.clicked.connect(self._open_partner)
        self.map.map.opened.connect(self._open_mark)

    def _bind(self) -> None:
        """Buttons and keys alike; those of an ask wait for it to be read."""
        header, act = self.sheet.header, self._with_ask
        acts = (
            (header.happened, "A", tr("What happened"), self.acts.happened),
            (header.won, "W", tr("It is won"), partial(self.acts.happened, state=AskState.WON)),
            (
                header.stalled,
                "S",
                tr("It stalled"),
                partial(self.acts.happened, state=AskState.STALLED),
            ),
            (
                header.refused,
                "R",
                tr("It was refused"),
                partial(self.acts.happened, state=AskState.REFUSED),
            ),
            (header.chased, "C", tr("Asked again today, and no answer"), self.acts.chase),
            (header.change, "E", tr("Say anew what is asked"), self.acts.change),
            (self.sheet.join, "B", tr("Join a statement"), self.acts.join),
        )
        for button, key, words, service in acts:
            button.clicked.connect(partial(self._pressed, service))
            bind_keys(self, {key: (words, self.once_read(partial(act, service)))})
        header.remove.clicked.connect(partial(self._pressed, self.acts.remove))
        bind_keys(
            self,
            {
                "N": (tr("Begin an ask, or add a partner"), self.begin_new),
                "1": (tr("Asks"), partial(self.asks.tabs.setCurrentIndex, ASKS)),
                "2": (tr("Power and interest"), partial(self.asks.tabs.setCurrentIndex, MAP)),
                "Esc": (tr("Back to Promises"), self.go_back),
            },
        )
        self._bind_lists()

    def _bind_lists(self) -> None:
        """Keys of rows, which act only while their list has the keyboard."""
        removing = partial(self._with_ask, self.acts.remove)
        bind_keys(self.asks.list, {"Del": (tr("Remove the ask"), removing)})
        bind_keys(
            self.sheet.history.list,
            {"Del": (tr("Take it out"), partial(self._with_move, self.acts.take_out))},
        )
        bind_keys(
            self.sheet.statements.list,
            {"Del": (tr("Take the statement off"), partial(self._with_said, self.acts.part))},
        )
        for way, (up, right) in _WAYS.items():
            moving = partial(self._move_partner, up, right)
            words = tr("Move the partner on the map") if way == "Up" else ""
            bind_keys(self.asks.partners, {f"Shift+{way}": (words, moving)})
        removing = partial(self._with_partner, self.partner_acts.remove)
        bind_keys(self.asks.partners, {"Del": (tr("Remove the partner"), removing)})

    def _pressed(self, service: Callable[[AskDetail], None], _checked: bool = False) -> None:
        self._with_ask(service)

    def _show_tab(self, tab: int) -> None:
        self.asks.show_tab(tab)
        self._show_right()
        self.asks.list_in_hand().setFocus()

    def _show_right(self) -> None:
        if self._map_is_seen():
            self._right.setCurrentWidget(self.map)
        else:
            self.show_sheet(there=bool(self.asks.ask_rows.rowCount()))

    def _show_asks(self, found: tuple[AskRow, ...]) -> None:
        if not found:
            self._seen = None
        wanted, self._in_hand = self._in_hand, None
        self.asks.show_asks(found, wanted, self.desk.today)
        self._show_right()

    def _show_partners(self, found: tuple[PartnerRow, ...]) -> None:
        self._partners = found
        wanted, self._partner_in_hand = self._partner_in_hand, None
        self.asks.show_partners(found, wanted)
        if any(partner.id == self._wanted for partner in found):
            self.asks.tabs.setCurrentIndex(MAP)
        self._wanted = None
        if not found:
            self.map.show_partners(found, None)

    def _choose(self, ask_id: UUID) -> None:
        if ask_id == self._in_hand:
            return
        self._in_hand = ask_id
        self.begin_read()
        today = self.desk.today
        self.desk.read_latest(
            "ask", lambda connection: ask(connection, ask_id, today), self._show, owner=self
        )

    def _choose_partner(self, partner_id: UUID) -> None:
        self._partner_in_hand = partner_id
        self.map.show_partners(self._partners, partner_id)

    def _show(self, seen: AskDetail | None) -> None:
        self._seen = seen
        if seen is not None:
            self.sheet.show_ask(seen, self.desk.today)
        self.open_begun(there=seen is not None)

    def _go_on(self, form: Form, ask_id: UUID, move_id: UUID | None) -> None:
        self._move_begun = move_id
        super().take_up(form, ask_id)

    def _go_on_with_move(self) -> None:
        """Open the form of what happened, anew or on the move it was begun on."""
        wanted, self._move_begun = self._move_begun, None
        if wanted is None:
            self._with_ask(self.acts.happened)
        else:
            self._with_ask(partial(self.acts.happened_otherwise, move=str(wanted)))

    def _go_on_with_partner(self, found: tuple[PartnerRow, ...]) -> None:
        self._show_partners(found)
        self._open_partner()

    def _open_partner(self) -> None:
        self._with_partner(self.partner_acts.change)

    def _open_mark(self, partner_id: UUID) -> None:
        self.asks.show_partners(self._partners, partner_id)
        self._open_partner()

    def _show_on_map(self) -> None:
        if self._seen is not None:
            self.asks.show_partners(self._partners, self._seen.ask.partner_id)
        self.asks.tabs.setCurrentIndex(MAP)

    def _move_partner(self, up: int, right: int) -> None:
        self._with_partner(lambda partner: self.partner_acts.move(partner, up, right))
