from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.inputs import checked
from organiser_app.domain.models import Commitment, CommitmentCondition, Group
from organiser_app.domain.promise_inputs import PartyInput, PromiseInput
from organiser_app.domain.relationship_values import AskedHow, ConditionKind, GroupKind
from organiser_app.domain.values import CommitmentState
from organiser_app.services.promises import (
    edit_promise,
    make_promise,
    renew_promise,
    settle_commitment,
)
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.repositories.finding import found
from tests.making import TODAY, making

FRIDAY = TODAY + timedelta(days=4)


@pytest.fixture
def people(owned_log: Log) -> dict[str, UUID]:
    with making(owned_log) as make:
        return {name: make.resident(name) for name in ("Bill", "Terri", "Ann")}


def promised(by: UUID, what: str = "three prices", **fields: Any) -> PromiseInput:
    return PromiseInput(by=PartyInput(resident_id=by), what=what, **fields)


def made(log: Log, given: PromiseInput) -> UUID:
    change = make_promise(log.work(), given, TODAY)
    assert change.record_id is not None
    return change.record_id


def row(log: Log, promise_id: UUID) -> Commitment:
    (one,) = [each for each in promises(log) if each.id == promise_id]
    return one


def promises(log: Log) -> list[Commitment]:
    with log.work() as work:
        return found(work, Commitment)


def hangs(log: Log) -> set[tuple[UUID, UUID | None, int | None]]:
    with log.work() as work:
        rows = found(work, CommitmentCondition)
        return {(each.commitment_id, each.on_id, each.at_least) for each in rows}


def test_a_promise_in_full_is_kept_as_it_was_made(owned_log: Log, people: dict[str, UUID]) -> None:
    with making(owned_log) as make:
        group = make.put(Group, name="Tenants", patch_id=make.patch, kind=GroupKind.TENANTS)
        project = make.project()
    terri = made(owned_log, promised(people["Terri"], "bring the list"))
    given = promised(
        people["Bill"],
        due_on=FRIDAY,
        to=PartyInput(group_id=group),
        project_id=project,
        asked=AskedHow.IN_A_GROUP,
        remind_on=TODAY,
        condition="Terri brings the list",
        hangs_on=(terri,),
        at_least=3,
    )
    bill = made(owned_log, given)
    kept = row(owned_log, bill)
    assert (kept.subject_id, kept.to_group_id, kept.project_id) == (people["Bill"], group, project)
    assert (kept.due_on, kept.remind_on, kept.agreed_on) == (FRIDAY, TODAY, TODAY)
    assert (kept.asked, kept.condition) == (AskedHow.IN_A_GROUP, "Terri brings the list")
    assert hangs(owned_log) == {(bill, terri, None), (bill, None, 3)}


def test_somebody_in_no_log_may_promise_to_somebody_in_none(owned_log: Log) -> None:
    given = PromiseInput(
        by=PartyInput(name="The council"), what="mend the lamps", to=PartyInput(name="The street")
    )
    kept = row(owned_log, made(owned_log, given))
    assert (kept.promised_by, kept.to_whom, kept.subject_id) == ("The council", "The street", None)


@pytest.mark.parametrize(
    "build",
    [
        PartyInput,
        lambda: PartyInput(resident_id=UUID(int=1), name="Bill"),
        lambda: PromiseInput(by=PartyInput(group_id=UUID(int=1)), what="cook"),
        lambda: promised(UUID(int=1), ""),
        lambda: promised(UUID(int=1), at_least=-1),
        lambda: promised(UUID(int=1), due_on=TODAY, remind_on=FRIDAY),
    ],
)
def test_a_promise_that_cannot_be_is_not_taken(build: Any) -> None:
    with pytest.raises(InvalidInput):
        checked(build)


def test_nothing_hangs_on_itself_or_on_what_is_not_there(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    bill = made(owned_log, promised(people["Bill"]))
    for fields in ({"hangs_on": (bill,)}, {"joins_id": bill}):
        with pytest.raises(InvalidInput):
            edit_promise(owned_log.work(), bill, promised(people["Bill"], **fields))
    with pytest.raises(NotFound):
        made(owned_log, promised(people["Bill"], hangs_on=(UUID(int=9),)))
    assert len(promises(owned_log)) == 1


def test_who_does_the_same_as_one_who_joined_joins_the_first(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    first = made(owned_log, promised(people["Bill"]))
    second = made(owned_log, promised(people["Terri"], joins_id=first))
    third = made(owned_log, promised(people["Ann"], joins_id=second))
    assert row(owned_log, third).joins_id == first


def test_conditions_are_put_on_and_taken_off_with_the_change_and_undone(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    terri, ann = (made(owned_log, promised(people[name])) for name in ("Terri", "Ann"))
    bill = made(owned_log, promised(people["Bill"], hangs_on=(terri,)))
    edit_promise(owned_log.work(), bill, promised(people["Bill"], hangs_on=(ann,), at_least=2))
    assert hangs(owned_log) == {(bill, ann, None), (bill, None, 2)}
    undo(owned_log.work())
    assert hangs(owned_log) == {(bill, terri, None)}
    redo(owned_log.work())
    assert hangs(owned_log) == {(bill, ann, None), (bill, None, 2)}


def test_a_name_becomes_a_resident_in_the_same_row(owned_log: Log, people: dict[str, UUID]) -> None:
    named = made(owned_log, PromiseInput(by=PartyInput(name="Terri"), what="the list"))
    edit_promise(owned_log.work(), named, promised(people["Terri"], "the list"))
    kept = row(owned_log, named)
    assert (kept.subject_id, kept.promised_by) == (people["Terri"], "")


def test_another_resident_is_another_row_to_which_all_leads_as_before(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    wrong = made(owned_log, promised(people["Terri"], at_least=1))
    hanging = made(owned_log, promised(people["Bill"], hangs_on=(wrong,)))
    joining = made(owned_log, promised(people["Bill"], joins_id=wrong))
    change = edit_promise(owned_log.work(), wrong, promised(people["Ann"], at_least=1))
    right = change.record_id
    assert right not in (None, wrong)
    assert wrong not in {each.id for each in promises(owned_log)}
    assert hangs(owned_log) == {(right, None, 1), (hanging, right, None)}
    assert row(owned_log, joining).joins_id == right
    undo(owned_log.work())
    assert hangs(owned_log) == {(wrong, None, 1), (hanging, wrong, None)}


def test_one_that_lapses_says_why(owned_log: Log, people: dict[str, UUID]) -> None:
    bill = made(owned_log, promised(people["Bill"]))
    with pytest.raises(InvalidInput, match="why"):
        settle_commitment(owned_log.work(), bill, CommitmentState.LAPSED, TODAY, "  ")
    settle_commitment(owned_log.work(), bill, CommitmentState.LAPSED, TODAY, "shifts changed")
    kept = row(owned_log, bill)
    assert (kept.state, kept.reason) == (CommitmentState.LAPSED, "shifts changed")
    assert kept.settled_on == TODAY


def test_a_renewal_says_the_same_for_another_day_and_hangs_on_the_same(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    terri = made(owned_log, promised(people["Terri"]))
    bill = made(
        owned_log, promised(people["Bill"], due_on=TODAY, asked=AskedHow.OFFERED, hangs_on=(terri,))
    )
    later = TODAY + timedelta(days=1)
    again = renew_promise(owned_log.work(), bill, FRIDAY, later, "the van broke").record_id
    assert again is not None
    before, after = row(owned_log, bill), row(owned_log, again)
    assert (before.state, before.settled_on) == (CommitmentState.RENEWED, later)
    assert before.reason == "the van broke"
    assert (after.renews_id, after.due_on, after.agreed_on) == (bill, FRIDAY, later)
    assert (after.what, after.asked, after.state) == (
        "three prices",
        AskedHow.OFFERED,
        CommitmentState.OPEN,
    )
    assert hangs(owned_log) == {(bill, terri, None), (again, terri, None)}


def test_what_was_renewed_opens_again_while_the_renewal_is_open(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    bill = made(owned_log, promised(people["Bill"]))
    again = renew_promise(owned_log.work(), bill, FRIDAY, TODAY).record_id
    assert again is not None
    settle_commitment(owned_log.work(), bill, CommitmentState.OPEN, TODAY)
    assert [each.id for each in promises(owned_log)] == [bill]
    undo(owned_log.work())
    settle_commitment(owned_log.work(), again, CommitmentState.KEPT, TODAY)
    with pytest.raises(InvalidInput, match="later one"):
        settle_commitment(owned_log.work(), bill, CommitmentState.OPEN, TODAY)


def test_only_what_is_open_is_renewed_and_only_with_a_day(
    owned_log: Log, people: dict[str, UUID]
) -> None:
    bill = made(owned_log, promised(people["Bill"]))
    with pytest.raises(InvalidInput):
        settle_commitment(owned_log.work(), bill, CommitmentState.RENEWED, TODAY)
    settle_commitment(owned_log.work(), bill, CommitmentState.KEPT, TODAY)
    with pytest.raises(InvalidInput):
        renew_promise(owned_log.work(), bill, FRIDAY, date(2026, 3, 3))


def test_conditions_are_of_two_kinds(owned_log: Log, people: dict[str, UUID]) -> None:
    terri = made(owned_log, promised(people["Terri"]))
    made(owned_log, promised(people["Bill"], hangs_on=(terri,), at_least=2))
    with owned_log.work() as work:
        kinds = {(each.kind, each.on_id) for each in found(work, CommitmentCondition)}
    assert kinds == {(ConditionKind.ANOTHER, terri), (ConditionKind.AT_LEAST, None)}
