"""The statement in hand: what was said, the themes it bears, and those that may fit it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.list_words import permission_words
from organiser_app.domain.rules.suggesting import Suggestion
from organiser_app.language import tr
from organiser_app.store.queries.coding import InHand
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.coding.chips import Codes
from organiser_app.ui.pages.coding.theme_field import ThemeField
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.words import strength_words
from organiser_app.ui.widgets import (
    Button,
    ButtonKind,
    Card,
    Chip,
    ChipLook,
    Ink,
    KeyHint,
    KindMark,
    hairline,
    label,
    words_label,
)
from organiser_app.ui.widgets.labels import elided_label


class Said(QWidget):
    """What was said: kind and place, the words, the whole quote, what may be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(current().metrics.half)

    def show_statement(self, said: StatementRow) -> None:
        """Show another statement."""
        emptied(self._inside)
        head = QHBoxLayout()
        where = elided_label(_where(said))
        where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(KindMark(said.kind))
        head.addWidget(where, 1)
        self._inside.addLayout(head)
        if said.text != said.words or not said.verbatim:
            self._inside.addWidget(label(said.words, Text.HEAD, wrap=True))
        if said.verbatim:
            self._inside.addWidget(words_label(curly(said.text)))
        self._inside.addWidget(label(_marks(said), Text.META, Ink.MUTED, wrap=True))


class Offers(QWidget):
    """The themes that may fit, each with its key and its reason; `taken(theme)` on a click."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("May fit"))
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(current().metrics.quarter)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show other suggestions, the first by the key 1."""
        emptied(self._inside)
        for number, suggestion in enumerate(suggestions, 1):
            self._inside.addLayout(self._line(number, suggestion))
            reason = label(suggestion.reason, Text.META, Ink.MUTED, wrap=True)
            reason.setContentsMargins(current().metrics.px(26), 0, 0, current().metrics.half)
            self._inside.addWidget(reason)
        if not suggestions:
            nothing = tr("Nothing more is suggested by what was coded so far.")
            self._inside.addWidget(label(nothing, Text.META, Ink.MUTED, wrap=True))

    def _line(self, number: int, suggestion: Suggestion) -> QHBoxLayout:
        chip = Chip(suggestion.theme, ChipLook.SUGGESTED)
        chip.setAccessibleDescription(suggestion.reason)
        chip.clicked.connect(lambda: self.taken.emit(suggestion.theme))
        line = QHBoxLayout()
        line.setSpacing(current().metrics.half)
        line.addWidget(KeyHint(str(number)))
        line.addWidget(chip)
        line.addStretch(1)
        return line


class HandCard(Card):
    """The statement in hand; `field` takes a theme by its name."""

    def __init__(self) -> None:
        super().__init__(tr("In hand"), padded=True)
        self.said, self.codes, self.offers = Said(), Codes(), Offers()
        self.field = ThemeField()
        self.following = Button(tr("Next"), ButtonKind.PRIMARY, keys=tr("Space"))
        self.off = Button(tr("Take the last off"), keys=tr("X"))
        self.body.setSpacing(current().metrics.px(12))
        buttons = QHBoxLayout()
        buttons.setSpacing(current().metrics.half)
        for button in (self.following, self.off):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self.said, hairline(), _title(tr("Themes")), self.codes):
            self.add(widget)
        for widget in (_title(tr("May fit")), self.offers, self.field):
            self.add(widget)
        self.body.addLayout(buttons)

    def show_in_hand(self, seen: InHand) -> None:
        """Show another statement, or the same as it is coded now."""
        self.said.show_statement(seen.statement)
        self.codes.show_themes(seen.statement.themes)
        self.offers.show_suggestions(seen.suggestions)
        self.off.setEnabled(bool(seen.statement.themes))


def _title(words: str) -> QWidget:
    return label(words, Text.META, strong=True)


def _where(said: StatementRow) -> str:
    day = short_day(said.said_on, said.said_on)
    return ", ".join(part for part in (said.where, day) if part)


def _marks(said: StatementRow) -> str:
    strength = strength_words(said.strength) if said.strength else ""
    again = tr("asked before") if said.asked_before else ""
    parts = (permission_words(said.permission), strength, again)
    return ", ".join(part for part in parts if part)
