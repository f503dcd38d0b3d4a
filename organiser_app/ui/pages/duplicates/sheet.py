"""Two records side by side: what is known of each, what is alike, and what each said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.likeness import Shared
from organiser_app.domain.rules.list_words import circle_word
from organiser_app.domain.rules.person_names import Names
from organiser_app.language import plural, tr
from organiser_app.store.queries.likely_same import Pair, Side
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.duplicates.words import (
    called,
    consent_words,
    heard_words,
    in_hand_words,
    what_taking_apart_does,
    what_will_happen,
)
from organiser_app.ui.pages.pairs import SheetOfTwo
from organiser_app.ui.pages.sheet_head import quiet_act
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import (
    Button,
    ButtonKind,
    Card,
    Chip,
    ChipLook,
    Ink,
    KindMark,
    hairline,
    label,
    words_label,
)

_ALIKE = frozenset({Names.LIKE, Names.FIRST_ALONE, Names.LAST_ALONE, Names.OTHER_SURNAME})


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison: what it is, how it is on either side, and what is alike."""

    what: str
    one: str
    other: str
    alike: str = ""


class KnownCard(Card):
    """What is known of the two, line beside line, with what is alike marked between them."""

    def __init__(self) -> None:
        super().__init__(tr("What is known"), padded=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current().metrics.gap)
        self._grid.setVerticalSpacing(current().metrics.half)
        for column, stretch in enumerate((0, 5, 0, 5)):
            self._grid.setColumnStretch(column, stretch)
        self.body.addLayout(self._grid)

    def show_lines(self, lines: Sequence[Compared], *, linked: bool) -> None:
        """Show by which of the two they go, or would, and under that all that is known."""
        emptied(self._grid)
        kept = tr("They go by this one") if linked else tr("They would go by this one")
        read = tr("Read as theirs") if linked else tr("It would be read as theirs")
        for column, words in ((1, kept), (3, read)):
            ink = Ink.ACCENT if column == 1 else Ink.MUTED
            self._grid.addWidget(label(words, Text.META, ink, strong=True, wrap=True), 0, column)
        for row, line in enumerate(lines, start=1):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label(line.what, Text.META, Ink.MUTED), row, 0, top)
            self._grid.addWidget(_value(line.one), row, 1, top)
            self._grid.addWidget(_value(line.other), row, 3, top)
            if line.alike:
                chip = Chip(line.alike, ChipLook.CHOSEN)
                self._grid.addWidget(chip, row, 2, top | Qt.AlignmentFlag.AlignHCenter)


class SaidCard(Card):
    """What somebody said last, in the words that were written down."""

    def __init__(self) -> None:
        super().__init__(tr("Said"), padded=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().metrics.half)
        self.body.addLayout(self._lines)

    def show_side(self, side: Side, today: date) -> None:
        """Show the last few statements, whole."""
        self.set_title(tr("{name} said", name=called(side.called)))
        self.set_note(plural("{count} statement", "{count} statements", side.statements))
        emptied(self._lines)
        if not side.said_last:
            self._lines.addWidget(label(tr("Nothing was heard from them yet."), ink=Ink.MUTED))
        for number, said in enumerate(side.said_last):
            if number:
                self._lines.addWidget(hairline())
            self._lines.addLayout(_said(said, today))


class PairSheet(SheetOfTwo[Pair]):
    """The two in hand, whole; the one on the left is the one by whom they would go."""

    def __init__(self) -> None:
        self.apart = Button(tr("Take apart"), keys=tr("U"))
        super().__init__(
            Button(tr("Same person"), ButtonKind.PRIMARY, keys=tr("S")),
            Button(tr("Two people"), keys=tr("D")),
            quiet_act(tr("Go by the other"), tr("Let them go by the other"), tr("X")),
            self.apart,
        )
        self.known = KnownCard()
        self.said = (SaidCard(), SaidCard())
        column = self.area.add_column(1)
        for card in (self.will, self.known):
            column.addWidget(card)
        halves = QHBoxLayout()
        halves.setSpacing(current().metrics.gap)
        for said in self.said:
            halves.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(halves)
        column.addStretch(1)

    def show_pair(self, pair: Pair, today: date, *, swapped: bool = False) -> None:
        """Show two records; `swapped` lets them go by the one that stood at right."""
        one, other = (pair.other, pair.one) if swapped else (pair.one, pair.other)
        names = tr("{one} and {other}", one=called(one.called), other=called(other.called))
        self.head.show_head(names, in_hand_words(pair))
        for button in (self.two, self.later, self.same, self.swap):
            button.setVisible(not pair.linked)
        self.apart.setVisible(pair.linked)
        self.will.set_title(tr("One person now") if pair.linked else tr("What will happen"))
        does = what_taking_apart_does(one, other)
        self.will_words.setText(does if pair.linked else what_will_happen(pair, one, other))
        lines = tuple(compared_lines(pair, one, other, today))
        self.known.show_lines(lines, linked=pair.linked)
        for card, side in zip(self.said, (one, other), strict=True):
            card.show_side(side, today)


def compared_lines(pair: Pair, one: Side, other: Side, today: date) -> Iterator[Compared]:
    """The lines of the comparison, without those of which neither knows anything."""
    numbers = {Shared.MOBILE, Shared.LANDLINE} & set(pair.shared)
    lines = (
        Compared(tr("Name"), _all(one.names), _all(other.names), _of_names(pair.names)),
        Compared(tr("What you call them"), _all(one.pseudonyms), _all(other.pseudonyms)),
        _shared(tr("Lives at"), one.where, other.where, shared=Shared.DOOR in pair.shared),
        _shared(tr("Phone"), one.phones, other.phones, shared=bool(numbers)),
        _shared(tr("Email"), one.emails, other.emails, shared=Shared.EMAIL in pair.shared),
        Compared(tr("Best time"), _all(one.best_times), _all(other.best_times)),
        Compared(tr("Circle"), _circle(one), _circle(other)),
        Compared(tr("Keeper"), _all(one.keepers), _all(other.keepers)),
        Compared(tr("Heard"), heard_words(one, today), heard_words(other, today)),
        Compared(tr("Ties"), _ties(one), _ties(other), _knows_both(one, other)),
        Compared(tr("Agreed to"), consent_words(one.consents), consent_words(other.consents)),
    )
    return (line for line in lines if line.one or line.other)


def _said(said: StatementRow, today: date) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(current().metrics.quarter)
    above = QHBoxLayout()
    above.addWidget(KindMark(said.kind))
    above.addStretch(1)
    above.addWidget(label(short_day(said.said_on, today), Text.META, Ink.MUTED))
    lines.addLayout(above)
    words = f"“{said.text.strip('“”')}”" if said.verbatim else said.text
    lines.addWidget(words_label(words) if said.verbatim else label(words, wrap=True))
    return lines


def _value(words: str) -> QWidget:
    return label(words or "–", ink=Ink.INK if words else Ink.MUTED, wrap=True)


def _all(values: Sequence[str]) -> str:
    return ", ".join(values)


def _circle(side: Side) -> str:
    return circle_word(side.circle) if side.circle else ""


def _ties(side: Side) -> str:
    return _all(tuple(dict.fromkeys(tie.other for tie in side.ties)))


def _knows_both(one: Side, other: Side) -> str:
    both = {tie.other_id for tie in one.ties} & {tie.other_id for tie in other.ties}
    return plural("{count} the same", "{count} the same", len(both)) if both else ""


def _of_names(names: Names) -> str:
    if names is Names.SAME:
        return tr("same")
    return tr("alike") if names in _ALIKE else ""


def _shared(what: str, one: Sequence[str], other: Sequence[str], *, shared: bool) -> Compared:
    return Compared(what, _all(one), _all(other), tr("same") if shared else "")
