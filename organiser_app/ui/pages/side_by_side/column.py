"""Those who walk side by side in a column, under the list of those who have nobody to turn to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from organiser_app.language import tr
from organiser_app.store.queries.companions import CompanionRow
from organiser_app.ui.companion_words import row_words
from organiser_app.ui.pages.list_column import ListColumn, add_back, add_new
from organiser_app.ui.tables import SimpleRow, Tone

ALONE = "alone"


class CompanionsColumn(ListColumn):
    """Sends `chosen` with the id of the two in hand, or None for those who have nobody."""

    def __init__(self) -> None:
        super().__init__(tr("Side by side"))
        self.begin_button = add_new(self, tr("Match"), tr("Match two people"), tr("A"), icon="")
        self.back_button = add_back(self, tr("People"), tr("Back to People"))

    def show_all(
        self, rows: Sequence[CompanionRow], alone: int, wanted: UUID | None, today: date
    ) -> None:
        """Show how many have nobody, and all who walk side by side; the wanted ones in hand."""
        first = SimpleRow(
            key=ALONE,
            title=tr("Nobody to turn to"),
            note=str(alone) if alone else "",
            icon="people",
            tone=Tone.SOON if alone else Tone.PLAIN,
        )
        self.show_rows([first, *(_row(row, today) for row in rows)], wanted)

    def meant(self, row: SimpleRow) -> UUID | None:
        """The id of the two; None for those who have nobody."""
        return None if row.key == ALONE else UUID(row.key)


def _row(row: CompanionRow, today: date) -> SimpleRow:
    return SimpleRow(
        key=str(row.id),
        title=row.resident,
        under=tr("{companion}, {what}", companion=row.companion, what=row_words(row, today)),
    )
