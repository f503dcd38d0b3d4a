"""Residents: who they are, how near they have come, whom they know, what they agreed to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ResidentInput
from organiser_app.domain.models import CircleMove, Consent, Resident
from organiser_app.domain.values import Circle, ConsentPurpose, WordingPart
from organiser_app.language import tr
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import spot_called
from organiser_app.store.settling import asked_about, settle
from organiser_app.store.unit_of_work import UnitOfWork

_IDENTITY = frozenset({"name", "phone", "email", "door_id"})


def add_resident(work: UnitOfWork, given: ResidentInput) -> Change:
    """Put a resident into the log, in the keeping of its organiser."""
    with work:
        keeper_id = owner(work.connection).organiser_id
        resident = Resident(id=work.new_id(), keeper_id=keeper_id)
        _describe(work, resident, given)
        work.add(resident)
        return work.commit("add_resident", resident.id)


def edit_resident(work: UnitOfWork, resident_id: UUID, given: ResidentInput) -> Change:
    """Say anew who a resident is, in as much as they chose to give."""
    with work:
        resident = get(work, Resident, resident_id)
        _describe(work, resident, given)
        return work.commit("edit_resident", resident.id)


def link_identity(work: UnitOfWork, resident_id: UUID, given: ResidentInput) -> Change:
    """Link a resident who was known by a pseudonym to their name; the pseudonym is kept.

    Raises `InvalidInput` where no name is given.
    """
    if not given.name:
        raise InvalidInput(tr("Write the name that they gave."))
    with work:
        resident = get(work, Resident, resident_id)
        known_as = given.pseudonym or resident.pseudonym or ""
        _describe(work, resident, given.model_copy(update={"pseudonym": known_as}))
        return work.commit("link_identity", resident.id)


def unlink_identity(work: UnitOfWork, resident_id: UUID, pseudonym: str = "") -> Change:
    """Take name, phone, email and door away from a resident, who goes by a pseudonym from then on.

    `pseudonym` replaces the one that is there, and has to be given where there is none, or
    `InvalidInput` is raised. It is so for every record that was found to be of the person, and of
    what others wrote there apart nobody is asked any more. What they said, promised and agreed to
    stays.
    """
    with work:
        get(work, Resident, resident_id)
        records = [get(work, Resident, each) for each in records_of(work.connection, resident_id)]
        known_as = pseudonym.strip() or next((r.pseudonym for r in records if r.pseudonym), "")
        if not known_as:
            raise InvalidInput(tr("Say what they are called from now on: it is all that is left."))
        for number, resident in enumerate(records):
            resident.name = resident.phone = resident.email = resident.door_id = None
            resident.pseudonym = known_as if number == 0 else resident.pseudonym or known_as
        work.session.flush()
        for resident in records:
            _settle_identity(work, resident.id)
        return work.commit("unlink_identity", resident_id)


def _settle_identity(work: UnitOfWork, resident_id: UUID) -> None:
    """Choose nothing where a colleague had written something beside an empty field."""
    for place in asked_about(work.connection, "resident", resident_id):
        if place.field in _IDENTITY:
            settle(work.connection, place, None)


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
