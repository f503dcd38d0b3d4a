"""What is agreed for a day leaves for a calendar: how much of names goes out is said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.domain.rules.naming import KnownNames, NamesShown, Naming, naming
from organiser_app.exchange.calendar import calendar_file, left_nameless, place, summary
from organiser_app.language import plural, tr
from organiser_app.store.files import write_whole
from organiser_app.store.queries.calendar import (
    CalendarKind,
    CalendarRow,
    Standing,
    calendar_rows,
    names_known,
)
from organiser_app.ui.days import dated
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField, TickField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, label

_HEIGHT = 260
_SHOWN = 500
_ICONS = {CalendarKind.MEETING: "people", CalendarKind.PROMISE: "promises"}


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[CalendarRow, ...]
    names: KnownNames


class CalendarDialog(Dialog):
    """Shows each line as it would stand in the calendar, and writes the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Save what is agreed as a calendar?"),
            tr(
                "Next steps and promises with a day, and planned meetings. The file is not"
                " encrypted, and a calendar on the internet shows it to whoever runs that. Whoever"
                " did not agree to be kept and shared with the team stands in it as “a resident”."
            ),
            parent,
        )
        self._desk, self._read = desk, _Read((), KnownNames())
        self.names = ChoiceField(tr("Names of residents"), _how_much_of_names())
        self.tasks = TickField(tr("Steps and promises as tasks (many phones pass over them)"))
        self.rows = RowsModel(self)
        self.list = RowsView(tr("What would stand in the calendar"), self.rows, SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_HEIGHT))
        self.told = label("", ink=Ink.MUTED, wrap=True)
        warning = tr(
            "What somebody typed goes out as it was typed, but for the names of residents that are"
            " found in it. Look through the lines."
        )
        for part in (self.names, self.tasks, self.list, self.told):
            self.body.addWidget(part)
        self.body.addWidget(label(warning, Text.META, Ink.MUTED, wrap=True))
        self.safe = self.add_safe(tr("Close"))
        self.save = self.add_button(
            Button(tr("Save…"), ButtonKind.PRIMARY, icon="save", keys=tr("Ctrl S"))
        )
        self.save.setShortcut("Ctrl+S")
        self.save.clicked.connect(self.ask_where)
        self.names.edited.connect(self._show)
        self._look()

    def ask_where(self) -> None:
        """Ask for a file's name, and write it."""
        proposed = str(Path.home() / f"{safe_name(tr('Next steps and promises'))}.ics")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save; the file is not encrypted"), proposed, tr("Calendar (*.ics)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the calendar to `path`, beside the log's worker."""
        rows, names, as_tasks = self._read.rows, self._naming(), self.tasks.ticked()

        def work() -> str:
            write_whole(path, calendar_file(rows, names, as_tasks=as_tasks))
            return path.name

        self._desk.beside(f"calendar {path}", work, self._tell, owner=self)

    def _look(self) -> None:
        today = self._desk.today
        self._desk.read_latest(
            "calendar",
            lambda connection: _Read(calendar_rows(connection, today), names_known(connection)),
            self._take,
            owner=self,
        )

    def _take(self, read: _Read) -> None:
        self._read = read
        self.save.setEnabled(bool(read.rows))
        self._show()

    def _show(self) -> None:
        names, today = self._naming(), self._desk.today
        rows = sorted(self._read.rows, key=lambda row: row.standing is not Standing.OPEN)
        self.rows.set_rows(
            [
                SimpleRow(
                    key=str(row.id),
                    title=summary(row, names),
                    icon=_ICONS.get(row.kind, "check"),
                    under=_under(row, names),
                    note=dated(row.on, today),
                )
                for row in rows[:_SHOWN]
            ]
        )
        self.told.setText(" ".join(_counted(rows, names)))

    def _naming(self) -> Naming:
        return naming(self._read.names, self.names.choice() or NamesShown.FIRST)

    def _tell(self, name: str) -> None:
        self.told.setText(tr("Saved as {name}. It is not encrypted.", name=name))


def _how_much_of_names() -> dict[NamesShown, str]:
    return {
        NamesShown.FIRST: tr("First names of those who agreed, and nobody’s door"),
        NamesShown.NONE: tr("No names, and nobody’s door"),
        NamesShown.FULL: tr("Whole names of those who agreed, and the doors of meetings with them"),
    }


def _under(row: CalendarRow, names: Naming) -> str:
    standing = {Standing.DONE: tr("done"), Standing.CALLED_OFF: tr("called off")}
    return ", ".join(filter(None, (standing.get(row.standing), place(row, names), row.project)))


def _counted(rows: Sequence[CalendarRow], names: Naming) -> Iterator[str]:
    """How many entries leave, how many of them are settled, and who has no name in them."""
    if not rows:
        yield tr("Nothing is agreed for a day yet.")
        return
    yield plural("{count} entry leaves.", "{count} entries leave.", len(rows))
    settled = sum(row.standing is not Standing.OPEN for row in rows)
    if settled:
        yield plural(
            "{count} of them is settled, and says so.",
            "{count} of them are settled, and say so.",
            settled,
        )
    nameless = left_nameless(rows, names)
    if nameless:
        yield plural(
            "{count} resident leaves without a name.",
            "{count} residents leave without a name.",
            nameless,
        )
