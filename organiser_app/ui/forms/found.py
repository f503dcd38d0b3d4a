"""One line, and under it what the log holds by such words; what is taken is one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from organiser_app.store.log import Query
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.offering import TakenField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow

Looked = Callable[[str], Query[Sequence[SimpleRow]]]
"""The question that is put to the log for words, answered with rows to choose from."""


class FoundField(TakenField[SimpleRow]):
    """What the log holds by the words that are typed; `looked` puts the question."""

    def __init__(self, words: str, offers: str, hint: str, desk: Desk, looked: Looked) -> None:
        super().__init__(words, offers, SimpleDelegate(), hint)
        self._desk, self._looked, self._topic = desk, looked, f"found:{words}"

    def look_for(self, words: str) -> None:
        """Ask the log."""
        self._desk.read_latest(self._topic, self._looked(words), self.offer, owner=self)

    def take(self, row: SimpleRow) -> None:
        """Let the record stand in the line."""
        self.show_taken(row.key, row.title)


class OneField(FoundField):
    """As that, for a field in which words alone mean nothing: Enter takes the first."""

    takes_first = True


class SeveralField(OneField):
    """As that, for several: what is taken stands in a list under it, and Del takes off."""

    def __init__(self, words: str, offers: str, hint: str, desk: Desk, looked: Looked) -> None:
        super().__init__(words, offers, hint, desk, looked)
        self._held = RowsModel(self)
        self.list = RowsView(words, self._held, SimpleDelegate(), hug=True)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list.hide()
        self.stand_below(self.list)
        self.list.installEventFilter(self)

    def rows(self) -> list[SimpleRow]:
        """What was taken, in that order."""
        found = (self._held.row(self._held.index(at)) for at in range(self._held.rowCount()))
        return [row for row in found if isinstance(row, SimpleRow)]

    def show_rows(self, rows: Sequence[SimpleRow]) -> None:
        """Let these be taken, each once."""
        self._held.set_rows(list({row.key: row for row in rows}.values()))
        self.list.setVisible(bool(rows))

    def kept(self) -> str:
        """The line, and under it the key and the title of each that was taken."""
        held = (f"{row.key}\t{row.title}" for row in self.rows())
        return "\n".join((self.line.text(), *held))

    def put_back(self, text: str) -> None:
        """Take them again, and go on with the line."""
        typed, *held = text.split("\n")
        self.line.setText(typed)
        pairs = (each.partition("\t") for each in held if each)
        self.show_rows([SimpleRow(key, title) for key, _, title in pairs])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Del takes the one in hand off."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._take_off()
                return True
        return super().eventFilter(watched, event)

    def take(self, row: SimpleRow) -> None:
        """Put it under the line, which is free for another."""
        self.show_taken("", "")
        self.show_rows([*self.rows(), row])

    def _take_off(self) -> None:
        gone = self.list.current_row()
        self.show_rows([row for row in self.rows() if row is not gone])
        self.edited.emit()
