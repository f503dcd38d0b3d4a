"""The pages of a report, one under the other, as they will be printed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from organiser_app.domain.figures import Statistics
from organiser_app.language import tr
from organiser_app.reports.preview import PagePicture, pictures
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Ink, label

_PAGE_WIDTH = 620


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report as bytes, and as pictures to look at."""

    pdf: bytes
    pages: tuple[PagePicture, ...]


def make_report(figures: Statistics, *, whole: bool, width: int) -> MadeReport:
    """Render a report and picture its pages, `width` pixels wide; it takes a second or more."""
    from organiser_app.reports.render import Document, render  # noqa: PLC0415 - slow to import

    pdf = render(Document.LISTENING if whole else Document.PROJECT, figures)
    return MadeReport(pdf, pictures(pdf, width))


class ReportPreview(QScrollArea):
    """Shows the pages of one report."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pages of the report"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)

    def page_width(self) -> int:
        """How wide a page is shown, in device-independent pixels."""
        return current().metrics.px(_PAGE_WIDTH)

    def say(self, words: str) -> None:
        """Say why there is no page to look at."""
        self._put([label(words, ink=Ink.MUTED)])

    def show_pages(self, made: MadeReport) -> None:
        """Show the pages that were made."""
        total = len(made.pages)
        self._put([self._sheet(page, number, total) for number, page in enumerate(made.pages, 1)])

    def _sheet(self, page: PagePicture, number: int, total: int) -> QLabel:
        image = QImage(
            page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
        )
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        sheet = QLabel()
        sheet.setObjectName("card")
        sheet.setPixmap(picture)
        sheet.setAccessibleName(tr("Page {number} of {total}", number=number, total=total))
        return sheet

    def _put(self, sheets: list[QLabel]) -> None:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setSpacing(current().metrics.gap)
        for sheet in sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(held)
