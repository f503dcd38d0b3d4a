"""Projects of a sample's patch: what they are born of, who carries them, steps and promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import ConditionKind
from organiser_app.domain.values import Circle, ProjectStage, StepState
from organiser_app.services.sample import project_content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.hearings import HeardStatement
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.project_content import (
    ALL_PROJECTS,
    ProjectEntry,
    ProjectPromise,
)
from organiser_app.services.sample.sheaf import Sheaf

_NOTICE = 14
_WAY = tuple(ProjectStage)
_NEARNESS = (Circle.LEADER, Circle.ACTIVE, Circle.PARTICIPANT, Circle.CONTACT)


@dataclass(frozen=True, slots=True)
class ProjectGround:
    """A project in the rows, for its money and its outcomes to stand on."""

    id: UUID
    entry: ProjectEntry
    seats: tuple[Person, ...]


class Projects:
    """Puts the projects of a patch into the rows, drawing on who lives there and what they said."""

    def __init__(
        self,
        sheaf: Sheaf,
        chance: Chance,
        ground: Ground,
        people: Sequence[Person],
        statements: Sequence[HeardStatement],
    ) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground
        self._free = _willing(people)
        self._people = people
        self._unclaimed = sorted(statements, key=lambda heard: heard.on)

    def write(self, number: int) -> ProjectGround:
        """The project of that number in the patch."""
        slug = _slug(self._ground, number)
        entry = project_content.project(slug)
        begun = self._ago(entry.days)
        project_id = self._sheaf.add(
            models.Project,
            begun,
            patch_id=self._ground.patch_id,
            name=self._name(entry),
            summary=self._say(entry.summary),
            stage=entry.stage,
            begun_on=begun,
        )
        self._stages(project_id, entry)
        seats = self._seats(slug, entry)
        self._members(project_id, entry, seats)
        self._births(project_id, entry)
        self._steps(project_id, entry)
        self._promises(project_id, entry, seats)
        return ProjectGround(project_id, entry, seats)

    def _stages(self, project_id: UUID, entry: ProjectEntry) -> None:
        """Its way from the first stage to the one in hand, in even steps."""
        behind = _WAY[: _WAY.index(entry.stage) + 1]
        for place, stage in enumerate(behind):
            came = self._ago(entry.days - entry.days * place // len(behind))
            self._sheaf.add(models.StageMove, came, project_id=project_id, stage=stage, on=came)

    def _ago(self, days: int) -> date:
        return self._ground.today - timedelta(days=days)

    def _agreed(self, entry: ProjectEntry, due: int) -> date:
        """The day on which something was agreed that was due so many days ago."""
        return self._ago(min(entry.days, max(due, 0) + _NOTICE))

    def _say(self, template: str) -> str:
        return template.format_map(self._ground.words)

    def _name(self, entry: ProjectEntry) -> str:
        name = entry.names[0] if self._ground.is_home else self._chance.pick(entry.names)
        return self._say(name)

    def _seats(self, slug: str, entry: ProjectEntry) -> tuple[Person, ...]:
        """Who fills the roles: those whose thread it is, then the nearest who are free."""
        written = {
            person.thread.seat: person
            for person in self._people
            if person.thread is not None and person.thread.project == slug
        }
        return tuple(
            written[seat] if seat in written else self._next_free()
            for seat in range(len(entry.roles))
        )

    def _next_free(self) -> Person:
        person = self._free.pop(0)
        self._free.append(person)  # whoever is asked goes to the end of the queue
        return person

    def _members(self, project_id: UUID, entry: ProjectEntry, seats: tuple[Person, ...]) -> None:
        for seat, (role, person) in enumerate(zip(entry.roles, seats, strict=True)):
            leads = seat < entry.leads
            since = 0 if leads else self._chance.between(0, entry.days * 2 // 3)
            joined = self._ago(entry.days - since)
            self._sheaf.add(
                models.ProjectMember,
                joined,
                project_id=project_id,
                subject_id=person.id,
                organiser_id=None,
                role=role,
                leads=leads,
                joined_on=joined,
            )
        self._sheaf.add(
            models.ProjectMember,
            self._ago(entry.days),
            project_id=project_id,
            subject_id=None,
            organiser_id=self._ground.organisers[0],
            role="organiser",
            leads=False,
            joined_on=self._ago(entry.days),
        )

    def _births(self, project_id: UUID, entry: ProjectEntry) -> None:
        """What it was born of: statements of its themes up to its beginning, the latest of them."""
        begun = self._ago(entry.days)
        for kind, theme, count in entry.born:
            fitting = [
                heard for heard in self._unclaimed if heard.kind is kind and heard.theme == theme
            ]
            before = [heard for heard in fitting if heard.on <= begun]
            for heard in (before or fitting)[-count:]:
                self._unclaimed.remove(heard)
                self._sheaf.add(
                    models.ProjectStatement, begun, project_id=project_id, statement_id=heard.id
                )

    def _steps(self, project_id: UUID, entry: ProjectEntry) -> None:
        for days, what, state in entry.steps:
            due, agreed = self._ago(days), self._agreed(entry, days)
            self._sheaf.add(
                models.NextStep,
                agreed,
                organiser_id=self._ground.organisers[0],
                subject_id=None,
                listening_id=None,
                project_id=project_id,
                what=self._say(what),
                agreed_on=agreed,
                due_on=due,
                state=state,
                settled_on=None if state is StepState.OPEN else due,
            )

    def _promises(self, project_id: UUID, entry: ProjectEntry, seats: tuple[Person, ...]) -> None:
        made: list[UUID] = []
        for promise in entry.promises:
            made.append(self._promise(project_id, entry, promise, seats))
            if promise.hangs_on is not None:
                self._sheaf.add(
                    models.CommitmentCondition,
                    self._agreed(entry, promise.days),
                    commitment_id=made[-1],
                    kind=ConditionKind.ANOTHER,
                    on_id=made[promise.hangs_on],
                )

    def _promise(
        self,
        project_id: UUID,
        entry: ProjectEntry,
        promise: ProjectPromise,
        seats: tuple[Person, ...],
    ) -> UUID:
        agreed = self._agreed(entry, promise.days)
        return self._sheaf.add(
            models.Commitment,
            agreed,
            organiser_id=None,
            subject_id=None if promise.who is None else seats[promise.who].id,
            promised_by=self._say(promise.by),
            project_id=project_id,
            what=self._say(promise.what),
            agreed_on=agreed,
            due_on=self._ago(promise.days),
            condition=self._say(promise.condition),
            state=promise.state,
            settled_on=None if promise.settled is None else self._ago(promise.settled),
            reason=promise.reason,
        )


def _slug(ground: Ground, number: int) -> str:
    """Each patch begins elsewhere in the list; the written one at its head."""
    return ALL_PROJECTS[(ground.number + number) % len(ALL_PROJECTS)]


def _willing(people: Sequence[Person]) -> list[Person]:
    """Those whom a project may ask: heard, with a name, and nearest the centre first."""
    heard = [person for person in people if person.thread is None and person.heard and person.name]
    return sorted(heard, key=lambda person: _NEARNESS.index(person.circle))
