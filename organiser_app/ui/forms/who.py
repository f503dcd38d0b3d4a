"""A resident by name: what is typed is looked for in the log, and a choice is one resident."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from organiser_app.language import tr
from organiser_app.store.queries.pages import Page
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import PersonDelegate, PersonRow, RowsModel, RowsView
from organiser_app.ui.theme import current

_OFFERED = 8
_SEEN = 3
_ROW = 52
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ResidentField(KeptField):
    """One line, and under it the residents whose names hold what is typed.

    Down and Up walk through them while one types on, and Enter or a click takes one; `besides`
    is never offered. The list stands in the dialog itself, since a list that floats would take
    the keyboard from the line.
    """

    def __init__(self, words: str, desk: Desk, *, besides: UUID | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(words, self.line, tr("Begin to type a name, then Down and Enter."))
        self._desk, self._besides = desk, besides
        self._chosen: UUID | None = None
        self._rows = RowsModel(self)
        self.offers = RowsView(tr("Residents of that name"), self._rows, PersonDelegate())
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.clicked.connect(lambda _: self._take())
        self.offers.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.offers)
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)

    def is_chosen(self) -> bool:
        """Whether what stands in the line is somebody in the log."""
        return self._chosen is not None

    def resident_id(self) -> UUID:
        """Who was chosen; `ValueError` while nobody is."""
        if self._chosen is None:
            raise ValueError("nobody is chosen")
        return self._chosen

    def others_called(self, typed: str) -> list[PersonRow]:  # noqa: ARG002 (nobody else here)
        """Whom to offer under the residents; a subclass may know of others than those."""
        return []

    def kept(self) -> str:
        """The line, and under it the id of the chosen resident, where one was chosen."""
        return f"{self.line.text()}\n{self._chosen or ''}"

    def put_back(self, text: str) -> None:
        """Choose them again, or go on with the line."""
        typed, _, chosen = text.partition("\n")
        self._chosen = UUID(chosen) if chosen else None
        self.line.setText(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the keyboard walk through the offers from the line."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and self._offering():
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if self._steer(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        if key in _WALK:
            index = self._rows.index(self.offers.currentIndex().row() + _WALK[key])
            if index.isValid():
                self.offers.setCurrentIndex(index)
        elif key in _TAKE:
            self._take()
        return key in _WALK or key in _TAKE

    def _offering(self) -> bool:
        return not self.offers.isHidden()

    def _look(self, typed: str) -> None:
        self._chosen = None
        self.edited.emit()
        words = typed.strip()
        if not words:
            self.offers.hide()
            return
        self._desk.read_latest(
            "who",
            lambda connection: people(connection, PeopleOrder.NAME, words, None, _OFFERED),
            self._offer,
            owner=self,
        )

    def _offer(self, found: Page[Person]) -> None:
        rows = [_offered(row) for row in found.rows if row.id != self._besides]
        rows += self.others_called(self.line.text())
        self._rows.set_rows(rows)
        self.offers.setFixedHeight(min(len(rows), _SEEN) * current().metrics.px(_ROW))
        self.offers.setVisible(bool(rows) and bool(self.line.text().strip()))
        self.offers.choose_first()

    def _take(self) -> None:
        row = self.offers.current_row()
        if isinstance(row, PersonRow):
            self._chosen = UUID(row.key)
            self.line.setText(row.name)
            self.offers.hide()
            self.set_problem("")
            self.edited.emit()


def _offered(person: Person) -> PersonRow:
    return PersonRow(str(person.id), person.name, person.where, person.circle)
