"""The meetings of a sample: held ones out of what was heard, and some that are planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import Attendance, MeetingKind, MeetingState
from organiser_app.domain.values import Circle, ListeningKind, WordingPart
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.gathering_content import gathered
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Row, Sheaf

_PLANNED_ONE_TO_ONES = 0.4
_PREPARED, _REFLECTED = 0.7, 0.6
_ALSO_ASKED = (1, 4)
_EVENING, _MORNING = time(18), time(10, 30)

Group = tuple[UUID, UUID, Sequence[Person]]
"""A group's id, where it meets, and who belongs to it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A listening in the rows, and the residents who were present."""

    row: Row
    present: tuple[Person, ...]

    @property
    def day(self) -> date:
        """Its day."""
        at: datetime = self.row["at"]
        return at.date()


class Meetings:
    """Puts the meetings of a patch into the rows."""

    def __init__(
        self, sheaf: Sheaf, chance: Chance, ground: Ground, people: Sequence[Person]
    ) -> None:
        self._sheaf, self._chance, self._ground = sheaf, chance, ground
        self._heard = [person for person in people if person.heard]

    def of_group(self, group_id: UUID, members: Sequence[Person], held: Held) -> None:
        """A meeting of a group that was held; members who did not come stayed away."""
        meeting = self._held(MeetingKind.GROUP, held, None, group_id=group_id)
        away = [member for member in members if min(member.heard) <= held.row["at"]]
        self._guests(meeting, held.day, held.present, Attendance.CAME)
        self._guests(meeting, held.day, _without(away, held.present), Attendance.STAYED_AWAY)

    def one_by_one(self, there: Iterable[Held]) -> None:
        """The house meetings, and of the one-to-ones those that were planned beforehand."""
        for held in there:
            kind = held.row["kind"]
            if kind is ListeningKind.HOUSE_MEETING:
                self._house_meeting(held)
            elif kind is ListeningKind.ONE_TO_ONE and self._chance.odds(_PLANNED_ONE_TO_ONES):
                meeting = self._held(MeetingKind.ONE_TO_ONE, held, held.present[0])
                self._words(meeting, held.day, held.present[0], reflected=True)

    def planned(self, groups: Sequence[Group]) -> None:
        """What is to come: today, in the days after, and one of which nobody said if it was."""
        near = [each for each in self._heard if each.circle in (Circle.ACTIVE, Circle.LEADER)]
        who = self._chance.some(near or self._heard, 5)
        if not who:
            return
        today = self._ground.today
        one_to_one = MeetingKind.ONE_TO_ONE
        for days, hour, person in zip((-3, 0, 1, 5), (_MORNING, _EVENING, _MORNING, _EVENING), who):  # noqa: B905 (a small patch has fewer)
            meeting = self._plan(one_to_one, days, hour, person)
            self._words(meeting, today, person, reflected=False)
        host = who[-1]
        meeting = self._plan(MeetingKind.HOUSE_MEETING, 3, _EVENING, host)
        asked = _without(self._chance.some(self._heard, 9), (host,))
        half = len(asked) // 2
        self._guests(meeting, today, asked[:half], Attendance.COMING)
        self._guests(meeting, today, asked[half:], Attendance.ASKED)
        for days, (group_id, place_id, members) in zip((4, 8, 12), groups):  # noqa: B905 (as they come)
            meeting = self._plan(
                MeetingKind.GROUP, days, time(19), None, group_id=group_id, place_id=place_id
            )
            self._guests(meeting, today, members, Attendance.ASKED)
        self._plan(one_to_one, 2, _MORNING, who[0], state=MeetingState.CALLED_OFF)

    def _house_meeting(self, held: Held) -> None:
        host = next(
            (each for each in held.present if each.door == held.row["door_id"]), held.present[0]
        )
        meeting = self._held(MeetingKind.HOUSE_MEETING, held, host)
        others = _without(held.present, (host,))
        self._guests(meeting, held.day, others, Attendance.CAME)
        known = [each for each in self._heard if min(each.heard) < held.row["at"]]
        asked = self._chance.some(known, self._chance.between(*_ALSO_ASKED))
        self._guests(meeting, held.day, _without(asked, held.present), Attendance.STAYED_AWAY)
        self._words(meeting, held.day, host, reflected=True)

    def _held(
        self,
        kind: MeetingKind,
        held: Held,
        person: Person | None,
        group_id: UUID | None = None,
    ) -> UUID:
        return self._sheaf.add(
            models.Meeting,
            held.row["at"],
            patch_id=self._ground.patch_id,
            kind=kind,
            organiser_id=held.row["organiser_id"],
            subject_id=person.id if person else None,
            group_id=group_id,
            door_id=held.row["door_id"],
            place_id=held.row["place_id"],
            at=held.row["at"],
            state=MeetingState.HELD,
            listening_id=held.row["id"],
        )

    def _plan(
        self,
        kind: MeetingKind,
        days: int,
        hour: time,
        person: Person | None,
        *,
        group_id: UUID | None = None,
        place_id: UUID | None = None,
        state: MeetingState = MeetingState.PLANNED,
    ) -> UUID:
        today = self._ground.today
        return self._sheaf.add(
            models.Meeting,
            today,
            patch_id=self._ground.patch_id,
            kind=kind,
            organiser_id=self._ground.organisers[0],
            subject_id=person.id if person else None,
            group_id=group_id,
            door_id=person.door if person else None,
            place_id=place_id,
            at=datetime.combine(today + timedelta(days=days), hour, UTC),
            state=state,
            listening_id=None,
        )

    def _guests(
        self, meeting_id: UUID, made: date, guests: Iterable[Person], attendance: Attendance
    ) -> None:
        for guest in guests:
            self._sheaf.add(
                models.MeetingGuest,
                made,
                meeting_id=meeting_id,
                subject_id=guest.id,
                attendance=attendance,
            )

    def _words(self, meeting_id: UUID, made: date, person: Person, *, reflected: bool) -> None:
        """The preparation of a meeting and, where it was held, the organiser's reflection."""
        words = gathered().words
        if self._chance.odds(_PREPARED):
            self._word(meeting_id, made, person, WordingPart.PREPARATION, words.preparation)
        if reflected and self._chance.odds(_REFLECTED):
            self._word(meeting_id, made, person, WordingPart.REFLECTION, words.reflection)

    def _word(
        self,
        meeting_id: UUID,
        made: date,
        person: Person,
        part: WordingPart,
        templates: Sequence[str],
    ) -> None:
        said = self._chance.say(self._chance.pick(templates), self._ground.words_in(person.street))
        self._sheaf.add(
            models.Wording, made, of_id=meeting_id, part=part, body=said, subject_id=person.id
        )


def _without(people: Iterable[Person], besides: Iterable[Person]) -> list[Person]:
    left_out = set(besides)
    return [person for person in people if person not in left_out]
