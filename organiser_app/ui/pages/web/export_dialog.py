"""Asks what of the map is to leave the program, and says what names it will tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from organiser_app.exchange.web_names import NamesTold, is_named
from organiser_app.language import plural, tr
from organiser_app.store.queries.web import WebPerson
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.widgets import Dialog, label


class FileKind(StrEnum):
    """What the map is written as; the value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"
    GRAPHML = "graphml"
    KUMU = "csv"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """As what the map is written, and who is named in it."""

    kind: FileKind
    told: NamesTold


class ExportDialog(Dialog):
    """`people` are those whom the map shows now; nobody is named unless it is chosen."""

    def __init__(self, people: Sequence[WebPerson], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Export the map?"),
            tr("The file holds what the map shows now. It is not encrypted."),
            parent,
        )
        self._people = people
        self.kind = ChoiceField[FileKind](
            tr("As"),
            {
                FileKind.PNG: tr("Picture (PNG)"),
                FileKind.SVG: tr("Picture that can be enlarged (SVG)"),
                FileKind.GRAPHML: tr("Network for other programs (GraphML)"),
                FileKind.KUMU: tr("Two tables for Kumu (CSV)"),
            },
        )
        self.told = ChoiceField[NamesTold](
            tr("People are"),
            {
                NamesTold.NUMBERS: tr("Numbers only"),
                NamesTold.PSEUDONYMS: tr("Pseudonyms, else numbers"),
                NamesTold.NAMES: tr("Names and pseudonyms"),
            },
        )
        self.leaves = label("", wrap=True)
        for part in (self.kind, self.told, self.leaves):
            self.body.addWidget(part)
        self.add_safe()
        self.add_accept(tr("Choose where…"), keys=tr("Ctrl Enter"))
        self.told.edited.connect(self._say)
        self.kind.edited.connect(self._say)
        self._say()

    def ask(self) -> ExportChoice | None:
        """What was chosen, or None where nothing is to leave."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> ExportChoice:
        """What stands in the fields."""
        return ExportChoice(
            self.kind.choice() or FileKind.PNG, self.told.choice() or NamesTold.NUMBERS
        )

    def _say(self) -> None:
        """Tell how many names leave the program."""
        named = sum(is_named(person, self.answer().told) for person in self._people)
        people = plural("{count} person", "{count} people", len(self._people))
        if named and self.answer().told is NamesTold.PSEUDONYMS:
            who = tr(
                "{people} leave the program, {named} of them by pseudonym: those who agreed to be"
                " shared with partners. The others are numbers.",
                people=people,
                named=named,
            )
        elif named:
            who = tr(
                "{people} leave the program, {named} of them by name or pseudonym: those who"
                " agreed to be shared with partners. The others are numbers.",
                people=people,
                named=named,
            )
        else:
            who = tr("{people} leave the program as numbers, without any name.", people=people)
        rest = tr("Circles and strengths of ties leave too; streets, keepers and notes do not.")
        beside = tr("Kumu’s second table, of connections, is put beside the first.")
        kumu = self.answer().kind is FileKind.KUMU
        self.leaves.setText(" ".join((who, rest, beside) if kumu else (who, rest)))
