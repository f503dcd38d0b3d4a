"""Two places side by side: what is kept of each, what hangs on each, and what would happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.rules.same_place_words import reason_words
from organiser_app.language import plural, tr
from organiser_app.store.queries.same_places import PlacePair, SpotBrief, SpotSide
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.pairs import SheetOfTwo
from organiser_app.ui.pages.same_places.words import (
    both_called,
    called,
    facts_of,
    hanging_words,
    what_will_happen,
)
from organiser_app.ui.pages.sheet_head import quiet_act
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Card, Ink, label

Line = tuple[str, str, str]
"""What is compared, and how it is on either side."""


class BothCard(Card):
    """Lines of two, side by side; the one at left is the one to keep."""

    def __init__(self, title: str, *, counts: bool = False) -> None:
        super().__init__(title, padded=True)
        self._counts = counts
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current().metrics.gap)
        self._grid.setVerticalSpacing(current().metrics.half)
        for column, stretch in enumerate((3, 5, 5)):
            self._grid.setColumnStretch(column, stretch)
        self.body.addLayout(self._grid)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, under a head that says which of the two is kept."""
        emptied(self._grid)
        heads = (tr("This one is kept"), Ink.ACCENT), (tr("This one goes into it"), Ink.MUTED)
        for column, (words, ink) in enumerate(heads, start=1):
            self._grid.addWidget(label(words, Text.META, ink, strong=True, wrap=True), 0, column)
        top = Qt.AlignmentFlag.AlignTop
        for row, (what, *values) in enumerate(lines, start=1):
            self._grid.addWidget(label(what, Text.META, Ink.MUTED), row, 0, top)
            for column, value in enumerate(values, start=1):
                self._grid.addWidget(self._value(value), row, column, top)

    def _value(self, words: str) -> QWidget:
        nothing = "0" if self._counts else "–"
        return label(words or nothing, ink=Ink.INK if words else Ink.MUTED, wrap=True)


class PlacesSheet(SheetOfTwo[PlacePair]):
    """The two in hand, whole, with all doors of their street that would go at one key."""

    def __init__(self) -> None:
        super().__init__(
            Button(tr("The same"), ButtonKind.PRIMARY, keys=tr("S")),
            Button(tr("Not the same"), keys=tr("N")),
            quiet_act(tr("Keep the other"), tr("Keep the other one instead"), tr("X")),
        )
        self.doors = Button(tr("All doors that agree"), keys=tr("A"), in_row=True)
        self.known = BothCard(tr("What is known"))
        self.hangs = BothCard(tr("What hangs on each"), counts=True)
        self.will.body.setSpacing(current().metrics.half)
        self.will.body.addWidget(self.doors, 0, Qt.AlignmentFlag.AlignLeft)
        self.area.add_cards(1, self.will, self.known, self.hangs)

    def show_pair(self, pair: PlacePair, today: date, *, swapped: bool = False) -> None:
        """Show the two; `swapped` lets the one be kept that would go."""
        kept, other = (pair.other, pair.kept) if swapped else (pair.kept, pair.other)
        title = _title(pair.likely.sort, kept.brief, other.brief)
        self.head.show_head(title, reason_words(pair.likely, pair.still_named))
        self.will_words.setText(what_will_happen(pair, kept))
        self.doors.setVisible(pair.doors_agree > 1)
        self.doors.setText(
            plural(
                "Bring together the {count} door of this street that agrees",
                "Bring together all {count} doors of this street that agree",
                pair.doors_agree,
            )
        )
        self.known.show_lines(list(_known(kept, other, today)))
        self.hangs.show_lines(list(_hanging(pair.likely.sort, kept, other)))


def _title(sort: Sort, kept: SpotBrief, other: SpotBrief) -> str:
    both = both_called(sort, kept, other)
    return tr("{name}, twice", name=both) if called(kept) == called(other) else both


def _known(kept: SpotSide, other: SpotSide, today: date) -> Iterator[Line]:
    """The lines of the comparison, without those of which neither knows anything."""
    mine, theirs = facts_of(kept, today), facts_of(other, today)
    return ((what, mine[what], theirs[what]) for what in mine if mine[what] or theirs[what])


def _hanging(sort: Sort, kept: SpotSide, other: SpotSide) -> Iterator[Line]:
    """How many rows of each table hang on either, those that hang on neither left out."""
    mine, theirs = dict(kept.hangs), dict(other.hangs)
    for table, words in hanging_words().items():
        counts = mine.get(table, 0), theirs.get(table, 0)
        if any(counts) or (sort is Sort.DOOR and table == "attempt"):
            one, another = (f"{count:,}" if count else "" for count in counts)
            yield words, one, another
