"""Projects that residents lead: whence they came, who carries them, what they cost and change."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference, subject
from organiser_app.domain.values import (
    ContributionKind,
    Direction,
    ProjectStage,
    QuotePermission,
)


class Project(Synced, table=True):
    """A resident-led piece of work, born of statements."""

    patch_id: UUID = reference("patch")
    name: str
    summary: str = ""
    stage: ProjectStage = choice(ProjectStage, default=ProjectStage.HEARD)
    begun_on: date | None = None
    ended_on: date | None = None


class StageMove(Synced, table=True):
    """A project came to a stage of its way; the latest move to each stage counts."""

    __tablename__ = "stage_move"

    project_id: UUID = reference("project")
    stage: ProjectStage = choice(ProjectStage)
    on: date


class ProjectStatement(Synced, table=True):
    """A project was born of a statement (a set with dots)."""

    __tablename__ = "project_statement"

    project_id: UUID = reference("project")
    statement_id: UUID = reference("statement")


class ProjectMember(Synced, table=True):
    """Somebody carries a project, a resident or an organiser, in some part."""

    __tablename__ = "project_member"

    project_id: UUID = reference("project")
    subject_id: UUID | None = subject(optional=True)
    organiser_id: UUID | None = reference("organiser", optional=True)
    role: str = ""
    leads: bool = False
    joined_on: date | None = None
    left_on: date | None = None


class RateCard(Synced, table=True):
    """Dated prices for volunteer hours, naming where they come from."""

    __tablename__ = "rate_card"

    name: str
    source: str
    valid_from: date


class Rate(Synced, table=True):
    """What an hour of one sort of work is worth."""

    rate_card_id: UUID = reference("rate_card")
    work: str
    pence_per_hour: int


class Contribution(Synced, table=True):
    """What stands beside a grant: cash, goods, space, or hours at a rate.

    `pence` is the value; for hours it is the minutes at the rate on the day they were given.
    """

    project_id: UUID = reference("project")
    subject_id: UUID | None = subject(optional=True)
    rate_id: UUID | None = reference("rate", optional=True)
    kind: ContributionKind = choice(ContributionKind)
    what: str
    on: date
    minutes: int = 0
    pence: int = 0


class Funder(Synced, table=True):
    """Who gives."""

    name: str
    org_identifier: str = ""


class Grant(Synced, table=True):
    """What was given, in the field names of the 360Giving standard, money in pence."""

    funder_id: UUID = reference("funder")
    project_id: UUID | None = reference("project", optional=True)
    identifier: str = ""
    title: str
    amount_awarded_pence: int
    award_date: date
    planned_start: date | None = None
    planned_end: date | None = None


class Spending(Synced, table=True):
    """Money of a grant that was spent."""

    grant_id: UUID = reference("grant")
    project_id: UUID | None = reference("project", optional=True)
    what: str
    on: date
    pence: int


class Outcome(Synced, table=True):
    """A change sought; `code` names it in the catalogue of open outcomes."""

    project_id: UUID = reference("project")
    title: str
    code: str = ""


class Indicator(Synced, table=True):
    """How an outcome would show."""

    outcome_id: UUID = reference("outcome")
    title: str
    unit: str = ""
    aim: float | None = None
    direction: Direction = choice(Direction, default=Direction.UP)


class Measurement(Synced, table=True):
    """One dated reading; the first of an indicator is its baseline."""

    indicator_id: UUID = reference("indicator")
    on: date
    value: float
    asked: int = 0


class Story(Synced, table=True):
    """A story of change, anonymised; before, during and after are wordings."""

    project_id: UUID = reference("project")
    subject_id: UUID | None = subject(optional=True)
    title: str
    permission: QuotePermission = choice(QuotePermission, default=QuotePermission.ASK_FIRST)
