"""The small cards of a resident: how near they are, who keeps them, consents, and the note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from organiser_app.domain.rules.list_words import circle_word
from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.language import tr
from organiser_app.store.queries.consents import ConsentRow
from organiser_app.store.queries.organisers import KeeperRow, Keeping
from organiser_app.store.queries.person import CircleRow, PersonDetail
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Card, CircleMark, Ink, label, set_ink

_RINGS = 84
_MOVES = 4


class CircleCard(Card):
    """Four rings, and the moves that led to where they are."""

    def __init__(self) -> None:
        super().__init__(tr("Circle"), padded=True)
        self.moving = Button(tr("Move…"), ButtonKind.QUIET, keys=tr("M"), in_row=True)
        self.add_to_head(self.moving)
        self._inside = QHBoxLayout()
        self._inside.setSpacing(current().metrics.gap)
        self.body.addLayout(self._inside)

    def show_moves(self, circle: Circle | None, moves: tuple[CircleRow, ...], today: date) -> None:
        """Show where a resident is and how they came there."""
        emptied(self._inside)
        if circle is None:
            self._inside.addWidget(
                label(tr("In no circle yet. Move them once something shows it."), wrap=True)
            )
            return
        self._inside.addWidget(CircleMark(circle, _RINGS), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(current().metrics.half)
        told.addStretch(1)
        for number, move in enumerate(moves[:_MOVES]):
            told.addLayout(_move(move, today, latest=number == 0))
        told.addStretch(1)
        self._inside.addLayout(told, 1)


class KeeperCard(Card):
    """Who keeps a resident, and into whose keeping they came before."""

    def __init__(self) -> None:
        super().__init__(tr("Keeper"), padded=True)
        self.change = Button(tr("Change…"), ButtonKind.QUIET, keys=tr("W"), in_row=True)
        self.change.setAccessibleName(tr("Change who keeps them"))
        self.add_to_head(self.change)
        self.who = label("", strong=True, wrap=True)
        self.since = label("", Text.META, Ink.MUTED, wrap=True)
        self._before = QVBoxLayout()
        self._before.setContentsMargins(0, current().metrics.quarter, 0, 0)
        for part in (self.who, self.since):
            self.add(part)
        self.body.addLayout(self._before)

    def show_keeper(self, name: str, keeping: Keeping, today: date) -> None:
        """Show who keeps them now, and the moves that led there.

        Where records of one person name different keepers all are shown, until one is chosen.
        """
        both = ", ".join(filter(None, (name, *keeping.others)))
        self.who.setText(both or tr("Nobody keeps them."))
        now, before = keeping.moves[:1], keeping.moves[1:_MOVES]
        left = keeping.left_on
        told = (
            [tr("Left {day}: they need a new keeper", day=short_day(left, today))] if left else []
        )
        if keeping.others:
            told.append(tr("Their records say different keepers; choose who it is"))
        since = [_kept_since(move, today) for move in now if move.organiser == name]
        told += [tr("Their keeper {since}", since=one) if told else one for one in since]
        self.since.setText(". ".join(told))
        self.since.setVisible(bool(told))
        set_ink(self.since, Ink.SOON if left or keeping.others else Ink.MUTED)
        emptied(self._before)
        for move in before:
            words = tr("before that {name}", name=move.organiser or tr("nobody"))
            self._before.addWidget(
                label(f"{words}, {_kept_since(move, today)}", Text.META, Ink.MUTED, wrap=True)
            )


class ConsentsCard(Card):
    """What a resident agreed to: each is a box to tick as they answer, today."""

    answered = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(tr("What they agreed to"), padded=True)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(current().metrics.half)
        self.boxes: dict[ConsentPurpose, QCheckBox] = {}
        self._days: dict[ConsentPurpose, QLabel] = {}
        for row, (purpose, words) in enumerate(_purposes().items()):
            box = self.boxes[purpose] = QCheckBox(words)
            box.setAccessibleName(words)
            box.clicked.connect(lambda given, purpose=purpose: self.answered.emit(purpose, given))
            day = self._days[purpose] = label("", Text.META, Ink.MUTED)
            grid.addWidget(box, row, 0)
            grid.addWidget(day, row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)
        self.unlink = Button(tr("Unlink their name…"), ButtonKind.QUIET, keys=tr("U"), in_row=True)
        self.forget = Button(tr("Forget…"), ButtonKind.QUIET, keys=tr("F"), in_row=True)
        self.forget.setAccessibleName(tr("Forget them for good"))
        self.body.addSpacing(current().metrics.half)
        for button in (self.unlink, self.forget):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_consents(self, consents: tuple[ConsentRow, ...], today: date, *, named: bool) -> None:
        """Show the latest answer for each purpose; a name that is not there can't be unlinked."""
        self.unlink.setVisible(named)
        answers = {consent.purpose: consent for consent in consents}
        for purpose, box in self.boxes.items():
            answer = answers.get(purpose)
            words = _answered(answer, today)
            box.setChecked(answer is not None and answer.given)
            box.setAccessibleDescription(words)
            self._days[purpose].setText(words)


class NoteCard(Card):
    """The organiser's own note."""

    def __init__(self) -> None:
        super().__init__(tr("Note"), padded=True)
        self.write = Button(tr("Write…"), ButtonKind.QUIET, keys=tr("N"), in_row=True)
        self.add_to_head(self.write)
        self.words = label("", wrap=True)
        self.add(self.words)

    def show_note(self, seen: PersonDetail) -> None:
        """Show what is remembered about a resident."""
        self.words.setText(seen.note or tr("Nothing is written down about them."))
        set_ink(self.words, Ink.INK if seen.note else Ink.MUTED)


def _move(move: CircleRow, today: date, *, latest: bool) -> QVBoxLayout:
    """The circle and the day, and under them what showed it."""
    row, whole = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(current().metrics.half)
    whole.setSpacing(0)
    ink = Ink.ACCENT if latest else Ink.MUTED
    row.addWidget(label(circle_word(move.circle), Text.META, ink, strong=latest))
    row.addWidget(label(short_day(move.on, today), Text.META, Ink.MUTED))
    row.addStretch(1)
    whole.addLayout(row)
    if move.evidence:
        whole.addWidget(label(move.evidence, Text.META, wrap=True))
    return whole


def _kept_since(move: KeeperRow, today: date) -> str:
    since = tr("since {day}", day=short_day(move.on, today))
    return f"{since}: {move.why}" if move.why else since


def _purposes() -> dict[ConsentPurpose, str]:
    return {
        ConsentPurpose.KEEP: tr("Kept in this log"),
        ConsentPurpose.QUOTE_BY_NAME: tr("Quoted by name"),
        ConsentPurpose.SHARE_WITH_TEAM: tr("Shared with the team"),
        ConsentPurpose.SHARE_WITH_PARTNERS: tr("Shared with partners"),
    }


def _answered(answer: ConsentRow | None, today: date) -> str:
    if answer is None:
        return tr("not asked")
    day = short_day(answer.on, today)
    return tr("yes, {day}", day=day) if answer.given else tr("no, {day}", day=day)
