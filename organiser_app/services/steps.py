"""Next steps: agreed, said anew, moved to another day, and what became of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.inputs import NextStepInput
from organiser_app.domain.models import NextStep, Project, Resident
from organiser_app.domain.promise_inputs import StepInput
from organiser_app.domain.values import StepState
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.unit_of_work import UnitOfWork


def agree_step(work: UnitOfWork, given: StepInput, on: date) -> Change:
    """Agree on something that this log's organiser is to do."""
    with work:
        if given.resident_id is not None:
            get(work, Resident, given.resident_id)
        if given.project_id is not None:
            get(work, Project, given.project_id)
        step = NextStep(
            id=work.new_id(),
            organiser_id=owner(work.connection).organiser_id,
            subject_id=given.resident_id,
            project_id=given.project_id,
            what=given.what,
            agreed_on=on,
            due_on=given.due_on,
        )
        work.add(step)
        return work.commit("agree_step", step.id)


def edit_step(work: UnitOfWork, step_id: UUID, given: NextStepInput) -> Change:
    """Say anew what is to be done, and by when."""
    with work:
        step = get(work, NextStep, step_id)
        step.what, step.due_on = given.what, given.due_on
        return work.commit("edit_step", step.id)


def move_step(work: UnitOfWork, step_id: UUID, due_on: date) -> Change:
    """Move a step to another day; one that was settled is open again by that."""
    with work:
        step = get(work, NextStep, step_id)
        step.due_on = due_on
        step.state, step.settled_on = StepState.OPEN, None
        return work.commit("move_step", step.id)


def settle_step(work: UnitOfWork, step_id: UUID, state: StepState, on: date) -> Change:
    """Say that a next step was done, or dropped, or is open again."""
    with work:
        step = get(work, NextStep, step_id)
        step.state = state
        step.settled_on = None if state is StepState.OPEN else on
        return work.commit("settle_step", step.id)
