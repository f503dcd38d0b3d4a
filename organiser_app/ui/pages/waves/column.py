"""The waves of the log in a column, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.pages.list_column import ListColumn, add_back, add_new
from organiser_app.ui.pages.waves.words import days_words, short_state
from organiser_app.ui.tables import SimpleRow, Tone


class WavesColumn(ListColumn):
    """Sends `chosen` with the id of the wave in hand."""

    def __init__(self) -> None:
        super().__init__(tr("Waves"))
        self.begin_button = add_new(self, tr("Begin"), tr("Begin a wave"), tr("A"))
        self.back_button = add_back(self, tr("Heard"), tr("Back to Heard"))

    def show_waves(self, waves: Sequence[WaveRow], wanted: UUID | None, today: date) -> None:
        """Show the waves, with the wanted one in hand, else the first."""
        self.show_rows([_row(wave, today) for wave in waves], wanted)


def _row(wave: WaveRow, today: date) -> SimpleRow:
    running = wave.begins_on <= today <= wave.ends_on
    return SimpleRow(
        key=str(wave.id),
        title=wave.name,
        under=days_words(wave),
        note=short_state(wave, today),
        tone=Tone.GOOD if running else Tone.PLAIN,
    )
