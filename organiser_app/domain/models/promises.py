"""What is to be done next, and what was promised."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference, subject
from organiser_app.domain.relationship_values import AskedHow, ConditionKind
from organiser_app.domain.values import CommitmentState, StepState


class NextStep(Synced, table=True):
    """An agreed follow-up with a date: somebody to go back to, or a step of a project."""

    __tablename__ = "next_step"

    organiser_id: UUID | None = reference("organiser", optional=True)
    subject_id: UUID | None = subject(optional=True)
    listening_id: UUID | None = reference("listening", optional=True)
    project_id: UUID | None = reference("project", optional=True)
    what: str
    agreed_on: date
    due_on: date | None = None
    state: StepState = choice(StepState, default=StepState.OPEN)
    settled_on: date | None = None


class Commitment(Synced, table=True):
    """A promise by a named person, a resident, an organiser, or another (`promised_by`).

    It may be made to a resident, an organiser, a group, or somebody else (`to_whom`). It may hang
    on others: `condition` is that in words, and `CommitmentCondition` in what can be reckoned.
    `joins_id` is the promise that began what several do alike ("I come too"), `renews_id` the one
    in whose place this stands.
    """

    organiser_id: UUID | None = reference("organiser", optional=True)
    subject_id: UUID | None = subject(optional=True)
    promised_by: str = ""
    to_organiser_id: UUID | None = reference("organiser", optional=True)
    to_subject_id: UUID | None = subject(optional=True)
    to_group_id: UUID | None = reference("resident_group", optional=True)
    to_whom: str = ""
    listening_id: UUID | None = reference("listening", optional=True)
    project_id: UUID | None = reference("project", optional=True)
    what: str
    asked: AskedHow | None = choice(AskedHow, optional=True)
    agreed_on: date
    due_on: date | None = None
    remind_on: date | None = None
    condition: str = ""
    joins_id: UUID | None = reference("commitment", optional=True)
    renews_id: UUID | None = reference("commitment", optional=True)
    state: CommitmentState = choice(CommitmentState, default=CommitmentState.OPEN)
    settled_on: date | None = None
    reason: str = ""


class CommitmentCondition(Synced, table=True):
    """One thing on which a promise hangs; it stands while all its conditions do (a set with dots).

    Another promise (`on_id`): "I will if Terri brings the list", "I can't if you won't". Or that
    so many others do the same (`at_least`): "I will if ten others do".
    """

    __tablename__ = "commitment_condition"

    commitment_id: UUID = reference("commitment")
    kind: ConditionKind = choice(ConditionKind)
    on_id: UUID | None = reference("commitment", optional=True)
    at_least: int | None = None
