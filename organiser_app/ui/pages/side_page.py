"""A page with a list beside it: a column at left, the record in hand or an empty state at right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.page import Page
from organiser_app.ui.tables import RowsView


class SidePage(Page):
    """The frame of such a page; a subclass says what stands in it with `lay_out`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forms: Mapping[Form, Callable[[], None]] = {}
        """What opens each form on the record in hand."""
        self._form_begun: tuple[Form, UUID] | None = None
        self._in_hand: UUID | None = None
        self._being_read = True
        self._pressed_meanwhile: Callable[[], object] | None = None
        self._side: SideColumn | None = None
        self._list: RowsView | None = None
        self._right = QStackedWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._row)

    def lay_out(self, side: SideColumn, rows: RowsView, sheet: QWidget, nothing: QWidget) -> None:
        """Put the column with its list at left, and what is shown of a row or of none at right."""
        self._side, self._list = side, rows
        unread = QWidget()
        for widget in (sheet, nothing, unread):
            self._right.addWidget(widget)
        self._right.setCurrentWidget(unread)  # neither is true before the log was read
        self._row.addWidget(side)
        self._row.addWidget(self._right, 1)
        self.setFocusProxy(rows)

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun, on a record once it is in hand, or on a new one."""
        if record_id is None:
            self.begin_new()
        else:
            self._form_begun = form, record_id
            self.show_record(record_id)

    def begin_read(self) -> None:
        """A record is being read: what was pressed on the one before is dropped.

        What was pressed since the list itself began to be read waits for the record on which the
        list then comes to stand.
        """
        if self._list is None or not self._list.being_filled:
            self._pressed_meanwhile = None
        self._being_read = True

    def open_begun(self, *, there: bool) -> None:
        """Open the form that was begun, if its record is in hand now; it may be gone."""
        begun, self._form_begun = self._form_begun, None
        if begun is not None and there and begun[1] == self._in_hand:
            self.forms[begun[0]]()
        self._end_read(there=there)

    def once_read(self, act: Callable[[], object]) -> Callable[[], None]:
        """The act, put off until the record in hand was read; of several the last one counts."""

        def do() -> None:
            if self._being_read:
                self._pressed_meanwhile = act
            else:
                act()

        return do

    def _fill(self) -> None:
        """Let keys wait from now on: the record in hand may be another once the list was read."""
        self._being_read = True
        super()._fill()

    def _end_read(self, *, there: bool) -> None:
        act, self._pressed_meanwhile, self._being_read = self._pressed_meanwhile, None, False
        if act is not None and there:
            act()

    def show_sheet(self, *, there: bool) -> None:
        """Show the record in hand, or the empty state where there is none."""
        self._right.setCurrentIndex(0 if there else 1)
        if not there:
            self._end_read(there=False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk at once."""
        super().showEvent(event)
        if self._list is not None:
            self._list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the width between the column and the sheet."""
        super().resizeEvent(event)
        if self._side is not None:
            self._side.fit(event.size().width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """What it needs with its column at the narrowest, so that a wide window can be made so."""
        least = super().minimumSizeHint()
        spare = self._side.spare_width() if self._side is not None else 0
        return QSize(least.width() - spare, least.height())
