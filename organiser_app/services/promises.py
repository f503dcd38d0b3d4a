"""What became of next steps and commitments."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.models import Commitment, NextStep
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def settle_step(work: UnitOfWork, step_id: UUID, state: StepState, on: date) -> Change:
    """Say that a next step was done, or dropped, or is open again."""
    with work:
        step = get(work, NextStep, step_id)
        step.state = state
        step.settled_on = None if state is StepState.OPEN else on
        return work.commit("settle_step", step.id)


def settle_commitment(
    work: UnitOfWork, commitment_id: UUID, state: CommitmentState, on: date, reason: str = ""
) -> Change:
    """Say what became of a promise."""
    with work:
        commitment = get(work, Commitment, commitment_id)
        commitment.state = state
        commitment.settled_on = None if state is CommitmentState.OPEN else on
        commitment.reason = reason.strip()
        return work.commit("settle_commitment", commitment.id)
