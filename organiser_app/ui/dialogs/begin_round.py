"""Going out: where, on which side, with whom, and when one expects to be back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from organiser_app.domain.inputs import checked
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.rules.coming_back import read_coming_back
from organiser_app.domain.rules.knocking import KNOCK_AGAIN_AFTER_DAYS
from organiser_app.domain.values import StreetSide
from organiser_app.language import plural, tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.add_doors import DoorsField, NewDoors
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.where_field import WhereField
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form

_LONGEST = 200


class Walk(StrEnum):
    """The sides of a street that can be walked, or a place where no door is knocked at."""

    BOTH = "both"
    ODD = "odd"
    EVEN = "even"
    PLACE = "place"


class Alone(StrEnum):
    """For how many days a door that was knocked at warns before it is knocked at again."""

    NEVER = "0"
    WEEK = "7"
    FORTNIGHT = "14"
    MONTH = "30"
    QUARTER = "90"


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round to begin, and the doors that its street is to have first, if any.

    A door that was knocked at warns for `alone_for` days.
    """

    given: RoundInput
    doors: NewDoors | None
    alone_for: int


class BackField(LineField):
    """A time ahead, as people say it; under it stands the time that was understood."""

    def __init__(self, words: str, desk: Desk) -> None:
        self._desk = desk
        self._example = tr("As “19:30” or “in 2 hours”; leave it empty for none.")
        super().__init__(words, self._example)
        self.line.setMaxLength(_LONGEST)
        self.line.textChanged.connect(lambda _: self._preview())

    def moment(self) -> datetime | None:
        """The moment that was written; None where there is none, or none can be read."""
        return read_coming_back(self.text(), self._desk.log.clock().astimezone())

    def check(self) -> bool:
        """Whether what stands here can be read; where it can't, say so."""
        readable = not self.text() or self.moment() is not None
        self.set_problem("" if readable else tr("No time ahead can be read from this."))
        return readable

    def _preview(self) -> None:
        moment = self.moment()
        self.set_hint(tr("Back at {time}", time=f"{moment:%H:%M}") if moment else self._example)


class BeginRoundDialog(FormDialog[RoundPlan]):
    """Asks for a round. A street that has no doors yet may be given them here.

    `alone_for` is for how many days a door warned until now.
    """

    def __init__(
        self, desk: Desk, alone_for: int = KNOCK_AGAIN_AFTER_DAYS, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.ROUND,
            tr("Where does the round go?"),
            tr("It begins now. Doors are knocked at by one key each."),
            parent=parent,
        )
        self.where = WhereField(tr("Street or place"), desk)
        self.walk = ChoiceField(tr("Which doors"), _walk_words())
        self.doors = DoorsField(tr("Its doors, if you know them"))
        self.companions = LineField(tr("With whom"), tr("Commas between names, or empty."))
        self.companions.line.setMaxLength(_LONGEST)
        self.back = BackField(tr("Expected back"), desk)
        self.alone = ChoiceField(tr("Warn at a door that was knocked at"), _alone_words())
        self.alone.choose(min(Alone, key=lambda each: abs(int(each) - alone_for)))
        self.add_fields(
            where=self.where,
            walk=self.walk,
            doors=self.doors,
            companions=self.companions,
            back=self.back,
            alone=self.alone,
        )
        self.add_answers(tr("Go out"))
        self.where.streets_known.connect(self._tell_doors)
        self.where.edited.connect(self._tell_doors)
        self.walk.edited.connect(self._tell_doors)
        self._tell_doors()
        self.where.setFocus()

    def answer(self) -> RoundPlan:
        """What stands in the fields."""
        walk = self.walk.choice() or Walk.BOTH
        street = self.where.text()
        labels: tuple[str, ...] = ()
        if self._wants_doors() and self.doors.text():
            read = self.doors.doors()
            street, labels = street or read.street, read.labels
        given = checked(lambda: self._round(walk, street))
        doors = NewDoors(street, labels) if labels else None
        return RoundPlan(given, doors, int(self.alone.choice() or Alone.FORTNIGHT))

    def accept(self) -> None:
        """Go out, unless it is not said where, or something can't be read."""
        readable = not self._wants_doors() or not self.doors.text() or self.doors.check()
        if not readable:
            self.doors.setFocus()
        elif not self._says_where():
            self.where.set_problem(tr("Say which street or place the round goes to."))
            self.where.setFocus()
        elif not self.back.check():
            self.back.setFocus()
        else:
            super().accept()

    def _round(self, walk: Walk, where: str) -> RoundInput:
        at_place = walk is Walk.PLACE
        names = (name.strip() for name in self.companions.text().split(","))
        return RoundInput(
            street="" if at_place else where,
            place=where if at_place else "",
            side=StreetSide.BOTH if at_place else StreetSide(walk),
            companions=tuple(name for name in names if name),
            expected_back_at=self.back.moment(),
        )

    def _says_where(self) -> bool:
        named = self._wants_doors() and self.doors.text() and self.doors.doors().street
        return bool(self.where.text() or named)

    def _wants_doors(self) -> bool:
        """Whether the street has no doors that could be knocked at."""
        street = self.where.street()
        return self.walk.choice() is not Walk.PLACE and (street is None or not street.doors)

    def _tell_doors(self) -> None:
        """Ask for doors where there are none, and say how many there are where some are."""
        self.doors.setVisible(self._wants_doors())
        street = self.where.street()
        known = street.doors if street else 0
        self.where.say(plural("{count} door", "{count} doors", known) if known else "")


def _alone_words() -> dict[Alone, str]:
    return {
        Alone.NEVER: tr("Never"),
        Alone.WEEK: tr("In the last week"),
        Alone.FORTNIGHT: tr("In the last two weeks"),
        Alone.MONTH: tr("In the last 30 days"),
        Alone.QUARTER: tr("In the last 90 days"),
    }


def _walk_words() -> dict[Walk, str]:
    return {
        Walk.BOTH: tr("Both sides of the street"),
        Walk.ODD: tr("The odd side"),
        Walk.EVEN: tr("The even side"),
        Walk.PLACE: tr("None: it is a place"),
    }
