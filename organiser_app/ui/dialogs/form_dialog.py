"""A dialog of fields: what is typed in it is kept from the first key until it is saved.

Esc puts a form aside in which something was typed; nothing but its own button throws it away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import repeat
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.services.drafts import settling
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.ui.days import kept_since
from organiser_app.ui.desk import Desk, Given, Service
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.draft_keeper import DraftKeeper
from organiser_app.ui.forms.fields import ChoiceField, KeptField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.form_draft import FormDraft, read_draft
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, label

Answer = TypeVar("Answer")
_WORDLESS = (ChoiceField, DayField, TickField)


class FormDialog(Dialog, Generic[Answer]):
    """Asks for the fields of one record; a subclass adds them and makes an `answer` of them.

    `about` is the record that the form is about, or None where it makes a new one: there is one
    draft of a form about a record, and it is taken up when the form opens again.
    """

    def __init__(
        self,
        desk: Desk,
        form: Form,
        question: str,
        sentence: str = "",
        *,
        about: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, sentence, parent)
        self._desk, self._form, self._question, self._about = desk, form, question, about
        self._draft = DraftKeeper(desk, form, self)
        self._fields: dict[str, KeptField] = {}
        self._began_with: dict[str, str] = {}
        self._taking_up = False
        self.since = label("", Text.META, Ink.MUTED)
        self.since.hide()
        self.body.addWidget(self.since)

    def add_fields(self, **fields: KeptField) -> None:
        """Put fields into the dialog, by the names under which a draft keeps them."""
        for name, field in fields.items():
            self._know(name, field)
            self.body.addWidget(field)

    def add_row(self, *shares: int, **fields: KeptField) -> None:
        """Put fields into the dialog beside each other, all as wide where no shares are given."""
        row = QHBoxLayout()
        row.setSpacing(current().metrics.half)
        for (name, field), share in zip(fields.items(), shares or repeat(1), strict=False):
            self._know(name, field)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def add_answers(self, accept: str) -> None:
        """The buttons; `accept` says what saving is called here."""
        self.away = self.add_button(Button(tr("Throw away"), ButtonKind.QUIET), at_left=True)
        self.away.clicked.connect(self.throw_away)
        self.away.hide()
        self.safe = self.add_safe()
        self.accepting = self.add_accept(accept, keys=tr("Ctrl Enter"))

    def ask(self) -> Answer | None:
        """The answer, or None where nothing is to be kept in the log, or not yet."""
        self._began_with = self._standing()
        self._desk.read(drafts, self._take_up, owner=self)
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> Answer:
        """What stands in the fields."""
        raise TypeError(f"{type(self).__name__} does not say what was answered")

    def settling(self, service: Service[Given]) -> Service[Given]:
        """The service that saves the answer, with the draft gone once it is saved."""
        return settling(self._draft.draft_id, service)

    def letting_go(self) -> Callable[[], None]:
        """What lets the draft go, once the answer was kept by something that is no change."""
        return partial(self._desk.keep_draft, self._draft.draft_id, self._form, "")

    def done(self, result: int) -> None:
        """Close, with what was typed still in the log until it is saved."""
        self._draft.flush()
        super().done(result)

    def _know(self, name: str, field: KeptField) -> None:
        """Let a draft keep a field, which is as wide as its place, however long its choices."""
        self._fields[name] = field
        field.edited.connect(self._keep)
        if isinstance(field, ChoiceField):
            field.setMinimumWidth(1)

    def _standing(self) -> dict[str, str]:
        return {name: field.kept() for name, field in self._fields.items()}

    def _changed(self) -> dict[str, str]:
        return {
            name: kept
            for name, kept in self._standing().items()
            if kept.strip() != self._began_with.get(name, "").strip()
        }

    def _keep(self) -> None:
        if self._taking_up or not self._began_with:
            return
        draft = FormDraft(
            question=self._question,
            fields=self._changed(),
            words=self._first_words(),
            about=self._about,
        )
        self._draft.keep(draft.body())
        self._show_aside(aside=bool(draft.fields))

    def _first_words(self) -> str:
        """The first line that was typed in this form, of those that hold words."""
        typed = (
            line.strip()
            for name, kept in self._changed().items()
            if not isinstance(self._fields[name], _WORDLESS)
            for line in kept.splitlines()
        )
        return next(filter(None, typed), "")

    def _take_up(self, rows: tuple[DraftRow, ...]) -> None:
        """Go on where this form was left, unless somebody types in it already."""
        mine = (row for row in rows if row.form == self._form)
        row = next((row for row in mine if read_draft(row.body).about == self._about), None)
        if row is None or self._changed():
            return
        self._draft.begin(row.id, row.body)
        self._taking_up = True
        for name, kept in read_draft(row.body).fields.items():
            if name in self._fields:
                self._fields[name].put_back(kept)
        self._taking_up = False
        self.since.setText(kept_since(row.changed_at, self._desk.today))
        self.since.show()
        self._show_aside(aside=True)

    def _show_aside(self, *, aside: bool) -> None:
        self.safe.set_label(tr("Put aside") if aside else tr("Cancel"))
        self.away.setVisible(aside)

    def throw_away(self) -> None:
        """Close, and keep nothing of what was typed."""
        self._draft.keep("")
        self.reject()
