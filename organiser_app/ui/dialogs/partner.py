"""A body that residents deal with: what it is, whom to speak to there, and where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.ask_inputs import PartnerInput
from organiser_app.domain.relationship_values import PartnerKind, Stance
from organiser_app.domain.rules.partner_words import partner_kind_word, stance_word
from organiser_app.language import tr
from organiser_app.store.queries.partners import PartnerRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form

_UNSAID = ""
_LONGEST = 200


class PartnerDialog(FormDialog[PartnerInput]):
    """Asks for name, kind, a person there with phone and email, and power, interest and stance."""

    def __init__(
        self, desk: Desk, known: PartnerRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.PARTNER,
            tr("Who is this partner?"),
            tr("A body outside the patch: one that helps, or that can decide."),
            about=known.id if known else None,
            parent=parent,
        )
        self.name = LineField(tr("Name"), tr("As “Larkmoor Council, highways”."))
        self.kind = ChoiceField(
            tr("What it is"), {kind: partner_kind_word(kind) for kind in PartnerKind}
        )
        self.person = LineField(tr("Whom to speak to"))
        self.phone, self.email = LineField(tr("Phone")), LineField(tr("Email"))
        self.power = ChoiceField[str](tr("Power to decide"), _scale(tr("little"), tr("much")))
        self.interest = ChoiceField[str](
            tr("Interest in what residents ask"), _scale(tr("little"), tr("much"))
        )
        self.stance = ChoiceField[str](
            tr("Where they stand"),
            {_UNSAID: stance_word(None), **{each: stance_word(each) for each in Stance}},
        )
        self._lay_out()
        self.kind.choose(known.kind if known else PartnerKind.OTHER)
        if known is not None:
            self._fill(known)
        self.add_answers(tr("Save") if known else tr("Add"))
        self.name.setFocus()

    def answer(self) -> PartnerInput:
        """What stands in the fields."""
        stance = self.stance.choice()
        return PartnerInput(
            name=self.name.text(),
            kind=self.kind.choice() or PartnerKind.OTHER,
            person=self.person.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            power=_number(self.power),
            interest=_number(self.interest),
            stance=Stance(stance) if stance else None,
        )

    def accept(self) -> None:
        """Keep it, unless it has no name."""
        self.name.set_problem("" if self.name.text() else tr("Give it a name to know it by."))
        if self.name.text():
            super().accept()
        else:
            self.name.setFocus()

    def _lay_out(self) -> None:
        for field in (self.name, self.person, self.phone, self.email):
            field.line.setMaxLength(_LONGEST)
        self.add_row(3, 2, name=self.name, kind=self.kind)
        self.add_fields(person=self.person)
        self.add_row(phone=self.phone, email=self.email)
        self.add_row(power=self.power, interest=self.interest)
        self.add_fields(stance=self.stance)

    def _fill(self, known: PartnerRow) -> None:
        for field, text in (
            (self.name, known.name),
            (self.person, known.person),
            (self.phone, known.phone),
            (self.email, known.email),
        ):
            field.set_text(text)
        self.power.choose(str(known.power or _UNSAID))
        self.interest.choose(str(known.interest or _UNSAID))
        self.stance.choose(known.stance or _UNSAID)


def _scale(least: str, most: str) -> dict[str, str]:
    """From 1 to 5, what its ends mean, and that nobody said."""
    return {
        _UNSAID: tr("not said"),
        "1": f"1  {least}",
        "2": "2",
        "3": "3",
        "4": "4",
        "5": f"5  {most}",
    }


def _number(field: ChoiceField[str]) -> int | None:
    choice = field.choice()
    return int(choice) if choice else None
