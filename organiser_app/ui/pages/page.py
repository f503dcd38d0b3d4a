"""What every page is: it reads when it is seen, and again when what it shows was changed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from organiser_app.domain.change import Change
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.phrases import is_seen_at_once
from organiser_app.ui.tables import RowsView
from organiser_app.ui.theme import current

_TICKS = (QCheckBox, QRadioButton)


class Page(QWidget):
    """A page of the window, which a subclass fills in `refresh`.

    Whatever it or a part of it ever read is what it shows: a change of any such table concerns it.
    """

    name: PageName

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._tables: frozenset[str] = frozenset()
        metrics = current().metrics
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            metrics.margin, metrics.margin, metrics.margin, metrics.gap * 3 // 4
        )
        self.column.setSpacing(metrics.gap)
        desk.was_read.connect(self._note)
        desk.bus.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read what the page shows, and show it."""
        raise TypeError(f"{type(self).__name__} does not say how it is filled")

    def show_record(self, record_id: UUID) -> None:
        """Show one record, on the pages that can."""

    def begin_new(self) -> None:
        """Ask for a new record of the page's sort, on the pages that have one."""

    def narrow(self, wanted: StatementFilter) -> None:
        """Show the statements that are wanted, on the page that lists them."""

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form again that was begun and not saved, on the pages that have it.

        `record_id` is what it is about, or None for a new record.
        """

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Fill the page when it is seen for the first time, or after a change."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Enter press the button that has the keyboard, as Space does; a tick has Space."""
        button, control = QApplication.focusWidget(), Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = enter and not event.modifiers() & control
        if pressed and isinstance(button, QAbstractButton) and not isinstance(button, _TICKS):
            button.click()
        else:
            super().keyPressEvent(event)

    def come_to(self, change: Change) -> None:
        """Await what was made, changed or brought back here, in whatever list it will stand.

        What is done by many keys in a row leaves the row in hand to whoever presses them.
        """
        if change.record_id is None or is_seen_at_once(change):
            return
        for each in self.findChildren(RowsView):
            each.await_unless_in_hand(str(change.record_id))

    def _note(self, who: QObject, tables: frozenset[str]) -> None:
        """Remember what was read, if it was read by this page or a part of it."""
        part: QObject | None = who
        while part is not None and part is not self:
            part = part.parent()
        if part is self:
            self._tables |= tables

    def _hear(self, change: Change) -> None:
        if not self._tables.isdisjoint(change.touched):
            self._stale = True
            if self.isVisible():
                self.come_to(change)
                self._fill()

    def _fill(self) -> None:
        self._stale = False
        self.refresh()
