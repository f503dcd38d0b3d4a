"""One listening, to look at: who was there, what was kept of it, and one's own reflection."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.language import plural, tr
from organiser_app.services.listenings import remove_listening
from organiser_app.store.queries.listenings import ListeningDetail, listening
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import full_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.words import listening_words, road_words
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, hairline, label, words_label


class ListeningDialog(Dialog):
    """Shows a listening; nothing can be changed in it, but it can be removed whole."""

    def __init__(self, seen: ListeningDetail, parent: QWidget | None = None) -> None:
        super().__init__(_title(seen), _when_and_by_whom(seen), parent)
        self.remove = False
        self.body.setSpacing(current().metrics.quarter)
        self._fill(seen)
        removing = self.add_button(Button(tr("Remove"), ButtonKind.DANGER), at_left=True)
        removing.clicked.connect(self._remove)
        self.add_safe(tr("Close")).setFocus()

    def _remove(self) -> None:
        self.remove = True
        self.accept()

    def _fill(self, seen: ListeningDetail) -> None:
        for words in (present_words(seen.people, seen.unnamed), _how(seen)):
            if words:
                self.body.addWidget(label(words, wrap=True))
        for said in seen.statements:
            self._add_said(said)
        self._add_text(tr("Note"), seen.note)
        self._add_text(tr("Your own reflection, yours alone"), seen.reflection)

    def _add_said(self, said: StatementRow) -> None:
        self.body.addWidget(hairline())
        self.body.addWidget(label(kind_word(said.kind), Text.META, strong=True))
        self.body.addWidget(label(said.words, wrap=True))
        if said.quote and said.quote != said.words:
            self.body.addWidget(words_label(curly(said.quote)))

    def _add_text(self, heading: str, text: str) -> None:
        if text:
            self.body.addWidget(hairline())
            self.body.addWidget(label(heading, Text.META, Ink.MUTED, strong=True))
            self.body.addWidget(label(text, wrap=True))


def show_listening(
    desk: Desk, listening_id: UUID, parent: QWidget, removed: Callable[[], object]
) -> None:
    """Let somebody see the whole of a listening, or remove it, which can be undone."""

    def show(seen: ListeningDetail | None) -> None:
        if seen is None:
            return
        dialog = ListeningDialog(seen, parent)
        dialog.exec()
        if dialog.remove:
            desk.change(remove_listening, listening_id)
            removed()

    desk.read(lambda connection: listening(connection, listening_id), show, owner=parent)


def present_words(people: tuple[str, ...], unnamed: int) -> str:
    """Who was there, in words: "Bill Hughes, Terri and 3 others"."""
    others = plural("{count} other", "{count} others", unnamed) if unnamed else ""
    named = [name or tr("somebody without a name") for name in people]
    if not others:
        return ", ".join(named)
    return tr("{people} and {others}", people=", ".join(named), others=others) if named else others


def _title(seen: ListeningDetail) -> str:
    kind = listening_words(seen.kind)
    return tr("{kind}, {place}", kind=kind, place=seen.where) if seen.where else kind


def _when_and_by_whom(seen: ListeningDetail) -> str:
    local = seen.at.astimezone()
    parts = (f"{full_day(local.date())} {local:%Y}", f"{local:%H:%M}", seen.organiser)
    return ", ".join(part for part in parts if part)


def _how(seen: ListeningDetail) -> str:
    parts = (
        tr("Language: {language}.", language=seen.language) if seen.language else "",
        tr("Written down: {road}.", road=road_words(seen.entered)),
        tr("Privacy notice given.") if seen.privacy_notice else "",
    )
    return " ".join(part for part in parts if part)
