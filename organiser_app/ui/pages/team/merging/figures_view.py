"""Figures of several logs added up: a list of their periods, and what each comes to beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.sync.adding_up import AddedUp, Sum
from organiser_app.sync.figure_words import between_words, figure_name
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.told_sheet import ToldSheet
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, hairline, label

_ENDING = ".csv"


class FiguresView(Framed):
    """Sends `save_wanted` with the file for a table of all of them, and `done`."""

    save_wanted = Signal(Path)
    done = Signal()

    def __init__(self) -> None:
        super().__init__(tr("The periods"), tr("Figures"))
        self._added, self._today = AddedUp((), ()), date.min
        self.sheet, self.told = SumSheet(), ToldSheet()
        for sheet in (self.sheet, self.told):
            self.right.addWidget(sheet)
        self.under_title.addWidget(
            label(tr("Nothing of it is merged: the log stays as it is."), ink=Ink.MUTED), 1
        )
        self.save = Button(tr("Save as a table…"), ButtonKind.PRIMARY, keys=tr("Ctrl S"))
        self.leave = Button(tr("Done"), keys=tr("Esc"))
        self.foot.addWidget(self.save)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.list.marked.connect(self._show_row)
        self.save.clicked.connect(self.ask_for_file)
        self.leave.clicked.connect(self.done)
        saving = (tr("Save as a table"), self.save.click)
        bind_keys(self, {"Ctrl+S": saving, "Esc": (tr("Done"), self.leave.click)})

    def show_added(self, added: AddedUp, today: date) -> None:
        """Show sums, and which packs are not among them."""
        self._added, self._today = added, today
        logs = {each.key for total in added.sums for each in total.given}
        self.title.setText(plural("Figures of {count} log", "Figures of {count} logs", len(logs)))
        self.save.setEnabled(bool(added.sums))
        self.show_rows([*self._periods(), *self._refused()])

    def ask_for_file(self) -> None:
        """Ask for the file, and send it."""
        proposed = str(Path.home() / f"{tr('Figures')} {self._today.isoformat()}{_ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the figures"), proposed, tr("Tables (*.csv)")
        )
        if chosen:
            path = Path(chosen)
            self.save_wanted.emit(path if path.suffix else path.with_suffix(_ENDING))

    def _periods(self) -> Iterator[SimpleRow]:
        for place, total in enumerate(self._added.sums):
            under = ", ".join(each.name for each in total.given)
            yield SimpleRow(f"sum {place}", self._days(total), icon="reports", under=under)

    def _refused(self) -> Iterator[SimpleRow]:
        refused = self._added.refused
        if refused:
            yield SimpleRow("refused", tr("Left out"), note=str(len(refused)), heading=True)
        for place, each in enumerate(refused):
            reason = each.problem.message
            yield SimpleRow(f"refused {place}", each.path.name, icon="warning", under=reason)

    def _days(self, total: Sum) -> str:
        begins, ends = total.period.begins, total.period.ends
        return tr(
            "{begins} to {ends}",
            begins=short_day(begins, ends),
            ends=short_day(ends, self._today),
        )

    def _show_row(self, row: SimpleRow) -> None:
        what, place = row.key.split()
        if what == "sum":
            self.sheet.show_sum(row.title, self._added.sums[int(place)])
            self.show_on_right(self.sheet)
        else:
            self.told.tell(tr("This pack is not added"), (row.under, row.title))
            self.show_on_right(self.told)


class SumSheet(QWidget):
    """What the figures of one period come to."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.title = label("", Text.HEAD)
        self.whose = label("", ink=Ink.MUTED, wrap=True)
        self.twice = label(
            tr(
                "Whoever is known to two organisers counts twice, and so does what one log holds"
                " of another."
            ),
            Text.META,
            Ink.MUTED,
            wrap=True,
        )
        self.list = RowsView(tr("The figures"), RowsModel(self), SimpleDelegate())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.half, 0, 0)
        column.setSpacing(metrics.quarter)
        for words in (self.title, self.whose, self.twice):
            words.setContentsMargins(metrics.gap, 0, metrics.gap, 0)
            column.addWidget(words)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)

    def show_sum(self, days: str, total: Sum) -> None:
        """Show another period."""
        self.title.setText(days)
        names = ", ".join(each.name for each in total.given)
        self.whose.setText(tr("Told by {names}", names=names))
        self.twice.setVisible(len(total.given) > 1)
        self.list.show_whole([*_counts(total), *_themes(total)])


def _counts(total: Sum) -> Sequence[SimpleRow]:
    return [
        SimpleRow(figure.value, _capital(figure_name(figure)), note=between_words(figure, count))
        for figure, count in total.counts.items()
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _themes(total: Sum) -> Iterator[SimpleRow]:
    if total.themes:
        yield SimpleRow("themes", tr("Themes"), note=str(len(total.themes)), heading=True)
    for place, theme in enumerate(total.themes):
        note = tr("about {count}", count=f"{theme.statements:,}")
        yield SimpleRow(f"theme {place}", theme.theme, kind=theme.kind, note=note)
