"""Promises: what is due, what waits on whom, what became of it, and how much was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from organiser_app.domain.change import Change
from organiser_app.language import tr
from organiser_app.store.queries.promise_form import agreed_thing
from organiser_app.store.queries.promise_page import (
    PromiseCounts,
    PromiseFilter,
    projects_promised,
    promise_counts,
)
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.promises.acts import PromiseActs
from organiser_app.ui.pages.promises.follow import FollowView
from organiser_app.ui.pages.promises.foot import Act, Foot
from organiser_app.ui.pages.promises.header import PromisesHeader
from organiser_app.ui.pages.promises.lists import DueList, PromiseList, SettledList, WaitingList
from organiser_app.ui.pages.promises.narrowing import Narrowing
from organiser_app.ui.pages.promises.words import in_a_sentence
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Card, KeyHint, hairline
from organiser_app.ui.widgets.tabs import Tabs

_MAKING = frozenset({"make_promise", "agree_step"})


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the lists."""

    counts: PromiseCounts
    projects: tuple[tuple[UUID, str], ...]


class PromisesPage(Page):
    """What was promised and agreed, seen in four ways; only the one that is seen reads."""

    name = PageName.PROMISES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.acts = PromiseActs(desk, self)
        self.header = PromisesHeader(desk)
        self.narrowing, self.foot = Narrowing(), Foot()
        self.due, self.waiting, self.settled = DueList(desk), WaitingList(desk), SettledList(desk)
        self.follow = FollowView(desk)
        self.lists: tuple[PromiseList, ...] = (self.due, self.waiting, self.settled)
        views = (*self.lists, self.follow)
        self.tabs = Tabs(tr("Views"), [view.accessibleName() for view in views])
        self._listed, self._stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Read what stands around, and the view that is seen."""
        today = self.desk.today
        self.desk.read(
            lambda connection: _Around(
                promise_counts(connection, today), projects_promised(connection)
            ),
            self._show_around,
            owner=self,
        )
        self._ask()

    def show_record(self, record_id: UUID) -> None:
        """Show one promise or step, in the list in which it is."""
        self._with(record_id, self._show_one)

    def come_to(self, change: Change) -> None:
        """What was made or came back is in hand, in the list in which it stands now."""
        super().come_to(change)
        if change.record_id is not None and (change.road != "do" or change.intention in _MAKING):
            self._with(change.record_id, self._turn_to)

    def begin_new(self) -> None:
        """Make a promise."""
        self.acts.make()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun, on its promise or step, or on a new one."""
        if record_id is not None:
            self._with(record_id, lambda row: self.acts.take_up(form, row))
        elif form is Form.AGREED_STEP:
            self.acts.agree()
        else:
            self.acts.make()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        self._focus()

    def choose(self, place: int) -> None:
        """Show another of the four views."""
        self.tabs.setCurrentIndex(place)

    def in_hand(self) -> Promise | None:
        """The promise or step in hand in the list that is seen."""
        return self._list().in_hand() if self._is_listing() else None

    def do(self, act: Act) -> None:
        """Do something with the promise or step in hand."""
        row = self.in_hand()
        if row is None:
            return
        self.acts.by_act()[act](row)

    def only_theirs(self) -> None:
        """Narrow to whoever promised the one in hand, or is not narrowed to them any more."""
        row = self.in_hand()
        if self.narrowing.wanted.person_id is not None:
            self.narrowing.only_person(None, "")
        elif row is not None and row.resident_id is not None:
            self.narrowing.only_person(row.resident_id, row.resident)
        elif row is not None and row.organiser_id is not None:
            self.narrowing.only_person(row.organiser_id, row.who)
        self._focus()

    def _is_listing(self) -> bool:
        return self.tabs.currentIndex() < len(self.lists)

    def _list(self) -> PromiseList:
        return self.lists[self._listed.currentIndex()]

    def _focus(self) -> None:
        if not self._is_listing():
            self.follow.by_theme.list.setFocus()
        elif self._list().list.isVisible():
            self._list().list.setFocus()

    def _ask(self) -> None:
        if self._is_listing():
            self._list().ask(self.narrowing.wanted)
        else:
            self.follow.ask()

    def _choose(self, place: int) -> None:
        """Show the view of a tab; it is read when it is seen."""
        listing = self._is_listing()
        self._stack.setCurrentIndex(0 if listing else 1)
        self.narrowing.setVisible(listing)
        if listing:
            self._listed.setCurrentIndex(place)
        self._ask()
        self._show_acts()
        self._focus()

    def _show_acts(self) -> None:
        self.foot.show_for(self.in_hand())

    def _show_around(self, seen: _Around) -> None:
        self.header.say(in_a_sentence(seen.counts))
        self.narrowing.offer(seen.projects)

    def _with(self, record_id: UUID, then: Callable[[Promise], None]) -> None:
        def found(row: Promise | None) -> None:
            if row is not None:
                then(row)

        self.desk.read(partial(agreed_thing, record_id=record_id), found, owner=self)

    def _show_one(self, row: Promise) -> None:
        self.choose(0 if row.is_open else self.lists.index(self.settled))
        self._list().take(row.id)
        self.narrowing.only_words(row.what)

    def _turn_to(self, row: Promise) -> None:
        """Show the list that holds it, unless it is in the one that is seen."""
        if not self._is_listing():
            return
        waits = bool(row.condition) or row.condition_met is not None
        among_the_open = self.waiting if waits and self._list() is self.waiting else self.due
        where = among_the_open if row.is_open else self.settled
        if self._list() is not where:
            self.choose(self.lists.index(where))

    def _narrow_to_bar(self, wanted: PromiseFilter, title: str) -> None:
        """Show what was settled of the sort that a bar stands for."""
        self.narrowing.only_sort(wanted, title)
        self.choose(self.lists.index(self.settled))

    def _connect(self) -> None:
        self.header.make.clicked.connect(self.acts.make)
        self.header.agree.clicked.connect(self.acts.agree)
        self.tabs.currentChanged.connect(self._choose)
        self.narrowing.changed.connect(self._ask)
        self.narrowing.words.returnPressed.connect(self._focus)
        self.follow.narrowed.connect(self._narrow_to_bar)
        self.foot.wanted.connect(self.do)
        for each in self.lists:
            each.list.acted.connect(lambda _: self._tick())
            each.list.opened.connect(lambda _: self.do(Act.CHANGE))
            each.list.marked.connect(lambda _: self._show_acts())
            each.read_anew.connect(lambda _: self._show_acts())

    def _tick(self) -> None:
        row = self.in_hand()
        if row is not None:
            settle(self.desk, row)

    def _bind_keys(self) -> None:
        for place in range(self.tabs.count()):
            show = partial(self.choose, place)
            bind_keys(self, {str(place + 1): (self.tabs.tabText(place), show)})
        bind_keys(
            self,
            {
                "N": (tr("Make a promise"), self.acts.make),
                "A": (tr("Agree on a next step"), self.acts.agree),
                "P": (tr("Kept in part"), partial(self.do, Act.PART)),
                "L": (tr("Lapsed, and why"), partial(self.do, Act.LAPSE)),
                "R": (tr("Renew it, or move a step"), partial(self.do, Act.NEW_DAY)),
                "X": (tr("Release it, or drop a step"), partial(self.do, Act.LET_GO)),
                "O": (tr("Open it again"), partial(self.do, Act.OPEN)),
                "G": (tr("Go to the page of whose it is"), partial(self.do, Act.GO_TO)),
                "F": (tr("Only what is theirs, or all again"), self.only_theirs),
                "/": (tr("Find words"), self._find),
            },
        )
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.narrowing.words)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_words)

    def _find(self) -> None:
        """Type words; those that stand there are typed over."""
        self.narrowing.words.setFocus()
        self.narrowing.words.selectAll()

    def _leave_words(self) -> None:
        """Look for nothing any more; the list has the keyboard again, even one just filled."""
        self.narrowing.words.clear()
        self._list().list.show()
        self._focus()

    def _lay_out(self) -> None:
        card = Card()
        card.setAccessibleName(tr("Promises and next steps"))
        for each in self.lists:
            self._listed.addWidget(each)
        card.add(self._listed, 1)
        card.add(hairline())
        card.add(self.foot)
        for view in (card, self.follow):
            self._stack.addWidget(view)
        self.column.setSpacing(current().metrics.px(12))
        self.column.addWidget(self.header)
        self.column.addWidget(self._line())
        self.column.addWidget(self._stack, 1)

    def _line(self) -> QWidget:
        """The tabs at left, what is narrowed to at right."""
        tabs = self.tabs
        # The tab in hand is set in heavier letters, for which the bar leaves no room by itself.
        tabs.setMinimumWidth(tabs.sizeHint().width() + current().metrics.px(12))
        line = QWidget()
        line.setFixedHeight(current().metrics.button)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.half)
        row.addWidget(tabs)
        row.addWidget(KeyHint(tr("1 – 4")))
        row.addStretch(1)
        row.addWidget(self.narrowing)
        return line
