"""Coding: a list of what was heard, and the statement in hand with the themes that may fit it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.domain.change import Change
from organiser_app.domain.rules.suggesting import MOST
from organiser_app.language import plural, tr
from organiser_app.services.coding import code_statement, uncode_statement
from organiser_app.store.log import Query
from organiser_app.store.queries.coding import (
    CodingCounts,
    InHand,
    coding_counts,
    in_hand,
    to_code,
)
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.pages import Key
from organiser_app.store.queries.pages import Page as Rows
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statement_rows, statements
from organiser_app.store.queries.themes import ThemeRow, themes
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.pages.beside import CardArea, bind_keys
from organiser_app.ui.pages.coding.hand import HandCard
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.paging import PagedRows, PageQuery
from organiser_app.ui.tables import RowsView, StatementRow
from organiser_app.ui.tables.coding import CodingDelegate, CodingRows
from organiser_app.ui.widgets import Button, ButtonKind, Card, EmptyState, PageHeader

_TO_CODE, _ALL = "to_code", "all"
_OURS = frozenset({"code_statement", "uncode_statement"})


class CodingPage(Page):
    """Statements coded by keyboard, one after the other.

    The list is read when the page is come to, and stays as it is while one codes: a statement that
    is given a theme keeps its place, with its theme.
    """

    name = PageName.CODING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: InHand | None = None
        self._worked_on: dict[UUID, None] = {}
        self._statements = self._uncoded = 0
        self._names: frozenset[str] = frozenset()
        self.header = PageHeader(tr("Code what was heard"))
        self.choice = ChoiceField[str](tr("Show"))
        self.back = Button(tr("Heard"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"))
        self.rows = CodingRows(self)
        self._paged = PagedRows(desk, self.rows, _asking(_TO_CODE), painted)
        self._paged.began.connect(self._begin)
        self.list = RowsView(tr("Statements to code"), self.rows, CodingDelegate())
        self.hand = HandCard()
        self.nothing = EmptyState(
            tr("Nothing is left to code"), tr("Everything that was heard here bears a theme.")
        )
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list anew, and what is left to code."""
        self._worked_on.clear()
        self._paged.ask(_asking(self.choice.choice() or _TO_CODE))
        self._count()

    def show_record(self, record_id: UUID) -> None:
        """Show the statements of a theme."""
        self.choice.choose(str(record_id))
        self.refresh()

    def take(self, number: int) -> None:
        """Put the suggestion of that number on the statement in hand; 1 is the first."""
        if self._seen and number <= len(self._seen.suggestions):
            self._code(self._seen.suggestions[number - 1].theme)

    def take_off(self) -> None:
        """Take the theme that was put on last off again."""
        if self._seen and self._seen.statement.themes:
            said = self._seen.statement
            self.desk.change(uncode_statement, said.id, said.themes[-1])

    def step(self) -> None:
        """Go on to the next statement."""
        index = self.rows.index(self.list.currentIndex().row() + 1)
        if index.isValid():
            self.list.setCurrentIndex(index)
        self.list.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Once one has gone elsewhere, what was coded is in its place no longer."""
        super().hideEvent(event)
        self._stale = self._stale or (bool(self._worked_on) and not event.spontaneous())

    def _code(self, theme: str) -> None:
        if self._seen is not None:
            self.desk.change(code_statement, self._seen.statement.id, [theme])
        self.list.setFocus()

    def _hear(self, change: Change) -> None:
        if self.isVisible() and change.intention in _OURS:
            self._take_in(change)
        else:
            super()._hear(change)

    def _take_in(self, change: Change) -> None:
        """Show in its place what was coded; an undo does not say which it was, so all are read."""
        if change.record_id is not None:
            self._worked_on[change.record_id] = None
        ids = [change.record_id] if change.record_id else list(self._worked_on)
        self.desk.read(lambda connection: statement_rows(connection, ids), self._put, owner=self)
        self._read_in_hand()

    def _put(self, found: Sequence[Heard]) -> None:
        """Show them as they are now, and count on: the whole log is counted only at the start."""
        for heard in found:
            before = self.rows.put(painted(heard))
            if isinstance(before, StatementRow):
                self._uncoded += (not heard.themes) - (not before.themes)
        self._say_what_is_left()
        if not self._names.issuperset(name for heard in found for name in heard.themes):
            self.desk.read(themes, self._show_themes, owner=self)

    def _count(self) -> None:
        self.desk.read(coding_counts, self._show_counts, owner=self)

    def _show_counts(self, counts: CodingCounts) -> None:
        self._statements, self._uncoded = counts.statements, counts.uncoded
        self._say_what_is_left()
        self._show_themes(counts.themes)

    def _say_what_is_left(self) -> None:
        self.header.set_sentence(_left(self._statements, self._uncoded))

    def _show_themes(self, found: Sequence[ThemeRow]) -> None:
        self._names = frozenset(theme.name for theme in found)
        self.hand.field.set_themes(found)
        self.choice.set_choices(_choices(found))

    def _begin(self, any_rows: bool) -> None:
        self.nothing.setVisible(not any_rows)
        self.list.setVisible(any_rows)
        self._area.setVisible(any_rows)
        if not any_rows:
            self._seen = None
        elif not self.list.currentIndex().isValid():
            self.list.choose_first()
        if any_rows:
            self.list.setFocus()

    def _read_in_hand(self) -> None:
        """Read the statement in hand; until it has come no key codes what is not seen."""
        row = self.list.current_row()
        self._seen = None
        if row is not None:
            query = partial(in_hand, statement_id=UUID(row.key))
            self.desk.read_latest("coding-in-hand", query, self._show_in_hand, owner=self)

    def _show_in_hand(self, seen: InHand | None) -> None:
        self._seen = seen
        if seen is not None:
            self.hand.show_in_hand(seen)

    def _connect(self) -> None:
        self.list.marked.connect(lambda _: self._read_in_hand())
        self.list.opened.connect(lambda _: self.step())
        self.list.acted.connect(lambda _: self.step())
        self.choice.edited.connect(self.refresh)
        self.back.clicked.connect(self._go_back)
        self.hand.offers.taken.connect(self._code)
        self.hand.field.given.connect(self._code)
        self.hand.field.left.connect(self.list.setFocus)
        self.hand.following.clicked.connect(self.step)
        self.hand.off.clicked.connect(self.take_off)
        numbers = range(1, MOST + 1)
        bind_keys(
            self,
            {
                str(each): (tr("Take suggestion {number}", number=each), partial(self.take, each))
                for each in numbers
            },
        )
        bind_keys(
            self,
            {
                "T": (tr("Type a theme"), self.hand.field.setFocus),
                "/": ("", self.hand.field.setFocus),
                "X": (tr("Take the last theme off"), self.take_off),
                "S": (tr("Choose what is shown"), self.choice.combo.setFocus),
                "Esc": (tr("Back to Heard"), self._go_back),
            },
        )

    def _go_back(self) -> None:
        self.desk.show(PageName.HEARD)

    def _lay_out(self) -> None:
        self.header.add_action(self.choice)
        self.header.add_action(self.back)
        card = Card(tr("Statements"), tr("newest first"))
        card.add(self.list, 1)
        card.add(self.nothing)
        self._area = CardArea(tr("The statement in hand"))
        column = self._area.add_column(1)
        column.addWidget(self.hand)
        column.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(self.column.spacing())
        below.addWidget(card, 11)
        below.addWidget(self._area, 10)
        # The scroll bar stands in the margin, so that the card ends where the header does.
        bar = self._area.verticalScrollBar().sizeHint().width()
        edges = self.column.contentsMargins()
        edges.setRight(edges.right() - bar)
        self.column.setContentsMargins(edges)
        self.header.setContentsMargins(0, 0, bar, 0)
        self.column.addWidget(self.header)
        self.column.addLayout(below, 1)
        self.nothing.hide()


def painted(heard: Heard) -> StatementRow:
    """A statement as the list shows it: by its words, since the whole quote stands beside."""
    return StatementRow(
        key=str(heard.id),
        kind=heard.kind,
        words=heard.text,
        verbatim=heard.verbatim,
        themes=heard.themes,
        place=heard.where,
        date=short_day(heard.said_on, heard.said_on),
    )


def _asking(choice: str) -> PageQuery[Heard]:
    """The question for what is not coded yet, for everything, or for a theme by its id."""
    if choice == _TO_CODE:
        return lambda key, limit: partial(to_code, after=key, limit=limit)
    wanted = EVERY_STATEMENT if choice == _ALL else StatementFilter(theme_id=UUID(choice))
    return lambda key, limit: _page(wanted, key, limit)


def _page(wanted: StatementFilter, key: Key | None, limit: int) -> Query[Rows[Heard]]:
    return lambda connection: statements(connection, wanted, key, limit)


def _choices(themes: Sequence[ThemeRow]) -> dict[str, str]:
    """What may be shown, by what is asked of the log for it."""
    every = {_TO_CODE: tr("Not yet coded"), _ALL: tr("Everything heard")}
    return every | {str(theme.id): theme.name for theme in themes if not theme.archived}


def _left(statements: int, uncoded: int) -> str:
    if not statements:
        return tr("Nothing was heard yet.")
    if not uncoded:
        return tr("Everything that was heard bears a theme.")
    return plural(
        "{count} of {all} statements is left to code.",
        "{count} of {all} statements are left to code.",
        uncoded,
        all=f"{statements:,}",
    )
