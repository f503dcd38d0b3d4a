"""The filters kept under a name: one is recalled by Enter, let go by Del, and saved anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.services.filters import drop_filter, keep_filter, read_filter
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.saved_filters import SavedFilterRow, saved_filters
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, Dialog, Ink, label

_PAGE = PageName.HEARD.value
_LIST_HEIGHT = 180


class SavedFiltersDialog(Dialog):
    """The saved filters over a line to save the present one under a name."""

    def __init__(
        self, desk: Desk, wanted: StatementFilter, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Saved filters"), parent=parent)
        self._desk, self._wanted = desk, wanted
        self._saved: dict[str, SavedFilterRow] = {}
        self.recalled: StatementFilter | None = None
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Saved filters"), self._rows, SimpleDelegate())
        self.list.setFixedHeight(current().metrics.px(_LIST_HEIGHT))
        self.list.opened.connect(self._recall)
        self._nothing = label(tr("None is saved yet."), ink=Ink.MUTED)
        self.name = LineField(
            tr("Save what is shown now as"),
            tr("Now: {filter}. Same name, new filter.", filter=said),
        )
        self._lay_out()
        self._read()

    def ask(self) -> StatementFilter | None:
        """The filter that was recalled, or None."""
        self.exec()
        return self.recalled

    def _lay_out(self) -> None:
        self.body.addWidget(self.list)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.name)
        letting_go = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        letting_go.setContext(Qt.ShortcutContext.WidgetShortcut)
        letting_go.activated.connect(self._drop)
        self.drop = self.add_button(Button(tr("Delete"), keys=tr("Del")), at_left=True)
        self.drop.clicked.connect(self._drop)
        self.add_safe(tr("Close"))
        save = self.add_button(Button(tr("Save"), keys=tr("Ctrl Enter")))
        save.setDefault(True)
        save.clicked.connect(self._save)
        keep = QShortcut(QKeySequence("Ctrl+Return"), self)
        keep.activated.connect(self._save)

    def _read(self) -> None:
        self._desk.read(lambda connection: saved_filters(connection, _PAGE), self._show, owner=self)

    def _show(self, found: Sequence[SavedFilterRow]) -> None:
        self._saved = {str(row.id): row for row in found}
        self._rows.set_rows([SimpleRow(str(row.id), row.name, icon="filter") for row in found])
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found and not self.name.text():
            self.list.choose_first()
            self.list.setFocus()
        else:
            self.name.setFocus()

    def _recall(self, row: object) -> None:
        if isinstance(row, SimpleRow) and row.key in self._saved:
            self.recalled = read_filter(self._saved[row.key].body)
            super().accept()

    def _save(self) -> None:
        name, wanted, log = self.name.text(), self._wanted, self._desk.log
        if not name:
            self.name.set_problem(tr("A filter is saved under a name."))
            self.name.setFocus()
            return
        self._do(lambda: keep_filter(log, _PAGE, name, wanted))
        self.name.set_text("")

    def _drop(self) -> None:
        row, log = self.list.current_row(), self._desk.log
        if isinstance(row, SimpleRow) and row.key in self._saved:
            filter_id = self._saved[row.key].id
            self._do(lambda: drop_filter(log, filter_id))

    def _do(self, job: Callable[[], None]) -> None:
        self._desk.tasks.run(job, lambda _: self._read(), self._desk.bus.failed.emit, owner=self)
