"""The rows behind a number: a list of them, and under it what the one in hand holds or held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organiser_app.domain.rules.word_differences import Fate, Piece, word_differences
from organiser_app.language import plural, tr
from organiser_app.sync.field_words import field_word
from organiser_app.sync.row_words import counted
from organiser_app.sync.shown_values import FieldChange
from organiser_app.sync.survey import Deed, Group, RowTold
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.team.merging.differences import DifferenceLabel
from organiser_app.ui.pages.team.merging.groups import icon_of
from organiser_app.ui.pages.team.merging.value_words import value_words
from organiser_app.ui.pages.team.merging.words import (
    changed_words,
    fate_words,
    group_words,
    title_words,
    under_words,
)
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, hairline, label

_FIELDS_HIGH = 168


class RowsSheet(QWidget):
    """Sends `more_wanted` where only some of the rows were named, and all are asked for."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._told: dict[str, RowTold] = {}
        self.title = label("", Text.HEAD)
        self.note = label("", Text.META, Ink.MUTED)
        self.more = Button("", ButtonKind.QUIET, in_row=True)
        self.more.clicked.connect(self.more_wanted)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("The rows"), self.rows, SimpleDelegate())
        self.list.marked.connect(self._show_fields)
        self._grid = QGridLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QFrame()
        head.setFixedHeight(metrics.card_head)
        row = QHBoxLayout(head)
        row.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
        row.addWidget(self.title)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.more)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addWidget(self._fields_area())

    def _fields_area(self) -> QScrollArea:
        metrics = current().metrics
        area = QScrollArea()
        area.setAccessibleName(tr("What the row holds"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(metrics.px(_FIELDS_HIGH))
        held = QWidget()
        held.setObjectName("scrolled")
        column = QVBoxLayout(held)
        column.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        self._grid.setHorizontalSpacing(metrics.gap)
        self._grid.setVerticalSpacing(metrics.quarter)
        self._grid.setColumnMinimumWidth(0, metrics.px(120))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        area.setWidget(held)
        return area

    def show_group(self, group: Group, today: date) -> None:
        """Show the rows of a kind, or of a resident."""
        self._today = today
        self.title.setText(group_words(group))
        self.note.setText(fate_words(group.deed))
        self.more.set_label(
            plural("and {count} more, show them", "and {count} more, show them", group.unnamed)
        )
        self.more.setVisible(group.unnamed > 0 and bool(group.rows))
        self._told = {str(place): row for place, row in enumerate(group.rows)}
        rows = [self._row(key, row, group) for key, row in self._told.items()]
        self.list.show_whole(rows)
        if not rows:
            emptied(self._grid)

    def _row(self, key: str, row: RowTold, group: Group) -> SimpleRow:
        of = under_words(row.title, self._today)
        fields = changed_words(row) if group.deed is Deed.CHANGED else ""
        kind = counted(row.table, 1).partition(" ")[2] if not group.table else ""
        title = title_words(row.title)
        if kind and title == group_words(group):  # the resident's name stands above all of them
            title, kind = kind[:1].upper() + kind[1:], ""
        return SimpleRow(
            key,
            title,
            icon=icon_of(row.table),
            kind=row.title.kind,
            under=" · ".join(filter(None, (kind, of, fields))),
            note=tr("removed") if row.removed else "",
        )

    def _show_fields(self, row: SimpleRow) -> None:
        emptied(self._grid)
        for place, change in enumerate(self._told[row.key].fields):
            top = Qt.AlignmentFlag.AlignTop
            name = label(field_word(change.field), Text.META, Ink.MUTED)
            self._grid.addWidget(name, place, 0, top)
            value = DifferenceLabel()
            value.show_pieces(pieces_of(change, self._today))
            self._grid.addWidget(value, place, 1, top)


def pieces_of(change: FieldChange, today: date) -> Sequence[Piece]:
    """A field as it is now, with what was before where it was another: a text word by word."""
    after = value_words(change.after, today)
    if change.before is None and change.after is not None:
        return (Piece(after, Fate.STAYED),)
    before = value_words(change.before, today)
    if type(change.before) is str and type(change.after) is str:
        return word_differences(before, after)
    return (Piece(before, Fate.TAKEN_OUT), Piece(" ", Fate.STAYED), Piece(after, Fate.PUT_IN))
