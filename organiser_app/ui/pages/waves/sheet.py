"""The wave in hand: its header and its cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.waves import WaveDetail, WaveProgress
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.pages.waves.beside import BesideCard
from organiser_app.ui.pages.waves.progress import ProgressCard
from organiser_app.ui.pages.waves.questions import QuestionsCard
from organiser_app.ui.pages.waves.variation import VariationCard
from organiser_app.ui.pages.waves.words import days_words, state_words
from organiser_app.ui.widgets import Button, ButtonKind


class WaveHeader(SheetHead):
    """Which wave is in hand, how far it has come, and what to do with it."""

    def __init__(self) -> None:
        self.remove = Button(tr("Remove…"), ButtonKind.QUIET, keys=tr("Del"))
        self.change = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        super().__init__(self.remove, self.change)

    def show_wave(self, wave: WaveDetail, today: date) -> None:
        """Show another wave."""
        self.show_head(wave.name, f"{days_words(wave)}. {state_words(wave, today)}")


class WaveSheet(QWidget):
    """One wave, whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.header = WaveHeader()
        self.progress, self.questions = ProgressCard(desk), QuestionsCard()
        self.beside, self.variation = BesideCard(desk), VariationCard(desk)
        self.area = CardArea(tr("The wave"))
        self.area.add_cards(7, self.progress, self.variation)
        self.area.add_cards(5, self.questions, self.beside)
        self.area.keep_in_view(self.beside.list)
        stand_under(self.header, self.area, self)

    def show_wave(self, progress: WaveProgress, waves: Sequence[WaveRow], today: date) -> None:
        """Show a wave, among the others of the log."""
        wave = progress.wave
        self.header.show_wave(wave, today)
        self.progress.show_progress(progress, today)
        self.questions.show_questions(wave.questions)
        self.variation.show_wave(wave)
        self.beside.show_wave(wave.id, waves)
