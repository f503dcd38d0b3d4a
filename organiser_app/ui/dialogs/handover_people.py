"""The residents of a handover: which of them go, and what the next keeper is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from organiser_app.domain.handover import HandedOver, Line
from organiser_app.language import plural, tr
from organiser_app.ui.forms.fields import KeptField
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.painting.text import curly
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label, words_label

_HIGH = 300


class ResidentsField(KeptField):
    """All residents of a keeper, each of whom goes or stays; Space changes which.

    At first those go who agreed to be shared with the team, and nobody else. `marked` tells of the
    one in hand. A draft keeps whom Space has turned.
    """

    marked = Signal(object)

    def __init__(self) -> None:
        self.rows = RowsModel()
        self.list = RowsView(tr("Residents to hand over"), self.rows, SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_HIGH))
        super().__init__(
            tr("Who goes over"),
            self.list,
            tr("Space sends one over, or keeps them back. Who was not asked stays at first."),
        )
        self.rows.setParent(self)
        self._people: tuple[HandedOver, ...] = ()
        self._turned: set[UUID] = set()
        self.list.acted.connect(self._turn)
        self.list.opened.connect(self._turn)
        self.list.marked.connect(lambda row: self.marked.emit(self._called(row)))

    def show_people(self, people: Sequence[HandedOver]) -> None:
        """Show these residents, the first in hand."""
        self._people = tuple(people)
        self._paint()
        self.list.choose_first()
        self.marked.emit(self._people[0] if self._people else None)

    def chosen(self) -> tuple[UUID, ...]:
        """Those who go, in their order."""
        return tuple(one.resident_id for one in self._people if self._goes(one))

    def kept(self) -> str:
        """The ids of those who were turned."""
        return " ".join(sorted(map(str, self._turned)))

    def put_back(self, text: str) -> None:
        """Turn those again who were turned before."""
        self._turned = {UUID(each) for each in text.split()}
        self._paint()
        self.edited.emit()

    def _goes(self, one: HandedOver) -> bool:
        return one.shared is not (one.resident_id in self._turned)

    def _turn(self, row: SimpleRow) -> None:
        self._turned ^= {UUID(row.key)}
        self._paint()
        self.edited.emit()

    def _paint(self) -> None:
        place = self.list.currentIndex().row()
        self.rows.set_rows([self._row(one) for one in self._people])
        if place >= 0:
            self.list.choose_near(place)

    def _row(self, one: HandedOver) -> SimpleRow:
        stays = not self._goes(one)
        opened = plural("{count} thing open", "{count} things open", one.open_things)
        return SimpleRow(
            key=str(one.resident_id),
            title=one.name,
            icon="minus" if stays else "check",
            under=(opened if one.open_things else one.where) if one.shared else tr("ask first"),
            note=tr("stays") if stays else tr("goes"),
            tone=Tone.PLAIN if stays else Tone.GOOD,
        )

    def _called(self, row: SimpleRow) -> HandedOver | None:
        return next((one for one in self._people if str(one.resident_id) == row.key), None)


class Preview(QScrollArea):
    """What the next keeper is told of the resident in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(current().metrics.px(_HIGH))
        self._held = QWidget()
        self._held.setObjectName("scrolled")
        self._grid = QGridLayout(self._held)
        self._grid.setHorizontalSpacing(current().metrics.gap)
        self._grid.setVerticalSpacing(current().metrics.half)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0
        self.setWidget(self._held)

    def show_resident(self, one: HandedOver | None) -> None:
        """Show another resident, or nobody."""
        emptied(self._grid)
        self._grid.setRowStretch(self._rows, 0)  # a grid keeps its rows, and their stretch
        self._rows = 0
        if one is None:
            self._add_whole(label(tr("There is nobody to hand over."), wrap=True))
        else:
            self._add_whole(label(one.name, strong=True, wrap=True))
            self._tell(one)
        self._grid.setRowStretch(self._rows, 1)

    def words(self) -> list[str]:
        """All that is told, in its order."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]

    def _tell(self, one: HandedOver) -> None:
        if not one.shared:
            asked = tr(
                "They did not agree to be shared with the team. Ask them before you hand them"
                " over; the pages tell their door and no more."
            )
            self._add_whole(label(asked, wrap=True))
            return
        self._add_lines(one.story)
        self._add_whole(label(tr("How to say hello"), strong=True))
        self._add_lines(one.hello)

    def _add_whole(self, told: QLabel) -> None:
        self._grid.addWidget(told, self._rows, 0, 1, 2)
        self._rows += 1

    def _add_lines(self, lines: Sequence[Line]) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for line in lines:
            said = words_label(curly(line.words)) if line.verbatim else _told(line)
            self._grid.addWidget(label(line.about, Text.META, Ink.MUTED), self._rows, 0, top)
            self._grid.addWidget(said, self._rows, 1)
            self._rows += 1


def _told(line: Line) -> QLabel:
    noted = tr("{words} (organiser’s note)", words=line.words)
    return label(noted if line.noted else line.words, wrap=True)
