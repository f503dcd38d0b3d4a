"""One thing heard, as fields; what stands in them is in the text from the first key."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.inputs import StatementInput, checked
from organiser_app.domain.rules.list_words import kind_word, permission_words
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.language import tr
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.pages.listen.form_fields import side_by_side, slim, themes_in
from organiser_app.ui.theme import Family, Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label

_UNSAID = ""
_STRENGTHS = {_UNSAID: "–", **{str(number): str(number) for number in range(1, 6)}}


class ThingForm(QWidget):
    """A statement: kind, words, very words with their permission, strength, themes.

    `edited` comes with every key; `another_wanted` is a wish for an empty form.
    """

    edited = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label(tr("One thing heard"), strong=True)
        self.place = label("", Text.META, Ink.MUTED)
        self.kind = ChoiceField(tr("What it is"), {kind: kind_word(kind) for kind in StatementKind})
        self.strength = ChoiceField[str](tr("How strong, of 5"), _STRENGTHS)
        self.words = TextField(tr("What was said"), lines=2)
        self.quote = TextField(tr("In their very words"), lines=2)
        self.quote.box.setFont(current().font(Text.BODY, 400, Family.SERIF))
        self.permission = ChoiceField(
            tr("May it be quoted?"), {each: permission_words(each) for each in QuotePermission}
        )
        self.themes = LineField(tr("Themes, with commas between them"))
        self.again = QCheckBox(tr("Asked before"))
        self.again.setAccessibleName(tr("Asked before"))
        self.another = Button(tr("Add another"), ButtonKind.QUIET, in_row=True)
        self.another.clicked.connect(self.another_wanted)
        for field in (self.kind, self.strength, self.permission):
            slim(field.combo)
        self._lay_out()
        self._listen()
        self.show_thing(None, "")

    def show_thing(self, said: StatementInput | None, place: str) -> None:
        """Fill the fields, or empty them; `place` says in words which thing it is."""
        self.place.setText(place)
        self.another.setVisible(said is not None)
        with QSignalBlocker(self.words), QSignalBlocker(self.quote):
            self.words.set_text(said.words if said else "")
            self.quote.set_text(said.quote if said else "")
        self.words.set_problem("")
        self.themes.set_text(", ".join(said.themes) if said else "")
        self.permission.choose(said.permission if said else QuotePermission.ASK_FIRST)
        self.strength.choose(str(said.strength or _UNSAID) if said else _UNSAID)
        self.again.setChecked(bool(said and said.asked_before))
        if said:
            self.kind.choose(said.kind)
        self._fit_kind()
        self._fit_quote()

    def thing(self) -> StatementInput | None:
        """What stands in the fields, or nothing; `InvalidInput` where it cannot be kept so."""
        words, quote = self.words.text(), self.quote.text()
        if not (words or quote):
            return None
        kind = self._kind()
        strength = self.strength.choice() or _UNSAID
        return checked(
            lambda: StatementInput(
                kind=kind,
                words=words or quote,
                strength=int(strength) if strength else None,
                themes=themes_in(self.themes.text()),
                quote=quote,
                permission=self.permission.choice() or QuotePermission.ASK_FIRST,
                asked_before=kind is StatementKind.NEED and self.again.isChecked(),
            )
        )

    def set_started(self, *, started: bool) -> None:
        """Whether what stands here is in the text, so that another thing may be added."""
        self.another.setVisible(started)

    def _kind(self) -> StatementKind:
        return self.kind.choice() or StatementKind.LOVE

    def _fit_kind(self) -> None:
        """Only of a need is it said whether it was asked before."""
        self.again.setVisible(self._kind() is StatementKind.NEED)

    def _fit_quote(self) -> None:
        """Only where there are very words is it asked whether they may be quoted."""
        self.permission.setVisible(bool(self.quote.text()))

    def _listen(self) -> None:
        for field in (
            self.kind, self.strength, self.words, self.quote, self.permission, self.themes,
        ):  # fmt: skip
            field.edited.connect(self.edited)
        self.kind.edited.connect(self._fit_kind)
        self.quote.edited.connect(self._fit_quote)
        self.again.clicked.connect(self.edited)

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.half)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addWidget(self.place)
        head.addStretch(1)
        head.addWidget(self.another)
        column.addLayout(head)
        column.addLayout(side_by_side(self.kind, self.strength))
        for field in (self.words, self.quote, self.permission, self.themes, self.again):
            column.addWidget(field)
