"""The resident in hand: their header, their cards, and their story, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.person import PersonDetail
from organiser_app.store.queries.story import StoryEntry
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.people.cards import CircleCard, ConsentsCard, NoteCard
from organiser_app.ui.pages.people.header import PersonHeader
from organiser_app.ui.pages.people.rows import offered_or_needed, tied
from organiser_app.ui.pages.people.story import story_rows
from organiser_app.ui.tables import PersonDelegate, PromiseDelegate, SimpleDelegate, StoryDelegate
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
        return (self.next, self.gifts, self.ties, self.story)

    def show_person(self, seen: PersonDetail, story: tuple[StoryEntry, ...], today: date) -> None:
        """Show a resident."""
        self.header.show_person(seen)
        self.circle.show_moves(seen.person.circle, seen.moves, today)
        self.consents.show_consents(seen.consents, today)
        self.note.show_note(seen)
        self.next.show_rows([promise_row(step, today) for step in seen.next_steps])
        self.gifts.show_rows([offered_or_needed(one, today) for one in seen.gifts_and_needs])
        self.ties.show_rows([tied(tie) for tie in seen.ties])
        self.story.show_rows(story_rows(story, today))
        self.story.set_note(
            plural("{count} entry, newest first", "{count} entries, newest first", len(story))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Two columns, or three where there is room."""
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= current().metrics.px(_WIDE))

    def _make_lists(self) -> None:
        self.next = ListCard(tr("Next"), tr("Nothing is agreed with them."), PromiseDelegate())
        self.gifts = ListCard(
            tr("Gifts and needs"), tr("They offered and asked for nothing yet."), SimpleDelegate()
        )
        self.ties = ListCard(
            tr("Ties"), tr("Nobody is known to be tied to them."), PersonDelegate()
        )
        self.story = ListCard(
            tr("Story"), tr("Their story begins when you listen to them."), StoryDelegate()
        )
        self.tie = Button(tr("Tie…"), ButtonKind.QUIET, keys=tr("T"), in_row=True)
        self.ties.add_to_head(self.tie)

    def _place(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        left: list[Card] = [self.circle, self.gifts, self.consents]
        right: list[Card] = [self.ties, self.next, self.note]
        if not wide:
            left, right = [self.circle, self.next, self.gifts, self.ties], []
            left += [self.consents, self.note]
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
