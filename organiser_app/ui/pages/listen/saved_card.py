"""The card that shows exactly what the key will save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from organiser_app.domain.rules.suggesting import Suggestion
from organiser_app.language import plural, tr
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.saved_delegate import ROW_ROLE, SavedDelegate
from organiser_app.ui.pages.listen.saved_rows import SavedRow, ThingRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Card, EmptyState, Ink, hairline, label

_ROOT = QModelIndex()


class SavedModel(QAbstractListModel):
    """The rows of what will be saved, which are made anew with every key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SavedRow, ...] = ()

    def set_rows(self, rows: Sequence[SavedRow]) -> None:
        """Show other rows, unless they are the same."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[SavedRow, ...]:
        """All rows, in order."""
        return self._rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 (Qt's name)
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """The row itself for the painter, its sentence for everybody else."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.in_words() if role in spoken else None


class SavedView(QListView):
    """The rows on the screen; they take their height from the width."""

    def __init__(self, model: SavedModel) -> None:
        super().__init__()
        self.setAccessibleName(tr("Will be saved"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(SavedDelegate(self))
        self.setModel(model)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Words wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class SavedCard(Card):
    """What will be saved, whether a line is unfinished, and the button that saves.

    `chosen(part, number)` tells which statement was chosen, to be changed; `opened` that the
    keyboard should go to it; `rows_shown` that other rows are shown. A theme that is suggested
    stands with a statement that bears none, and is not saved.
    """

    chosen = Signal(int, int)
    opened = Signal()
    saving = Signal()
    rows_shown = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Will be saved"))
        self.model = SavedModel(self)
        self.view = SavedView(self.model)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.activated.connect(lambda _: self.opened.emit())
        self._showing = False
        self._suggested: Mapping[str, Suggestion | None] = {}
        self.empty = EmptyState(
            tr("Nothing to save yet"),
            tr("What you type stands here as it will be kept."),
        )
        self.save = Button(tr("Save"), ButtonKind.PRIMARY, keys=shown(keys_of("save")))
        self.save.clicked.connect(self.saving)
        self.unfinished = label(tr("The last line is still being typed."), Text.META, Ink.MUTED)
        self.add(self.view, 1)
        self.add(self.empty, 1)
        self.add(hairline())
        self.add(self._foot())
        self.show_rows((), 0)

    def show_rows(self, rows: Sequence[SavedRow], listenings: int) -> None:
        """Show what would be saved now, of so many listenings."""
        self._showing = True
        self.model.set_rows([self._with_suggestion(row) for row in rows])
        self._showing = False
        self.rows_shown.emit()
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.save.setEnabled(listenings > 0)
        words = plural("Save {count} listening", "Save {count} listenings", listenings)
        self.save.set_label(words if listenings > 1 else tr("Save"))

    def show_suggested(self, suggested: Mapping[str, Suggestion | None]) -> None:
        """Show these themes with the statements of those texts; the row in hand stays in hand."""
        self._suggested = suggested
        number = self.view.currentIndex().row() if self.view.selectedIndexes() else -1
        self._showing = True
        self.model.set_rows([self._with_suggestion(row) for row in self.model.rows()])
        if number >= 0:
            self.view.setCurrentIndex(self.model.index(number))
        self._showing = False

    def without_theme(self) -> list[ThingRow]:
        """The statements that bear no theme."""
        rows = self.model.rows()
        return [row for row in rows if isinstance(row, ThingRow) and not row.said.themes]

    def _with_suggestion(self, row: SavedRow) -> SavedRow:
        if not isinstance(row, ThingRow):
            return row
        found = None if row.said.themes else self._suggested.get(row.text)
        return replace(row, suggestion=found)

    def show_in_hand(self, part: int, number: int | None) -> None:
        """Mark the statement that stands in the form."""
        row = next((each for each in self.model.rows() if _is(each, part, number)), None)
        self._showing = True
        if row is None:
            self.view.clearSelection()
        else:
            index = self.model.index(self.model.rows().index(row))
            self.view.setCurrentIndex(index)
        self._showing = False

    def set_unfinished(self, *, unfinished: bool) -> None:
        """Say that the last line is still being typed, or not."""
        self.unfinished.setText(tr("The last line is still being typed."))
        self.unfinished.setVisible(unfinished)

    def set_waiting(self) -> None:
        """Say that a line has to go before anything is saved."""
        self.unfinished.setText(tr("One line has to be taken out first. F8 chooses it."))
        self.unfinished.setVisible(True)

    def _foot(self) -> QWidget:
        metrics = current().metrics
        foot = QWidget()
        column = QVBoxLayout(foot)
        inset = metrics.gap - metrics.quarter
        column.setContentsMargins(inset, inset, inset, metrics.half)
        column.setSpacing(metrics.half)
        column.addWidget(self.unfinished)
        column.addWidget(self.save)
        return foot

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not self._showing and isinstance(row, ThingRow):
            self.chosen.emit(row.part, row.number)


def _is(row: SavedRow, part: int, number: int | None) -> bool:
    return isinstance(row, ThingRow) and (row.part, row.number) == (part, number)
