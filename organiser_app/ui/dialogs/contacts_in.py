"""Contacts come in: each beside what the log has of that person, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser_app.exchange.contact_words import field_word, namesake_words
from organiser_app.exchange.tables import Unread
from organiser_app.exchange.vcards import ContactFile, Stray, read_vcards
from organiser_app.language import plural, tr
from organiser_app.services.contacts import (
    Coming,
    ContactField,
    Difference,
    coming_in,
    import_contacts,
)
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import TickField
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow, Tone
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Dialog, Ink, label

_HEIGHT = 320
_SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class ContactsAnswer:
    """Whether empty fields are to be filled, and the entries whose values replace the log's."""

    fill: bool
    replacing: frozenset[int]


def ask_for_contacts(desk: Desk, parent: QWidget) -> None:
    """Ask for a file of contacts, and bring it in once somebody has looked at it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, tr("Contacts to bring in"), str(Path.home()), tr("Contacts (*.vcf *.vcard)")
    )
    if chosen:
        bring_in_contacts(desk, Path(chosen), parent)


def bring_in_contacts(desk: Desk, path: Path, parent: QWidget) -> None:
    """Read a file of contacts beside the log's worker, show it, and record what is wanted of it."""

    def look(read: ContactFile) -> None:
        desk.read(
            lambda connection: coming_in(connection, read.contacts),
            lambda coming: offer(read, coming),
            owner=parent,
        )

    def offer(read: ContactFile, coming: tuple[Coming, ...]) -> None:
        answer = ContactsInDialog(coming, read.unread, parent).ask()
        if answer is not None:
            fill, replacing = answer.fill, answer.replacing
            desk.change(import_contacts, read.contacts, fill=fill, replacing=replacing)

    desk.beside(f"contacts {path}", lambda: read_vcards(path), look, owner=parent)


class ContactsInDialog(Dialog):
    """Shows who is new, who is there, and what cannot be taken; Space takes a value over.

    `ask()` gives what was chosen, or None. Nothing has changed until then.
    """

    def __init__(
        self, coming: Sequence[Coming], unread: Sequence[Unread], parent: QWidget | None = None
    ) -> None:
        new = sum(each.is_new for each in coming)
        question = plural("Bring in {count} contact?", "Bring in {count} contacts?", new)
        acts = any(each.is_new or each.fills or each.differs for each in coming)
        super().__init__(question if acts else tr("There is nothing new to bring in"), "", parent)
        self._coming, self._unread = tuple(coming), tuple(unread)
        self._replacing: set[int] = set()
        self.rows = RowsModel(self)
        self.list = RowsView(tr("What would come in"), self.rows, SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_HEIGHT))
        self.list.acted.connect(self._turn)
        self.fill = TickField(tr("Fill in what is empty, of those who are there already"))
        self.fill.box.setChecked(True)
        self.fill.edited.connect(self._show)
        self.told = label(_told(self._coming, self._unread), ink=Ink.MUTED, wrap=True)
        asked = tr(
            "Nobody agreed to anything by standing in an address book: no consent is recorded, and"
            " nobody is their keeper yet. What the log holds stays, unless you take the other value"
            " with Space."
        )
        for part in (self.told, self.list, self.fill):
            self.body.addWidget(part)
        self.body.addWidget(label(asked, Text.META, Ink.MUTED, wrap=True))
        self.safe = self.add_safe("" if acts else tr("Close"))
        if acts:
            self.yes = self.add_accept(tr("Bring in"), keys=tr("Ctrl Enter"))
        self._show()
        self.list.setFocus()

    def ask(self) -> ContactsAnswer | None:
        """Wait for the answer; closing the dialog brings nothing in."""
        if self.exec() != self.DialogCode.Accepted:
            return None
        return self.answer()

    def answer(self) -> ContactsAnswer:
        """What is chosen now."""
        return ContactsAnswer(self.fill.ticked(), frozenset(self._replacing))

    def _turn(self, row: SimpleRow) -> None:
        """Take the other value of an entry that differs, or keep the log's again."""
        for each in self._coming:
            if each.differs and str(each.contact.number) == row.key:
                self._replacing ^= {each.contact.number}
        self._show()

    def _show(self) -> None:
        place = max(self.list.currentIndex().row(), 0)
        rows = [
            *(_unread(each) for each in self._unread[:_SHOWN]),
            *_group(tr("There, and hold something else"), self._of(differing=True), self._row),
            *_group(tr("New"), [each for each in self._coming if each.is_new], self._row),
            *_group(tr("There already"), self._of(differing=False), self._row),
        ]
        self.rows.set_rows(rows)
        self.list.choose_near(place)

    def _of(self, *, differing: bool) -> list[Coming]:
        there = [each for each in self._coming if not each.is_new]
        return [each for each in there if bool(each.differs) == differing]

    def _row(self, each: Coming) -> SimpleRow:
        takes = each.contact.number in self._replacing
        icon = "plus" if each.is_new else "check"
        return SimpleRow(
            key=str(each.contact.number),
            title=each.contact.name,
            icon=icon,
            under=_what(each, fill=self.fill.ticked(), takes=takes),
            note=tr("taken over") if takes else "",
            tone=Tone.SOON if each.differs or each.namesake else Tone.PLAIN,
        )


def _group(
    title: str, coming: Sequence[Coming], row: Callable[[Coming], SimpleRow]
) -> Iterator[SimpleRow]:
    if coming:
        yield SimpleRow(title, title, note=str(len(coming)), heading=True)
        yield from (row(each) for each in coming[:_SHOWN])
        beyond = len(coming) - _SHOWN
        if beyond > 0:
            yield SimpleRow(f"{title} more", plural("{count} more", "{count} more", beyond))


def _unread(each: Unread) -> SimpleRow:
    if isinstance(each, Stray):
        place = tr("Line {number} cannot be taken", number=each.line)
    else:
        place = tr("Entry {number} cannot be taken", number=each.line)
    return SimpleRow(f"u{place}", place, icon="question", under=each.reason, tone=Tone.SOON)


def _what(each: Coming, *, fill: bool, takes: bool) -> str:
    """Of whom the entry is, and what it brings."""
    contact = each.contact
    if each.is_new:
        brings = ", ".join(filter(None, (contact.phone, contact.email, contact.where)))
        return "; ".join(filter(None, (namesake_words(each), brings)))
    if each.like is not None:
        return tr("the same person as entry {number}", number=each.like)
    if each.by_name:
        return tr("known by the name alone; the entry says nothing more")
    differs = (_difference(one, takes=takes) for one in each.differs)
    return "; ".join((*differs, *_filled(each, fill=fill)))


def _difference(one: Difference, *, takes: bool) -> str:
    field, kept, brought = field_word(one.field), one.kept, one.brought
    if takes:
        return tr("{field}: {brought} instead of {kept}", field=field, brought=brought, kept=kept)
    return tr(
        "{field}: {kept} stays as it is, {brought} is not taken",
        field=field,
        kept=kept,
        brought=brought,
    )


def _filled(each: Coming, *, fill: bool) -> Iterator[str]:
    """What the entry brings for fields that are empty, and whether that is wanted."""
    contact = each.contact
    brings = {
        ContactField.PHONE: contact.phone,
        ContactField.EMAIL: contact.email,
        ContactField.WHERE: contact.where,
    }
    for field in each.fills:
        word = field_word(field)
        if fill:
            yield tr("{field}: {brought} is filled in", field=word, brought=brings[field])
        else:
            yield tr(
                "{field}: stays empty, {brought} is not taken", field=word, brought=brings[field]
            )


def _told(coming: Sequence[Coming], unread: Sequence[Unread]) -> str:
    new = sum(each.is_new for each in coming)
    there = len(coming) - new
    parts = []
    if new:
        parts.append(plural("{count} is new.", "{count} are new.", new))
    if there:
        parts.append(plural("{count} is there already.", "{count} are there already.", there))
    if unread:
        parts.append(
            plural(
                "{count} entry cannot be taken and stands first.",
                "{count} entries cannot be taken and stand first.",
                len(unread),
            )
        )
    return " ".join(parts)
