"""Reports: choose what and for when, look at the pages, save the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from organiser_app.domain.figures import Period, Statistics
from organiser_app.domain.rules.filenames import safe_name
from organiser_app.language import plural, tr
from organiser_app.services.statistics import default_period, statistics
from organiser_app.store.files import write_whole
from organiser_app.store.queries.projects import ProjectRow, board
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.forms.period import PeriodField
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.report_preview import MadeReport, ReportPreview, make_report
from organiser_app.ui.widgets import Button, ButtonKind, Card, Ink, PageHeader, label
from organiser_app.ui.widgets.focus import KEYS_TOLD

_WHOLE_LOG = "whole"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a report is about: a period of one project, or of the whole log."""

    period: Period
    project_id: UUID | None


@dataclass(frozen=True, slots=True)
class _Start:
    """What the page begins with: the period offered, and the projects to choose from."""

    period: Period
    projects: tuple[ProjectRow, ...]


class ReportsPage(Page):
    """One report at a time: its choices at left, its pages at right."""

    name = PageName.REPORTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = PageHeader(tr("Reports"), tr("What a funder reads, made from the log."))
        self.save = Button(tr("Save the PDF…"), ButtonKind.PRIMARY, icon="save", keys=tr("Ctrl S"))
        self.save.setShortcut("Ctrl+S")
        self.save.setProperty(KEYS_TOLD, (("Ctrl+S", tr("Save the PDF")),))
        self.save.setEnabled(False)
        self.save.clicked.connect(self._save)
        self.header.add_action(self.save)
        self.subject = ChoiceField[str](tr("What it is about"))
        self.days = PeriodField(below=True)
        self.preview = ReportPreview()
        self._wanted: _Wanted | None = None
        self._made: MadeReport | None = None
        self._asked = False
        self._lay_out()

    def refresh(self) -> None:
        """Offer a period and the projects; then make the report that is chosen.

        Until then none is saved: who said that they may be quoted may have thought better of it.
        """
        self._make_none(tr("Making the report…"))
        self.desk.read(
            lambda connection: _Start(
                default_period(connection, self.desk.today), board(connection, self.desk.today)
            ),
            self._offer,
            owner=self,
        )

    def show_record(self, record_id: UUID) -> None:
        """Choose the report of one project."""
        self.subject.choose(str(record_id))
        self._make()

    def _offer(self, start: _Start) -> None:
        projects = {str(project.id): project.name for project in start.projects}
        self.subject.set_choices({_WHOLE_LOG: tr("The whole log"), **projects})
        if not self._asked:
            self._asked = True
            self.days.offer(start.period)
        self._make()

    def _make(self) -> None:
        period = self.days.period()
        if period is None:
            self._wanted = None
            self._make_none(tr("No report is of a time that ends before it begins."))
            return
        project_id = self._project_id()
        wanted = self._wanted = _Wanted(period, project_id)
        self._make_none(tr("Making the report…"))
        self.desk.read(
            lambda connection: statistics(connection, period, project_id=project_id),
            partial(self._render, wanted),
            owner=self,
        )

    def _make_none(self, why: str) -> None:
        self._made = None
        self.save.setEnabled(False)
        self.preview.say(why)

    def _render(self, wanted: _Wanted, figures: Statistics) -> None:
        if wanted is not self._wanted:
            return
        whole = wanted.project_id is None
        if not whole and not figures.projects:
            self._make_none(tr("This project did not go on in these days."))
            return
        width = round(self.preview.page_width() * self.devicePixelRatioF())
        self.desk.beside(
            "report",
            lambda: make_report(figures, whole=whole, width=width),
            partial(self._show, wanted),
            owner=self,
        )

    def _show(self, wanted: _Wanted, made: MadeReport) -> None:
        """Show what was made, unless another report is wanted by now."""
        if wanted is not self._wanted:
            return
        self._made = made
        self.save.setEnabled(True)
        self.preview.show_pages(made)
        self.header.set_sentence(
            plural(
                "{count} page, as it will be saved.",
                "{count} pages, as they will be saved.",
                len(made.pages),
            )
        )

    def _save(self) -> None:
        if self._made is None:
            return
        proposed = str(Path.home() / self.file_name())
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the report"), proposed, tr("PDF (*.pdf)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def file_name(self) -> str:
        """What the file is called unless told otherwise: after the project, or else the log."""
        one = self.subject.combo.currentText()
        name = one if self._project_id() is not None else self.desk.log.folder.name
        return safe_name(tr("Report on {name}", name=name)) + ".pdf"

    def save_to(self, path: Path) -> None:
        """Write the report that is shown to `path`."""
        if self._made is None:
            return
        pdf = self._made.pdf
        self.desk.tasks.run(
            lambda: write_whole(path, pdf),
            lambda _: self.header.set_sentence(tr("Saved as {name}.", name=path.name)),
            self.desk.bus.failed.emit,
            owner=self,
        )

    def _project_id(self) -> UUID | None:
        chosen = self.subject.choice()
        return UUID(chosen) if chosen and chosen != _WHOLE_LOG else None

    def _lay_out(self) -> None:
        self.column.addWidget(self.header)
        choices = Card(tr("This report"), padded=True)
        choices.body.setSpacing(12)
        for field in (self.subject, self.days):
            choices.add(field)
        self.subject.edited.connect(self._make)
        self.days.settled.connect(self._make)
        told = tr(
            "The PDF is not encrypted. It holds counts, and those words alone that residents"
            " let be quoted."
        )
        choices.add(label(told, ink=Ink.MUTED, wrap=True))
        choices.body.addStretch(1)
        choices.setFixedWidth(288)
        row = QHBoxLayout()
        row.setSpacing(self.column.spacing())
        row.addWidget(choices)
        row.addWidget(self.preview, 1)
        self.column.addLayout(row, 1)
