"""One line, and under it what the log holds by such words; what is taken is one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from organiser_app.store.log import Query
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current

_SEEN = 3
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Looked = Callable[[str], Query[Sequence[SimpleRow]]]
"""The question that is put to the log for words, answered with rows to choose from."""


class FoundField(KeptField):
    """Down and Up walk through what is found while one types on; Enter or a click takes one.

    With `takes_first` Enter alone takes the first, for a field in which words alone mean nothing.
    What stands in the line without having been taken is words alone, and `key` is empty. The list
    stands in the dialog itself, since a list that floats would take the keyboard from the line.
    """

    takes_first = False

    def __init__(self, words: str, offers: str, hint: str, desk: Desk, looked: Looked) -> None:
        self.line = QLineEdit()
        super().__init__(words, self.line, hint)
        self._desk, self._looked, self._topic = desk, looked, f"found:{words}"
        self._taken: SimpleRow | None = None
        self._rows = RowsModel(self)
        self.offers = RowsView(offers, self._rows, SimpleDelegate())
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.clicked.connect(lambda _: self._take())
        self.offers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offers.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.offers)
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)

    def text(self) -> str:
        """What stands in the line, without blanks around."""
        return self.line.text().strip()

    def key(self) -> str:
        """The key of what was taken; empty while the line holds words alone."""
        return self._taken.key if self._taken else ""

    def show_taken(self, key: str, title: str) -> None:
        """Let something stand in it as taken, or with an empty key as words alone."""
        self._taken = SimpleRow(key, title) if key else None
        self.line.setText(title)
        self.offers.hide()

    def kept(self) -> str:
        """The line, and under it the key of what was taken."""
        return f"{self.line.text()}\n{self.key()}"

    def put_back(self, text: str) -> None:
        """Let it be taken again, or go on with the line."""
        typed, _, key = text.partition("\n")
        self.show_taken(key, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the keyboard walk through the offers from the line."""
        offering = watched is self.line and not self.offers.isHidden()
        if offering and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if self._steer(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        """Whether the key is the list's."""
        if key in _WALK:
            index = self._rows.index(self.offers.currentIndex().row() + _WALK[key])
            if index.isValid():
                self.offers.setCurrentIndex(index)
            return True
        if key in _TAKE and self.offers.current_row() is not None:
            self._take()
            return True
        return False

    def _look(self, typed: str) -> None:
        self._taken = None
        self.set_problem("")
        self.edited.emit()
        words = typed.strip()
        if not words:
            self.offers.hide()
            return
        self._desk.read_latest(self._topic, self._looked(words), self._offer, owner=self)

    def _offer(self, found: Sequence[SimpleRow]) -> None:
        self._rows.set_rows(found)
        metrics = current().metrics
        shown = min(len(found), _SEEN)
        self.offers.setFixedHeight(shown * metrics.row_two)
        self.offers.setVisible(bool(found) and bool(self.text()) and self._taken is None)
        if self.takes_first:
            self.offers.choose_first()

    def _take(self) -> None:
        row = self.offers.current_row()
        if isinstance(row, SimpleRow):
            self.show_taken(row.key, row.title)
            self.taken(row)
            self.edited.emit()

    def taken(self, row: SimpleRow) -> None:
        """Something was taken; a subclass may do more with it."""


class OneField(FoundField):
    """As `FoundField`, where one of those that are found has to be taken."""

    takes_first = True


class SeveralField(OneField):
    """As that, for several: what is taken stands in a list under it, and Del takes off."""

    def __init__(self, words: str, offers: str, hint: str, desk: Desk, looked: Looked) -> None:
        super().__init__(words, offers, hint, desk, looked)
        self._held = RowsModel(self)
        self.list = RowsView(words, self._held, SimpleDelegate(), hug=True)
        self.list.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.list)
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

    def taken(self, row: SimpleRow) -> None:
        """Put it under the line, which is free for another."""
        self.show_taken("", "")
        self.show_rows([*self.rows(), row])

    def _take_off(self) -> None:
        gone = self.list.current_row()
        self.show_rows([row for row in self.rows() if row is not gone])
        self.edited.emit()
