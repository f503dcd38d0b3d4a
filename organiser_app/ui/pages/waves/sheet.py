"""The wave in hand: its header and its cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.waves import WaveDetail, WaveProgress
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.waves.beside import BesideCard
from organiser_app.ui.pages.waves.progress import ProgressCard
from organiser_app.ui.pages.waves.questions import QuestionsCard
from organiser_app.ui.pages.waves.variation import VariationCard
from organiser_app.ui.pages.waves.words import days_words, state_words
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label
from organiser_app.ui.widgets.labels import elided_label


class WaveHeader(QWidget):
    """Which wave is in hand, how far it has come, and what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.remove = Button(tr("Remove…"), ButtonKind.QUIET, keys=tr("Del"))
        self.change = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        self.name = elided_label("", Text.TITLE, Ink.INK)
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(metrics.half)
        row.addWidget(self.name, 1)
        for button in (self.remove, self.change):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.quarter)
        column.addLayout(row)
        column.addWidget(self.sentence)

    def show_wave(self, wave: WaveDetail, today: date) -> None:
        """Show another wave."""
        self.name.setText(wave.name)
        self.name.setToolTip(wave.name)
        self.sentence.setText(f"{days_words(wave)}. {state_words(wave, today)}")


class WaveSheet(QWidget):
    """One wave, whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        metrics = current().metrics
        self.header = WaveHeader()
        self.progress, self.questions = ProgressCard(desk), QuestionsCard()
        self.beside, self.variation = BesideCard(desk), VariationCard(desk)
        self.area = CardArea(tr("The wave"))
        left, right = self.area.add_column(7), self.area.add_column(5)
        for column, cards in (
            (left, (self.progress, self.variation)),
            (right, (self.questions, self.beside)),
        ):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.area.keep_in_view(self.beside.list)
        bar = self.area.verticalScrollBar().sizeHint().width()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(metrics.margin, metrics.gap, metrics.margin - bar, 0)
        whole.setSpacing(metrics.gap)
        self.header.setContentsMargins(0, 0, bar, 0)
        whole.addWidget(self.header)
        whole.addWidget(self.area, 1)

    def show_wave(self, progress: WaveProgress, waves: Sequence[WaveRow], today: date) -> None:
        """Show a wave, among the others of the log."""
        wave = progress.wave
        self.header.show_wave(wave, today)
        self.progress.show_progress(progress, today)
        self.questions.show_questions(wave.questions)
        self.variation.show_wave(wave)
        self.beside.show_wave(wave.id, waves)
