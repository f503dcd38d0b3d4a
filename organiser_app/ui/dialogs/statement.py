"""A statement looked at again: what it is, its words, its themes, what may be done with them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.inputs import StatementEdit
from organiser_app.domain.rules.list_words import kind_word, permission_words
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.language import tr
from organiser_app.services.statements import edit_statement, remove_statement, withdraw_quote
from organiser_app.store.queries.codebook import Coded, how_coded
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.actions import PageName
from organiser_app.ui.coded_words import coded_words
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.listening import show_listening
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.theme import Family, Text, current
from organiser_app.ui.widgets import Button, ButtonKind

_UNSAID = ""
_STRENGTHS = {_UNSAID: "–", **{str(number): str(number) for number in range(1, 6)}}
_WITHDRAW, _ASK = "Alt+W", "Alt+A"


class StatementDialog(FormDialog[StatementEdit]):
    """Asks what one statement is: kind, strength, words, very words, themes, permission.

    `remove` and `withdraw` say that it was to be taken away, or its quote taken back, `wants_ask`
    that an ask is to be begun which answers it.
    """

    def __init__(self, desk: Desk, heard: StatementRow, parent: QWidget | None = None) -> None:
        where = ", ".join(part for part in (heard.resident, heard.where) if part)
        super().__init__(
            desk, Form.STATEMENT, kind_word(heard.kind), where, about=heard.id, parent=parent
        )
        self.remove = self.withdraw = self.wants_ask = False
        self.kind = ChoiceField(tr("What it is"), {kind: kind_word(kind) for kind in StatementKind})
        self.strength = ChoiceField[str](tr("How strong, of 5"), _STRENGTHS)
        self.again = TickField(tr("Asked before"))
        self.words = TextField(tr("What was said"), lines=3)
        self.quote = TextField(tr("In their very words"), lines=3)
        self.quote.box.setFont(current().font(Text.BODY, 400, Family.SERIF))
        self.themes = LineField(tr("Themes"), tr("With commas between them."))
        self.permission = ChoiceField(
            tr("May it be quoted?"),
            {permission: permission_words(permission) for permission in QuotePermission},
        )
        self._fill(heard)
        self.add_row(kind=self.kind, strength=self.strength)
        self.add_fields(
            again=self.again,
            words=self.words,
            quote=self.quote,
            themes=self.themes,
            permission=self.permission,
        )
        self.kind.combo.currentIndexChanged.connect(lambda _: self._fit_kind())
        self._fit_kind()
        self._add_ways(desk, heard)
        desk.read(lambda connection: how_coded(connection, heard.id), self._tell_codes, owner=self)
        self.add_answers(tr("Save"))
        self.words.setFocus()

    def answer(self) -> StatementEdit:
        """What stands in the fields."""
        themes = tuple(part.strip() for part in self.themes.text().split(",") if part.strip())
        strength = self.strength.choice() or _UNSAID
        return StatementEdit(
            kind=self.kind.choice(),
            strength=int(strength) if strength else None,
            asked_before=self.again.ticked(),
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

    def _tell_codes(self, codes: tuple[Coded, ...]) -> None:
        if codes:
            self.themes.set_hint(tr("Coded {how}.", how=coded_words(codes)))

    def _fill(self, heard: StatementRow) -> None:
        self.kind.choose(heard.kind)
        self.strength.choose(str(heard.strength or _UNSAID))
        self.again.box.setChecked(heard.asked_before)
        self.words.set_text(heard.words)
        self.quote.set_text(heard.quote)
        self.themes.set_text(", ".join(heard.themes))
        self.permission.choose(heard.permission)

    def _add_ways(self, desk: Desk, heard: StatementRow) -> None:
        """What else can be done: take a quote back, begin an ask, see all of it, remove it."""
        row = QHBoxLayout()
        if heard.quote and heard.permission.may_publish:
            keys = _WITHDRAW.replace("+", " ")
            button = Button(tr("Withdraw the quote"), ButtonKind.QUIET, keys=keys, in_row=True)
            button.clicked.connect(self._withdraw)
            QShortcut(QKeySequence(_WITHDRAW), self).activated.connect(self._withdraw)
            row.addWidget(button)
        keys = _ASK.replace("+", " ")
        self.asking = Button(tr("Begin an ask…"), ButtonKind.QUIET, keys=keys, in_row=True)
        self.asking.clicked.connect(self._begin_ask)
        QShortcut(QKeySequence(_ASK), self).activated.connect(self._begin_ask)
        row.addWidget(self.asking)
        row.addStretch(1)
        self.whole = Button(tr("See the whole listening"), ButtonKind.QUIET, in_row=True)
        self.whole.clicked.connect(
            lambda: show_listening(desk, heard.listening_id, self, self.throw_away)
        )
        row.addWidget(self.whole)
        self.body.addLayout(row)
        removing = self.add_button(Button(tr("Remove"), ButtonKind.DANGER), at_left=True)
        removing.clicked.connect(self._remove)

    def _fit_kind(self) -> None:
        """Only of a need is it said whether it was asked before."""
        self.again.setHidden(self.kind.choice() is not StatementKind.NEED)

    def _withdraw(self) -> None:
        self.withdraw = True
        self.reject()

    def _begin_ask(self) -> None:
        self.wants_ask = True
        self.reject()

    def _remove(self) -> None:
        self.remove = True
        self.reject()


def edit_heard(desk: Desk, heard: StatementRow, parent: QWidget) -> None:
    """Let a statement be changed, its quote withdrawn, or all of it removed; each can be undone."""
    dialog = StatementDialog(desk, heard, parent)
    edit = dialog.ask()
    if dialog.remove:
        desk.change(dialog.settling(remove_statement), heard.id)
    elif dialog.withdraw:
        desk.change(withdraw_quote, heard.id)
    elif dialog.wants_ask:
        desk.show(PageName.ASKS, heard.id, Form.ASK_BORN)
    elif edit is not None:
        desk.change(dialog.settling(edit_statement), heard.id, edit)
