"""A gift looked at again: what sort of thing it is, and whether it is still offered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.need_inputs import GiftInput
from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.gift_kinds import suggest_gift_kind
from organiser_app.language import tr
from organiser_app.store.queries.gifts import GiftRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.need_words import gift_kind_word, taken_up_words
from organiser_app.ui.painting.text import curly
from organiser_app.ui.widgets import Ink, label, words_label

_UNSORTED = ""


class GiftDialog(FormDialog[GiftInput]):
    """Asks for the kind of a gift, which its words suggest, and until when it is offered."""

    def __init__(self, desk: Desk, gift: GiftRow, parent: QWidget | None = None) -> None:
        said = gift.said
        whose = ", ".join(part for part in (said.resident, said.where) if part)
        super().__init__(
            desk, Form.GIFT, tr("What is offered?"), whose, about=gift.id, parent=parent
        )
        self.body.addWidget(words_label(curly(said.text) if said.verbatim else said.text))
        self.body.addWidget(label(taken_up_words(gift), ink=Ink.MUTED))
        kinds = {kind.value: gift_kind_word(kind) for kind in GiftKind}
        self.kind = ChoiceField[str](
            tr("What sort of thing it is"), {_UNSORTED: tr("not sorted yet"), **kinds}
        )
        self.until = DayField(
            tr("Offered no more since"), desk.today, tr("Empty while it is offered."), ahead=False
        )
        self.add_fields(kind=self.kind, until=self.until)
        self._fill(gift)
        self.add_answers(tr("Keep"))
        self.kind.setFocus()

    def answer(self) -> GiftInput:
        """What stands in the fields."""
        kind = self.kind.choice() or _UNSORTED
        return GiftInput(kind=GiftKind(kind) if kind else None, offered_until=self.until.day())

    def accept(self) -> None:
        """Keep it, unless the day can't be read."""
        if self.until.check():
            super().accept()
        else:
            self.until.setFocus()

    def _fill(self, gift: GiftRow) -> None:
        """What is known of it, and where it is not sorted, why a kind is suggested."""
        self.kind.choose(gift.shown_kind.value if gift.shown_kind else _UNSORTED)
        self.until.set_day(gift.offered_until)
        suggested = suggest_gift_kind(f"{gift.said.words} {gift.said.quote}")
        if gift.kind is None and suggested is not None:
            self.kind.set_hint(tr("Suggested by “{word}”.", word=suggested.word))
