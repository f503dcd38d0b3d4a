"""The groups of a sample's patch, who belongs to them, and what was promised to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import AskedHow, GroupKind
from organiser_app.domain.values import (
    Circle,
    CommitmentState,
    ListeningKind,
)
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.gathering_content import GroupEntry, gathered
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.meetings import Held, Meetings
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Sheaf
from organiser_app.services.sample.volunteers import know_volunteer

_FEW, _RESIDENTS_FOR_ALL = 3, 60
_MEMBERS = (5, 9)
_FOUNDERS = 2
_LEFT = 0.12
_BESIDE = "beside them"
_ASKED_TOGETHER = 2
_DUE = (-5, 20)
_NEAREST = tuple(reversed(Circle))
_PROMISED_OF_LATE = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class GroupGround:
    """A group in the rows, those who belong to it now, and its meetings that were held."""

    id: UUID
    entry: GroupEntry
    place_id: UUID
    members: tuple[Person, ...]
    held: tuple[Held, ...]


def write_gatherings(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """Groups, meetings and a volunteer organiser who is a resident, out of what was heard."""
    there = _listened_to(sheaf, people)
    know_volunteer(sheaf, chance, ground, people)
    entries = gathered().group
    many = ground.is_home or len(people) >= _RESIDENTS_FOR_ALL
    entries = entries if many else entries[:_FEW]
    writing = Groups(sheaf, chance, ground, people)
    meetings = Meetings(sheaf, chance, ground, people)
    groups = [
        writing.write(entry, held)
        for entry, held in zip(entries, _shared_out(ground, entries, there), strict=True)
    ]
    for group in groups:
        for held in group.held:
            meetings.of_group(group.id, group.members, held)
    _let_ask(sheaf, groups)
    meetings.one_by_one(there)
    going_on = [group for group in groups if group.entry.ended is None]
    meetings.planned([(group.id, group.place_id, group.members) for group in going_on])


def _let_ask(sheaf: Sheaf, groups: Sequence[GroupGround]) -> None:
    """Some of what is asked, and belongs to no project, is asked by the tenants together."""
    (tenants,) = (group for group in groups if group.entry.kind is GroupKind.TENANTS)
    free = [row for row in sheaf.rows(models.Ask) if row.get("project_id") is None]
    for row in free[:_ASKED_TOGETHER]:
        row["group_id"] = tenants.id


def _listened_to(sheaf: Sheaf, people: Sequence[Person]) -> tuple[Held, ...]:
    """The listenings at which somebody known was present, with who that was."""
    known = {person.id: person for person in people}
    present: defaultdict[UUID, list[Person]] = defaultdict(list)
    for row in sheaf.rows(models.Presence):
        present[row["listening_id"]].append(known[row["subject_id"]])
    return tuple(
        Held(row, tuple(present[row["id"]]))
        for row in sheaf.rows(models.Listening)
        if present[row["id"]]
    )


class Groups:
    """Puts the groups of a patch into the rows."""

    def __init__(
        self, sheaf: Sheaf, chance: Chance, ground: Ground, people: Sequence[Person]
    ) -> None:
        self._sheaf, self._chance, self._ground = sheaf, chance, ground
        self._heard = [person for person in people if person.heard]
        self._heard.sort(key=lambda person: _NEAREST.index(person.circle))

    def write(self, entry: GroupEntry, held: Sequence[Held]) -> GroupGround:
        """One group, with the meetings that were its own, and what was promised to it."""
        begun, projects = self._ago(entry.days), self._sheaf.rows(models.Project)
        names = (entry.name,) if self._ground.is_home else entry.names_elsewhere or (entry.name,)
        of_project = entry.project is not None and entry.project < len(projects)
        group_id = self._sheaf.add(
            models.Group,
            begun,
            patch_id=self._ground.patch_id,
            name=self._say(self._chance.pick(names)),
            kind=entry.kind,
            purpose=self._say(entry.purpose),
            meets=entry.meets,
            place_id=self._ground.places[entry.place],
            project_id=projects[entry.project or 0]["id"] if of_project else None,
            begun_on=begun,
            ended_on=None if entry.ended is None else self._ago(entry.ended),
        )
        members = self._members(group_id, entry, self._belonging(held))
        place_id = self._ground.places[entry.place]
        group = GroupGround(group_id, entry, place_id, members, tuple(held))
        self._promise(group)
        return group

    def _ago(self, days: int) -> date:
        return self._ground.today - timedelta(days=days)

    def _say(self, template: str) -> str:
        return template.format_map(self._ground.words)

    def _belonging(self, held: Sequence[Held]) -> list[Person]:
        """Those who were at its meetings most often, then some of the nearest of the patch."""
        came = Counter(person for each in held for person in each.present)
        often = sorted(came, key=lambda person: (-came[person], person.id))
        near = [person for person in self._heard if person not in came]
        count = self._chance.between(*_MEMBERS)
        more = self._chance.some(near[: 2 * count], max(0, count - len(often)))
        chosen = {*often[:count], *more}
        return [person for person in self._heard if person in chosen]

    def _members(
        self, group_id: UUID, entry: GroupEntry, belonging: Sequence[Person]
    ) -> tuple[Person, ...]:
        """Write who belongs: the first parts to the nearest; a few have left again."""
        begun, until = self._ago(entry.days), self._ago(entry.ended or 0)
        rows: list[tuple[date, Person | None, str, bool, date | None]] = []
        for place, person in enumerate(belonging):
            founded = place < _FOUNDERS
            joined = begun if founded else self._chance.day(begun, until)
            leaves = not founded and self._chance.odds(_LEFT)
            role = entry.roles[place] if place < len(entry.roles) else ""
            left = self._chance.day(joined, until) if leaves else None
            rows.append((joined, person, role, place < entry.leads, left))
        rows.append((begun, None, _BESIDE, False, None))
        for joined, who, role, leads, left in sorted(rows, key=lambda row: row[0]):
            self._sheaf.add(
                models.GroupMember,
                joined,
                group_id=group_id,
                subject_id=who.id if who else None,
                organiser_id=None if who else self._ground.organisers[0],
                role=role,
                leads=leads,
                joined_on=joined,
                left_on=left,
            )
        return tuple(who for _, who, _, _, left in rows if who is not None and left is None)

    def _promise(self, group: GroupGround) -> None:
        """What members promised to the group at its latest meeting, while that is fresh."""
        latest = group.held[-1] if group.held else None
        if latest is None or self._ground.today - latest.day > _PROMISED_OF_LATE:
            return
        for what in group.entry.promises if group.members else ():
            self._sheaf.add(
                models.Commitment,
                latest.day,
                organiser_id=None,
                subject_id=self._chance.pick(group.members).id,
                promised_by="",
                to_group_id=group.id,
                listening_id=latest.row["id"],
                what=self._say(what),
                asked=AskedHow.IN_A_GROUP,
                agreed_on=latest.day,
                due_on=self._ground.today + timedelta(days=self._chance.between(*_DUE)),
                condition="",
                state=CommitmentState.OPEN,
                settled_on=None,
                reason="",
            )


def _shared_out(
    ground: Ground, entries: Sequence[GroupEntry], there: Sequence[Held]
) -> list[list[Held]]:
    """The listenings to groups, shared out among the groups that were there on their day."""
    shared: list[list[Held]] = [[] for _ in entries]
    for held in there:
        ago = (ground.today - held.day).days
        free = [
            mine
            for mine, entry in zip(shared, entries, strict=True)
            if ago < entry.days and (entry.ended is None or ago > entry.ended)
        ]
        if free and held.row["kind"] is ListeningKind.GROUP:
            min(free, key=len).append(held)
    return shared
