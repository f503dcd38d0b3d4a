"""Ties: who knows whom, as what and how strongly, made, put right, and ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import GiftMatch, Listening, Organiser, Resident, Tie, table_of
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.language import tr
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.unit_of_work import UnitOfWork


def make_tie(work: UnitOfWork, given: TieInput) -> Change:
    """Say that a resident has a relationship with another, or with an organiser."""
    with work:
        _ask_for_all(work, given)
        return work.commit("make_tie", write_tie(work, given))


def edit_tie(work: UnitOfWork, tie_id: UUID, given: TieInput) -> Change:
    """Say anew what a tie is; the two whom it joins stay the same, or `InvalidInput` is raised.

    In which record of the two it was written makes no difference, and where it was heard stays.
    """
    with work:
        tie = get(work, Tie, tie_id)
        if _ends(tie) != _ends_of(given):
            raise InvalidInput(tr("A tie stays between the same two. End it, and make another."))
        _ask_for_all(work, given)
        if tie.introduced_by_id and given.introduced_by_id not in (tie.introduced_by_id, None):
            tie = _written_anew(work, tie)
        tie.introduced_by_id = given.introduced_by_id
        tie.kind, tie.strength = given.kind, given.strength
        tie.since, tie.how_known = given.since, given.how_known
        return work.commit("edit_tie", tie.id)


def end_tie(work: UnitOfWork, tie_id: UUID, on: date) -> Change:
    """Say that a relationship is no more since a day; it stays in the log as one that was."""
    with work:
        tie = get(work, Tie, tie_id)
        tie.ended_on = on
        return work.commit("end_tie", tie.id)


def write_tie(work: UnitOfWork, given: TieInput) -> UUID:
    """Write a tie within a change that is open, for a service in which more happens."""
    return work.write(
        Tie,
        subject_id=given.resident_id,
        other_subject_id=given.other_id,
        organiser_id=given.organiser_id,
        introduced_by_id=given.introduced_by_id,
        kind=given.kind,
        strength=given.strength,
        since=given.since,
        how_known=given.how_known,
        listening_id=given.listening_id,
    )


def _ask_for_all(work: UnitOfWork, given: TieInput) -> None:
    """See that everybody whom a tie names is there; `NotFound` where one is not."""
    for resident_id in (given.resident_id, given.other_id, given.introduced_by_id):
        if resident_id is not None:
            get(work, Resident, resident_id)
    if given.organiser_id is not None:
        get(work, Organiser, given.organiser_id)
    if given.listening_id is not None:
        get(work, Listening, given.listening_id)


def _ends(tie: Tie) -> frozenset[UUID | None]:
    return frozenset({tie.subject_id, tie.other_subject_id, tie.organiser_id})


def _ends_of(given: TieInput) -> frozenset[UUID | None]:
    return frozenset({given.resident_id, given.other_id, given.organiser_id})


def _written_anew(work: UnitOfWork, tie: Tie) -> Tie:
    """A row in place of a tie, since a row never passes from one introducer to another."""
    kept = tie.model_dump(exclude={"id", "deleted", "introduced_by_id"})
    fresh = Tie(id=work.new_id(), **kept)
    work.add(fresh)
    for match in found(work, GiftMatch, table_of(GiftMatch).c.tie_id == tie.id):
        match.tie_id = fresh.id
    tie.deleted = True
    return fresh
