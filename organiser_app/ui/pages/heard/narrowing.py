"""What the list is narrowed to: a chip for each part, which takes it off again, and two buttons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.language import tr
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.saved_filters import FilterNames
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Chip, ChipLook
from organiser_app.ui.widgets.lines import SearchField

_FIELD, _GAP = 170, 6
_LONGEST = 30


class Narrowing(QWidget):
    """The row under the kinds: words to find, Narrow, Saved, and the chips.

    Chips that have no room beside the buttons stand on a line of their own, so that no filter
    widens the window. `taken_off(name)` carries the part of the filter whose chip was pressed, or
    "" for all.
    """

    taken_off = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.words = SearchField(tr("Find words"), "/")
        self.words.setFixedWidth(metrics.px(_FIELD))
        self.narrow = _button(tr("Narrow…"), "filter", tr("F"))
        self.saved = _button(tr("Saved…"), "save", tr("S"))
        self._chips: list[Chip] = []
        self._lines = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.quarter, metrics.gap, metrics.quarter)
        column.setSpacing(metrics.quarter)
        first = QHBoxLayout()
        first.setSpacing(metrics.px(12))
        for widget in (self.words, self.narrow, self.saved):
            first.addWidget(widget)
        first.addLayout(self._lines[0])
        first.addStretch(1)
        column.addLayout(first)
        column.addLayout(self._lines[1])
        for line in self._lines:
            line.setSpacing(metrics.px(_GAP))

    def show_filter(self, wanted: StatementFilter, names: FilterNames) -> None:
        """Show a chip for each part that is set."""
        for line in self._lines:
            emptied(line)
        parts = list(_parts(wanted, names))
        self._chips = [
            self._chip(part, words, tr("Take off: {part}", part=words)) for part, words in parts
        ]
        if len(parts) > 1:
            self._chips.append(self._chip("", tr("Take all off"), tr("Take all off")))
        self._place()

    def chips(self) -> list[str]:
        """What the chips say, in their order."""
        return [chip.text() for chip in self._chips]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Chips give way to the width, and never ask for more."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The chips may have to move to the other line."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the chips beside the buttons while there is room, and the rest below."""
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        gap = current().metrics.px(_GAP)
        buttons = (self.words, self.narrow, self.saved)
        taken = sum(widget.sizeHint().width() + 3 * gap for widget in buttons[1:])
        room = self.width() - 2 * current().metrics.gap - self.words.width() - taken
        beside = True
        for chip in self._chips:
            room -= chip.sizeHint().width() + gap
            beside = beside and room >= 0
            self._lines[0 if beside else 1].addWidget(chip)
        self._lines[1].addStretch(1)

    def _chip(self, part: str, words: str, name: str) -> Chip:
        shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        chip = Chip(f"{shown} ×" if part else shown, ChipLook.CHOSEN if part else ChipLook.SOLID)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.taken_off.emit(part))
        return chip


def _button(words: str, icon: str, keys: str) -> Button:
    return Button(words, ButtonKind.QUIET, icon=icon, keys=keys, in_row=True)


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
