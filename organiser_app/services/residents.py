"""Residents: who they are, how near they have come, whom they know, what they agreed to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.models import CircleMove, Consent, Resident, Tie
from organiser_app.domain.values import Circle, ConsentPurpose, WordingPart
from organiser_app.language import tr
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import spot_called
from organiser_app.store.unit_of_work import UnitOfWork


def add_resident(work: UnitOfWork, given: ResidentInput) -> Change:
    """Put a resident into the log, in the keeping of its organiser."""
    with work:
        keeper_id = owner(work.connection).organiser_id
        resident = Resident(id=work.new_id(), keeper_id=keeper_id)
        _describe(work, resident, given)
        work.add(resident)
        return work.commit("add_resident", resident.id)


def edit_resident(work: UnitOfWork, resident_id: UUID, given: ResidentInput) -> Change:
    """Say anew who a resident is; a pseudonym may be linked to a name, and unlinked."""
    with work:
        resident = get(work, Resident, resident_id)
        _describe(work, resident, given)
        return work.commit("edit_resident", resident.id)


def note_on_resident(work: UnitOfWork, resident_id: UUID, note: str) -> Change:
    """Keep the organiser's note on a resident."""
    with work:
        resident = get(work, Resident, resident_id)
        wordings.write(work, resident.id, WordingPart.NOTE, note.strip(), resident.id)
        return work.commit("note_on_resident", resident.id)


def move_circle(
    work: UnitOfWork, resident_id: UUID, circle: Circle, on: date, evidence: str
) -> Change:
    """Move a resident nearer or further; never without evidence."""
    if not evidence.strip():
        raise InvalidInput(tr("Say what shows it: a circle is moved only with evidence."))
    with work:
        get(work, Resident, resident_id)
        move = CircleMove(
            id=work.new_id(),
            subject_id=resident_id,
            circle=circle,
            on=on,
            evidence=evidence.strip(),
        )
        work.add(move)
        return work.commit("move_circle", resident_id)


def tie_residents(
    work: UnitOfWork, resident_id: UUID, other_id: UUID, kind: str, strength: int
) -> Change:
    """Say that two residents know each other: as what, and how strongly (1 to 3)."""
    if resident_id == other_id:
        raise InvalidInput(tr("A tie joins two different people."))
    with work:
        for person in (resident_id, other_id):
            get(work, Resident, person)
        tie = Tie(
            id=work.new_id(),
            subject_id=resident_id,
            other_subject_id=other_id,
            kind=kind.strip(),
            strength=min(max(strength, 1), 3),
        )
        work.add(tie)
        return work.commit("tie_residents", resident_id)


def record_consent(
    work: UnitOfWork, resident_id: UUID, purpose: ConsentPurpose, *, given: bool, on: date
) -> Change:
    """Keep what a resident agreed to, or withdrew, on a day."""
    with work:
        get(work, Resident, resident_id)
        consent = Consent(
            id=work.new_id(), subject_id=resident_id, purpose=purpose, given=given, on=on
        )
        work.add(consent)
        return work.commit("record_consent", resident_id)


def _describe(work: UnitOfWork, resident: Resident, given: ResidentInput) -> None:
    resident.name = given.name or None
    resident.pseudonym = given.pseudonym or None
    resident.phone = given.phone or None
    resident.email = given.email or None
    resident.best_time = given.best_time or None
    resident.door_id = spot_called(work, owner(work.connection).patch_id, given.where).door_id
