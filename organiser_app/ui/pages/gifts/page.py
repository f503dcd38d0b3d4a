"""Gifts and needs: what residents offer and ask for, set beside each other with reasons."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget

from organiser_app.language import tr
from organiser_app.store.queries.gifts import GiftRow, Introduction, MatchProposal
from organiser_app.store.queries.gifts_page import GiftsAndNeeds, gifts_and_needs
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.need import NeedAct
from organiser_app.ui.forms.form import Form
from organiser_app.ui.need_words import figures_sentence
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.gifts import acts
from organiser_app.ui.pages.gifts.delegates import GiftDelegate, MatchDelegate, NeedDelegate
from organiser_app.ui.pages.gifts.header import NeedsHeader
from organiser_app.ui.pages.gifts.lines import gift_lines, match_lines, need_line
from organiser_app.ui.pages.gifts.lists import ListOrNothing
from organiser_app.ui.pages.page import Page
from organiser_app.ui.patch_words import of_patch_alone
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import EmptyState, KeyHint
from organiser_app.ui.widgets.tabs import Tabs

_NEED_FORMS = {
    Form.NEED_MET: NeedAct.MET,
    Form.REFERRAL: NeedAct.REFER,
    Form.NEED_STORY: NeedAct.STORY,
}


class GiftsPage(Page):
    """What residents offer and ask for, in three lists; the keys 1 to 3 choose one."""

    name = PageName.GIFTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: GiftsAndNeeds | None = None
        self._begun: tuple[Form, UUID] | None = None
        self._wanted: UUID | None = None
        self.header = NeedsHeader(desk, self.name, (PageName.STUCK, PageName.ASSETS))
        self._make_lists()
        self.tabs = Tabs(tr("Lists"), (tr("Matches"), tr("Needs"), tr("Gifts")))
        self._stack = QStackedWidget()
        self.met = QCheckBox(tr("Show the needs that were met"))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read all that is offered and asked for."""
        today = self.desk.today
        self.desk.read(
            lambda connection: gifts_and_needs(connection, today), self._show, owner=self
        )

    def show_record(self, record_id: UUID) -> None:
        """Show one need or one gift in its list."""
        self._wanted = record_id
        self.refresh()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form again that was begun on a need, a gift, a referral or an introduction."""
        if record_id is not None:
            self._begun = (form, record_id)
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        self._in_sight().list.setFocus()

    def _in_sight(self) -> ListOrNothing:
        return (self.matches, self.needs, self.gifts)[self.tabs.currentIndex()]

    def _show(self, seen: GiftsAndNeeds) -> None:
        self._seen = seen
        self.header.say(of_patch_alone(figures_sentence(seen.figures), seen.patch))
        today = self.desk.today
        self.matches.show_rows(match_lines(seen.matches, today))
        self._show_needs()
        self.gifts.show_rows(gift_lines(seen.gifts, today))
        self._show_wanted()
        self._open_begun()

    def _show_needs(self) -> None:
        met, today = self.met.isChecked(), self.desk.today
        rows = self._seen.needs if self._seen else ()
        self.needs.show_rows([need_line(row, today) for row in rows if met or row.met_on is None])

    def _show_wanted(self) -> None:
        wanted, self._wanted = str(self._wanted or ""), None
        if not wanted:
            return
        for place, shown in ((1, self.needs), (2, self.gifts)):
            if shown.list.choose(wanted):
                self.tabs.setCurrentIndex(place)

    def _open_begun(self) -> None:
        begun, self._begun, seen = self._begun, None, self._seen
        if begun is None or seen is None:
            return
        form, record_id = begun
        if form is Form.GIFT:
            self._open_gift(str(record_id))
        elif form is Form.MATCH:
            self._settle(str(record_id))
        elif form is Form.INTRODUCE:
            found = (one for one in seen.matches.proposals if one.need.id == record_id)
            self._introduce(next((_key(one) for one in found), ""))
        else:
            self._open_begun_need(form, record_id)

    def _open_begun_need(self, form: Form, record_id: UUID) -> None:
        for need in self._seen.needs if self._seen else ():
            if need.id == record_id and form in _NEED_FORMS:
                acts.do_with_need(self.desk, _NEED_FORMS[form], need, self)
            elif record_id in {referral.id for referral in need.referrals}:
                acts.do_with_need(self.desk, NeedAct.ANSWER, need, self)

    def _make_lists(self) -> None:
        self.matches = ListOrNothing(
            tr("What may be brought together"),
            MatchDelegate(),
            EmptyState(
                tr("No gift fits a need that waits"),
                tr("In a listening, begin a line with “gift:” or “need:”."),
            ),
        )
        self.needs = ListOrNothing(
            tr("Needs"),
            NeedDelegate(),
            EmptyState(tr("No need waits"), tr("In a listening, begin a line with “need:”.")),
        )
        self.gifts = ListOrNothing(
            tr("Gifts"),
            GiftDelegate(),
            EmptyState(
                tr("No gift was offered yet"), tr("In a listening, begin a line with “gift:”.")
            ),
        )

    def _lay_out(self) -> None:
        metrics = current().metrics
        for shown in (self.matches, self.needs, self.gifts):
            self._stack.addWidget(shown)
        line = QHBoxLayout()
        line.setSpacing(metrics.half)
        line.addWidget(self.tabs)
        line.addWidget(KeyHint(tr("1 – 3")))
        line.addStretch(1)
        line.addWidget(self.met)
        self.met.hide()
        self.column.setSpacing(metrics.px(12))
        self.column.addWidget(self.header)
        self.column.addLayout(line)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._choose_tab)
        self.met.clicked.connect(self._show_needs)
        self.matches.list.acted.connect(lambda row: self._act_on_match(row.key))
        self.matches.list.opened.connect(lambda row: self._act_on_match(row.key))
        self.needs.list.opened.connect(lambda row: self._open_need(row.key))
        self.gifts.list.opened.connect(lambda row: self._open_gift(row.key))
        for place in range(self.tabs.count()):
            show = partial(self.tabs.setCurrentIndex, place)
            bind_keys(self, {str(place + 1): (self.tabs.tabText(place), show)})
        self._bind_lists()

    def _bind_lists(self) -> None:
        matches, needs, gifts = self.matches, self.needs, self.gifts
        bind_keys(
            matches.list,
            {
                "I": (tr("Introduce the two"), lambda: self._introduce(_held(matches))),
                "S": (tr("Set the pair aside"), lambda: self._set_aside(_held(matches))),
                "A": (tr("Say what came of it"), lambda: self._settle(_held(matches))),
            },
        )
        acts.bind_need_keys(self.desk, needs.list, lambda: self._need(_held(needs)), self)
        withdraw = tr("Offered no more from today")
        bind_keys(gifts.list, {"W": (withdraw, lambda: self._withdraw(_held(gifts)))})

    def _choose_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.met.setVisible(place == 1)
        self._in_sight().list.setFocus()

    def _act_on_match(self, key: str) -> None:
        if self._proposal(key) is not None:
            self._introduce(key)
        else:
            self._settle(key)

    def _introduce(self, key: str) -> None:
        found = self._proposal(key)
        if found is not None:
            acts.bring_together(self.desk, found, self)

    def _set_aside(self, key: str) -> None:
        found = self._proposal(key)
        if found is not None:
            acts.set_aside(self.desk, found, self)

    def _settle(self, key: str) -> None:
        made = self._introduction(key)
        if made is not None:
            acts.settle_introduction(self.desk, made, self)
        elif self._proposal(key) is not None:
            self.desk.bus.said.emit(tr("The two are not introduced yet: I introduces them."))

    def _open_need(self, key: str) -> None:
        need = self._need(key)
        if need is not None:
            acts.open_need(self.desk, need, self)

    def _open_gift(self, key: str) -> None:
        gift = self._gift(key)
        if gift is not None:
            acts.open_gift(self.desk, gift, self)

    def _withdraw(self, key: str) -> None:
        gift = self._gift(key)
        if gift is not None:
            acts.withdraw(self.desk, gift)

    def _proposal(self, key: str) -> MatchProposal | None:
        found = self._seen.matches.proposals if self._seen else ()
        return next((one for one in found if _key(one) == key), None)

    def _introduction(self, key: str) -> Introduction | None:
        made = self._seen.matches.introduced if self._seen else ()
        return next((one for one in made if str(one.match.id) == key), None)

    def _need(self, key: str) -> NeedRow | None:
        needs = self._seen.needs if self._seen else ()
        return next((one for one in needs if str(one.id) == key), None)

    def _gift(self, key: str) -> GiftRow | None:
        gifts = self._seen.gifts if self._seen else ()
        return next((one for one in gifts if str(one.id) == key), None)


def _held(shown: ListOrNothing) -> str:
    """The key of the row in hand, or none."""
    row = shown.list.current_row()
    return row.key if row else ""


def _key(found: MatchProposal) -> str:
    return f"{found.need.id} {found.gift.id}"
