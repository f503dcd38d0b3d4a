"""The doors of a round sheet, typed as one line, and how the line is understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.domain.rules.sheet_line import (
    OUTCOME_LETTERS,
    SheetKnock,
    SheetLine,
    read_sheet_line,
)
from organiser_app.language import plural, tr
from organiser_app.store.queries.paper import KnownDoor
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.outcomes import outcome_word
from organiser_app.ui.widgets import Button, Card, Ink, KeyHint, hairline, label


class SheetDoorsCard(Card):
    """The line, what it says door by door, and the button that records it.

    `recording(knocks)` is the wish to record; `typed` comes with every change of the line.
    """

    recording = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Doors of the sheet"))
        self._known: tuple[KnownDoor, ...] = ()
        self.line = TextField(tr("Door and letter"), tr("2 N, 4 L, 6 C after seven, 10-20 N"))
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Doors as they will be recorded"), self.rows, SimpleDelegate())
        self.told = label("", Text.META, Ink.DANGER, wrap=True)
        self.record = Button(tr("Record the doors"), keys=shown(keys_of("save")))
        self.record.clicked.connect(self.send)
        self.line.edited.connect(self._read)
        self._lay_out()
        self._read()

    def know(self, doors: Sequence[KnownDoor]) -> None:
        """The doors of the street in hand, by which ranges are read."""
        self._known = tuple(doors)
        self._read()

    def labels(self) -> tuple[str, ...]:
        """The known doors that may be knocked at, in walking order."""
        return tuple(door.label for door in self._known if not door.do_not_contact)

    def reading(self) -> SheetLine:
        """What the line says."""
        return read_sheet_line(self.line.text(), [door.label for door in self._known])

    def say_problem(self, problem: str) -> None:
        """Say what keeps the doors from being recorded."""
        self.told.setText(problem)
        self.told.setVisible(bool(problem))

    def send(self) -> None:
        """Wish to record what the line says, unless part of it cannot be read."""
        reading = self.reading()
        if reading.knocks and not reading.mistakes:
            self.recording.emit(reading.knocks)

    def clear(self) -> None:
        """Begin the next sheet."""
        self.line.set_text("")

    def _read(self) -> None:
        reading = self.reading()
        self.say_problem("\n".join(map(str, reading.mistakes)))
        self.rows.set_rows([self._row(at, knock) for at, knock in enumerate(reading.knocks)])
        count = len(reading.knocks)
        self.record.setEnabled(bool(count) and not reading.mistakes)
        words = plural("Record {count} door", "Record {count} doors", count)
        self.record.set_label(words if count else tr("Record the doors"))
        self.typed.emit()

    def _row(self, at: int, knock: SheetKnock) -> SimpleRow:
        off = {door.label.casefold() for door in self._known if door.do_not_contact}
        if knock.label.casefold() in off:
            under = tr("Asked for no contact; passed over")
            return SimpleRow(str(at), knock.label, under=under, tone=Tone.LATE)
        return SimpleRow(str(at), knock.label, under=knock.note, note=outcome_word(knock.outcome))

    def _lay_out(self) -> None:
        metrics = current().metrics
        self.add_to_head(KeyHint(shown(keys_of("doors"))))
        top, foot = _inset(self.line, self.told), _inset(_legend(), self.record)
        self.told.hide()
        self.add(top)
        self.add(self.list, 1)
        self.add(hairline())
        self.add(foot)
        self.setMinimumHeight(metrics.px(280))


def _inset(*parts: QWidget) -> QWidget:
    """Parts of the card with its inner margin."""
    metrics = current().metrics
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
    column.setSpacing(metrics.half)
    for part in parts:
        column.addWidget(part)
    return held


def _legend() -> QWidget:
    """The letters, as they stand at the foot of the sheet."""
    words = " · ".join(
        f"{letter} {outcome_word(outcome).lower()}" for outcome, letter in OUTCOME_LETTERS.items()
    )
    return label(words, Text.META, Ink.MUTED, wrap=True)
