"""What a group is: the dialog that begins one, or says anew what one is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.group_inputs import GroupInput
from organiser_app.domain.relationship_values import GroupKind
from organiser_app.domain.rules.addresses import read_address
from organiser_app.language import tr
from organiser_app.store.queries.group_choices import Named
from organiser_app.store.queries.groups import GroupDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.place import PlaceField
from organiser_app.ui.theme.gatherings import group_kind_word

_LONGEST = 200
_NONE = "none"


class GroupDialog(FormDialog[GroupInput]):
    """Asks for a name, a kind, what it is for, when and where it meets, and for its project."""

    def __init__(
        self,
        desk: Desk,
        projects: Sequence[Named],
        known: GroupDetail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.GROUP,
            tr("What is the group?"),
            tr("Residents who act together. Who belongs to it is added on its page."),
            about=known.row.id if known else None,
            parent=parent,
        )
        self._make_fields(projects)
        self.kind.choose(GroupKind.OTHER)
        self.begun.set_day(desk.today)
        if known is not None:
            self._fill(known)
        self.add_answers(tr("Save") if known else tr("Begin"))
        self.name.setFocus()

    def _make_fields(self, projects: Sequence[Named]) -> None:
        self.name = _line(tr("Name"))
        self.kind = ChoiceField(tr("Kind"), {each: group_kind_word(each) for each in GroupKind})
        self.purpose = TextField(
            tr("What it is for"), tr("One sentence that its members would say."), lines=2
        )
        self.meets = _line(tr("When it meets"), tr("As “first Tuesdays at seven”, or empty."))
        self.where = PlaceField(
            tr("Where it meets"), self._desk, tr("A place, such as a hall, or empty.")
        )
        self.project = ChoiceField[str](
            tr("Its project"),
            {_NONE: tr("None")} | {str(each.id): each.name for each in projects},
        )
        self.begun = DayField(
            tr("Begun on"),
            self._desk.today,
            tr("As “14 May”; leave it empty for no day."),
            ahead=False,
        )
        self.add_fields(
            name=self.name,
            kind=self.kind,
            purpose=self.purpose,
            meets=self.meets,
            where=self.where,
            project=self.project,
            begun=self.begun,
        )

    def answer(self) -> GroupInput:
        """What stands in the fields."""
        project = self.project.choice() or _NONE
        return GroupInput(
            name=self.name.text(),
            kind=self.kind.choice() or GroupKind.OTHER,
            purpose=self.purpose.text(),
            meets=self.meets.text(),
            where=self.where.text(),
            project_id=None if project == _NONE else UUID(project),
            begun_on=self.begun.day(),
        )

    def accept(self) -> None:
        """Keep it, unless it has no name, meets at a door, or its day can't be read."""
        named = bool(self.name.text())
        self.name.set_problem("" if named else tr("Give it the name that people call it by."))
        at_door = bool(read_address(self.where.text()).street)
        self.where.set_problem(
            tr("A group meets at a place. Plan a meeting at a door by itself.") if at_door else ""
        )
        if self.begun.check() and named and not at_door:
            super().accept()
        else:
            (self.where if at_door else self.begun if named else self.name).setFocus()

    def _fill(self, known: GroupDetail) -> None:
        self.name.set_text(known.row.name)
        self.kind.choose(known.row.kind)
        self.purpose.set_text(known.purpose)
        self.meets.set_text(known.meets)
        self.where.set_text(known.where)
        self.project.choose(str(known.project_id or _NONE))
        self.begun.set_day(known.row.begun_on)


def _line(words: str, hint: str = "") -> LineField:
    field = LineField(words, hint)
    field.line.setMaxLength(_LONGEST)
    return field
