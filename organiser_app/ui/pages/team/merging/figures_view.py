"""Figures of several logs added up: a list of what there is, and what is in hand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import plural, tr
from organiser_app.sync.adding_up import AddedUp, Sum, added_up
from organiser_app.sync.hub.figures import ProgrammeSum
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.figure_rows import sum_rows
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.told_sheet import ToldSheet
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, hairline, label

_ENDING = ".csv"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and what is beside it while it is in hand: a sum, or a title and sentences."""

    row: SimpleRow
    total: Sum | None = None
    told: tuple[str, tuple[str, ...]] = ("", ())


class FiguresView(Framed):
    """Sends `save_wanted` with the file for a table of all of them, and `done`."""

    save_wanted = Signal(Path)
    done = Signal()

    def __init__(self) -> None:
        super().__init__(tr("The periods"), tr("Figures"))
        self.sums: tuple[Sum, ...] = ()
        self._entries: dict[str, Entry] = {}
        self._today = date.min
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
        """Show the sums of packs, and which are not among them."""
        self._show(added.sums, [*_periods(added.sums, today), *_refused(added)], today)

    def show_programme(self, added: ProgrammeSum, today: date) -> None:
        """Show the sum of what was handed in, each of it, and of whom nothing came."""
        sums = (added.total,) if added.total is not None else ()
        self._show(sums, [*_programme(added, today)], today)

    def _show(self, sums: tuple[Sum, ...], entries: Sequence[Entry], today: date) -> None:
        self.sums, self._today = sums, today
        self._entries = {each.row.key: each for each in entries}
        logs = {each.key for total in sums for each in total.given}
        self.title.setText(plural("Figures of {count} log", "Figures of {count} logs", len(logs)))
        self.save.setEnabled(bool(sums))
        self.show_rows([each.row for each in entries])

    def ask_for_file(self) -> None:
        """Ask for the file, and send it."""
        proposed = str(Path.home() / f"{tr('Figures')} {self._today.isoformat()}{_ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the figures"), proposed, tr("Tables (*.csv)")
        )
        if chosen:
            path = Path(chosen)
            self.save_wanted.emit(path if path.suffix else path.with_suffix(_ENDING))

    def _show_row(self, row: SimpleRow) -> None:
        entry = self._entries[row.key]
        if entry.total is not None:
            self.sheet.show_sum(row.title, entry.total)
            self.show_on_right(self.sheet)
        else:
            self.told.tell(*entry.told)
            self.show_on_right(self.told)


def _periods(sums: Iterable[Sum], today: date) -> Iterator[Entry]:
    for place, total in enumerate(sums):
        under = ", ".join(each.name for each in total.given)
        days = _days(total.period, today)
        yield Entry(SimpleRow(f"sum {place}", days, icon="reports", under=under), total)


def _refused(added: AddedUp) -> Iterator[Entry]:
    yield from _headed("refused", tr("Left out"), len(added.refused))
    for place, each in enumerate(added.refused):
        name, reason = each.path.name, each.problem.message
        row = SimpleRow(f"refused {place}", name, icon="warning", under=reason)
        yield Entry(row, told=(tr("This pack is not added"), (reason, name)))


def _programme(added: ProgrammeSum, today: date) -> Iterator[Entry]:
    days = _days(added.period, today)
    if added.total is None:
        nothing = tr("No figures count for these days.")
        yield Entry(SimpleRow("none", days, icon="reports", under=nothing), told=(days, (nothing,)))
    else:
        yield from _periods((added.total,), today)
        yield from _headed("given", tr("Handed in"), len(added.total.given))
        for place, each in enumerate(added.total.given):
            made = tr("made {day}", day=short_day(each.made_at.astimezone().date(), today))
            row = SimpleRow(f"given {place}", each.name, icon="check", under=made)
            (own,) = added_up([each])
            yield Entry(row, own)
    yield from _headed("silent", tr("Nothing came"), len(added.silent))
    for place, name in enumerate(added.silent):
        told = tr("Nothing that can be read lies there for {days}.", days=days)
        yield Entry(SimpleRow(f"silent {place}", name, icon="person"), told=(name, (told,)))
    yield from _headed("notice", tr("Left out"), len(added.notices))
    for place, notice in enumerate(added.notices):
        row = SimpleRow(f"notice {place}", notice, icon="warning")
        yield Entry(row, told=(tr("What was left out"), (notice,)))


def _headed(key: str, words: str, count: int) -> Iterator[Entry]:
    if count:
        yield Entry(SimpleRow(key, words, note=str(count), heading=True))


def _days(period: Period, today: date) -> str:
    return tr(
        "{begins} to {ends}",
        begins=short_day(period.begins, period.ends),
        ends=short_day(period.ends, today),
    )


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
        self.list.show_whole([*sum_rows(total)])
