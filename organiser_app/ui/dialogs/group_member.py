"""Who belongs to a group: the dialog that adds somebody, and the one that gives another part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.group_inputs import MemberInput
from organiser_app.language import tr
from organiser_app.store.queries.group_choices import Named
from organiser_app.store.queries.groups import GroupMemberRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.forms.who import ResidentField

_LONGEST = 200
_RESIDENT = "resident"


class GroupMemberDialog(FormDialog[MemberInput]):
    """Asks for a resident by name, or an organiser, their part, whether they lead, since when."""

    def __init__(
        self,
        desk: Desk,
        group_id: UUID,
        group: str,
        organisers: Sequence[Named],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.GROUP_MEMBER,
            tr("Who belongs to {group} too?", group=group),
            about=group_id,
            parent=parent,
        )
        self.sort = ChoiceField[str](
            tr("Who joins"),
            {_RESIDENT: tr("A resident")} | {str(each.id): each.name for each in organisers},
        )
        self.who = ResidentField(tr("Resident"), desk)
        self.role, self.leads = _role_field(), TickField(tr("They lead it"))
        self.joined = PastDayField(
            tr("Since"), desk.today, tr("As “14 May”; leave it empty for today.")
        )
        self.add_fields(
            sort=self.sort, who=self.who, role=self.role, leads=self.leads, joined=self.joined
        )
        self.sort.combo.currentIndexChanged.connect(lambda _: self._show_who())
        self.add_answers(tr("Add"))
        self.who.setFocus()

    def answer(self) -> MemberInput:
        """What stands in the fields; somebody has to be chosen."""
        chosen = self.sort.choice() or _RESIDENT
        is_resident = chosen == _RESIDENT
        return MemberInput(
            resident_id=self.who.resident_id() if is_resident else None,
            organiser_id=None if is_resident else UUID(chosen),
            role=self.role.text(),
            leads=self.leads.ticked(),
            joined_on=self.joined.happened_on(),
        )

    def accept(self) -> None:
        """Add them, unless nobody is chosen or the day can't be read."""
        if self.sort.choice() == _RESIDENT and not self.who.is_chosen():
            self.who.set_problem(tr("Choose a resident who is in the log."))
            self.who.setFocus()
        elif not self.joined.check():
            self.joined.setFocus()
        else:
            super().accept()

    def _show_who(self) -> None:
        self.who.setVisible(self.sort.choice() == _RESIDENT)


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """The part that somebody takes in a group from now on, and whether they lead it."""

    role: str
    leads: bool


class RoleDialog(FormDialog[RoleAnswer]):
    """Asks for the part that somebody takes in a group from now on, and whether they lead."""

    def __init__(self, desk: Desk, member: GroupMemberRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.GROUP_ROLE,
            tr("What is {name}’s part now?", name=member.name),
            about=member.id,
            parent=parent,
        )
        self.role, self.leads = _role_field(), TickField(tr("They lead it"))
        self.role.set_text(member.role)
        self.leads.box.setChecked(member.leads)
        self.add_fields(role=self.role, leads=self.leads)
        self.add_answers(tr("Save"))
        self.role.setFocus()
        self.role.line.selectAll()

    def answer(self) -> RoleAnswer:
        """What stands in the fields."""
        return RoleAnswer(self.role.text(), self.leads.ticked())


def _role_field() -> LineField:
    field = LineField(tr("Their part"), tr("As “cooks” or “keeps the books”."))
    field.line.setMaxLength(_LONGEST)
    return field
