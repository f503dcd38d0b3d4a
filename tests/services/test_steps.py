from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.domain.inputs import NextStepInput
from organiser_app.domain.promise_inputs import StepInput
from organiser_app.domain.values import StepState
from organiser_app.services.steps import agree_step, edit_step, move_step, settle_step
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.promises import PromiseRow, next_steps
from tests.making import TODAY, making

FRIDAY = TODAY + timedelta(days=4)


def only(log: Log) -> PromiseRow:
    (step,) = log.read(next_steps)
    return step


def test_a_step_about_a_resident_for_a_project_is_the_organisers_own(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, kitchen = make.resident("Bill"), make.project("Kitchen")
    given = StepInput(what="ring back", due_on=FRIDAY, resident_id=bill, project_id=kitchen)
    agree_step(owned_log.work(), given, TODAY)
    step = only(owned_log)
    assert (step.who, step.resident, step.project) == ("Ada", "Bill", "Kitchen")
    assert (step.made_on, step.due_on, step.is_open) == (TODAY, FRIDAY, True)


def test_a_step_about_nobody_there_is_is_not_agreed(owned_log: Log) -> None:
    with pytest.raises(NotFound):
        agree_step(owned_log.work(), StepInput(what="ring", resident_id=UUID(int=9)), TODAY)


def test_a_step_is_moved_said_anew_and_dropped_and_each_is_undone(owned_log: Log) -> None:
    agree_step(owned_log.work(), StepInput(what="ring back"), TODAY)
    step = only(owned_log).id
    settle_step(owned_log.work(), step, StepState.DROPPED, TODAY)
    assert only(owned_log).settled_on == TODAY
    move_step(owned_log.work(), step, FRIDAY)
    assert (only(owned_log).due_on, only(owned_log).state) == (FRIDAY, StepState.OPEN)
    edit_step(owned_log.work(), step, NextStepInput(what="ring the landlord"))
    assert (only(owned_log).what, only(owned_log).due_on) == ("ring the landlord", None)
    undo(owned_log.work())
    assert (only(owned_log).what, only(owned_log).due_on) == ("ring back", FRIDAY)
