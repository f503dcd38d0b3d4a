"""One disagreement: what stood before, each side's value with its differences, and the choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.word_differences import Fate, Piece, word_differences
from organiser_app.language import tr
from organiser_app.sync.disagreements import Disagreement, Side
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.team.merging.differences import DifferenceLabel
from organiser_app.ui.pages.team.merging.groups import icon_of
from organiser_app.ui.pages.team.merging.side_card import SideCard
from organiser_app.ui.pages.team.merging.value_words import value_words
from organiser_app.ui.pages.team.merging.words import (
    apart_words,
    moment_words,
    side_words,
    take_words,
    title_words,
    under_words,
    wrote_words,
)
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import (
    Button,
    ButtonKind,
    IconMark,
    Ink,
    KindMark,
    UpDownArea,
    hairline,
    label,
)
from organiser_app.ui.widgets.labels import elided_label

_IN_A_ROW = 2
_MOST_BUTTONS = 3


class DisagreementSheet(QWidget):
    """Sends `chosen` with the number of a side, `both_wanted`, `later`, or `stepped` (1, -1)."""

    chosen = Signal(int)
    both_wanted = Signal()
    later = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[SideCard] = []
        self._mark = QHBoxLayout()
        self._field = label("", Text.HEAD)
        self._of = elided_label("")
        self._place = label("", Text.META, Ink.MUTED)
        self._before = label("", wrap=True)
        self._before_band = self._band()
        self._sides, self._buttons = QGridLayout(), QHBoxLayout()
        self._who = QGridLayout()
        self._marks = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        area = UpDownArea(tr("The disagreement"))
        held = QWidget()
        held.setObjectName("scrolled")
        self._body = QVBoxLayout(held)
        self._body.setContentsMargins(0, 0, 0, metrics.half)
        self._body.setSpacing(metrics.px(12))
        area.setWidget(held)
        column.addWidget(area, 1)
        self._fill_body()

    def _head(self) -> QFrame:
        metrics = current().metrics
        head = QFrame()
        head.setFixedHeight(metrics.card_head)
        row = QHBoxLayout(head)
        row.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        row.setSpacing(metrics.half)
        row.addLayout(self._mark)
        row.addWidget(self._field)
        row.addWidget(self._of, 1)
        row.addWidget(self._place)
        for step, icon, does in (
            (-1, "arrow-up", tr("The one before")),
            (1, "arrow-down", tr("The next one")),
        ):
            button = Button("", ButtonKind.QUIET, icon=icon, in_row=True)
            button.setAccessibleName(does)
            button.setToolTip(does)
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
            row.addWidget(button)
        return head

    def _band(self) -> QFrame:
        metrics = current().metrics
        band = QFrame()
        band.setObjectName("sunk")
        row = QHBoxLayout(band)
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        row.setSpacing(metrics.gap)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(label(tr("Before"), Text.META, Ink.MUTED, strong=True), 0, top)
        row.addWidget(self._before, 1)
        return band

    def _fill_body(self) -> None:
        metrics = current().metrics
        self._body.addWidget(self._before_band)
        for column in range(_IN_A_ROW):
            self._sides.setColumnStretch(column, 1)
        for layout in (self._sides, self._legend(), self._buttons):
            layout.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
            layout.setSpacing(metrics.px(12) if layout is self._sides else metrics.half)
            self._body.addLayout(layout)
        self._body.addWidget(hairline())
        who = QVBoxLayout()
        who.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        who.setSpacing(metrics.quarter)
        who.addWidget(label(tr("Who wrote what"), Text.META, Ink.MUTED, strong=True))
        self._who.setHorizontalSpacing(metrics.gap)
        self._who.setColumnStretch(1, 1)
        who.addLayout(self._who)
        self._body.addLayout(who)
        self._body.addStretch(1)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        for words, fate in (
            (tr("added words"), Fate.PUT_IN),
            (tr("words taken out"), Fate.TAKEN_OUT),
        ):
            mark = DifferenceLabel()
            mark.setWordWrap(False)
            mark.show_pieces([Piece(words, fate)])
            marks.addWidget(mark)
        row.addWidget(self._marks)
        row.addStretch(1)
        row.addWidget(elided_label(tr("The value not chosen stays in history.")))
        return row

    def show_one(self, about: Disagreement, place: str, today: date, *, may_choose: bool) -> None:
        """Show a disagreement; `place` says which of how many it is ("1 of 4")."""
        self._show_head(about, place, today)
        before = "" if about.before is None else value_words(about.before, today)
        self._before.setText(before)
        self._before_band.setVisible(bool(before))
        metrics = current().metrics
        self._body.setContentsMargins(0, 0 if before else metrics.px(12), 0, metrics.half)
        self._show_sides(about, today, may_choose=may_choose)
        self._marks.setVisible(about.is_text)
        self._show_buttons(about, may_choose=may_choose)
        emptied(self._who)
        for row, (moment, sentence) in enumerate(wrote_words(about, today)):
            self._who.addWidget(label(moment, Text.META, Ink.MUTED), row, 0)
            self._who.addWidget(label(sentence, Text.META, wrap=True), row, 1)

    def _show_head(self, about: Disagreement, place: str, today: date) -> None:
        emptied(self._mark)
        kind = about.title.kind
        mark = KindMark(kind) if kind else IconMark(icon_of(about.table), title_words(about.title))
        self._mark.addWidget(mark)
        self._field.setText(apart_words(about) if about.part else title_words(about.title))
        under = under_words(about.title, today)
        beside = about.whose if about.part else apart_words(about)
        self._of.setText(", ".join(filter(None, (beside, under))))
        self._place.setText(place)

    def _show_sides(self, about: Disagreement, today: date, *, may_choose: bool) -> None:
        emptied(self._sides)
        word = tr("stands now") if may_choose else tr("will stand")
        self.cards = []
        for number, side in enumerate(about.sides):
            card = SideCard(
                side_words(side),
                _meta(side, today),
                str(number + 1) if may_choose else "",
                stands=word if side.version == about.stands else "",
            )
            card.show_pieces(pieces_of_side(about, side, today))
            card.pressed.connect(lambda number=number: self.chosen.emit(number))
            self._sides.addWidget(card, *divmod(number, _IN_A_ROW))
            self.cards.append(card)

    def _show_buttons(self, about: Disagreement, *, may_choose: bool) -> None:
        emptied(self._buttons)
        if not may_choose:
            words = tr("You choose once the pack is merged. Until somebody does, both are kept.")
            self._buttons.addWidget(label(words, ink=Ink.MUTED, wrap=True), 1)
            return
        few = about.sides if len(about.sides) <= _MOST_BUTTONS else ()
        if not few:
            words = tr("Press the number of a value, or click it.")
            self._buttons.addWidget(label(words, Text.META, Ink.MUTED))
        for number, side in enumerate(few):
            button = Button(take_words(side), keys=str(number + 1))
            button.clicked.connect(lambda _checked=False, at=number: self.chosen.emit(at))
            self._buttons.addWidget(button)
        if about.is_text:
            several = len(about.sides) > _IN_A_ROW
            words = tr("Keep all, edit") if several else tr("Keep both, edit")
            both = Button(words, keys=str(len(about.sides) + 1))
            both.clicked.connect(self.both_wanted)
            self._buttons.addWidget(both)
        later = Button(tr("Choose later"), ButtonKind.QUIET, keys=tr("L"))
        later.clicked.connect(self.later)
        self._buttons.addWidget(later)
        self._buttons.addStretch(1)


def _meta(side: Side, today: date) -> str:
    """When a value was written; of our own also by whom, as the other’s name stands above it."""
    moment = moment_words(side.written_at, today)
    return f"{side.by}, {moment}" if side.own and side.by else moment


def pieces_of_side(about: Disagreement, side: Side, today: date) -> Sequence[Piece]:
    """A side's value: a text against what stood before, or else with what only this side says."""
    words = value_words(side.value, today)
    if not about.is_text:
        return (Piece(words, Fate.STAYED),)
    if isinstance(about.before, str) and about.before:
        return word_differences(about.before, words)
    other = next(each for each in about.sides if each is not side)
    pieces = word_differences(value_words(other.value, today), words)
    return tuple(piece for piece in pieces if piece.fate is not Fate.TAKEN_OUT)
