"""Who is in hand: where they stand in the log, their name, how to reach them, and what to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.addresses import read_address
from organiser_app.language import tr
from organiser_app.store.queries.person import PersonDetail
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.pages.more import MoreButton
from organiser_app.ui.pages.people.words import contact_words, next_words
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Avatar, Button, ButtonKind, IconMark, Ink, KeyHint, label
from organiser_app.ui.widgets.labels import elided_label

_AVATAR = 56
_TO = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "


class PersonHeader(QWidget):
    """The head of a resident's page; `change`, `link`, `listen` and `more` are its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.change = Button(tr("Change…"), ButtonKind.QUIET, keys=tr("E"), in_row=True)
        self.link = Button(tr("Link a name…"), ButtonKind.QUIET, in_row=True)
        self.contact = elided_label("")
        self.listen = Button(tr("Listen again"), ButtonKind.PRIMARY, icon="listen", keys=tr("L"))
        self.more = MoreButton(tr("More"), tr("What to begin with them"))
        self.crumbs = elided_label("")
        self.name = elided_label("", Text.TITLE, Ink.INK)
        self._face = QHBoxLayout()
        self._facts = QHBoxLayout()
        self._facts.setSpacing(current().metrics.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        column.addLayout(self._way())
        column.addLayout(self._who())

    def show_person(self, seen: PersonDetail, today: date) -> None:
        """Show another resident."""
        person = seen.person
        street = read_address(person.where).street
        steps = (tr("People"), street, person.name)
        self.crumbs.setText(_TO.join(step for step in steps if step))
        self.name.setText(person.name)
        self.name.setToolTip(person.name)
        emptied(self._face)
        self._face.addWidget(Avatar(person.name, _AVATAR))
        self.link.setVisible(person.pseudonymous)
        self.contact.setText(_contact(seen, today))
        self.contact.setToolTip(self.contact.text())
        emptied(self._facts)
        for icon, what, words in _reached(seen):
            self._facts.addWidget(IconMark(icon, what, side=14))
            self._facts.addWidget(elided_label(words, Text.BODY))
            self._facts.addSpacing(current().metrics.half)

    def _way(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().metrics.quarter)
        row.addWidget(self.crumbs, 1)
        for key in ("[", "]"):
            row.addWidget(KeyHint(key))
        row.addWidget(label(tr("one before, one after"), Text.META, Ink.MUTED))
        return row

    def _who(self) -> QHBoxLayout:
        metrics = current().metrics
        facts = QHBoxLayout()
        facts.setSpacing(metrics.half)
        facts.addLayout(self._facts)
        for button in (self.change, self.link):
            facts.addWidget(button)
        facts.addStretch(1)
        words = QGridLayout()
        words.setVerticalSpacing(0)
        words.setHorizontalSpacing(metrics.half)
        words.addWidget(self.name, 0, 0)
        words.addWidget(self.more, 0, 1)
        words.addWidget(self.listen, 0, 2)
        words.addLayout(facts, 1, 0, 1, 3)
        words.addWidget(self.contact, 2, 0, 1, 3)
        words.setColumnStretch(0, 1)
        row = QHBoxLayout()
        row.setSpacing(metrics.gap)
        row.addLayout(self._face)
        row.addLayout(words, 1)
        return row


def _contact(seen: PersonDetail, today: date) -> str:
    """When somebody last had to do with them, and what comes next."""
    last = contact_words(seen.last_contact, today)
    coming = next_words(seen.next_contact(today), today)
    return tr("Last: {last}.  Next: {next}", last=last, next=coming)


def _reached(seen: PersonDetail) -> list[tuple[str, str, str]]:
    """Icon, what it says, and the words, for all that is known."""
    person = seen.person
    facts = [
        ("pin", tr("Lives at"), person.where),
        ("phone", tr("Phone"), seen.phone),
        ("mail", tr("Email"), seen.email),
        ("clock", tr("Best time"), seen.best_time),
        ("pencil", tr("What you call them"), "" if person.pseudonymous else seen.pseudonym),
        ("people", tr("Also known as"), _also(seen)),
    ]
    return [fact for fact in facts if fact[2]]


def _also(seen: PersonDetail) -> str:
    """What their other records hold of names, numbers and addresses."""
    return tr("also {others}", others=", ".join(seen.also)) if seen.also else ""
