"""The residents of a handover: which of them go, and what the next keeper is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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

    `marked` tells of the one in hand. A draft keeps those who stay, since all go at first.
    """

    marked = Signal(object)

    def __init__(self) -> None:
        self.rows = RowsModel()
        self.list = RowsView(tr("Residents to hand over"), self.rows, SimpleDelegate())
        self.list.setFixedHeight(current().metrics.px(_HIGH))
        super().__init__(
            tr("Who goes over"), self.list, tr("All go at first; Space keeps one back.")
        )
        self.rows.setParent(self)
        self._people: tuple[HandedOver, ...] = ()
        self._staying: set[UUID] = set()
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
        ids = (one.resident_id for one in self._people)
        return tuple(each for each in ids if each not in self._staying)

    def kept(self) -> str:
        """The ids of those who stay."""
        return " ".join(sorted(map(str, self._staying)))

    def put_back(self, text: str) -> None:
        """Let those stay who were kept back before."""
        self._staying = {UUID(each) for each in text.split()}
        self._paint()

    def _turn(self, row: SimpleRow) -> None:
        self._staying ^= {UUID(row.key)}
        self._paint()
        self.edited.emit()

    def _paint(self) -> None:
        place = self.list.currentIndex().row()
        self.rows.set_rows([self._row(one) for one in self._people])
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(min(place, len(self._people) - 1)))

    def _row(self, one: HandedOver) -> SimpleRow:
        stays = one.resident_id in self._staying
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
        self.setAccessibleName(tr("What the next keeper is told"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(current().metrics.px(_HIGH))
        held = QWidget()
        held.setObjectName("scrolled")
        self._lines = QVBoxLayout(held)
        self._lines.setSpacing(current().metrics.quarter)
        self.setWidget(held)

    def show_resident(self, one: HandedOver | None) -> None:
        """Show another resident, or nobody."""
        emptied(self._lines)
        for part in _parts(one) if one else [label(tr("Nobody is kept by them."), wrap=True)]:
            self._lines.addWidget(part)
        self._lines.addStretch(1)

    def words(self) -> list[str]:
        """All that is told, in its order."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.property("text") for widget in widgets if widget is not None]


def _parts(one: HandedOver) -> list[QWidget]:
    name = label(one.name, strong=True, wrap=True)
    if not one.shared:
        asked = tr(
            "They did not agree to be shared with the team. Ask them before you hand them over;"
            " the pages name them and say no more."
        )
        return [name, label(asked, wrap=True)]
    hello = label(tr("How to say hello"), strong=True)
    return [name, *_told(one.story), hello, *_told(one.hello)]


def _told(lines: Sequence[Line]) -> list[QWidget]:
    parts: list[QWidget] = []
    for line in lines:
        about = tr("{about}, an organiser’s note", about=line.about) if line.noted else line.about
        parts.append(label(about, Text.META, Ink.MUTED))
        said = words_label(curly(line.words)) if line.verbatim else label(line.words, wrap=True)
        parts.append(said)
    return parts
