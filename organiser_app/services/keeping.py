"""Who keeps whom: residents pass from one keeper to another, and nobody does silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import KeeperMove, Organiser, Resident
from organiser_app.language import tr
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def change_keeper(
    work: UnitOfWork,
    resident_ids: Sequence[UUID],
    organiser_id: UUID | None,
    on: date,
    why: str = "",
) -> Change:
    """Give residents into the keeping of an organiser, or of nobody, in one change.

    Whoever is in that keeping already is passed over. Raises `InvalidInput` where that leaves
    nobody, and where the organiser has left.
    """
    with work:
        _check_keeper(work, organiser_id)
        moved = [each for each in resident_ids if _moves(work, each, organiser_id)]
        if not moved:
            raise InvalidInput(tr("They are in that keeping already."))
        for resident_id in moved:
            work.write(
                KeeperMove,
                subject_id=resident_id,
                organiser_id=organiser_id,
                on=on,
                why=why.strip(),
            )
        change = work.commit("change_keeper", moved[0] if len(moved) == 1 else None)
        return replace(change, count=len(moved))


def _check_keeper(work: UnitOfWork, organiser_id: UUID | None) -> None:
    if organiser_id is None:
        return
    organiser = get(work, Organiser, organiser_id)
    if organiser.left_on is not None:
        raise InvalidInput(tr("{name} has left, and keeps nobody.", name=organiser.name))


def _moves(work: UnitOfWork, resident_id: UUID, organiser_id: UUID | None) -> bool:
    """Give all records of a person into a keeping; whether that changed anything."""
    get(work, Resident, resident_id)
    records = [get(work, Resident, each) for each in records_of(work.connection, resident_id)]
    moving = [record for record in records if record.keeper_id != organiser_id]
    for record in moving:
        record.keeper_id = organiser_id
    return bool(moving)
