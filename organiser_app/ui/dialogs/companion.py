"""Somebody is to walk beside a resident: whom, who beside them, as what, and why these two."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.companion_inputs import CompanionshipInput
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.relationship_values import CompanionKind
from organiser_app.domain.rules.companions import Suggested
from organiser_app.language import tr
from organiser_app.store.queries.alone import who_could_walk_beside
from organiser_app.ui.companion_words import kind_word, reason_words
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.forms.who import ResidentField

_NOBODY = "nobody"
_ANOTHER = "another"
_MYSELF = "myself"


class CompanionDialog(FormDialog[CompanionshipInput]):
    """Asks who walks beside whom; those whom the rule would ask are offered with the reasons.

    `resident_id` and `name` are whom it is for, or None and "" where that is asked too;
    `organiser_id` is whoever keeps this log.
    """

    def __init__(
        self,
        desk: Desk,
        organiser_id: UUID,
        resident_id: UUID | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.COMPANION,
            tr("Who could walk beside {name}?", name=name)
            if name
            else tr("Who walks beside whom?"),
            tr("Ask both of them first. What is written here is that they said yes."),
            about=resident_id,
            parent=parent,
        )
        self._resident_id, self._organiser_id = resident_id, organiser_id
        self.resident = ResidentField(tr("The resident"), desk)
        self.choice = ChoiceField(tr("Beside them"), self._offers(()))
        self.other = ResidentField(tr("Another resident"), desk, besides=resident_id)
        self.kind = ChoiceField(tr("As"), {each: kind_word(each) for each in CompanionKind})
        self.why = LineField(tr("Why these two"), tr("What they share, in a few words."))
        self.begun = PastDayField(tr("Since"), desk.today, needed=True)
        self.kind.choose(CompanionKind.BEFRIENDER)
        if resident_id is None:
            self.add_fields(resident=self.resident)
        self.add_fields(
            choice=self.choice, other=self.other, kind=self.kind, why=self.why, begun=self.begun
        )
        self.add_answers(tr("They walk side by side"))
        self.choice.combo.currentIndexChanged.connect(lambda _: self._chose())
        self.resident.edited.connect(self._ask_again)
        self._chose()
        self._look()
        (self.choice if resident_id else self.resident).setFocus()

    def answer(self) -> CompanionshipInput:
        """What stands in the fields; `InvalidInput` where it cannot be."""
        chosen = self.choice.choice() or _NOBODY
        if chosen == _NOBODY:
            raise InvalidInput(tr("Choose who walks beside them."))
        other: UUID | None = None
        if chosen != _MYSELF:
            other = self.other.resident_id() if chosen == _ANOTHER else UUID(chosen)
        return checked(
            lambda: CompanionshipInput(
                subject_id=self._resident_id or self.resident.resident_id(),
                other_subject_id=other,
                organiser_id=self._organiser_id if chosen == _MYSELF else None,
                kind=self.kind.choice() or CompanionKind.BEFRIENDER,
                why=self.why.text(),
                begun_on=self.begun.happened_on(),
            )
        )

    def accept(self) -> None:
        """Take the answer, unless somebody is missing or it begins on a day to come."""
        known = self._resident_id is not None or self.resident.is_chosen()
        self.resident.set_problem("" if known else tr("Choose a resident who is in the log."))
        wanted = self.choice.choice() == _ANOTHER and not self.other.is_chosen()
        self.other.set_problem(tr("Choose a resident who is in the log.") if wanted else "")
        come = self.begun.check()
        if not known or wanted or not come:
            field = self.resident if not known else self.other if wanted else self.begun
            field.setFocus()
        elif self._stands():
            super().accept()

    def _stands(self) -> bool:
        try:
            self.answer()
        except InvalidInput as problem:
            self.choice.set_problem(problem.message)
            self.choice.setFocus()
            return False
        return True

    def _chose(self) -> None:
        self.other.setVisible(self.choice.choice() == _ANOTHER)

    def _ask_again(self) -> None:
        if self.resident.is_chosen():
            self._look()

    def _look(self) -> None:
        resident_id = self._resident_id
        if resident_id is None and self.resident.is_chosen():
            resident_id = self.resident.resident_id()
        if resident_id is not None:
            self._desk.read_latest(
                "beside",
                lambda connection: who_could_walk_beside(connection, resident_id),
                self._offer,
                owner=self,
            )

    def _offer(self, found: tuple[Suggested, ...]) -> None:
        self.choice.set_choices(self._offers(found))
        hint = "" if found else tr("Nobody stands out: nobody near the centre shares much.")
        self.choice.set_hint(hint)
        self._chose()

    def _offers(self, found: tuple[Suggested, ...]) -> dict[str, str]:
        offers = {
            str(one.resident_id): tr("{name}: {reasons}", name=one.name, reasons=reason_words(one))
            for one in found
        }
        nobody = {_NOBODY: tr("Nobody is chosen yet")}
        return {
            **nobody,
            **offers,
            _ANOTHER: tr("Another resident, named below"),
            _MYSELF: tr("I do"),
        }
