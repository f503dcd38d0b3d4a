"""A meeting to come: the dialogs that plan one, move one, and ask more people to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.group_inputs import MeetingEdit, MeetingInput
from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.language import tr
from organiser_app.services.meetings import plan_meeting
from organiser_app.store.log import Query
from organiser_app.store.queries.group_choices import Named, group_names
from organiser_app.store.queries.meetings import MeetingRow
from organiser_app.store.queries.people import PersonRow, person_rows
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.meeting_beside import BesideNote, WithWhom
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.guests import GuestsField
from organiser_app.ui.forms.meeting_time import MeetingTimeField
from organiser_app.ui.forms.place import PlaceField
from organiser_app.ui.forms.who import ResidentField
from organiser_app.ui.theme.gatherings import meeting_kind_word


@dataclass(frozen=True, slots=True)
class Whose:
    """With whom a meeting is planned, where that is known: a resident, or a group."""

    kind: MeetingKind
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class WhoseKnown:
    """Whose meeting it is, if they are in the log still."""

    known: Whose | None


class MeetingDialog(FormDialog[MeetingInput]):
    """Asks for the kind, with whom, when, where, and who is asked to come."""

    def __init__(
        self,
        desk: Desk,
        groups: Sequence[Named],
        whose: Whose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.MEETING_WITH if whose else Form.MEETING,
            tr("Which meeting is planned?"),
            about=whose.id if whose else None,
            parent=parent,
        )
        self._make_fields(groups)
        if whose is not None:
            self._begin_with(whose)
        self.beside = BesideNote(desk, self.at, self.body)
        self.add_answers(tr("Plan"))
        self.kind.combo.currentIndexChanged.connect(lambda _: self._show_fields())
        self.at.line.textChanged.connect(lambda _: self._look_beside())
        self.group.combo.currentIndexChanged.connect(lambda _: self._look_beside())
        self.who.edited.connect(self._look_beside)
        self._show_fields()
        (self.at if whose else self.who).setFocus()

    def _make_fields(self, groups: Sequence[Named]) -> None:
        kinds = [each for each in MeetingKind if groups or each is not MeetingKind.GROUP]
        self.kind = ChoiceField(tr("Kind"), {each: meeting_kind_word(each) for each in kinds})
        self.who = ResidentField(tr("With whom"), self._desk)
        self.group = ChoiceField[str](
            tr("Which group"),
            {str(each.id): each.name for each in groups},
            tr("Its members are asked to come."),
        )
        self.at = MeetingTimeField(tr("When"), self._desk)
        self.where = PlaceField(
            tr("Where"),
            self._desk,
            tr("A door or a place. Left empty, it is at theirs, or where the group meets."),
        )
        self.guests = GuestsField(tr("Who is asked to come"), self._desk)
        self.add_fields(
            kind=self.kind,
            who=self.who,
            group=self.group,
            at=self.at,
            where=self.where,
            guests=self.guests,
        )

    def answer(self) -> MeetingInput:
        """What stands in the fields; the moment and whose meeting it is have to be there."""
        kind, moment = self._kind(), self.at.moment()
        if moment is None:
            raise ValueError("no moment can be read")
        of_group = kind is MeetingKind.GROUP
        return MeetingInput(
            kind=kind,
            at=moment,
            where=self.where.text(),
            resident_id=None if of_group else self.who.resident_id(),
            group_id=UUID(self.group.choice() or "") if of_group else None,
            guests=() if kind is MeetingKind.ONE_TO_ONE else self.guests.guests(),
        )

    def accept(self) -> None:
        """Plan it, unless it is not said with whom, or no moment can be read."""
        known = self._kind() is MeetingKind.GROUP or self.who.is_chosen()
        self.who.set_problem("" if known else tr("Choose a resident who is in the log."))
        if self.at.check() and known:
            super().accept()
        else:
            (self.at if known else self.who).setFocus()

    def _kind(self) -> MeetingKind:
        return self.kind.choice() or MeetingKind.ONE_TO_ONE

    def _begin_with(self, whose: Whose) -> None:
        self.kind.choose(whose.kind)
        if whose.kind is MeetingKind.GROUP:
            self.group.choose(str(whose.id))
        else:
            self.who.put_back(f"{whose.name}\n{whose.id}")

    def _show_fields(self) -> None:
        kind = self._kind()
        self.who.setVisible(kind is not MeetingKind.GROUP)
        alone = kind is MeetingKind.ONE_TO_ONE
        self.who.set_words(tr("With whom") if alone else tr("Who hosts it"))
        self.group.setVisible(kind is MeetingKind.GROUP)
        self.guests.setVisible(not alone)
        self._look_beside()

    def _look_beside(self) -> None:
        """Say what is near that hour with the same people."""
        kind = self._kind()
        if kind is MeetingKind.GROUP:
            group = self.group.choice()
            self.beside.look(WithWhom(kind, group_id=UUID(group) if group else None))
        else:
            chosen = self.who.is_chosen()
            self.beside.look(WithWhom(kind, self.who.resident_id() if chosen else None))


class MoveMeetingDialog(FormDialog[MeetingEdit]):
    """Asks when and where a meeting is to be now, and who else is asked to come.

    With whom it is never changes: that would be another meeting.
    """

    def __init__(
        self, desk: Desk, known: MeetingRow, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.MEETING,
            tr("When and where is it now?"),
            title,
            about=known.id,
            parent=parent,
        )
        self.at = MeetingTimeField(tr("When"), desk)
        self.at.set_moment(known.at)
        self.where = PlaceField(tr("Where"), desk, tr("A door or a place, as people say it."))
        self.where.set_text(known.where)
        self.guests = GuestsField(tr("Who is asked to come too"), desk)
        self.add_fields(at=self.at, where=self.where, guests=self.guests)
        if known.kind is MeetingKind.ONE_TO_ONE:
            self.guests.hide()
        beside = BesideNote(desk, self.at, self.body)
        whom = WithWhom(known.kind, known.resident_id, known.group_id, known.id)
        self.at.line.textChanged.connect(lambda _: beside.look(whom))
        self.beside = beside
        self.add_answers(tr("Save"))
        self.at.setFocus()

    def answer(self) -> MeetingEdit:
        """What stands in the fields; the moment has to be there."""
        moment = self.at.moment()
        if moment is None:
            raise ValueError("no moment can be read")
        return MeetingEdit(at=moment, where=self.where.text(), guests=self.guests.guests())

    def accept(self) -> None:
        """Keep it, unless no moment can be read."""
        if self.at.check():
            super().accept()
        else:
            self.at.setFocus()


class GuestsDialog(FormDialog[tuple[PersonInput, ...]]):
    """Asks who else is asked to a meeting; with `came`, who came and stood in no list."""

    def __init__(
        self, desk: Desk, meeting_id: UUID, *, came: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.MEETING_GUESTS,
            tr("Who came too?") if came else tr("Who else is asked to come?"),
            about=meeting_id,
            parent=parent,
        )
        self.guests = GuestsField(tr("Names"), desk)
        self.add_fields(guests=self.guests)
        self.add_answers(tr("Add"))
        self.guests.setFocus()

    def answer(self) -> tuple[PersonInput, ...]:
        """Who is meant."""
        return self.guests.guests()

    def accept(self) -> None:
        """Add them, unless nobody is named."""
        if self.guests.names():
            super().accept()
        else:
            self.guests.set_problem(tr("Write at least one name."))
            self.guests.setFocus()


def plan(
    desk: Desk,
    parent: QWidget,
    whose: Whose | None = None,
    then: Callable[[Change], None] = lambda _: None,
) -> None:
    """Ask which meeting is planned, and put it into the log; `then` is told what came of it."""

    def ask(groups: tuple[Named, ...]) -> None:
        dialog = MeetingDialog(desk, groups, whose, parent)
        given = dialog.ask()
        if given is not None:
            desk.change_then(then, desk.bus.failed.emit, dialog.settling(plan_meeting), given)

    desk.read(group_names, ask, owner=parent)


def whose_meeting(record_id: UUID) -> Query[WhoseKnown]:
    """The question whose record that is, a resident's or a group's, to plan a meeting with them."""

    def found(people: Sequence[PersonRow], groups: Sequence[Named]) -> WhoseKnown:
        residents = [Whose(MeetingKind.ONE_TO_ONE, each.id, each.name) for each in people]
        meeting = [Whose(MeetingKind.GROUP, each.id, each.name) for each in groups]
        every = [*residents, *meeting]
        return WhoseKnown(next((each for each in every if each.id == record_id), None))

    return lambda connection: found(person_rows(connection, [record_id]), group_names(connection))
