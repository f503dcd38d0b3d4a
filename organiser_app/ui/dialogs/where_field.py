"""Where to go out to: a line that offers the streets of the log whose names hold what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from organiser_app.language import plural, tr
from organiser_app.store.queries.doors import StreetRow, streets
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current

_LONGEST_NAME = 200
_SEEN = 3
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhereField(KeptField):
    """One line, and under it the streets that are known; Down walks to one and Enter takes it.

    The list stands in the dialog itself, since a list that floats would take the keyboard from
    the line. Nothing is taken unasked: the name of a new street may begin as a known one does.
    `known` comes once the streets of the log were read.
    """

    known = Signal()

    def __init__(self, words: str, desk: Desk) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST_NAME)
        self._example = tr("A street, or a place such as a school gate.")
        super().__init__(words, self.line, self._example)
        self._streets: tuple[StreetRow, ...] = ()
        self._rows = RowsModel(self)
        self.offers = RowsView(tr("Streets of the log"), self._rows, SimpleDelegate())
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.clicked.connect(lambda _: self._take())
        self.offers.hide()
        self.offers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.offers)
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)
        desk.read(streets, self._know, owner=self)

    def text(self) -> str:
        """What stands in the line, without blanks around."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put something else in the line."""
        self.line.setText(text)

    def street(self) -> StreetRow | None:
        """The street of the log that has this very name, whatever its case."""
        typed = self.text().casefold()
        return next((each for each in self._streets if each.name.casefold() == typed), None)

    def say(self, words: str) -> None:
        """Say something of what was typed, in the place of the hint; nothing brings it back."""
        self.set_hint(words or self._example)

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

    def _know(self, found: tuple[StreetRow, ...]) -> None:
        self._streets = found
        self.known.emit()

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
        found = [each for each in self._streets if words and words in each.name.casefold()]
        whole = [each.name.casefold() for each in found] == [words]
        self._rows.set_rows([] if whole else [_offered(each) for each in found])
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


def _offered(street: StreetRow) -> SimpleRow:
    doors = plural("{count} door", "{count} doors", street.doors)
    return SimpleRow(str(street.id), street.name, icon="door", note=doors)
