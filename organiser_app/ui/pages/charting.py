"""Charts of pages, and how they are taken elsewhere: to the clipboard, or into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """What a view shows, to be taken elsewhere: a figure for paper, and its numbers as a table."""

    title: str
    figure: Callable[[], Figure]
    table: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """The table with tabs between its cells, as spreadsheets take it."""
        cells = ((" ".join(cell.split()) for cell in row) for row in self.table)
        return "\n".join("\t".join(row) for row in cells)


class GivesChart(Protocol):
    """Whatever shows something that can be taken elsewhere as a chart."""

    def chart(self) -> Chart | None:
        """What is shown, as a chart; None while there is nothing."""
        ...


class ChartPane(QWidget):
    """The room in which a chart is shown: cards go into its `row`; a subclass gives the chart."""

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.desk = desk
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current().metrics.gap)

    def chart(self) -> Chart | None:
        """What is shown, as a chart; None while there is nothing."""
        return None


class ChartButton(Button):
    """Copies or saves the chart of the view in hand; `told` says in a sentence what was done.

    The picture is made beside the window's work, in the colours of paper.
    """

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Chart"), ButtonKind.QUIET, icon="save", in_row=True)
        self._desk = desk
        self._view: GivesChart | None = None
        self.show_arrow()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("Chart"))
        for words, keys, act in (
            (tr("Copy the picture"), "C", self.copy_picture),
            (tr("Copy the figures"), "Shift+C", self.copy_figures),
            (tr("Save the chart…"), "Shift+S", self.save),
        ):
            self._menu.addAction(f"{words}\t{keys.replace('+', ' ')}").triggered.connect(act)
        self.clicked.connect(lambda: self._menu.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def bind(self, page: QWidget) -> None:
        """Let the keys act on a page."""
        bind_keys(
            page,
            {
                "C": (tr("Copy the chart as a picture"), self.copy_picture),
                "Shift+C": (tr("Copy the figures of the chart"), self.copy_figures),
                "Shift+S": (tr("Save the chart"), self.save),
            },
        )

    def be_of(self, view: GivesChart) -> None:
        """Take the chart of another view from now on."""
        self._view = view

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, as a picture."""
        chart = self._chart()
        if chart is not None:
            self._desk.beside(
                "chart", lambda: _content(chart, Path("chart.png")), self._put, owner=self
            )

    def copy_figures(self) -> None:
        """Put the numbers behind the chart on the clipboard, as a table."""
        chart = self._chart()
        if chart is not None:
            QGuiApplication.clipboard().setText(chart.as_text())
            self.told.emit(tr("The figures are on the clipboard."))

    def save(self) -> None:
        """Ask for a file's name, and write the chart as its ending says."""
        chart = self._chart()
        if chart is None:
            return
        proposed = str(Path.home() / f"{safe_name(chart.title)}.png")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save the chart; the file is not encrypted"),
            proposed,
            tr("Pictures (*.png *.svg *.pdf)"),
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the chart to `path`, as PNG, SVG or PDF by its ending."""
        chart = self._chart()
        if chart is not None:
            self._desk.beside("chart", lambda: _written(chart, path), self._tell, owner=self)

    def _tell(self, name: str) -> None:
        self.told.emit(tr("Saved as {name}, which is not encrypted.", name=name))

    def _chart(self) -> Chart | None:
        chart = self._view.chart() if self._view else None
        if chart is None:
            self.told.emit(tr("There is no chart to take yet."))
        return chart

    def _put(self, png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        self.told.emit(tr("The chart is on the clipboard."))


def _content(chart: Chart, path: Path) -> bytes:
    from organiser_app.reports.charts.saving import format_of, picture_of  # noqa: PLC0415 - slow

    return picture_of(chart.figure(), format_of(path))


def _written(chart: Chart, path: Path) -> str:
    """Write a chart, and give the name of its file."""
    write_whole(path, _content(chart, path))
    return path.name
