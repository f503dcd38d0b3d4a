"""The resident in hand: their header, their cards, and their story, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.person import PersonDetail
from organiser_app.store.queries.story import StoryEntry
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.people.cards import CircleCard, ConsentsCard, KeeperCard, NoteCard
from organiser_app.ui.pages.people.header import PersonHeader
from organiser_app.ui.pages.people.rows import lives_there, offered_or_needed, tied
from organiser_app.ui.pages.people.story_card import StoryCard
from organiser_app.ui.tables import (
    PersonDelegate,
    PromiseDelegate,
    PromiseRow,
    SimpleDelegate,
    SimpleRow,
)
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Card

_WIDE = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """A resident with their story; nobody where they are in the log no more."""

    person: PersonDetail | None
    story: tuple[StoryEntry, ...] = ()


class PersonSheet(QWidget):
    """One resident, whole. Where there is room the cards stand on both sides of the story."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.header = PersonHeader()
        self.circle, self.consents, self.note = CircleCard(), ConsentsCard(), NoteCard()
        self.keeper = KeeperCard()
        self._make_lists()
        self.area = CardArea(tr("The resident"))
        self._left = self.area.add_column(5)
        self._middle = self.area.add_column(8)
        self._right = self.area.add_column(0)
        self._wide: bool | None = None
        column = QVBoxLayout(self)
        bar = self.area.verticalScrollBar().sizeHint().width()
        column.setContentsMargins(metrics.margin, metrics.gap, metrics.margin - bar, 0)
        column.setSpacing(metrics.gap)
        self.header.setContentsMargins(0, 0, bar, 0)
        column.addWidget(self.header)
        column.addWidget(self.area, 1)
        for card in self.lists():
            self.area.keep_in_view(card.list)

    def lists(self) -> tuple[ListCard, ...]:
        """The cards that are lists."""
        return (self.next, self.gifts, self.household, self.ties, self.story)

    def show_person(self, seen: PersonDetail, story: tuple[StoryEntry, ...], today: date) -> None:
        """Show a resident."""
        self.header.show_person(seen, today)
        self.circle.show_moves(seen.person.circle, seen.moves, today)
        self.keeper.show_keeper(seen.person.keeper, seen.keeping, today)
        self.consents.show_consents(seen.consents, today, named=not seen.person.pseudonymous)
        self.note.show_note(seen)
        self.next.show_rows([*self._agreed(seen, today)])
        self.gifts.show_rows(self._offers(seen, today))
        self.household.show_rows([lives_there(mate) for mate in seen.lives_with])
        self.household.setVisible(bool(seen.lives_with))
        self.tie_change.setVisible(bool(seen.ties))
        self.ties.show_rows([tied(tie) for tie in seen.ties])
        self.story.show_story(story, today)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Two columns, or three where there is room."""
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= current().metrics.px(_WIDE))

    def _agreed(self, seen: PersonDetail, today: date) -> Iterator[PromiseRow]:
        """What is open between them: next steps, then promises, which say whose they are."""
        yield from (promise_row(step, today) for step in seen.next_steps)
        yield from (promise_row(promise, today) for promise in seen.promises)

    def _offers(self, seen: PersonDetail, today: date) -> list[SimpleRow]:
        return [offered_or_needed(one, seen.came_of[one.id], today) for one in seen.gifts_and_needs]

    def _make_lists(self) -> None:
        self.next = ListCard(tr("Next"), tr("Nothing is agreed with them."), PromiseDelegate())
        self.agree = Button(tr("Agree…"), ButtonKind.QUIET, keys=tr("A"), in_row=True)
        self.agree.setAccessibleName(tr("Agree on a next step about them"))
        self.promise = Button(tr("Promise…"), ButtonKind.QUIET, keys=tr("P"), in_row=True)
        self.promise.setAccessibleName(tr("Write down a promise of theirs"))
        self.next.add_to_head(self.agree)
        self.next.add_to_head(self.promise)
        self.gifts = ListCard(
            tr("Gifts and needs"), tr("They offered and asked for nothing yet."), SimpleDelegate()
        )
        self.household = ListCard(tr("Lives with"), "", SimpleDelegate())
        self.household.setParent(self)  # it is shown and hidden before it stands in a column
        self.ties = ListCard(
            tr("Ties"), tr("Nobody is known to be tied to them."), PersonDelegate()
        )
        self.story = StoryCard()
        self.tie = Button(tr("Tie…"), ButtonKind.QUIET, keys=tr("T"), in_row=True)
        self.tie_change = Button(tr("Change"), ButtonKind.QUIET, keys=tr("C"), in_row=True)
        self.ties.add_to_head(self.tie_change)
        self.ties.add_to_head(self.tie)

    def _place(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        left: list[Card] = [self.circle, self.keeper, self.gifts, self.consents]
        right: list[Card] = [self.next, self.household, self.ties, self.note]
        if not wide:
            left, right = [self.next, self.circle, self.keeper, self.gifts, self.household], []
            left += [self.ties, self.consents, self.note]
        middle: list[Card] = [self.story]
        for column, cards in (
            (self._left, left),
            (self._middle, middle),
            (self._right, right),
        ):
            _refill(column, cards)
        self.area.set_stretches(*((9, 15, 8) if wide else (5, 8, 0)))


def _refill(column: QVBoxLayout, cards: list[Card]) -> None:
    """Put these cards into a column, which gives up what it held."""
    while column.takeAt(0) is not None:
        pass
    for card in cards:
        column.addWidget(card)
    if cards:
        column.addStretch(1)
