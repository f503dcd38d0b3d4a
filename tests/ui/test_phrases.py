"""What a toast says: what was done, and to what or whom, by the name that stands in the log now."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest

from organiser_app.domain.change import Change
from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.models import Organiser
from organiser_app.domain.values import CommitmentState, OrganiserRole, StepState
from organiser_app.services.keeping import change_keeper
from organiser_app.services.promises import settle_commitment
from organiser_app.services.residents import add_resident, edit_resident, unlink_identity
from organiser_app.services.same_person import not_same_after_all, same_person
from organiser_app.services.steps import settle_step
from organiser_app.services.ties import end_tie
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.named import NAMELESS, Named, named
from organiser_app.ui.deeds import known_deeds
from organiser_app.ui.phrases import spoken_intentions, what_was_done
from tests.making import TODAY, making


def said(log: Log, change: Change) -> str:
    """As the window says it."""
    assert change.record_id is not None
    return what_was_done(change, log.read(partial(named, record_id=change.record_id)))


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (CommitmentState.KEPT, "Kept: the till for Friday"),
        (CommitmentState.PART_KEPT, "Kept in part: the till for Friday"),
        (CommitmentState.LAPSED, "Lapsed: the till for Friday"),
        (CommitmentState.RELEASED, "Released: the till for Friday"),
    ],
)
def test_a_promise_is_told_as_it_was_settled(
    owned_log: Log, state: CommitmentState, sentence: str
) -> None:
    with making(owned_log) as make:
        promise = make.promise("the till for Friday", subject_id=make.resident())
    change = settle_commitment(owned_log.work(), promise, state, TODAY, "illness")
    assert said(owned_log, change) == sentence
    change = undo(owned_log.work())
    assert said(owned_log, change) == "Taken back: what became of the promise, the till for Friday"
    assert change.record_id == promise


@pytest.mark.parametrize(
    ("state", "sentence"), [(StepState.DONE, "Done: ring"), (StepState.DROPPED, "Dropped: ring")]
)
def test_a_step_is_told_as_it_was_settled(owned_log: Log, state: StepState, sentence: str) -> None:
    with making(owned_log) as make:
        step = make.step("ring")
    assert said(owned_log, settle_step(owned_log.work(), step, state, TODAY)) == sentence


def test_what_is_open_again_is_told_so(owned_log: Log) -> None:
    with making(owned_log) as make:
        kept = make.promise("the till", subject_id=make.resident(), state=CommitmentState.KEPT)
    change = settle_commitment(owned_log.work(), kept, CommitmentState.OPEN, TODAY)
    assert said(owned_log, change) == "Open again: the till"


def test_a_resident_is_named_as_they_are_called_now(owned_log: Log) -> None:
    added = add_resident(owned_log.work(), ResidentInput(name="Priya"))
    assert said(owned_log, added) == "Resident added: Priya"
    assert added.record_id is not None
    edit_resident(owned_log.work(), added.record_id, ResidentInput(name="Priya Shah"))
    assert said(owned_log, added) == "Resident added: Priya Shah"
    gone = unlink_identity(owned_log.work(), added.record_id, "the baker")
    assert said(owned_log, gone).endswith(": the baker")


def test_what_was_taken_back_and_brought_back_is_named_too(owned_log: Log) -> None:
    add_resident(owned_log.work(), ResidentInput(name="Priya"))
    assert said(owned_log, undo(owned_log.work())) == "Taken back: the new resident, Priya"
    assert said(owned_log, redo(owned_log.work())) == "Brought back: the new resident, Priya"


def test_both_whom_a_tie_joins_are_named(owned_log: Log) -> None:
    with making(owned_log) as make:
        tie = make.tie(make.resident("Bill"), make.resident("Terri"))
    assert said(owned_log, end_tie(owned_log.work(), tie, TODAY)) == "Tie ended: Bill and Terri"


def test_all_that_is_told_has_words_for_when_it_is_taken_back() -> None:
    assert known_deeds() == spoken_intentions()


def test_a_new_keeper_is_named_and_that_there_is_none(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill = make.resident("Bill")
        ruth = make.put(Organiser, name="Ruth", role=OrganiserRole.PAID)
    changed = change_keeper(owned_log.work(), [bill], ruth, TODAY)
    assert said(owned_log, changed) == "Bill has a new keeper: Ruth"
    changed = change_keeper(owned_log.work(), [bill], None, TODAY)
    assert said(owned_log, changed) == "Bill has no keeper now"
    assert said(owned_log, undo(owned_log.work())) == "Taken back: the change of keeper, Bill"


def test_both_who_are_two_again_are_named(owned_log: Log) -> None:
    with making(owned_log) as make:
        bill, will = make.resident("Bill"), make.resident("Will")
    same_person(owned_log.work(), bill, will, TODAY)
    apart = not_same_after_all(owned_log.work(), bill, will)
    assert said(owned_log, apart) == "They are two again, as before: Bill and Will"
    assert said(owned_log, undo(owned_log.work())) == (
        "Taken back: that they are two again, Bill and Will"
    )


def test_whoever_has_no_name_is_not_named() -> None:
    added = Change(1, "add_resident", record_id=UUID(int=1))
    assert what_was_done(added, NAMELESS) == "Resident added"


def test_nobody_is_named_where_a_worry_was_passed_on() -> None:
    told = what_was_done(Change(1, "pass_on_worry"), Named(("Bill",)))
    assert "Bill" not in told


def test_long_words_are_cut_so_that_a_toast_stays_one_line() -> None:
    change = Change(1, "begin_ask", record_id=UUID(int=1))
    told = what_was_done(change, Named(("mend the lift\n" * 10,)))
    assert told.startswith("Asked: mend the lift mend the lift")
    assert told.endswith("…")
    assert len(told) < 60


@pytest.mark.parametrize(
    ("went", "stayed", "sentence"),
    [
        (0, 0, "Merge taken back"),
        (1, 0, "Merge taken back: 1 entry went"),
        (0, 30, "Merge taken back: 30 entries stay, another pack brought them as well"),
        (2, 1, "Merge taken back: 2 entries went, 1 entry stays, another pack brought it as well"),
    ],
)
def test_a_merge_that_is_taken_back_tells_what_went_and_what_stays(
    went: int, stayed: int, sentence: str
) -> None:
    back = Change(7, "unmerge", road="unmerge", count=went, stayed=stayed)
    assert what_was_done(back) == sentence
