"""Today: whom to go back to and to meet, what was promised and begun, what the week brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.store.queries.meetings import MeetingRow, meetings_near
from organiser_app.store.queries.promise_page import DuePromise, with_waits
from organiser_app.store.queries.rounds import RoundInHand, round_in_hand
from organiser_app.store.queries.today import (
    GoBack,
    PromisesTally,
    WeekHeard,
    go_back,
    promises_due,
    promises_tally,
    week_heard,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import full_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.coming import ComingCard
from organiser_app.ui.pages.drafts import DraftsCard
from organiser_app.ui.pages.due import DueCard
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.visits import VisitsCard
from organiser_app.ui.pages.week import WeekCard
from organiser_app.ui.round_words import round_sentence, round_title
from organiser_app.ui.widgets import Button, ButtonKind, PageHeader


@dataclass(frozen=True, slots=True)
class _Day:
    visits: GoBack
    promises: tuple[DuePromise, ...]
    tally: PromisesTally
    week: WeekHeard
    drafts: tuple[DraftRow, ...]
    round_on: RoundInHand | None
    meetings: tuple[MeetingRow, ...]


class TodayPage(Page):
    """What is to be done now, in order."""

    name = PageName.TODAY

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(full_day(desk.today))
        listen = Button(tr("Listen"), ButtonKind.PRIMARY, icon="listen", keys=tr("Ctrl L"))
        listen.clicked.connect(lambda: desk.show(PageName.LISTEN))
        self.header.add_action(listen)
        self._due = self._out = ""
        self._make_lists()
        self.week = WeekCard()
        self._lay_out()
        self.setFocusProxy(self.visits)
        desk.bus.drafts_changed.connect(self._read_drafts)
        desk.bus.changed.connect(lambda _: self._read_drafts())

    def refresh(self) -> None:
        """Read the day."""
        today, shown = self.desk.today, self.visits_card.limit
        self.desk.read(
            lambda connection: _Day(
                go_back(connection, today, shown),
                with_waits(connection, promises_due(connection, today)),
                promises_tally(connection, today),
                week_heard(connection, today),
                drafts(connection),
                round_in_hand(connection),
                meetings_near(connection, today),
            ),
            self._show,
            owner=self,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        self.visits.setFocus()

    def _make_lists(self) -> None:
        self.visits_card = VisitsCard(self.desk)
        self.visits = self.visits_card.list
        self.visits_card.all_wanted.connect(self.refresh)

    def _lay_out(self) -> None:
        self.due_card = DueCard(self.desk)
        self.promises = self.due_card.list
        self.drafts_card = DraftsCard(self.desk)
        self.meetings_card = ComingCard(self.desk)
        self.column.addWidget(self.header)
        self.column.addWidget(self._scrolling(self._columns()), 1)
        self.column.addWidget(self.week)

    def _columns(self) -> QWidget:
        side = QVBoxLayout()
        side.setSpacing(self.column.spacing())
        for card in (self.due_card, self.drafts_card, self.meetings_card):
            side.addWidget(card)
        side.addStretch(1)
        main = QVBoxLayout()
        main.addWidget(self.visits_card)
        main.addStretch(1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.column.spacing())
        row.addLayout(main, 9)
        row.addLayout(side, 5)
        return both

    def _scrolling(self, held: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setAccessibleName(tr("The day"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        return area

    def _show(self, day: _Day) -> None:
        self.header.set_title(full_day(self.desk.today))
        self.visits_card.show_visits(day.visits)
        self.meetings_card.show_meetings(day.meetings)
        self.due_card.show_promises(day.promises, day.tally)
        self._due = _sentence(day)
        self._out = _out(day.round_on, self.desk.log.clock())
        self._show_drafts(day.drafts)
        self.week.show_week(day.week)

    def _read_drafts(self) -> None:
        self.desk.read(drafts, self._show_drafts, owner=self)

    def _show_drafts(self, found: tuple[DraftRow, ...]) -> None:
        self.drafts_card.show_drafts(found)
        kept = plural("{count} draft", "{count} drafts", len(found))
        if self._due:
            told = tr("{due}, {drafts}.", due=self._due, drafts=kept) if found else f"{self._due}."
            self.header.set_sentence(f"{told} {self._out}".strip())


def _sentence(day: _Day) -> str:
    people = plural(
        "{count} person to go back to", "{count} people to go back to", day.visits.total
    )
    promises = plural("{count} promise due", "{count} promises due", len(day.promises))
    if day.visits.patch:
        patch = day.visits.patch
        return tr("{people} in {patch}, {promises}", people=people, patch=patch, promises=promises)
    return tr("{people}, {promises}", people=people, promises=promises)


def _out(on: RoundInHand | None, now: datetime) -> str:
    """A word on the round that is on, so that nobody is out and forgotten."""
    if on is None:
        return ""
    return tr("{where}: {how}.", where=round_title(on), how=round_sentence(on, now))
