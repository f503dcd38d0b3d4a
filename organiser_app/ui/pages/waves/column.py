"""The waves of the log in a column, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.waves.words import days_words, short_state
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class _OnRail(SimpleDelegate):
    """Waves on the ground of the rail."""

    on_rail = True
    ruled = False


class WavesColumn(SideColumn):
    """Sends `chosen` with the id of the wave in hand."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Waves"))
        self.back_button = Button(
            tr("Heard"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"), in_row=True
        )
        self.back_button.setAccessibleName(tr("Back to Heard"))
        self.begin_button = Button(
            tr("Begin"), ButtonKind.QUIET, icon="plus", keys=tr("A"), in_row=True
        )
        self.begin_button.setAccessibleName(tr("Begin a wave"))
        self.head.addWidget(self.begin_button)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Waves"), self.rows, _OnRail())
        self.list.marked.connect(lambda row: self.chosen.emit(UUID(row.key)))
        self.add(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        self.add_inset(foot)
        self.body.addSpacing(current().metrics.half)

    def show_waves(self, waves: Sequence[WaveRow], wanted: UUID | None, today: date) -> None:
        """Show the waves, with the wanted one in hand, else the first."""
        self.list.show_whole([_row(wave, today) for wave in waves], str(wanted))


def _row(wave: WaveRow, today: date) -> SimpleRow:
    running = wave.begins_on <= today <= wave.ends_on
    return SimpleRow(
        key=str(wave.id),
        title=wave.name,
        under=days_words(wave),
        note=short_state(wave, today),
        tone=Tone.GOOD if running else Tone.PLAIN,
    )
