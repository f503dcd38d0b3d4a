"""Asks for all parts of a filter at once: wave, place, kind, theme, organiser and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.store.queries.filter_choices import FilterChoices
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.spans import Locality, LocalitySort
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.widgets import Dialog

_ANY = ""


class NarrowDialog(Dialog):
    """One field for each part; what is left open narrows nothing."""

    def __init__(
        self, wanted: StatementFilter, choices: FilterChoices, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("What do you want to see?"), parent=parent)
        self._wanted = wanted
        self._localities = _by_words(choices)
        self.wave = _choice(tr("Wave"), _named(choices.waves), wanted.wave_id)
        self.where = LineField(tr("Street, place or area"), tr("Type the beginning of its name."))
        self.kind = _choice(
            tr("Kind"), {kind.value: kind_word(kind) for kind in StatementKind}, wanted.kind
        )
        self.theme = _choice(tr("Theme"), _named(choices.themes), wanted.theme_id)
        self.organiser = _choice(tr("Organiser"), _named(choices.organisers), wanted.organiser_id)
        self.words = LineField(tr("Words"))
        self.words.set_text(wanted.words)
        self._offer_localities()
        for field in (
            self.wave,
            self.where,
            self.kind,
            self.theme,
            self.organiser,
            self.words,
        ):
            self.body.addWidget(field)
        self.add_safe()
        self.add_accept(tr("Show these"), keys=tr("Ctrl Enter"))
        self.where.setFocus()

    def ask(self) -> StatementFilter | None:
        """The filter, or None where it is left as it was."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> StatementFilter:
        """What stands in the fields, and the parts that no field is for."""
        kind = self.kind.choice()
        return replace(
            self._wanted,
            wave_id=_id(self.wave),
            locality=self._locality(),
            kind=StatementKind(kind) if kind else None,
            theme_id=_id(self.theme),
            organiser_id=_id(self.organiser),
            words=self.words.text(),
        )

    def accept(self) -> None:
        """Show what was asked for, unless there is no such place."""
        if self.where.text() and self._locality() is None:
            self.where.set_problem(tr("There is no street, place or area of that name."))
            self.where.setFocus()
        else:
            super().accept()

    def _locality(self) -> Locality | None:
        """The locality that is named as it is offered, or is the only one that begins so."""
        typed = self.where.text().casefold()
        if not typed:
            return None
        exact = [one for words, one in self._localities.items() if words.casefold() == typed]
        begun = [
            one for words, one in self._localities.items() if words.casefold().startswith(typed)
        ]
        found = exact or (begun if len(begun) == 1 else [])
        return found[0] if found else None

    def _offer_localities(self) -> None:
        completer = QCompleter(list(self._localities), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.where.line.setCompleter(completer)
        held = (words for words, one in self._localities.items() if one == self._wanted.locality)
        self.where.set_text(next(held, ""))


def _by_words(choices: FilterChoices) -> dict[str, Locality]:
    """The localities by the words under which they are offered, each its own."""
    found: dict[str, Locality] = {}
    for where, name in choices.localities:
        words = tr("{name} (area)", name=name) if where.sort is LocalitySort.AREA else name
        number = 1
        while (numbered := words if number == 1 else f"{words} [{number}]") in found:
            number += 1
        found[numbered] = where
    return found


def _named(rows: tuple[tuple[UUID, str], ...]) -> dict[str, str]:
    return {str(row_id): name for row_id, name in rows}


def _choice(words: str, named: Mapping[str, str], chosen: object) -> ChoiceField[str]:
    field = ChoiceField[str](words, {_ANY: tr("All of them"), **named})
    field.choose(str(chosen) if chosen else _ANY)
    return field


def _id(field: ChoiceField[str]) -> UUID | None:
    chosen = field.choice()
    return UUID(chosen) if chosen else None
