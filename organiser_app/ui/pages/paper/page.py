"""The Paper page, under Listen: typing in, printing, and what comes back from phones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QStackedWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.domain.sheets import RoundSheet
from organiser_app.domain.values import StreetSide
from organiser_app.language import plural, tr
from organiser_app.services.phone import import_notes, import_submissions
from organiser_app.services.sheets import round_sheet
from organiser_app.store.files import write_whole
from organiser_app.store.queries.form_themes import FormThemes, form_themes
from organiser_app.store.queries.home import Home, home
from organiser_app.store.queries.paper import street_names
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk, Service
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.paper.bring_in import BringInDialog
from organiser_app.ui.pages.paper.coming import Coming, coming_notes, coming_submissions
from organiser_app.ui.pages.paper.offers import OffersView
from organiser_app.ui.pages.paper.typing import TypingView
from organiser_app.ui.widgets import Answer, Button, ButtonKind, Chip, PageHeader, Question

if TYPE_CHECKING:
    from organiser_app.domain.inputs import ListeningInput

_PDF, _XLSX = ".pdf", ".xlsx"


class PaperPage(Page):
    """Two views: typing in what was written, and what goes out to paper and phones."""

    name = PageName.PAPER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Paper and phone"))
        self.back = Button(tr("Listen"), ButtonKind.QUIET, icon="chevron-left", keys=tr("Esc"))
        self.back.setAccessibleName(tr("Back to Listen"))
        self.typing, self.offers = TypingView(desk), OffersView()
        self.to_typing = Chip(tr("Type in"), checkable=True)
        self.to_offers = Chip(tr("Print and bring in"), checkable=True)
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_typing()

    def refresh(self) -> None:
        """Read what either view shows."""
        self.typing.refresh()
        self.desk.read(street_names, self.offers.paper.set_streets, owner=self)

    def show_record(self, record_id: UUID) -> None:
        """Take up the draft of a form."""
        self.show_typing()
        self.typing.show_record(record_id)

    def take_up(self, form: Form, record_id: UUID | None) -> None:  # noqa: ARG002 (it lies in the view)
        """Take up the doors of a sheet, which the view has put back already."""
        self.show_typing()
        self.typing.doors.line.box.setFocus()

    def show_typing(self) -> None:
        """Type in what was written on paper."""
        self.to_typing.setChecked(True)
        self.views.setCurrentWidget(self.typing)

    def show_offers(self) -> None:
        """Print sheets, write the form, bring in what phones hold."""
        self.to_offers.setChecked(True)
        self.views.setCurrentWidget(self.offers)
        self.offers.phone.notes.setFocus()

    def print_sheet(self, street: str, side: StreetSide) -> None:
        """Say what a round sheet would hold, and write it where that is wanted."""
        today = self.desk.today
        self.desk.read(
            lambda connection: round_sheet(connection, street, side, today=today),
            self._ask_about_sheet,
            owner=self,
        )

    def write_sheet(self, sheet: RoundSheet, path: Path) -> None:
        """Write the PDF of a round sheet to `path`."""
        self._write(path, partial(_sheet_pdf, sheet))

    def print_forms(self, count: int) -> None:
        """Ask where blank forms are to be written."""
        self.desk.read(home, partial(self._ask_about_forms, count), owner=self)

    def write_forms(self, count: int, patch: str, path: Path) -> None:
        """Write the PDF of so many blank forms to `path`."""
        self._write(path, partial(_forms_pdf, count, patch))

    def make_form(self) -> None:
        """Ask where the form for phones is to be written."""
        self.desk.read(
            lambda connection: (form_themes(connection), home(connection)),
            lambda found: self._ask_about_form(*found),
            owner=self,
        )

    def write_form(self, themes: FormThemes, patch: str, path: Path) -> None:
        """Write the form for phones to `path`."""
        self._write(path, partial(_form_xlsx, themes, patch))

    def bring_in_notes(self, folder: Path) -> None:
        """Show what the notes of a folder would bring, and bring it in if that is wanted."""
        now = self.desk.log.clock().astimezone()
        self.desk.read(
            coming_notes(folder, now), partial(self._ask_about, import_notes), owner=self
        )

    def bring_in_submissions(self, file: Path) -> None:
        """Show what an export would bring, and bring it in if that is wanted."""
        now = self.desk.log.clock().astimezone()
        self.desk.read(
            coming_submissions(file, now), partial(self._ask_about, import_submissions), owner=self
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be ready for the first key."""
        super().showEvent(event)
        if self.views.currentWidget() is self.typing:
            self.typing.rest()

    def _ask_about(self, service: Service[[Any]], coming: Coming) -> None:
        if BringInDialog(coming, self.desk.today, self).ask():
            fresh: tuple[ListeningInput, ...] = coming.fresh
            self.desk.change(service, fresh)

    def _ask_about_sheet(self, sheet: RoundSheet) -> None:
        question = Question(
            tr("Print the sheet of {street}?", street=sheet.street),
            _held_by(sheet),
            yes=tr("Save the PDF…"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            name = tr("Round sheet {street}", street=sheet.street)
            self._choose(name, _PDF, partial(self.write_sheet, sheet))

    def _ask_about_forms(self, count: int, own: Home) -> None:
        self._choose(tr("Listening forms"), _PDF, partial(self.write_forms, count, own.patch))

    def _ask_about_form(self, themes: FormThemes, own: Home) -> None:
        question = Question(
            tr("Write the form for phones?"),
            plural(
                "It holds the name of the patch and of {count} theme, and nothing that anybody"
                " said. What is answered in it lies on the phones and on your server, which this"
                " log cannot protect.",
                "It holds the name of the patch and of {count} themes, and nothing that anybody"
                " said. What is answered in it lies on the phones and on your server, which this"
                " log cannot protect.",
                len(themes.offered),
            ),
            yes=tr("Save the form…"),
            parent=self,
        )
        if question.ask() is Answer.YES:
            name = tr("Listening form {patch}", patch=own.patch)
            self._choose(name, _XLSX, partial(self.write_form, themes, own.patch))

    def _choose(self, name: str, suffix: str, write: Callable[[Path], None]) -> None:
        proposed = str(Path.home() / (safe_name(name) + suffix))
        kinds = {_PDF: tr("PDF (*.pdf)"), _XLSX: tr("XLSForm (*.xlsx)")}
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save"), proposed, kinds[suffix])
        if chosen:
            write(Path(chosen))

    def _choose_folder(self) -> None:
        home_folder = str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, tr("The folder of notes"), home_folder)
        if chosen:
            self.bring_in_notes(Path(chosen))

    def _choose_export(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("The export"), str(Path.home()), tr("Exports (*.zip *.xlsx *.csv)")
        )
        if chosen:
            self.bring_in_submissions(Path(chosen))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        def work() -> Path:
            write_whole(path, make())
            return path

        self.desk.beside(f"paper {path}", work, self._tell_written, owner=self)

    def _tell_written(self, path: Path) -> None:
        self.header.set_sentence(tr("Saved as {name}. It is not encrypted.", name=path.name))

    def _tell_count(self, count: int) -> None:
        words = tr("What was written on paper is typed in here, sheet after sheet.")
        if count:
            words = plural(
                "{count} listening typed in from paper today.",
                "{count} listenings typed in from paper today.",
                count,
            )
        self.header.set_sentence(words)

    def _go_back(self) -> None:
        self.desk.show(PageName.LISTEN)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for chip in (self.to_typing, self.to_offers):
            group.addButton(chip)
            self.header.add_action(chip)
        self.header.add_action(self.back)
        self.views.addWidget(self.typing)
        self.views.addWidget(self.offers)
        self.column.addWidget(self.header)
        self.column.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.to_typing.clicked.connect(self.show_typing)
        self.to_offers.clicked.connect(self.show_offers)
        self.back.clicked.connect(self._go_back)
        self.typing.leaving.connect(self._go_back)
        self.typing.counted.connect(self._tell_count)
        leaving = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.offers)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leaving.activated.connect(self._go_back)
        paper, phone = self.offers.paper, self.offers.phone
        paper.sheet_wanted.connect(self.print_sheet)
        paper.forms_wanted.connect(self.print_forms)
        phone.notes_wanted.connect(self._choose_folder)
        phone.form_wanted.connect(self.make_form)
        phone.submissions_wanted.connect(self._choose_export)


def _held_by(sheet: RoundSheet) -> str:
    """What personal is on a sheet, with counts."""
    doors = plural("{count} door", "{count} doors", len(sheet.doors))
    tried = sum(door.outcome is not None for door in sheet.doors)
    named = sum(len(door.names) for door in sheet.doors)
    asked_off = sum(door.do_not_contact for door in sheet.doors)
    return tr(
        "The PDF is not encrypted, and paper is easily lost. It holds {doors}, what came of the"
        " last knock at {tried} of them, {asked_off} that asked for no contact, and the first names"
        " of {named} residents who agreed. Nothing that anybody said is on it.",
        doors=doors,
        tried=tried,
        asked_off=asked_off,
        named=named,
    )


def _sheet_pdf(sheet: RoundSheet) -> bytes:
    from organiser_app.reports.documents.round_sheet import round_sheet as pdf  # noqa: PLC0415

    return pdf(sheet)


def _forms_pdf(count: int, patch: str) -> bytes:
    from organiser_app.reports.documents.listening_form import listening_forms  # noqa: PLC0415

    return listening_forms(count, patch)


def _form_xlsx(themes: FormThemes, patch: str) -> bytes:
    from organiser_app.exchange.xlsform import xlsform  # noqa: PLC0415 - pyxform is slow to import

    return xlsform(themes.offered, patch)
