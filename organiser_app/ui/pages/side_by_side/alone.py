"""Those who have nobody to turn to, as far as the log knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.alone import AloneRow
from organiser_app.ui.days import short_day
from organiser_app.ui.patch_words import of_patch_alone
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Card, PageHeader


class AloneSheet(QWidget):
    """The list of them, and how they come to be in it."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.header = PageHeader(tr("Nobody to turn to"))
        self.match = Button(tr("Match…"), ButtonKind.PRIMARY, keys=tr("M"))
        self.header.add_action(self.match)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Nobody to turn to"), self.rows, SimpleDelegate())
        card = Card(
            tr("Residents"),
            tr("no tie of strength 2 or 3, nobody beside them, met but not heard for 12 weeks"),
        )
        card.add(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap)
        column.setSpacing(metrics.gap)
        column.addWidget(self.header)
        column.addWidget(card, 1)

    def show_rows(self, rows: Sequence[AloneRow], today: date, patch: str = "") -> None:
        """Show them, those with open needs first; `patch` names that of which they are alone."""
        self.header.set_sentence(of_patch_alone(_sentence(len(rows)), patch))
        self.match.setEnabled(bool(rows))
        self.rows.set_rows([_row(row, today) for row in rows])
        if rows:
            self.list.setCurrentIndex(self.rows.index(0))


def _sentence(count: int) -> str:
    if not count:
        return tr("Everybody has somebody to turn to, as far as the log knows.")
    return plural(
        "Of {count} resident nobody is known to whom they could turn.",
        "Of {count} residents nobody is known to whom they could turn.",
        count,
    )


def _row(row: AloneRow, today: date) -> SimpleRow:
    needs = plural("{count} open need", "{count} open needs", row.open_needs)
    heard = row.last_heard
    last = tr("heard {day}", day=short_day(heard, today)) if heard else tr("never heard")
    under = ", ".join(part for part in (row.where, needs if row.open_needs else "") if part)
    return SimpleRow(key=str(row.id), title=row.name, under=under, note=last, icon="person")
