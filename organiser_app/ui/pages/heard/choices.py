"""Which wave is looked at, and which it is set beside."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.theme import current

_ALL = ""


class WaveChoices(QWidget):
    """Two lists of waves; a log without waves has neither."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waves: dict[str, WaveRow] = {}
        self._wave = ChoiceField[str](tr("Wave"))
        self._beside = ChoiceField[str](tr("Set beside"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.half)
        for field in (self._wave, self._beside):
            field.edited.connect(self.changed)
            row.addWidget(field)
        self.hide()

    def offer(self, waves: Sequence[WaveRow]) -> None:
        """Offer the waves of the log, the latest first."""
        found = {str(wave.id): wave for wave in waves}
        if found == self._waves:
            return
        self._waves = found
        names = {key: wave.name for key, wave in found.items()}
        self._wave.set_choices({_ALL: tr("Everything heard"), **names})
        self._beside.set_choices({_ALL: tr("The wave before"), **names})
        self.setVisible(bool(waves))

    def wave(self) -> WaveRow | None:
        """The wave that is looked at, or None for everything."""
        return self._waves.get(self._wave.choice() or _ALL)

    def wave_id(self) -> UUID | None:
        """The id of that wave."""
        wave = self.wave()
        return wave.id if wave else None

    def choose(self, wave_id: UUID | None) -> None:
        """Look at another wave, or at everything."""
        self._wave.choose(str(wave_id) if wave_id else _ALL)

    def beside(self) -> WaveRow | None:
        """The wave it is set beside: the one chosen, else the one before it."""
        return self._waves.get(self._beside.choice() or _ALL) or self._before()

    def _before(self) -> WaveRow | None:
        wave = self.wave()
        if wave is None:
            return None
        earlier = [each for each in self._waves.values() if each.begins_on < wave.begins_on]
        return max(earlier, key=lambda each: each.begins_on, default=None)
