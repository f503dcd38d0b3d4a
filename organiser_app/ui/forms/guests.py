"""Several people by name on one line: residents who are known, and people who are new."""

from __future__ import annotations

import json
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from organiser_app.domain.inputs import PersonInput
from organiser_app.language import tr
from organiser_app.store.queries.group_choices import known_by_name
from organiser_app.store.queries.pages import Page
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.people import PersonRow as Person
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.tables import PersonDelegate, PersonRow, RowsModel, RowsView
from organiser_app.ui.theme import current

_OFFERED, _SEEN, _ROW = 6, 3, 52
_LONGEST_NAME = 200
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GuestsField(KeptField):
    """Names with commas between them; under the line stand residents of the name in hand.

    Down walks to one and Enter takes it. Whoever is not known by their full name will be new in
    the log, and the line below says so beforehand.
    """

    def __init__(self, words: str, desk: Desk) -> None:
        self.line = QLineEdit()
        self._example = tr("Commas between names. Down and Enter take somebody who is known.")
        super().__init__(words, self.line, self._example)
        self._desk = desk
        self._chosen: dict[str, UUID] = {}
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

    def names(self) -> tuple[str, ...]:
        """The names that stand in the line, each once."""
        said = (" ".join(name.split())[:_LONGEST_NAME] for name in self.line.text().split(","))
        return tuple({name.casefold(): name for name in said if name}.values())

    def guests(self) -> tuple[PersonInput, ...]:
        """Who is meant: those who were taken by their record, the others by their name."""
        return tuple(
            PersonInput(name=name, resident_id=self._chosen.get(name.casefold()))
            for name in self.names()
        )

    def kept(self) -> str:
        """The line, and the records of those who were taken."""
        chosen = {name: str(who) for name, who in self._chosen.items()}
        return json.dumps([self.line.text(), chosen]) if self.line.text() else ""

    def put_back(self, text: str) -> None:
        """Go on with the line, and with those who were taken."""
        line, chosen = json.loads(text) if text else ("", {})
        self._chosen = {name: UUID(who) for name, who in chosen.items()}
        self.line.setText(line)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the keyboard walk through the offers from the line."""
        offering = watched is self.line and not self.offers.isHidden()
        if offering and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if self._steer(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        """Whether the key is the list's: nobody is taken before Down was pressed."""
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
        self.edited.emit()
        self._tell()
        words = typed.rpartition(",")[2].strip()
        if not words:
            self.offers.hide()
            return
        self._desk.read_latest(
            "guests",
            lambda connection: people(connection, PeopleOrder.NAME, words, None, _OFFERED),
            self._offer,
            owner=self,
        )

    def _offer(self, found: Page[Person]) -> None:
        taken = set(self._chosen.values())
        rows = [_offered(row) for row in found.rows if row.id not in taken]
        self._rows.set_rows(rows)
        self.offers.setFixedHeight(min(len(rows), _SEEN) * current().metrics.px(_ROW))
        self.offers.setVisible(bool(rows) and bool(self.line.text().rpartition(",")[2].strip()))

    def _take(self) -> None:
        row = self.offers.current_row()
        if isinstance(row, PersonRow):
            before = self.line.text().rpartition(",")[0].strip()
            self._chosen[row.name.casefold()] = UUID(row.key)
            self.line.setText(f"{before}, {row.name}, " if before else f"{row.name}, ")
            self.offers.hide()
            self.edited.emit()
            self._tell()

    def _tell(self) -> None:
        names = self.names()
        if not names:
            self.set_hint(self._example)
            return
        self._desk.read_latest(
            "guests meant", lambda connection: known_by_name(connection, names), self._say_who,
            owner=self,
        )  # fmt: skip

    def _say_who(self, known: frozenset[str]) -> None:
        """Say who will be new in the log: a guess would make one neighbour two."""
        sure = known | set(self._chosen)
        new = [name for name in self.names() if name.casefold() not in sure]
        self.set_hint(
            tr("New in the log: {names}.", names=", ".join(new))
            if new
            else tr("All of them are in the log.")
        )


def _offered(person: Person) -> PersonRow:
    return PersonRow(str(person.id), person.name, person.where, person.circle)
