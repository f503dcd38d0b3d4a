"""What the list is narrowed to: a chip for each part, which takes it off again, and two buttons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.saved_filters import FilterNames
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.theme import current
from organiser_app.ui.theme.words import kind_word
from organiser_app.ui.widgets import Button, ButtonKind, Chip, ChipLook
from organiser_app.ui.widgets.lines import SearchField

_WIDEST_FIELD = 190


class Narrowing(QWidget):
    """The row under the kinds: words to find, Narrow, Saved, and the chips.

    `taken_off(name)` carries the part of the filter whose chip was pressed, or "" for all.
    """

    taken_off = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.words = SearchField(tr("Find words"), "/")
        self.words.setMaximumWidth(metrics.px(_WIDEST_FIELD))
        self.narrow = Button(
            tr("Narrow…"), ButtonKind.QUIET, icon="filter", keys=tr("F"), in_row=True
        )
        self.saved = Button(
            tr("Saved filters…"), ButtonKind.QUIET, icon="save", keys=tr("S"), in_row=True
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap, metrics.quarter, metrics.gap, metrics.quarter)
        row.setSpacing(metrics.px(12))
        for widget in (self.words, self.narrow, self.saved):
            row.addWidget(widget)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(metrics.px(6))
        row.addLayout(self._chips)
        row.addStretch(1)

    def show_filter(self, wanted: StatementFilter, names: FilterNames) -> None:
        """Show a chip for each part that is set."""
        emptied(self._chips)
        parts = list(_parts(wanted, names))
        for part, words in parts:
            self._chips.addWidget(self._chip(part, words, tr("Take off: {part}", part=words)))
        if len(parts) > 1:
            self._chips.addWidget(self._chip("", tr("Take all off"), tr("Take all off")))

    def chips(self) -> list[str]:
        """What the chips say, in their order."""
        found = (self._chips.itemAt(place).widget() for place in range(self._chips.count()))
        return [chip.text() for chip in found if isinstance(chip, Chip)]

    def _chip(self, part: str, words: str, name: str) -> Chip:
        chip = Chip(f"{words} ×" if part else words, ChipLook.CHOSEN if part else ChipLook.SOLID)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.taken_off.emit(part))
        return chip


def _parts(wanted: StatementFilter, names: FilterNames) -> Iterator[tuple[str, str]]:
    """The parts of a filter that are set, each in words."""
    gone = tr("no longer in the log")
    if wanted.wave_id:
        yield "wave_id", names.wave or gone
    if wanted.period:
        begins, ends = wanted.period.begins, wanted.period.ends
        yield "period", f"{short_day(begins, ends)} – {short_day(ends, begins)}"
    if wanted.locality:
        yield "locality", names.locality or gone
    if wanted.kind:
        yield "kind", kind_word(wanted.kind)
    if wanted.theme_id:
        yield "theme_id", names.theme or gone
    if wanted.organiser_id:
        yield "organiser_id", names.organiser or gone
    if wanted.resident_id:
        yield "resident_id", names.resident or gone
    if wanted.words:
        yield "words", f"“{wanted.words}”"


def in_words(wanted: StatementFilter, names: FilterNames) -> str:
    """A whole filter in one line."""
    return ", ".join(words for _, words in _parts(wanted, names)) or tr("Everything heard")
