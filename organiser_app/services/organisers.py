"""Who organises here: colleagues who listen, those who come, and those who leave."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.keeping_inputs import OrganiserInput, is_taken
from organiser_app.domain.models import Organiser, Resident
from organiser_app.domain.values import OrganiserRole
from organiser_app.language import tr
from organiser_app.store.queries.organisers import organisers
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.unit_of_work import UnitOfWork


def add_organiser(work: UnitOfWork, given: OrganiserInput) -> Change:
    """Put a colleague into the log, based where its own organiser is.

    Raises `InvalidInput` where somebody organises or organised here by the same name.
    """
    with work:
        own = get(work, Organiser, owner(work.connection).organiser_id)
        _check_resident(work, given)
        _check_name(work, given.name)
        organiser = Organiser(
            id=work.new_id(),
            host_id=own.host_id,
            name=given.name,
            role=given.role,
            subject_id=given.resident_id,
        )
        work.add(organiser)
        return work.commit("add_organiser", organiser.id)


def edit_organiser(work: UnitOfWork, organiser_id: UUID, given: OrganiserInput) -> Change:
    """Say anew who an organiser is.

    Raises `InvalidInput` where they are linked to one resident and would be to another, since the
    row would pass from one person to another, and where another one has the new name.
    """
    with work:
        organiser = get(work, Organiser, organiser_id)
        if organiser.name != given.name:
            _check_name(work, given.name, besides=organiser_id)
        if organiser.subject_id != given.resident_id:
            if organiser.subject_id is not None and given.resident_id is not None:
                raise InvalidInput(
                    tr("They are linked to another resident. Add a new organiser instead.")
                )
            _check_resident(work, given)
        organiser.name, organiser.role = given.name, given.role
        organiser.subject_id = given.resident_id
        return work.commit("edit_organiser", organiser.id)


def leave(work: UnitOfWork, organiser_id: UUID, on: date | None) -> Change:
    """Say since when an organiser organises here no more; with None, that they do again.

    Whom they keep stays in their keeping until somebody hands them over. Raises `InvalidInput`
    for the organiser whose log it is.
    """
    with work:
        organiser = get(work, Organiser, organiser_id)
        if on is not None and organiser.id == owner(work.connection).organiser_id:
            raise InvalidInput(
                tr("This log is their own: what is recorded in it is recorded by them.")
            )
        organiser.left_on = on
        return work.commit("leave", organiser.id)


def _check_name(work: UnitOfWork, name: str, besides: UUID | None = None) -> None:
    """Two of one name could not be told apart where a keeper is chosen."""
    others = [row.name for row in organisers(work.connection) if row.id != besides]
    if is_taken(name, others):
        raise InvalidInput(
            tr("There is a {name} already: add what tells them apart, as a place.", name=name)
        )


def _check_resident(work: UnitOfWork, given: OrganiserInput) -> None:
    """Only a volunteer organiser is a resident too, and a resident is one organiser at most."""
    if given.resident_id is None:
        return
    if given.role is not OrganiserRole.VOLUNTEER:
        raise InvalidInput(tr("Only a volunteer organiser is linked to a resident."))
    get(work, Resident, given.resident_id)
    if first(work, Organiser, Organiser.subject_id == given.resident_id) is not None:  # type: ignore[arg-type] # a column on the class
        raise InvalidInput(tr("That resident organises here already."))
