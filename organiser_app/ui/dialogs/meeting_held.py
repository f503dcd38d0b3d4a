"""A meeting was held: when, who was there, what was heard, and one's own reflection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.group_inputs import HeldInput
from organiser_app.domain.inputs import MOST_UNNAMED, checked
from organiser_app.domain.relationship_values import Attendance, MeetingKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.meetings import MeetingDetail
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField, TextField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.heard import HeardField
from organiser_app.ui.forms.meeting_time import MeetingTimeField
from organiser_app.ui.theme import current

_WIDE = 620
_NAMED = 6


class HeldDialog(FormDialog[HeldInput]):
    """Says that a listening comes of it, with whom, and asks for the rest."""

    def __init__(self, desk: Desk, known: MeetingDetail, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.MEETING_HELD,
            _question(known),
            _who_was_there(known),
            about=known.row.id,
            parent=parent,
        )
        coming = sum(guest.attendance is Attendance.COMING for guest in known.guests)
        self._make_fields(coming)
        self.at.set_moment(min(known.row.at, desk.log.clock()))
        self.as_said.setHidden(not coming)
        self.others.setHidden(known.row.kind is MeetingKind.ONE_TO_ONE)
        self.setMinimumWidth(current().metrics.px(_WIDE))
        self.add_answers(tr("Save as a listening"))
        self.heard.setFocus()

    def _make_fields(self, coming: int) -> None:
        self.at = MeetingTimeField(tr("When it was"), self._desk, held=True)
        self.as_said = TickField(
            plural(
                "{count} who said that they would come did",
                "{count} who said that they would come did",
                coming,
            )
        )
        self.others = LineField(
            tr("How many others came"), tr("Those who are in no list, as a number, or empty.")
        )
        self.heard = HeardField(tr("What was heard"), self._desk)
        self.reflection = TextField(
            tr("Your own reflection"),
            tr("What you think of it yourself: yours alone, it never leaves this log."),
            lines=2,
        )
        self.add_fields(
            at=self.at,
            as_said=self.as_said,
            others=self.others,
            heard=self.heard,
            reflection=self.reflection,
        )

    def answer(self) -> HeldInput:
        """What stands in the fields; the moment has to be there."""
        heard = self.heard.heard()
        reflections = (self.reflection.text(), heard.reflection if heard else "")
        return checked(
            lambda: HeldInput.model_validate(
                {
                    "at": self.at.moment(),
                    "as_said": self.as_said.ticked(),
                    "unnamed_present": self._others() or 0,
                    "heard": heard,
                    "reflection": "\n".join(filter(None, reflections)),
                }
            )
        )

    def accept(self) -> None:
        """Save it, unless the moment, the number or a line of it cannot be read."""
        for field, stands in (
            (self.at, self.at.check()),
            (self.others, self._counted()),
            (self.heard, self.heard.check()),
        ):
            if not stands:
                field.setFocus()
                return
        super().accept()

    def _others(self) -> int | None:
        words = self.others.text()
        return int(words) if words.isdecimal() else None

    def _counted(self) -> bool:
        others = self._others()
        stands = not self.others.text() or (others is not None and others <= MOST_UNNAMED)
        self.others.set_problem("" if stands else tr("Write a number, or leave it empty."))
        return stands


def _question(known: MeetingDetail) -> str:
    row = known.row
    if row.kind is MeetingKind.GROUP:
        return tr("How was the meeting of {group}?", group=row.group)
    if row.kind is MeetingKind.ONE_TO_ONE:
        return tr("How was the one-to-one with {name}?", name=row.who)
    return tr("How was the house meeting at {name}’s?", name=row.who)


def _who_was_there(known: MeetingDetail) -> str:
    """Who will be present at the listening, and for whom nobody has said yet."""
    came = [guest.name for guest in known.guests if guest.attendance is Attendance.CAME]
    there = [known.row.who, *came] if known.row.who else came
    unsaid = sum(guest.attendance is Attendance.ASKED for guest in known.guests)
    parts = (
        tr("It becomes a listening with {names}.", names=_names(there))
        if there
        else tr("It becomes a listening. Nobody is marked as having come yet."),
        plural(
            "Of {count} who was asked nobody has said whether they came.",
            "Of {count} who were asked nobody has said whether they came.",
            unsaid,
        )
        if unsaid
        else "",
    )
    return " ".join(filter(None, parts))


def _names(there: list[str]) -> str:
    if len(there) <= _NAMED:
        return ", ".join(there)
    more = plural("{count} more", "{count} more", len(there) - _NAMED)
    return tr("{names} and {more}", names=", ".join(there[:_NAMED]), more=more)
