"""What is to be done next, and what was promised."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference, subject
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

    It may hang on others: `condition` in words, `hangs_on_id` where that is a promise too.
    """

    organiser_id: UUID | None = reference("organiser", optional=True)
    subject_id: UUID | None = subject(optional=True)
    promised_by: str = ""
    listening_id: UUID | None = reference("listening", optional=True)
    project_id: UUID | None = reference("project", optional=True)
    what: str
    agreed_on: date
    due_on: date | None = None
    condition: str = ""
    hangs_on_id: UUID | None = reference("commitment", optional=True)
    state: CommitmentState = choice(CommitmentState, default=CommitmentState.OPEN)
    settled_on: date | None = None
    reason: str = ""
