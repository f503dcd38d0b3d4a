"""A statement looked at again: its words, its themes, and what may be done with them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import StatementEdit
from organiser_app.domain.values import QuotePermission
from organiser_app.language import tr
from organiser_app.services.statements import edit_statement, remove_statement
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.theme.words import kind_word, permission_words
from organiser_app.ui.widgets import Button, ButtonKind


class StatementDialog(FormDialog[StatementEdit]):
    """Asks for the words, the very words, the themes and the permission of one statement."""

    def __init__(self, desk: Desk, heard: StatementRow, parent: QWidget | None = None) -> None:
        where = ", ".join(part for part in (heard.resident, heard.where) if part)
        super().__init__(
            desk, Form.STATEMENT, kind_word(heard.kind), where, about=heard.id, parent=parent
        )
        self.remove = False
        self.words = TextField(tr("What was said"), lines=3)
        self.quote = TextField(tr("In their very words"), lines=3)
        self.themes = LineField(tr("Themes"), tr("With commas between them."))
        self.permission = ChoiceField(
            tr("May it be quoted?"),
            {permission: permission_words(permission) for permission in QuotePermission},
        )
        self.words.set_text(heard.words)
        self.quote.set_text(heard.quote)
        self.themes.set_text(", ".join(heard.themes))
        self.permission.choose(heard.permission)
        self.add_fields(
            words=self.words, quote=self.quote, themes=self.themes, permission=self.permission
        )
        removing = self.add_button(Button(tr("Remove"), ButtonKind.DANGER), at_left=True)
        removing.clicked.connect(self._remove)
        self.add_answers(tr("Save"))

    def answer(self) -> StatementEdit:
        """What stands in the fields."""
        themes = tuple(part.strip() for part in self.themes.text().split(",") if part.strip())
        return StatementEdit(
            words=self.words.text(),
            quote=self.quote.text(),
            themes=themes,
            permission=self.permission.choice() or QuotePermission.ASK_FIRST,
        )

    def accept(self) -> None:
        """Save, unless no words are left."""
        if self.words.text():
            super().accept()
        else:
            self.words.set_problem(tr("A statement needs words. To take it away, remove it."))
            self.words.setFocus()

    def _remove(self) -> None:
        self.remove = True
        self.reject()


def edit_heard(desk: Desk, heard: StatementRow, parent: QWidget) -> None:
    """Let a statement be changed or removed; either can be undone."""
    dialog = StatementDialog(desk, heard, parent)
    edit = dialog.ask()
    if dialog.remove:
        desk.change(dialog.settling(remove_statement), heard.id)
    elif edit is not None:
        desk.change(dialog.settling(edit_statement), heard.id, edit)
