"""Rows as a test of queries needs them: it names what it is about, the rest is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.models import (
    Ask,
    AskMove,
    Attempt,
    CircleMove,
    Commitment,
    CommitmentCondition,
    Contribution,
    Door,
    Funder,
    Grant,
    Group,
    Indicator,
    Listening,
    Measurement,
    Meeting,
    MeetingGuest,
    NextStep,
    Outcome,
    Partner,
    Place,
    Presence,
    Project,
    ProjectMember,
    ProjectStatement,
    Resident,
    Spending,
    Statement,
    StatementTheme,
    Story,
    Street,
    Supersedes,
    Synced,
    Theme,
    Tie,
    Wave,
    Wording,
)
from organiser_app.domain.relationship_values import (
    AskState,
    Attendance,
    ConditionKind,
    MeetingKind,
    MeetingState,
)
from organiser_app.domain.values import (
    AttemptOutcome,
    Circle,
    ContributionKind,
    ListeningKind,
    StatementKind,
    WordingPart,
)
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log
from organiser_app.store.repositories.owner import Owner, owner
from organiser_app.store.unit_of_work import UnitOfWork

TODAY = date(2026, 3, 2)


class Maker:
    """Puts rows into one change; each method gives the id of the row that it is named after."""

    def __init__(self, work: UnitOfWork, owned: Owner) -> None:
        self._work = work
        self.organiser = owned.organiser_id
        self.patch = owned.patch_id

    def put(self, model: type[Synced], **fields: Any) -> UUID:
        """One row of any table."""
        row = model(id=self._work.new_id(), **fields)
        self._work.add(row)
        return row.id

    def hide(self, model: type[Synced], row_id: UUID) -> None:
        """Mark a row as deleted."""
        row = self._work.session.get(model, row_id)
        assert row is not None
        row.deleted = True

    def door(self, label: str = "14", street: str = "Kendal Road") -> UUID:
        street_id = self.put(Street, patch_id=self.patch, name=street)
        return self.put(Door, street_id=street_id, label=label, position=1)

    def place(self, name: str = "school gate") -> UUID:
        return self.put(Place, patch_id=self.patch, name=name)

    def wave(self, name: str, begins_on: date, ends_on: date) -> UUID:
        return self.put(Wave, patch_id=self.patch, name=name, begins_on=begins_on, ends_on=ends_on)

    def resident(self, name: str | None = "Bill Hughes", **fields: Any) -> UUID:
        return self.put(Resident, name=name, **fields)

    def listening(self, *people: UUID, on: date = TODAY, **fields: Any) -> UUID:
        given = {"kind": ListeningKind.DOORSTEP, "at": noon(on), **fields}
        listening = self.put(Listening, patch_id=self.patch, organiser_id=self.organiser, **given)
        for person in people:
            self.put(Presence, listening_id=listening, subject_id=person)
        return listening

    def statement(
        self,
        listening: UUID,
        words: str = "damp in the back bedroom",
        *,
        kind: StatementKind = StatementKind.CONCERN,
        quote: str = "",
        themes: Iterable[UUID] = (),
        by: UUID | None = None,
        **fields: Any,
    ) -> UUID:
        statement = self.put(Statement, listening_id=listening, kind=kind, subject_id=by, **fields)
        self.wording(statement, words)
        if quote:
            self.wording(statement, quote, WordingPart.QUOTE)
        for theme in themes:
            self.code(statement, theme)
        return statement

    def wording(
        self,
        of: UUID,
        body: str,
        part: WordingPart = WordingPart.WORDS,
        *,
        instead: UUID | None = None,
    ) -> UUID:
        wording = self.put(Wording, of_id=of, part=part, body=body)
        if instead is not None:
            self.put(Supersedes, newer_id=wording, older_id=instead)
        return wording

    def theme(self, name: str = "housing", **fields: Any) -> UUID:
        return self.put(Theme, name=name, **fields)

    def code(self, statement: UUID, theme: UUID) -> UUID:
        return self.put(StatementTheme, statement_id=statement, theme_id=theme)

    def move(
        self, resident: UUID, circle: Circle, on: date = TODAY, evidence: str = "came"
    ) -> UUID:
        return self.put(CircleMove, subject_id=resident, circle=circle, on=on, evidence=evidence)

    def tie(self, one: UUID, other: UUID, **fields: Any) -> UUID:
        given = {"kind": "neighbour", **fields}
        return self.put(Tie, subject_id=one, other_subject_id=other, **given)

    def step(self, what: str = "ring back", **fields: Any) -> UUID:
        given = {"agreed_on": TODAY, "organiser_id": self.organiser, **fields}
        return self.put(NextStep, what=what, **given)

    def promise(self, what: str = "three prices", **fields: Any) -> UUID:
        return self.put(Commitment, what=what, **{"agreed_on": TODAY, **fields})

    def hangs(self, promise: UUID, on: UUID) -> UUID:
        """A promise stands only while another does."""
        kind = ConditionKind.ANOTHER
        return self.put(CommitmentCondition, commitment_id=promise, kind=kind, on_id=on)

    def attempt(self, door: UUID, outcome: AttemptOutcome, on: date = TODAY) -> UUID:
        return self.put(
            Attempt, door_id=door, organiser_id=self.organiser, at=noon(on), outcome=outcome
        )

    def project(self, name: str = "Kitchen", **fields: Any) -> UUID:
        return self.put(Project, patch_id=self.patch, name=name, **fields)

    def born(self, project: UUID, statement: UUID) -> UUID:
        return self.put(ProjectStatement, project_id=project, statement_id=statement)

    def member(self, project: UUID, resident: UUID | None = None, **fields: Any) -> UUID:
        return self.put(ProjectMember, project_id=project, subject_id=resident, **fields)

    def hours(self, project: UUID, minutes: int, on: date = TODAY, **fields: Any) -> UUID:
        given = {"kind": ContributionKind.HOURS, "what": "cooking", **fields}
        return self.put(Contribution, project_id=project, minutes=minutes, on=on, **given)

    def grant(self, pence: int, on: date = TODAY, **fields: Any) -> UUID:
        funder = self.put(Funder, name="Community Chest")
        given = {"title": "", "award_date": on, **fields}
        return self.put(Grant, funder_id=funder, amount_awarded_pence=pence, **given)

    def spending(self, grant: UUID, pence: int, on: date = TODAY, **fields: Any) -> UUID:
        return self.put(Spending, grant_id=grant, what="cooker", pence=pence, on=on, **fields)

    def reading(self, indicator: UUID, value: float, on: date) -> UUID:
        return self.put(Measurement, indicator_id=indicator, value=value, on=on, asked=46)

    def indicator(self, project: UUID, title: str = "Eat together each week") -> UUID:
        outcome = self.put(Outcome, project_id=project, title="Less alone")
        return self.put(Indicator, outcome_id=outcome, title=title, unit="%")

    def group(self, name: str = "Tenants", **fields: Any) -> UUID:
        return self.put(Group, patch_id=self.patch, name=name, **fields)

    def group_meeting(
        self, group: UUID, on: date, came: Iterable[UUID] = (), away: Iterable[UUID] = ()
    ) -> UUID:
        """A meeting of a group; held where somebody came or stayed away, else planned."""
        guests = {
            **dict.fromkeys(came, Attendance.CAME),
            **dict.fromkeys(away, Attendance.STAYED_AWAY),
        }
        meeting = self.put(
            Meeting,
            patch_id=self.patch,
            kind=MeetingKind.GROUP,
            organiser_id=self.organiser,
            group_id=group,
            at=noon(on),
            state=MeetingState.HELD if guests else MeetingState.PLANNED,
        )
        for who, attendance in guests.items():
            self.put(MeetingGuest, meeting_id=meeting, subject_id=who, attendance=attendance)
        return meeting

    def ask(self, what: str, partner: str, *moves: tuple[date, AskState], **fields: Any) -> UUID:
        """Something asked of a new partner, and how it stood from which day on."""
        asked = self.put(Partner, name=partner)
        ask = self.put(Ask, patch_id=self.patch, partner_id=asked, what=what, **fields)
        for on, state in moves:
            self.put(AskMove, ask_id=ask, on=on, state=state)
        return ask

    def story(self, project: UUID, title: str = "Bill’s kitchen", **fields: Any) -> UUID:
        return self.put(Story, project_id=project, title=title, **fields)


def noon(day: date) -> datetime:
    """The middle of a day, in UTC."""
    return datetime.combine(day, time(12), UTC)


@contextmanager
def making(log: Log) -> Iterator[Maker]:
    """One change to a log that belongs to Terri Ashworth of Larkmoor."""
    with log.reading() as connection:
        known = connection.exec_driver_sql("SELECT count(*) FROM setting").scalar()
    if not known:
        set_up(
            log.work(), SetUpInput(organiser="Terri Ashworth", patch="Larkmoor", host="The Hall")
        )
    work = log.work()
    with work:
        yield Maker(work, owner(work.connection))
        work.commit("make")
