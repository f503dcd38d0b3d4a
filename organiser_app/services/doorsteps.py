"""What a listening has to do with a round and a knock, so that neither is counted twice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from organiser_app.domain.models import Attempt
from organiser_app.domain.values import AttemptOutcome
from organiser_app.store.repositories.owner import Owner
from organiser_app.store.repositories.places import Spot
from organiser_app.store.repositories.rounds import knock_to_be_heard, round_at
from organiser_app.store.unit_of_work import UnitOfWork


def round_of(work: UnitOfWork, owned: Owner, spot: Spot, at: datetime) -> UUID | None:
    """The round on which the organiser was at that spot at that moment, if they were on one."""
    if spot.door_id is None and spot.place_id is None:
        return None
    return round_at(work, owned.organiser_id, spot.street_id, spot.place_id, at)


def knock_heard(
    work: UnitOfWork,
    owned: Owner,
    door_id: UUID,
    *,
    round_id: UUID | None,
    listening_id: UUID,
    at: datetime,
) -> None:
    """Tie a doorstep listening to the knock that led to it: one noted already, else a new one."""
    noted = knock_to_be_heard(work, owned.organiser_id, door_id, round_id, at)
    if noted is not None:
        noted.outcome = AttemptOutcome.LISTENED
        noted.listening_id = listening_id
        work.session.flush()  # another listening of this change may look for a knock of its own
        return
    work.add_row(
        Attempt,
        door_id=door_id,
        round_id=round_id,
        organiser_id=owned.organiser_id,
        listening_id=listening_id,
        at=at,
        outcome=AttemptOutcome.LISTENED,
    )
