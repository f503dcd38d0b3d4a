"""What an organiser writes for themselves of a meeting: the preparation, and the reflection."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.language import tr
from organiser_app.store.queries.meetings import MeetingDetail
from organiser_app.store.queries.promises import Agreed
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import due, short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label, words_label

_WIDE, _LINES, _OPEN = 820, 12, 5


class PreparationDialog(FormDialog[str]):
    """Asks for one text; beside it stands what they said last and what is open between us."""

    def __init__(
        self, desk: Desk, known: MeetingDetail, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.PREPARATION,
            tr("How do you prepare?"),
            title,
            about=known.row.id,
            parent=parent,
        )
        self.words = TextField(
            tr("What moves them, and what you want to ask"),
            tr("They may ask to see it. The wording that stood here before is kept in the log."),
            lines=_LINES,
        )
        self.words.set_text(known.preparation)
        self.add_fields(words=self.words)
        if known.row.resident_id is not None:
            self._put_beside(known, desk.today)
        self.add_answers(tr("Save"))
        self.words.setFocus()

    def answer(self) -> str:
        """The preparation."""
        return self.words.text()

    def _put_beside(self, known: MeetingDetail, today: date) -> None:
        metrics = current().metrics
        self.setMinimumWidth(metrics.px(_WIDE))
        self.body.removeWidget(self.words)
        beside = QHBoxLayout()
        beside.setSpacing(metrics.gap)
        beside.addWidget(self.words, 5, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(metrics.quarter)
        _add_said(told, known.last_said, today)
        told.addSpacing(metrics.half)
        _add_open(told, known.between_us, today)
        told.addStretch(1)
        beside.addLayout(told, 4)
        self.body.addLayout(beside)


class ReflectionDialog(FormDialog[str]):
    """Asks for one text, which is nobody else's."""

    def __init__(
        self, desk: Desk, known: MeetingDetail, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.REFLECTION,
            tr("What do you think of it yourself?"),
            tr("{title}. Yours alone: it is in no report, and never leaves this log.", title=title),
            about=known.row.id,
            parent=parent,
        )
        self.words = TextField(tr("Your own reflection"), lines=8)
        self.words.set_text(known.reflection)
        self.add_fields(words=self.words)
        self.add_answers(tr("Save"))
        self.words.setFocus()

    def answer(self) -> str:
        """The reflection."""
        return self.words.text()


def _add_said(told: QVBoxLayout, said: tuple[StatementRow, ...], today: date) -> None:
    told.addWidget(label(tr("What they said last"), Text.META, strong=True))
    if not said:
        told.addWidget(label(tr("Nothing yet."), ink=Ink.MUTED))
    for each in said:
        line = f"{kind_word(each.kind)}, {short_day(each.said_on, today)}"
        told.addWidget(label(line, Text.META, Ink.MUTED))
        told.addWidget(
            words_label(curly(each.text)) if each.verbatim else label(each.text, wrap=True)
        )


def _add_open(told: QVBoxLayout, agreed: tuple[Promise, ...], today: date) -> None:
    told.addWidget(label(tr("What is open between you"), Text.META, strong=True))
    if not agreed:
        told.addWidget(label(tr("Nothing."), ink=Ink.MUTED))
    for each in agreed[:_OPEN]:
        when, _ = due(each.due_on, today)
        who = each.who if each.record is Agreed.COMMITMENT else ""
        line = f"{who}: {each.what}" if who else each.what
        told.addWidget(label(f"{line} ({when})" if when else line, wrap=True))
