"""A line with offers under it: what is typed is looked for, and one of what is found is taken."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import PersonRow, RowDelegate, RowsModel, RowsView, SimpleRow

Offer = TypeVar("Offer", SimpleRow, PersonRow)

WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""How far each key goes through the offers."""

TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The keys that take the offer in hand."""


class OfferingField(KeptField, Generic[Offer]):
    """Down and Up walk through the offers while one types on; Enter or a click takes one.

    A subclass looks for words (`look_for`, which ends in `offer`) and says what taking a row does
    (`take`). Where it `takes_first`, Enter alone takes the first; else nothing is taken before Down
    was pressed. The list stands in the dialog itself, since a list that floats would take the
    keyboard from the line.
    """

    takes_first = False
    seen = 3

    def __init__(self, words: str, offers: str, delegate: RowDelegate[Offer], hint: str) -> None:
        self.line = QLineEdit()
        super().__init__(words, self.line, hint)
        self._sought = ""
        self._offered: Sequence[Offer] = ()
        self._rows = RowsModel(self)
        self.offers = RowsView(offers, self._rows, delegate)
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offers.clicked.connect(lambda _: self._take())
        self.offers.hide()
        self.stand_below(self.offers)
        self.line.textEdited.connect(lambda _: self._look())
        self.line.installEventFilter(self)

    @abstractmethod
    def look_for(self, words: str) -> None:
        """Look for words that are not blank, and `offer` what is found, at once or later."""

    @abstractmethod
    def take(self, row: Offer) -> None:
        """Let the row stand in the line."""

    def sought(self) -> str:
        """The words that are to be looked for."""
        return self.text()

    def let_go(self) -> None:
        """Forget what was taken, since another name is being typed."""

    def text(self) -> str:
        """What stands in the line, without blanks around."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put something else in the line."""
        self.line.setText(text)

    def kept(self) -> str:
        """The line, with the blanks around it."""
        return self.line.text()

    def put_back(self, text: str) -> None:
        """Put in the line what was kept."""
        self.line.setText(text)
        self.edited.emit()

    def offer(self, rows: Sequence[Offer]) -> None:
        """Show what was found, unless something was taken meanwhile."""
        self._offered = rows
        self._rows.set_rows(rows)
        heights = (self.offers.rowHeight(place) for place in range(min(len(rows), self.seen)))
        self.offers.setFixedHeight(sum(heights))
        self.offers.setVisible(bool(rows) and bool(self._sought))
        # None is in hand yet, so that the first Down goes to the first.
        self.offers.setCurrentIndex(QModelIndex())

    def stand_below(self, widget: QWidget) -> None:
        """Put something under the line and its hint."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 (a field is laid out as it is made)
        layout.addWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the keyboard walk through the offers from the line."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and watched is self.line and not self.offers.isHidden():
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if self._steer(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        """Whether the key is the list's."""
        if key in WALK:
            self.offers.walk(WALK[key])
            return True
        return key in TAKE and self._take()

    def _look(self) -> None:
        self.let_go()
        self.set_problem("")
        self.edited.emit()
        self._sought = self.sought()
        if self._sought:
            self.look_for(self._sought)
        else:
            self.offers.hide()

    def _take(self) -> bool:
        in_hand = self.offers.currentIndex()
        place = 0 if self.takes_first and not in_hand.isValid() else in_hand.row()
        if not 0 <= place < len(self._offered):
            return False
        self._sought = ""
        self.offers.hide()
        self.take(self._offered[place])
        self.set_problem("")
        self.edited.emit()
        return True


class TakenField(OfferingField[Offer]):
    """As that, for one record: the key of what was taken is kept beside the line.

    What stands in the line without having been taken is words alone, and `key` is empty.
    """

    _key = ""

    def key(self) -> str:
        """The key of what was taken; empty while the line holds words alone."""
        return self._key

    def show_taken(self, key: str, title: str) -> None:
        """Let something stand in it as taken, or with an empty key as words alone."""
        self._key = key
        self.line.setText(title)
        self.offers.hide()

    def let_go(self) -> None:
        """Words alone, from now on."""
        self._key = ""

    def kept(self) -> str:
        """The line, and under it the key of what was taken."""
        return f"{self.line.text()}\n{self._key}"

    def put_back(self, text: str) -> None:
        """Let it be taken again, or go on with the line."""
        typed, _, key = text.partition("\n")
        self.show_taken(key, typed)
