"""Residents come into the keeping of another organiser: whose, since when, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.store.queries.organisers import OrganiserRow
from organiser_app.store.queries.person import PersonDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField

NOBODY, CHOOSE = "nobody", ""


@dataclass(frozen=True, slots=True)
class KeeperAnswer:
    """Who keeps them from now on, None for nobody, since when, and why."""

    organiser_id: UUID | None
    on: date
    why: str


class KeeperDialog(FormDialog[KeeperAnswer]):
    """Asks for the next keeper of one resident; whoever has left is not offered."""

    def __init__(
        self,
        desk: Desk,
        seen: PersonDetail,
        known: Iterable[OrganiserRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.KEEPER,
            tr("Who keeps {name} from now on?", name=seen.person.name),
            tr("A keeper is the one lead contact of a resident. Tell them who comes next."),
            about=seen.person.id,
            parent=parent,
        )
        settled = seen.keeping.organiser_id if not seen.keeping.others else None
        self.keeper = ChoiceField(tr("Keeper"), keepers(known, besides=settled))
        self.on = PastDayField(tr("Since"), desk.today, needed=True)
        self.why = LineField(tr("Why"), tr("As “lives nearer”; they may ask to see it."))
        self.add_fields(keeper=self.keeper, on=self.on, why=self.why)
        self.add_answers(tr("Change"))
        self.keeper.setFocus()

    def answer(self) -> KeeperAnswer:
        """What stands in the fields."""
        return KeeperAnswer(chosen_keeper(self.keeper), self.on.happened_on(), self.why.text())

    def accept(self) -> None:
        """Change it, unless nobody was chosen or the day is still to come."""
        if keeper_and_day_stand(self.keeper, self.on):
            super().accept()


def keepers(known: Iterable[OrganiserRow], *, besides: UUID | None) -> dict[str, str]:
    """Who may be chosen as a keeper, by the key of a choice field."""
    here = {str(row.id): row.name for row in known if row.left_on is None and row.id != besides}
    nobody = {NOBODY: tr("nobody for now")} if besides is not None else {}
    return {CHOOSE: tr("choose an organiser")} | here | nobody


def chosen_keeper(field: ChoiceField[str]) -> UUID | None:
    """The organiser who was chosen, or None for nobody."""
    choice = field.choice()
    return UUID(choice) if choice and choice != NOBODY else None


def keeper_and_day_stand(keeper: ChoiceField[str], on: PastDayField) -> bool:
    """Whether a keeper was chosen and the day has come; else say what is missing."""
    chosen, come = bool(keeper.choice()), on.check()
    keeper.set_problem("" if chosen else tr("Choose who keeps them, or nobody for now."))
    if not chosen:
        keeper.setFocus()
    elif not come:
        on.setFocus()
    return chosen and come
