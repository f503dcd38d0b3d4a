"""What the week brought, by kind, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.today import WeekHeard
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, Ink, KindMark, label


class WeekCard(Card):
    """Six counts, each with its shape and its word."""

    def __init__(self) -> None:
        super().__init__(padded=True)
        self.setAccessibleName(tr("Heard this week"))
        self._sentence = label("", Text.META, Ink.MUTED)
        self._counts = {kind: label("0", Text.NUMBER) for kind in StatementKind}
        row = QHBoxLayout()
        row.setSpacing(current().metrics.gap)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(tr("Heard this week"), strong=True))
        words.addWidget(self._sentence)
        row.addLayout(words, 3)
        for kind, count in self._counts.items():
            row.addWidget(_pair(KindMark(kind), count), 2)
        self.body.addLayout(row)

    def show_week(self, week: WeekHeard) -> None:
        """Show the counts of a week."""
        statements = plural("{count} statement", "{count} statements", week.statements)
        listenings = plural("{count} listening", "{count} listenings", week.listenings)
        self._sentence.setText(f"{statements}, {listenings}")
        for kind, count in week.by_kind:
            self._counts[kind].setText(f"{count:,}")


def _pair(mark: QWidget, count: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(mark)
    row.addWidget(count)
    row.addStretch(1)
    return pair
