"""Heard: the top loves and concerns with their rank before, the themes, and every statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.domain.figures import RankedTheme
from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.heard_page import HeardOverview, heard_overview
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statement_rows, statements
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.pages.heard.choices import WaveChoices
from organiser_app.ui.pages.heard.kinds import KindTabs
from organiser_app.ui.pages.heard.trends import TrendsCard
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.paging import PagedRows, PageQuery
from organiser_app.ui.tables import (
    Move,
    RankDelegate,
    RankRow,
    RowsModel,
    RowsView,
    StatementDelegate,
    StatementRow,
)
from organiser_app.ui.widgets import Card, Chip, ChipLook, EmptyState, KindMark, PageHeader
from organiser_app.ui.widgets.lines import SearchField

_TOP = 5
_TOP_HEIGHT = 5 * 39 + 42


class HeardPage(Page):
    """What the patch says."""

    name = PageName.HEARD
    shows = frozenset(
        {"listening", "statement", "statement_theme", "theme", "wording", "supersedes", "wave"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = EVERY_STATEMENT
        self._themes: dict[str, UUID] = {}
        self.header = PageHeader(tr("Heard"))
        self.choices = WaveChoices()
        self.header.add_action(self.choices)
        self.loves, self.concerns = RowsModel(self), RowsModel(self)
        self.trends = TrendsCard(desk)
        self.kinds = KindTabs()
        self.filter = SearchField(tr("Find words"), "/")
        self.theme_chip = Chip("", ChipLook.CHOSEN, checkable=True)
        self.theme_chip.hide()
        self.rows = RowsModel(self)
        self._paged = PagedRows(desk, self.rows, self._query(), painted)
        self.list = RowsView(tr("Statements"), self.rows, StatementDelegate())
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read what stands beside the list, and the list from its first row."""
        self.desk.read(
            lambda connection: heard_overview(connection, self._wanted, self.choices.beside()),
            self._show,
            owner=self,
        )
        self._paged.ask(self._query())

    def show_record(self, record_id: UUID) -> None:
        """Open a statement that was found elsewhere; a theme narrows the list."""
        self.desk.read(
            lambda connection: statement_rows(connection, [record_id]),
            lambda found: self._open_found(record_id, found),
            owner=self,
        )

    def narrow(self, wanted: StatementFilter) -> None:
        """Show the statements of another filter."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def _open_found(self, record_id: UUID, found: Sequence[Heard]) -> None:
        if found:
            edit_heard(self.desk, found[0], self)
        else:
            self.narrow(replace(EVERY_STATEMENT, theme_id=record_id))

    def _query(self) -> PageQuery[Heard]:
        wanted = self._wanted
        return lambda key, limit: lambda connection: statements(connection, wanted, key, limit)

    def _show(self, seen: HeardOverview) -> None:
        self.choices.offer(seen.waves)
        self._themes = {theme.name: theme.id for theme in seen.themes}
        self.header.set_sentence(_sentence(seen))
        self.kinds.set_counts(seen.kinds)
        new = tr("new") if self.choices.beside() else ""
        self.loves.set_rows(_ranks(seen.loves, StatementKind.LOVE, new))
        self.concerns.set_rows(_ranks(seen.concerns, StatementKind.CONCERN, new))
        self.trends.show_trends(seen.trends, self.choices.wave())
        chosen = next((t.name for t in seen.themes if t.id == self._wanted.theme_id), "")
        self.theme_chip.setText(chosen)
        self.theme_chip.setAccessibleName(tr("Theme: {theme}", theme=chosen))
        self.theme_chip.setChecked(bool(chosen))
        self.theme_chip.setVisible(bool(chosen))
        self._nothing.setVisible(not seen.totals.statements)
        self.list.setVisible(bool(seen.totals.statements))

    def _connect(self) -> None:
        self.choices.changed.connect(self._choose_wave)
        self.kinds.chosen.connect(lambda kind: self.narrow(replace(self._wanted, kind=kind)))
        self.filter.textChanged.connect(
            lambda words: self.narrow(replace(self._wanted, words=words.strip()))
        )
        self.theme_chip.clicked.connect(lambda: self.narrow(replace(self._wanted, theme_id=None)))
        self.list.opened.connect(self._open)
        find = QShortcut(QKeySequence("/"), self)
        find.activated.connect(self.filter.setFocus)

    def _choose_wave(self) -> None:
        self._wanted = replace(self._wanted, wave_id=self.choices.wave_id())
        self.refresh()

    def _choose_theme(self, row: object) -> None:
        if not isinstance(row, RankRow):
            return
        self.kinds.choose(row.kind)
        self.narrow(replace(self._wanted, kind=row.kind, theme_id=self._themes.get(row.theme)))

    def _open(self, row: StatementRow) -> None:
        self.show_record(UUID(row.key))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(self.column.spacing())
        top.addWidget(self._top_card(tr("Top loves"), StatementKind.LOVE, self.loves), 11)
        top.addWidget(self._top_card(tr("Top concerns"), StatementKind.CONCERN, self.concerns), 11)
        top.addWidget(self.trends, 11)
        card = Card(tr("Statements"))
        self.filter.setMaximumWidth(220)
        for widget in (self.kinds, self.theme_chip, self.filter):
            card.add_to_head(widget)
        self._nothing = EmptyState(
            tr("Nothing was heard yet"), tr("Type what you heard at a door: Ctrl L.")
        )
        card.add(self.list, 1)
        card.add(self._nothing)
        self.column.addWidget(self.header)
        self.column.addLayout(top)
        self.column.addWidget(card, 1)

    def _top_card(self, title: str, kind: StatementKind, model: RowsModel) -> Card:
        card = Card(title, tr("rank [before], statements"))
        card.head.insertWidget(0, KindMark(kind, bare=True))
        view = RowsView(title, model, RankDelegate(), hug=True)
        view.opened.connect(self._choose_theme)
        view.clicked.connect(lambda _: self._choose_theme(view.current_row()))
        card.add(view)
        card.body.addStretch(1)
        card.setMinimumHeight(_TOP_HEIGHT)
        return card


def _sentence(seen: HeardOverview) -> str:
    listenings = plural("{count} listening", "{count} listenings", seen.totals.listenings)
    said = plural("{count} statement", "{count} statements", seen.totals.statements)
    if seen.totals.since is None:
        return tr("{listenings} and {statements}", listenings=listenings, statements=said)
    since = f"{short_day(seen.totals.since, seen.totals.since)} {seen.totals.since.year}"
    return tr(
        "{listenings} and {statements} since {day}",
        listenings=listenings,
        statements=said,
        day=since,
    )


def _ranks(ranked: Sequence[RankedTheme], kind: StatementKind, new: str) -> list[RankRow]:
    most = max((theme.statements for theme in ranked), default=1)
    return [
        RankRow(
            key=f"{kind}:{theme.theme}",
            rank=theme.rank,
            before=str(theme.rank_before) if theme.rank_before else new,
            move=_move(theme),
            theme=theme.theme,
            count=theme.statements,
            most=most,
            kind=kind,
        )
        for theme in ranked[:_TOP]
    ]


def _move(theme: RankedTheme) -> Move:
    if theme.rank_before is None:
        return Move.NEW
    if theme.rank_before == theme.rank:
        return Move.SAME
    return Move.UP if theme.rank < theme.rank_before else Move.DOWN


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
