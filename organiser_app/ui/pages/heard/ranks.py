"""The top ten loves and concerns, each with its rank in the wave before; the trends beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

from organiser_app.domain.figures import RankedTheme
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.heard_page import HeardRanks, heard_ranks
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart
from organiser_app.ui.pages.heard.trends import TrendsCard
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.tables import Move, RankDelegate, RankRow, RowsModel, RowsView
from organiser_app.ui.theme import Theme, current
from organiser_app.ui.widgets import Card, KindMark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOP = 10
_ROOM_FOR_TRENDS = 980
_KINDS = (StatementKind.LOVE, StatementKind.CONCERN)


class CloseRanks(RankDelegate):
    """Ranks one under the other without much air, so that many are seen."""

    def height(self, theme: Theme, row: RankRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """One close line."""
        return theme.metrics.px(30)


class RanksView(HeardView):
    """Two lists of themes, and where there is room the way of the leading ones."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Ranks"), desk)
        self.loves, self.concerns = RowsModel(self), RowsModel(self)
        self.trends = TrendsCard(desk)
        self.trends.narrowed.connect(self.narrowed)
        self._ranks: HeardRanks | None = None
        self.row.addWidget(self._card(tr("Top loves"), StatementKind.LOVE, self.loves), 1)
        self.row.addWidget(self._card(tr("Top concerns"), StatementKind.CONCERN, self.concerns), 1)
        self.row.addWidget(self.trends, 1)

    def read(self, asked: Asked) -> None:
        """Read both lists; the trends read themselves where they are seen."""
        beside = None
        if asked.beside:  # the other wave, heard by the same organiser at the same place
            beside = replace(asked.wanted.span, wave_id=asked.beside.id, period=None)
        self.desk.read(
            lambda connection: heard_ranks(connection, asked.wanted, beside),
            self._show,
            owner=self,
        )
        if not self.trends.isHidden():
            self.trends.ask(asked)

    def chart(self) -> Chart | None:
        """Both lists as bars."""
        ranks = self._ranks
        if ranks is None:
            return None
        lists = tuple(zip(_KINDS, (ranks.loves[:TOP], ranks.concerns[:TOP]), strict=True))
        titles = {StatementKind.LOVE: tr("Top loves"), StatementKind.CONCERN: tr("Top concerns")}
        head = (tr("Kind"), tr("Rank"), tr("Rank before"), tr("Theme"), tr("Statements"))
        table = [
            (titles[kind], str(one.rank), _before(one), one.theme, str(one.statements))
            for kind, found in lists
            for one in found
        ]

        def figure() -> Figure:
            from organiser_app.reports.charts.lying import lying_figure, ranked_group  # noqa: PLC0415

            return lying_figure([ranked_group(titles[kind], kind, found) for kind, found in lists])

        return Chart(tr("Top loves and concerns"), figure, (head, *table))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The trends stand beside the lists where there is room for all three."""
        super().resizeEvent(event)
        room = self.width() >= current().metrics.px(_ROOM_FOR_TRENDS)
        if room == self.trends.isHidden():
            self.trends.setVisible(room)
            if room and self.asked is not None:
                self.trends.ask(self.asked)

    def _show(self, ranks: HeardRanks) -> None:
        self._ranks = ranks
        new = tr("new") if self.asked and self.asked.beside else ""
        self.loves.set_rows(_rows(ranks.loves, StatementKind.LOVE, new))
        self.concerns.set_rows(_rows(ranks.concerns, StatementKind.CONCERN, new))

    def _card(self, title: str, kind: StatementKind, model: RowsModel) -> Card:
        card = Card(title, tr("rank [before], statements"))
        card.head.insertWidget(0, KindMark(kind, bare=True))
        view = RowsView(title, model, CloseRanks())
        view.opened.connect(self._open)
        view.clicked.connect(lambda _: self._open(view.current_row()))
        card.add(view, 1)
        return card

    def _open(self, row: object) -> None:
        if isinstance(row, RankRow):
            self.narrow(theme=row.theme, kind=row.kind)


def _before(ranked: RankedTheme) -> str:
    return str(ranked.rank_before) if ranked.rank_before else ""


def _rows(ranked: Sequence[RankedTheme], kind: StatementKind, new: str) -> list[RankRow]:
    most = max((theme.statements for theme in ranked), default=1)
    return [
        RankRow(
            key=f"{kind}:{theme.theme}",
            rank=theme.rank,
            before=_before(theme) or new,
            move=_move(theme),
            theme=theme.theme,
            count=theme.statements,
            most=most,
            kind=kind,
        )
        for theme in ranked[:TOP]
    ]


def _move(theme: RankedTheme) -> Move:
    if theme.rank_before is None:
        return Move.NEW
    if theme.rank_before == theme.rank:
        return Move.SAME
    return Move.UP if theme.rank < theme.rank_before else Move.DOWN
