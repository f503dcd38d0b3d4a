"""Which statement is meant: words are typed, and the statements that hold them stand below."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.store.queries.filters import EVERY_STATEMENT
from organiser_app.store.queries.pages import Page
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statements
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.said import SaidDelegate, said_row
from organiser_app.ui.tables import RowsModel, RowsView
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Dialog, Ink, SearchField, label

_OFFERED, _HEIGHT = 40, 320
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class JoinStatementDialog(Dialog):
    """The newest statements first; Down and Up walk while one types on, and Enter takes one."""

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(question, parent=parent)
        self._desk = desk
        self.words = SearchField(tr("Words that were said"))
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Statements"), self._rows, SaidDelegate())
        self.list.setFixedHeight(current().metrics.px(_HEIGHT))
        self._nothing = label(tr("No statement holds these words."), ink=Ink.MUTED)
        for part in (self.words, self.list, self._nothing):
            self.body.addWidget(part)
        self._nothing.hide()
        self.add_safe()
        self.add_accept(tr("Join"), keys=tr("Enter"))
        self.words.textChanged.connect(lambda _: self._look())
        self.words.installEventFilter(self)
        self.list.opened.connect(lambda _: self.accept())
        self.words.setFocus()
        self._look()

    def ask(self) -> UUID | None:
        """The id of the statement that was chosen, or None."""
        chosen = self.exec() == self.DialogCode.Accepted
        row = self.list.current_row()
        return UUID(row.key) if chosen and row is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the keyboard walk through the statements from the line."""
        if watched is self.words and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            step = _WALK.get(Qt.Key(event.key()))
            if step is not None:
                index = self._rows.index(self.list.currentIndex().row() + step)
                if index.isValid():
                    self.list.setCurrentIndex(index)
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        wanted = replace(EVERY_STATEMENT, words=self.words.text().strip())
        self._desk.read_latest(
            "joining",
            lambda connection: statements(connection, wanted, None, _OFFERED),
            self._offer,
            owner=self,
        )

    def _offer(self, found: Page[Heard]) -> None:
        self._rows.set_rows([said_row(heard) for heard in found.rows])
        self._nothing.setVisible(not found.rows)
        self.list.choose_first()
