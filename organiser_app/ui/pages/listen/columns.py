"""The cards beside each other; form and saved take turns in one place where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.pages.listen.form import FormCard
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.said_card import SaidCard
from organiser_app.ui.pages.listen.saved_card import SavedCard
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind

_ENOUGH_FOR_THREE = 980
_SIDE, _SIDE_NARROW = 311, 240
_DOORS = 240
_LEAST = 640, 320


class Columns(QWidget):
    """Doors while a round walks a street; then said, form, saved, from the left."""

    def __init__(self, doors: QWidget, said: SaidCard, form: FormCard, saved: SavedCard) -> None:
        super().__init__()
        metrics = current().metrics
        self._doors, self._said, self._form, self._saved = doors, said, form, saved
        self._with_doors = False
        self._form_in_front = False
        self._to_form = Button(tr("As a form"), ButtonKind.QUIET, in_row=True)
        self._to_saved = Button(tr("Will be saved"), ButtonKind.QUIET, in_row=True)
        for button, act in ((self._to_form, self.show_form), (self._to_saved, self.show_saved)):
            button.setToolTip(shown(keys_of("other_side")))
            button.clicked.connect(act)
        saved.add_to_head(self._to_form)
        form.add_to_head(self._to_saved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(doors)
        row.addWidget(said, 1)
        row.addWidget(form)
        row.addWidget(saved)
        doors.setFixedWidth(metrics.px(_DOORS))
        self._fit()

    def show_doors(self, *, with_doors: bool) -> None:
        """Make room for the doors of a street, or give it back."""
        self._with_doors = with_doors
        self._fit()

    def show_form(self) -> None:
        """Bring the form before the reader where both don't fit."""
        self._form_in_front = True
        self._fit()

    def show_saved(self) -> None:
        """Bring what will be saved before the reader where both don't fit."""
        self._form_in_front = False
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """What two cards need, since three fold into two."""
        metrics = current().metrics
        return QSize(metrics.px(_LEAST[0]), metrics.px(_LEAST[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = current().metrics.px
        wide = self.width() >= px(_ENOUGH_FOR_THREE)
        both = wide and not self._with_doors
        close = self._with_doors and not wide
        self._to_form.setVisible(not both)
        self._to_saved.setVisible(not both)
        self._doors.setVisible(self._with_doors)
        self._said.set_close(close=close)
        self._form.setVisible(both or self._form_in_front)
        self._saved.setVisible(both or not self._form_in_front)
        for side in (self._form, self._saved):
            side.setFixedWidth(px(_SIDE_NARROW if close else _SIDE))
