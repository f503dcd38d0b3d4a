"""Every kind and the themes of which it was said most often how strongly they are felt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.strengths import (
    STRENGTHS,
    Spread,
    strength_by_kind,
    strength_by_theme,
)
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.tables import RowsModel, RowsView
from organiser_app.ui.tables.bar_rows import SpreadRow
from organiser_app.ui.tables.bars import SpreadDelegate
from organiser_app.ui.widgets import Card

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_THEMES = 10


@dataclass(frozen=True, slots=True)
class _Strengths:
    """The spreads by kind and by theme."""

    kinds: tuple[tuple[StatementKind, Spread], ...]
    themes: tuple[tuple[str, Spread], ...]


class StrengthView(HeardView):
    """How strongly things are felt, from 1 to 5, with how many said so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Kinds and strength"), desk)
        self._found = _Strengths((), ())
        self.kinds, self.themes = RowsModel(self), RowsModel(self)
        note = tr("strengths 1 to 5, mean, how many said one")
        for title, model in ((tr("By kind"), self.kinds), (tr("By theme"), self.themes)):
            card = Card(title, note)
            view = RowsView(title, model, SpreadDelegate())
            view.opened.connect(self._open)
            view.clicked.connect(lambda _, view=view: self._open(view.current_row()))
            card.add(view, 1)
            self.row.addWidget(card, 1)

    def read(self, asked: Asked) -> None:
        """Read the strengths by kind and by theme."""
        wanted = asked.wanted
        self.desk.read(
            lambda connection: _Strengths(
                strength_by_kind(connection, wanted),
                strength_by_theme(connection, wanted, _MOST_THEMES),
            ),
            self._show,
            owner=self,
        )

    def chart(self) -> Chart | None:
        """The means as bars, and every strength as a table."""
        named = [(kind_word(kind), each) for kind, each in self._found.kinds]
        groups = (
            (tr("Mean strength by kind"), named),
            (tr("Mean strength by theme"), list(self._found.themes)),
        )
        head = (tr("Of"), *(str(each) for each in STRENGTHS), tr("Mean"), tr("Statements"))
        table = (
            (name, *(str(count) for count in each.counts), _mean(each), str(each.statements))
            for _, found in groups
            for name, each in found
        )

        def figure() -> Figure:
            from organiser_app.reports.charts.lying import (  # noqa: PLC0415 - slow
                lying_figure,
                means_group,
            )

            return lying_figure(
                [
                    means_group(
                        title,
                        [(name, each.mean, _said(each)) for name, each in found],
                    )
                    for title, found in groups
                ]
            )

        return Chart(tr("Strength"), figure, (head, *table))

    def _show(self, found: _Strengths) -> None:
        self._found = found
        self.kinds.set_rows([_row(kind_word(kind), each, kind) for kind, each in found.kinds])
        self.themes.set_rows([_row(name, each) for name, each in found.themes])

    def _open(self, row: object) -> None:
        if isinstance(row, SpreadRow):
            self.narrow(**({"kind": row.kind} if row.kind else {"theme": row.title}))


def _row(name: str, spread: Spread, kind: StatementKind | None = None) -> SpreadRow:
    return SpreadRow(name, name, spread.counts, _mean(spread), _said(spread), kind)


def _mean(spread: Spread) -> str:
    return "" if spread.mean is None else f"{spread.mean:.1f}"


def _said(spread: Spread) -> str:
    return tr("{said} of {all}", said=f"{spread.said:,}", all=f"{spread.statements:,}")
