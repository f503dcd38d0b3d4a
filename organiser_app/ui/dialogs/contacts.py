"""Residents leave as contacts: who, and who not and why, is shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.exchange.vcards import write_vcards
from organiser_app.language import plural, tr
from organiser_app.store.files import write_whole
from organiser_app.store.queries.contacts import ContactRow, Contacts, LeftOut, contacts
from organiser_app.ui.desk import Desk
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, label

_HEIGHT = 320
_SHOWN = 500


class ContactsDialog(Dialog):
    """Shows who agreed, and under them who is left out, and writes the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Save residents as contacts?"),
            tr(
                "Those alone who agreed to be kept and to be shared with the team, with name,"
                " numbers, e-mail and door. The file is not encrypted: whoever has it has them."
            ),
            parent,
        )
        self._desk, self._found = desk, Contacts((), ())
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Who leaves, and who does not"), self.rows, SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_HEIGHT))
        self.told = label("", wrap=True)
        self.saved = label("", ink=Ink.MUTED, wrap=True)
        for part in (self.told, self.list, self.saved):
            self.body.addWidget(part)
        self.saved.hide()
        self.safe = self.add_safe(tr("Close"))
        self.save = self.add_button(
            Button(tr("Save…"), ButtonKind.PRIMARY, icon="save", keys=tr("Ctrl S"))
        )
        self.save.setShortcut("Ctrl+S")
        self.save.clicked.connect(self.ask_where)
        self._desk.read_latest("contacts", contacts, self._show, owner=self)

    def ask_where(self) -> None:
        """Ask for a file's name, and write it."""
        proposed = str(Path.home() / f"{safe_name(tr('Residents who agreed'))}.vcf")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save; the file is not encrypted"), proposed, tr("Contacts (*.vcf)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the contacts to `path`, beside the log's worker."""
        agreed = self._found.agreed

        def work() -> str:
            write_whole(path, write_vcards(agreed))
            return path.name

        self._desk.beside(f"contacts {path}", work, self._tell, owner=self)

    def _show(self, found: Contacts) -> None:
        self._found = found
        self.save.setEnabled(bool(found.agreed))
        self.told.setText(_told(found))
        self.rows.set_rows([*_leaving(found), *_staying(found)])

    def _tell(self, name: str) -> None:
        self.saved.setText(tr("Saved as {name}. It is not encrypted.", name=name))
        self.saved.show()


def _told(found: Contacts) -> str:
    leaves = plural("{count} resident leaves.", "{count} residents leave.", len(found.agreed))
    stays = plural("{count} is left out.", "{count} are left out.", len(found.left_out))
    return f"{leaves} {stays}"


def _leaving(found: Contacts) -> Iterator[SimpleRow]:
    count = str(len(found.agreed))
    yield SimpleRow("leaving", tr("Agreed, and leave"), note=count, heading=True)
    for person in found.agreed[:_SHOWN]:
        reach = ", ".join((*person.phones, *person.emails, *person.addresses))
        yield SimpleRow(str(person.id), _called(person), icon="check", under=reach, tone=Tone.GOOD)
    beyond = len(found.agreed) - _SHOWN
    if beyond > 0:
        yield SimpleRow("more", plural("{count} more", "{count} more", beyond))


def _staying(found: Contacts) -> Iterator[SimpleRow]:
    for why in LeftOut:
        people = [person for person, each in found.left_out if each is why]
        if people:
            title = _why_words(why)
            yield SimpleRow(why.value, title, note=str(len(people)), heading=True)
            for person in people[:_SHOWN]:
                yield SimpleRow(str(person.id), _called(person), icon="minus")
            beyond = len(people) - _SHOWN
            if beyond > 0:
                yield SimpleRow(f"more {why}", plural("{count} more", "{count} more", beyond))


def _called(person: ContactRow) -> str:
    return ", ".join(person.names) or tr("Somebody without a name")


def _why_words(why: LeftOut) -> str:
    return {
        LeftOut.NO_NAME: tr("Left out: gave no name"),
        LeftOut.NOT_KEPT: tr("Left out: do not want to be kept"),
        LeftOut.NOT_SHARED: tr("Left out: do not want to be shared with the team"),
        LeftOut.NOT_ASKED: tr("Left out: were not asked yet"),
    }[why]
