"""The list of doors under the keyboard: one key records, digits go to a door, Shift takes many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from organiser_app.language import tr
from organiser_app.ui.pages.listen.typed_number import TypedNumber
from organiser_app.ui.tables import PAGE, DoorDelegate, DoorLine, RowsModel, RowsView
from organiser_app.ui.theme.outcomes import OUTCOME_KEYS, outcome_word
from organiser_app.ui.widgets.focus import KEYS_TOLD

NOTE_KEY = "M"
Index = QModelIndex | QPersistentModelIndex
_OUTCOMES = {key: outcome for outcome, key in OUTCOME_KEYS.items()}
_LETTERS = "".join((*_OUTCOMES, NOTE_KEY, "JK"))
"""The letters that are keys by themselves: outcomes, the note, and the two that walk."""
_STILL_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_PAUSE = 1500
"""Milliseconds after which a number that a door has is over, and the next digit begins another."""
_SEEN_AHEAD = 2


class DoorsModel(RowsModel):
    """Doors that change in their places, so that the list stays where it was scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[DoorLine, ...] = ()

    def show_lines(self, lines: Sequence[DoorLine]) -> None:
        """Show these doors; those that are there already keep their places."""
        same = [line.key for line in lines] == [line.key for line in self.lines]
        self.lines = tuple(lines)
        if not same:
            self.set_rows(self.lines)
        elif self.lines:
            for number in self._pages:
                self._pages[number] = self.lines[number * PAGE : (number + 1) * PAGE]
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row, and as a tip all that there may be no room for."""
        shown = Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role
        return super().data(index, int(shown))


class DoorsView(RowsView):
    """The doors of a round.

    `recorded(outcome)` is the key of an outcome, for the doors in `chosen()`; `note_wanted` the
    key of a note; `number_typed(number)` tells of a number that no door has, or "" once that is
    over, and `door_wanted(number)` is the wish to add it.
    """

    recorded = Signal(object)
    note_wanted = Signal()
    number_typed = Signal(str)
    door_wanted = Signal(str)

    def __init__(self, model: DoorsModel) -> None:
        self._doors = DoorDelegate()
        super().__init__(tr("Doors"), model, self._doors)
        self._model = model
        self._number = TypedNumber(_LETTERS)
        self._unknown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._end_whole_number)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAccessibleDescription(
            tr("One letter records what came of a door. Digits go to a door.")
        )
        self.selectionModel().selectionChanged.connect(self._tell_block)
        self.setProperty(KEYS_TOLD, _keys_told())

    def chosen(self) -> tuple[DoorLine, ...]:
        """The doors in hand, as one walks: one, or a block of them."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.lines[place] for place in places)

    def go_to(self, place: int) -> None:
        """Take one door in hand, and show those that come next."""
        if not 0 <= place < len(self._model.lines):
            return
        ahead = min(place + _SEEN_AHEAD, len(self._model.lines) - 1)
        self.scrollTo(self._model.index(ahead))
        index = self._model.index(place)
        self.setCurrentIndex(index)  # from here a block begins, which the model alone would not say
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags | QItemSelectionModel.SelectionFlag.Rows)

    def go_to_door(self, key: str) -> None:
        """Take the door of that key in hand, if it is there."""
        keys = [line.key for line in self._model.lines]
        if key in keys:
            self.go_to(keys.index(key))

    def place_after(self, key: str) -> int:
        """The place of the next door after that one which is still to be knocked at.

        Where all of them were tried, the next at which somebody may knock.
        """
        lines = self._model.lines
        here = next((place for place, line in enumerate(lines) if line.key == key), -1)
        after = [place for place in range(here + 1, len(lines)) if not lines[place].barred]
        untried = (place for place in after if lines[place].outcome is None)
        return next(untried, next(iter(after), max(here, 0)))

    def event(self, event: QEvent) -> bool:
        """While a number is typed, Esc and Backspace are its own."""
        if event.type() == QEvent.Type.ShortcutOverride and self._number.text:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A number first, then the keys of the outcomes; J, K and the arrows walk as ever."""
        plain = event.modifiers() & ~_STILL_PLAIN == Qt.KeyboardModifier.NoModifier
        if plain and self._goes_on_with_number(event):
            return
        self._end_number()
        letter = event.text().upper() if plain else ""
        if letter in _OUTCOMES:
            self.recorded.emit(_OUTCOMES[letter])
        elif letter == NOTE_KEY:
            self.note_wanted.emit()
        elif event.key() in _ENDS and not event.modifiers():
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self._model.lines) - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """No other letter goes anywhere: Qt would take it for the beginning of a row's words."""

    def _goes_on_with_number(self, event: QKeyEvent) -> bool:
        key, labels = event.key(), self._labels()
        if self._number.text and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wanted = self._unknown
            self._end_number()
            if wanted:
                self.door_wanted.emit(wanted)
            return True
        if self._number.text and key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._number.take_back() if key == Qt.Key.Key_Backspace else self._number.clear()
        elif not self._number.takes(event.text(), labels):
            return False
        self._follow_number(labels)
        return True

    def _follow_number(self, labels: Sequence[str]) -> None:
        place = self._number.place(labels)
        self._pause.start()
        if place is not None:
            self.go_to(place)
        self._tell_unknown("" if place is not None else self._number.text)

    def _end_whole_number(self) -> None:
        if self._number.is_whole(self._labels()):
            self._number.clear()

    def _end_number(self) -> None:
        self._number.clear()
        self._tell_unknown("")

    def _tell_unknown(self, number: str) -> None:
        if number != self._unknown:
            self._unknown = number
            self.number_typed.emit(number)

    def _labels(self) -> list[str]:
        return [line.label for line in self._model.lines]

    def _tell_block(self) -> None:
        self._doors.in_block = len(self.selectionModel().selectedRows()) > 1
        self.viewport().update()


def _keys_told() -> list[tuple[str, str]]:
    """What F1 lists of the doors."""
    outcomes = [(key, outcome_word(outcome)) for key, outcome in _OUTCOMES.items()]
    return [
        *outcomes,
        (NOTE_KEY, tr("A note on the last knock")),
        ("Shift+Down", tr("Take several doors in hand")),
    ]
