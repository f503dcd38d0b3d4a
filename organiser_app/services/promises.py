"""Promises: made, changed, renewed, settled, and opened again; each with what it hangs on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import (
    Commitment,
    CommitmentCondition,
    Group,
    Organiser,
    Project,
    Resident,
    table_of,
)
from organiser_app.domain.promise_inputs import PartyInput, PromiseInput
from organiser_app.domain.relationship_values import ConditionKind
from organiser_app.domain.values import CommitmentState
from organiser_app.language import tr
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.unit_of_work import UnitOfWork

_Condition = tuple[UUID | None, int | None]
_NAMES_A_RESIDENT = ("subject_id", "to_subject_id")
_NEEDS_A_REASON = (CommitmentState.LAPSED,)


def make_promise(work: UnitOfWork, given: PromiseInput, on: date) -> Change:
    """Put a promise into the log, made on the day `on`."""
    with work:
        promise = Commitment(id=work.new_id(), agreed_on=on, **_fields(work, given))
        work.add(promise)
        _hang(work, promise.id, _wanted(work, given))
        return work.commit("make_promise", promise.id)


def edit_promise(work: UnitOfWork, promise_id: UUID, given: PromiseInput) -> Change:
    """Say anew what a promise is, and on what it hangs.

    A row never passes from one resident to another (consent and erasure go by that name), so that
    a promise that was put down to the wrong one is written anew, and the first hidden.
    """
    with work:
        promise = get(work, Commitment, promise_id)
        fields = _fields(work, given, promise_id)
        if any(_is_another(getattr(promise, name), fields[name]) for name in _NAMES_A_RESIDENT):
            promise = _written_anew(work, promise, fields)
        for name, value in fields.items():
            setattr(promise, name, value)
        _hang(work, promise.id, _wanted(work, given, promise.id))
        return work.commit("edit_promise", promise.id)


def settle_commitment(
    work: UnitOfWork, commitment_id: UUID, state: CommitmentState, on: date, reason: str = ""
) -> Change:
    """Say what became of a promise, or open it again.

    One that lapsed wants a reason; one is renewed by `renew_promise`. A renewed one is opened
    again only while its renewal is open, which is taken back then.
    """
    reason = reason.strip()
    if state in _NEEDS_A_REASON and not reason:
        raise InvalidInput(tr("Say why it lapsed: the next one is made better by that."))
    if state is CommitmentState.RENEWED:
        raise InvalidInput(tr("A promise is renewed with a new day."))
    with work:
        commitment = get(work, Commitment, commitment_id)
        if commitment.state is CommitmentState.RENEWED:
            _take_renewals_back(work, commitment_id)
        _settle(commitment, state, on, reason)
        return work.commit("settle_commitment", commitment.id)


def renew_promise(
    work: UnitOfWork, promise_id: UUID, due_on: date, on: date, reason: str = ""
) -> Change:
    """Let another promise, with a new day, stand in the place of an open one.

    It says what the first said and hangs on the same; what hangs on the first holds as it does.
    """
    with work:
        promise = get(work, Commitment, promise_id)
        if promise.state is not CommitmentState.OPEN:
            raise InvalidInput(tr("Only an open promise is renewed. Open this one again first."))
        kept = promise.model_dump(exclude={"id", "agreed_on", "due_on", "remind_on", "renews_id"})
        renewal = Commitment(
            id=work.new_id(), **kept, agreed_on=on, due_on=due_on, renews_id=promise_id
        )
        work.add(renewal)
        _hang(work, renewal.id, _hangs_on(work, promise_id).keys())
        _settle(promise, CommitmentState.RENEWED, on, reason.strip())
        return work.commit("renew_promise", renewal.id)


def _settle(commitment: Commitment, state: CommitmentState, on: date, reason: str) -> None:
    commitment.state = state
    commitment.settled_on = None if state is CommitmentState.OPEN else on
    commitment.reason = reason


def _take_renewals_back(work: UnitOfWork, promise_id: UUID) -> None:
    for renewal in found(work, Commitment, table_of(Commitment).c.renews_id == promise_id):
        if renewal.state is not CommitmentState.OPEN:
            raise InvalidInput(
                tr("It was renewed, and that was settled. Open the later one again.")
            )
        renewal.deleted = True


def _fields(
    work: UnitOfWork, given: PromiseInput, promise_id: UUID | None = None
) -> dict[str, Any]:
    """The columns of a promise, apart from its own days and what became of it."""
    by, to = given.by, given.to
    for party in (by, to):
        _is_there(work, party)
    if given.project_id is not None:
        get(work, Project, given.project_id)
    if given.joins_id is not None and given.joins_id == promise_id:
        raise InvalidInput(tr("A promise does the same as another, not as itself."))
    return {
        "organiser_id": by.organiser_id,
        "subject_id": by.resident_id,
        "promised_by": by.name,
        "to_organiser_id": to.organiser_id if to else None,
        "to_subject_id": to.resident_id if to else None,
        "to_group_id": to.group_id if to else None,
        "to_whom": to.name if to else "",
        "project_id": given.project_id,
        "what": given.what,
        "asked": given.asked,
        "due_on": given.due_on,
        "remind_on": given.remind_on,
        "condition": given.condition,
        "joins_id": _first_of(work, given.joins_id),
    }


def _is_there(work: UnitOfWork, party: PartyInput | None) -> None:
    if party is None:
        return
    if party.resident_id is not None:
        get(work, Resident, party.resident_id)
    if party.organiser_id is not None:
        get(work, Organiser, party.organiser_id)
    if party.group_id is not None:
        get(work, Group, party.group_id)


def _first_of(work: UnitOfWork, joins_id: UUID | None) -> UUID | None:
    """The promise that began what another does alike, so that all name the same one."""
    if joins_id is None:
        return None
    return get(work, Commitment, joins_id).joins_id or joins_id


def _wanted(
    work: UnitOfWork, given: PromiseInput, promise_id: UUID | None = None
) -> set[_Condition]:
    """The conditions that a promise is to have."""
    for other in given.hangs_on:
        get(work, Commitment, other)
        if other == promise_id:
            raise InvalidInput(tr("A promise hangs on another, not on itself."))
    wanted: set[_Condition] = {(other, None) for other in given.hangs_on}
    return wanted | ({(None, given.at_least)} if given.at_least else set())


def _hangs_on(work: UnitOfWork, promise_id: UUID) -> dict[_Condition, list[CommitmentCondition]]:
    """The conditions that a promise has, each with its rows: two devices may have added it."""
    rows: dict[_Condition, list[CommitmentCondition]] = {}
    own = table_of(CommitmentCondition).c.commitment_id == promise_id
    for row in found(work, CommitmentCondition, own):
        rows.setdefault((row.on_id, row.at_least), []).append(row)
    return rows


def _hang(work: UnitOfWork, promise_id: UUID, wanted: AbstractSet[_Condition]) -> None:
    """Let a promise hang on what is wanted, and on nothing else; what it has already stays."""
    there = _hangs_on(work, promise_id)
    for condition, rows in there.items():
        for row in rows:
            row.deleted = condition not in wanted
    for on_id, at_least in wanted - there.keys():
        kind = ConditionKind.ANOTHER if on_id else ConditionKind.AT_LEAST
        row = CommitmentCondition(
            id=work.new_id(), commitment_id=promise_id, kind=kind, on_id=on_id, at_least=at_least
        )
        work.add(row)


def _is_another(before: UUID | None, after: UUID | None) -> bool:
    return before is not None and after is not None and before != after


def _written_anew(work: UnitOfWork, promise: Commitment, fields: dict[str, Any]) -> Commitment:
    """Another row in the place of one, for all that leads to it."""
    anew = Commitment(id=work.new_id(), **{**promise.model_dump(exclude={"id"}), **fields})
    work.add(anew)
    columns = table_of(Commitment).c
    for other in found(work, Commitment, columns.joins_id == promise.id):
        other.joins_id = anew.id
    for other in found(work, Commitment, columns.renews_id == promise.id):
        other.renews_id = anew.id
    for row in found(
        work, CommitmentCondition, table_of(CommitmentCondition).c.on_id == promise.id
    ):
        row.deleted = True
        work.write(
            CommitmentCondition, commitment_id=row.commitment_id, kind=row.kind, on_id=anew.id
        )
    for rows in _hangs_on(work, promise.id).values():
        for row in rows:
            row.deleted = True
    promise.deleted = True
    return anew
