"""Heard: what the patch says, seen in five ways, and under them every statement that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.filter_choices import FilterChoices, filter_choices
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.heard_page import HeardOverview, heard_overview
from organiser_app.store.queries.saved_filters import FilterNames
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statement_rows, statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.heard.header import HeardHeader, how_much
from organiser_app.ui.pages.heard.kinds import KindTabs
from organiser_app.ui.pages.heard.narrow_dialog import NarrowDialog
from organiser_app.ui.pages.heard.narrowing import Narrowing, in_words
from organiser_app.ui.pages.heard.saved_dialog import SavedFiltersDialog
from organiser_app.ui.pages.heard.view import Asked
from organiser_app.ui.pages.heard.views import HeardViews
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.paging import PagedRows, PageQuery
from organiser_app.ui.tables import RowsModel, RowsView, StatementDelegate, StatementRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, EmptyState, hairline, label

_TALLEST, _LOWEST = 344, 232
_ROOM_FOR_TITLE = 940
_VIEWS_SHARE = 0.36
"""Of the page's height; the rest are unscaled pixels, the tallest that of ten ranks."""


class HeardPage(Page):
    """What the patch says."""

    name = PageName.HEARD

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = EVERY_STATEMENT
        self._themes: Mapping[str, UUID] = {}
        self._names = FilterNames()
        self.header = HeardHeader(desk)
        self.choices = self.header.choices
        self.views = HeardViews(desk)
        self.kinds, self.narrowing = KindTabs(), Narrowing()
        self.filter = self.narrowing.words
        self.rows = RowsModel(self)
        self._paged = PagedRows(desk, self.rows, self._query(), painted)
        self.list = RowsView(tr("Statements"), self.rows, StatementDelegate())
        self._title = label(tr("Statements"), Text.HEAD)
        self._title.setMinimumWidth(1)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> StatementFilter:
        """What the list is narrowed to."""
        return self._wanted

    def refresh(self) -> None:
        """Read what stands around the list, and the list from its first row."""
        wanted = self._wanted
        self.desk.read(
            lambda connection: heard_overview(connection, wanted), self._show, owner=self
        )
        self._paged.ask(self._query())

    def show_record(self, record_id: UUID) -> None:
        """Open a statement that was found elsewhere."""
        self.desk.read(
            lambda connection: statement_rows(connection, [record_id]),
            self._open_found,
            owner=self,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        self.list.setFocus()

    def narrow(self, wanted: StatementFilter) -> None:
        """Show the statements of another filter."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.kinds.choose(wanted.kind)
            self.choices.choose(wanted.wave_id)
            if self.filter.text().strip() != wanted.words:
                self.filter.setText(wanted.words)
            self.refresh()

    def _open_found(self, found: Sequence[Heard]) -> None:
        if found:
            edit_heard(self.desk, found[0], self)

    def _query(self) -> PageQuery[Heard]:
        wanted = self._wanted
        return lambda key, limit: lambda connection: statements(connection, wanted, key, limit)

    def _show(self, seen: HeardOverview) -> None:
        self.choices.offer(seen.waves)
        self.choices.choose(self._wanted.wave_id)
        self._themes, self._names = seen.themes, seen.names
        self.header.say(how_much(seen.totals))
        self.kinds.set_counts(seen.kinds)
        self.narrowing.show_filter(self._wanted, seen.names)
        self._ask_views()
        kind = self._wanted.kind
        found = sum(count for each, count in seen.kinds if kind in (None, each))
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found and self._wanted.narrows_nothing)
        self._too_narrow.setVisible(not found and not self._wanted.narrows_nothing)

    def _ask_views(self) -> None:
        choices = self.choices
        self.views.ask(Asked(self.desk.today, self._wanted, choices.wave(), choices.beside()))

    def _connect(self) -> None:
        self.choices.changed.connect(self._choose_wave)
        self.kinds.chosen.connect(self._choose_kind)
        self.filter.textChanged.connect(
            lambda words: self.narrow(replace(self._wanted, words=words.strip()))
        )
        self.narrowing.taken_off.connect(self._take_off)
        self.narrowing.narrow.clicked.connect(self._ask_what_to_narrow_to)
        self.narrowing.saved.clicked.connect(self._open_saved)
        self.views.narrowed.connect(self._narrow_by)
        self.views.chart.told.connect(self.header.say)
        self.views.bind(self)
        self.list.opened.connect(lambda row: self.show_record(UUID(row.key)))
        bind_keys(
            self.list,
            {
                "H": (
                    tr("Begin an ask that answers it"),
                    lambda: self._begin(PageName.ASKS, Form.ASK_BORN),
                ),
                "B": (
                    tr("Say of which project it is the beginning"),
                    lambda: self._begin(PageName.PROJECTS, Form.PROJECT_BORN),
                ),
            },
        )
        bind_keys(
            self,
            {
                "/": (tr("Find words"), self.filter.setFocus),
                "F": (tr("Narrow what is shown"), self._ask_what_to_narrow_to),
                "S": (tr("Filters kept under a name"), self._open_saved),
            },
        )

    def _begin(self, page: PageName, form: Form) -> None:
        """Open a form of another page on the statement in hand."""
        row = self.list.current_row()
        if row is not None:
            self.desk.show(page, UUID(row.key), form)

    def _choose_wave(self) -> None:
        self._wanted = replace(self._wanted, wave_id=self.choices.wave_id(), period=None)
        self.refresh()

    def _choose_kind(self, kind: StatementKind | None) -> None:
        self.narrow(replace(self._wanted, kind=kind))

    def _narrow_by(self, parts: Mapping[str, Any]) -> None:
        """Narrow to what a bar stands for, and go to the statements behind it."""
        named = dict(parts)
        if "theme" in named:
            named["theme_id"] = self._themes.get(named.pop("theme"))
        self.narrow(replace(self._wanted, **named))
        self.list.choose_first()
        self.list.setFocus()

    def _take_off(self, part: str) -> None:
        cleared: dict[str, Any] = {part: "" if part == "words" else None}
        self.narrow(replace(self._wanted, **cleared) if part else EVERY_STATEMENT)
        self.list.setFocus()

    def _ask_what_to_narrow_to(self) -> None:
        self.desk.read(filter_choices, self._offer_to_narrow, owner=self)

    def _offer_to_narrow(self, choices: FilterChoices) -> None:
        wanted = NarrowDialog(self._wanted, choices, self).ask()
        if wanted is not None:
            self.narrow(wanted)
            self.list.setFocus()

    def _open_saved(self) -> None:
        said = in_words(self._wanted, self._names)
        recalled = SavedFiltersDialog(self.desk, self._wanted, said, self).ask()
        if recalled is not None:
            self.narrow(recalled)
            self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The views take a share of the height; the statements have the rest."""
        super().resizeEvent(event)
        px = current().metrics.px
        wished = round(self.height() * _VIEWS_SHARE)
        self.views.fit(min(max(wished, px(_LOWEST)), px(_TALLEST)))
        self._title.setVisible(self.width() >= px(_ROOM_FOR_TITLE))

    def _lay_out(self) -> None:
        card = Card()
        card.setAccessibleName(tr("Statements"))
        card.add(self._head())
        self._nothing = EmptyState(
            tr("Nothing was heard yet"), tr("Type what you heard at a door: Ctrl L.")
        )
        self._too_narrow = EmptyState(
            tr("Nothing that was heard is all of this"), tr("Take one of the parts off above.")
        )
        card.add(hairline())
        card.add(self.narrowing)
        card.add(hairline())
        for part in (self.list, self._nothing, self._too_narrow):
            card.add(part, 1)
        self.column.setSpacing(current().metrics.px(12))
        self.column.addWidget(self.header)
        self.column.addWidget(self.views)
        self.column.addWidget(card, 1)

    def _head(self) -> QWidget:
        """The title, which goes where there is no room for it, and the kinds."""
        metrics = current().metrics
        head = QWidget()
        head.setFixedHeight(metrics.card_head)
        row = QHBoxLayout(head)
        row.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.kinds)
        return head


def painted(heard: Heard) -> StatementRow:
    """A statement as the list shows it."""
    return StatementRow(
        key=str(heard.id),
        kind=heard.kind,
        words=heard.text,
        verbatim=heard.verbatim,
        themes=heard.themes,
        strength=heard.strength or 0,
        place=heard.where,
        date=short_day(heard.said_on, heard.said_on),
        permission=heard.permission,
    )
