"""The column of what is strong here: each lot with its count, under gifts, the rest, not used."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from organiser_app.language import tr
from organiser_app.ui.pages.assets.lots import Lot
from organiser_app.ui.pages.list_column import ListColumn, add_back
from organiser_app.ui.tables import SimpleRow


class LotsColumn(ListColumn):
    """Sends `chosen` with the key of the lot in hand."""

    def __init__(self) -> None:
        super().__init__(tr("What is here"))
        self.back_button = add_back(self, tr("Gifts and needs"), tr("Back to Gifts and needs"))

    def show_lots(self, found: Sequence[Lot]) -> None:
        """Show the lots; the one in hand stays in hand, else it is the first."""
        rows = []
        for under, lots in groupby(found, key=lambda lot: lot.under):
            rows.append(SimpleRow(under, under, heading=True))
            rows += [
                SimpleRow(lot.key, lot.word, icon=lot.icon, note=f"{lot.count:,}") for lot in lots
            ]
        held = self.list.current_row()
        self.show_rows(rows, held.key if held else "")

    def meant(self, row: SimpleRow) -> str:
        """The key of the lot."""
        return row.key
