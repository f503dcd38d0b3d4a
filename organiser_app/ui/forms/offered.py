"""A name that may be known: a line, and under it the known names that hold what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current

_LONGEST_NAME = 200
_SEEN = 4
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferedField(KeptField):
    """One line, and under it what is known by such a name; Down walks to one and Enter takes it.

    The list stands in the dialog itself, since a list that floats would take the keyboard from
    the line. Nothing is taken unasked: a new name may begin as a known one does.
    """

    def __init__(self, words: str, offers: str, hint: str = "") -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST_NAME)
        super().__init__(words, self.line, hint)
        self._known: Sequence[SimpleRow] = ()
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

    def know(self, known: Sequence[SimpleRow]) -> None:
        """What is offered, by its titles; rows of one line each."""
        self._known = known

    def text(self) -> str:
        """The name, with one blank between its words."""
        return " ".join(self.line.text().split())

    def set_text(self, text: str) -> None:
        """Put another name in the line."""
        self.line.setText(text)

    def known(self) -> SimpleRow | None:
        """What goes by this very name, whatever its case."""
        typed = self.text().casefold()
        return next((row for row in self._known if row.title.casefold() == typed), None)

    def kept(self) -> str:
        """The line, with the blanks around it."""
        return self.line.text()

    def put_back(self, text: str) -> None:
        """Put in the line what was kept."""
        self.line.setText(text)
        self.edited.emit()

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
        words = typed.strip().casefold()
        found = [row for row in self._known if words and words in row.title.casefold()]
        whole = [row.title.casefold() for row in found] == [words]
        self._rows.set_rows([] if whole else found)
        shown = min(self._rows.rowCount(), _SEEN)
        self.offers.setFixedHeight(shown * current().metrics.row)
        self.offers.setVisible(shown > 0)
        self.set_problem("")
        self.edited.emit()

    def _take(self) -> None:
        row = self.offers.current_row()
        if isinstance(row, SimpleRow):
            self.line.setText(row.title)
            self.offers.hide()
            self.edited.emit()
