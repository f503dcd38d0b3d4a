"""What goes out to paper and phones, and what comes back: two cards of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.values import StreetSide
from organiser_app.language import plural, tr
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Card, Ink, hairline, label

_FORMS = (2, 10, 20, 50, 100)


class PaperCard(Card):
    """A round sheet of a street, and blank forms."""

    sheet_wanted = Signal(str, object)
    forms_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("On paper"), padded=True)
        self.street = ChoiceField[str](tr("Street"))
        self.side = ChoiceField(tr("Side"), _sides())
        self.forms = ChoiceField(tr("How many"), {str(each): _so_many(each) for each in _FORMS})
        self.print_sheet = Button(tr("Print a round sheet…"), icon="print")
        self.print_forms = Button(tr("Print blank forms…"), icon="print")
        self.print_sheet.clicked.connect(self._want_sheet)
        self.print_forms.clicked.connect(lambda: self.forms_wanted.emit(self.count()))
        self.body.setSpacing(current().metrics.gap * 3 // 4)
        self._lay_out()
        self.set_streets(())

    def set_streets(self, names: Sequence[str]) -> None:
        """The streets that a sheet can be printed of."""
        self.street.set_choices({name: name for name in names})
        self.street.setEnabled(bool(names))
        self.side.setEnabled(bool(names))
        self.print_sheet.setEnabled(bool(names))
        self.no_street.setVisible(not names)

    def count(self) -> int:
        """How many blank forms are chosen."""
        return int(self.forms.choice() or _FORMS[0])

    def _want_sheet(self) -> None:
        street = self.street.choice()
        if street:
            self.sheet_wanted.emit(street, self.side.choice() or StreetSide.BOTH)

    def _lay_out(self) -> None:
        self.no_street = _quiet(tr("There is no street yet. Add doors on the Listen page first."))
        sheet = tr(
            "The doors of a street as you walk it, with boxes to strike through. What came of the"
            " last knock stands beside each door, and the first names of those who agreed to be"
            " kept and shared with the team."
        )
        forms = tr(
            "The lines of quick capture, two to a sheet, to be typed in line for line. They hold"
            " the name of the patch, and nothing about anybody."
        )
        self.add(label(tr("A round sheet"), strong=True))
        self.add(_quiet(sheet))
        self.add(_pair(self.street, self.side))
        self.add(self.no_street)
        self.add(_left(self.print_sheet))
        self.add(hairline())
        self.add(label(tr("Blank listening forms"), strong=True))
        self.add(_quiet(forms))
        self.add(_pair(self.forms, QWidget()))
        self.add(_left(self.print_forms))
        self.body.addStretch(1)


class PhoneCard(Card):
    """Notes from a phone, the form for phones, and what was answered in it."""

    notes_wanted = Signal()
    form_wanted = Signal()
    submissions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("On a phone"), padded=True)
        self.notes = Button(tr("Bring in a folder of notes…"), icon="phone")
        self.form = Button(tr("Write the form…"), icon="save")
        self.submissions = Button(tr("Bring in submissions…"), icon="phone")
        self.notes.clicked.connect(self.notes_wanted)
        self.form.clicked.connect(self.form_wanted)
        self.submissions.clicked.connect(self.submissions_wanted)
        self.body.setSpacing(current().metrics.gap * 3 // 4)
        self._lay_out()

    def _lay_out(self) -> None:
        notes = tr(
            "Any notes app will do: type the lines of quick capture, several listenings with ---"
            " between them, and copy the files here. You see what would come before it does."
        )
        form = tr(
            "For ODK Collect and KoboCollect, with the themes of the codebook as it is now. Write"
            " it again when the codebook has changed."
        )
        back = tr(
            "The zip, XLSX or CSV that the server exports, with the names of the questions and not"
            " their labels. Nothing comes in twice."
        )
        self.add(label(tr("Text notes"), strong=True))
        self.add(_quiet(notes))
        self.add(_left(self.notes))
        self.add(hairline())
        self.add(label(tr("A form for ODK and Kobo"), strong=True))
        self.add(_quiet(form))
        self.add(_left(self.form))
        self.add(_quiet(back))
        self.add(_left(self.submissions))
        self.body.addStretch(1)


class OffersView(QWidget):
    """Both cards, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.paper, self.phone = PaperCard(), PhoneCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.gap)
        for card in (self.paper, self.phone):
            row.addWidget(card, 1)


def _sides() -> dict[StreetSide, str]:
    return {
        StreetSide.BOTH: tr("Both sides"),
        StreetSide.ODD: tr("Odd side"),
        StreetSide.EVEN: tr("Even side"),
    }


def _so_many(count: int) -> str:
    sheets = plural("{count} sheet", "{count} sheets", (count + 1) // 2)
    return tr("{count} on {sheets}", count=count, sheets=sheets)


def _quiet(words: str) -> QWidget:
    return label(words, Text.BODY, Ink.MUTED, wrap=True)


def _pair(left: QWidget, right: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().metrics.half)
    row.addWidget(left, 2)
    row.addWidget(right, 1)
    return held


def _left(button: Button) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return held
