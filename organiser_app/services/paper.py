"""Typing in what was written on paper: the listening forms, and the doors of a round sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.clock import day_of
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.models import Attempt, Door
from organiser_app.domain.rules.sheet_line import SheetKnock
from organiser_app.domain.values import AttemptOutcome, EntryRoad, WordingPart
from organiser_app.language import tr
from organiser_app.services.listenings import record_listenings
from organiser_app.store.repositories import rounds, wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import Owner, owner
from organiser_app.store.repositories.paper import knock_known
from organiser_app.store.repositories.places import door_called, street_called
from organiser_app.store.unit_of_work import UnitOfWork


def record_paper(work: UnitOfWork, listenings: Sequence[ListeningInput]) -> Change:
    """Record what a form said, as entered from paper."""
    typed = [given.model_copy(update={"entered": EntryRoad.PAPER}) for given in listenings]
    change = record_listenings(work, typed, "record_paper").change
    if change is None:
        raise InvalidInput(tr("There is nothing to save yet."))
    return change


def record_sheet(
    work: UnitOfWork, street: str, at: datetime, knocks: Sequence[SheetKnock]
) -> Change:
    """Record the knocks of a round sheet, each at its door of the street, at the moment `at`.

    Doors that asked for no contact before are passed over, and so is a knock that is in the log
    already: a sheet typed twice, or somebody listened to that day whose form was typed first.
    `InvalidInput` where nothing is left.
    """
    with work:
        owned = owner(work.connection)
        street_id = street_called(work, owned.patch_id, " ".join(street.split()))
        recorded = [_record(work, owned, street_id, at, knock) for knock in knocks]
        if not any(recorded):
            raise InvalidInput(tr("None of these doors has anything new to record."))
        return work.commit("record_sheet", street_id)


def _record(
    work: UnitOfWork, owned: Owner, street_id: UUID, at: datetime, knock: SheetKnock
) -> bool:
    """One knock; whether there was anything to record."""
    door = get(work, Door, door_called(work, street_id, knock.label))
    if door.do_not_contact_since is not None or knock_known(
        work, owned.organiser_id, door.id, at, knock.outcome
    ):
        return False
    attempt_id = work.add_row(
        Attempt,
        door_id=door.id,
        organiser_id=owned.organiser_id,
        round_id=rounds.round_at(work, owned.organiser_id, street_id, None, at),
        at=at,
        outcome=knock.outcome,
    )
    wordings.write_new(work, attempt_id, WordingPart.NOTE, knock.note)
    if knock.outcome is AttemptOutcome.DO_NOT_CONTACT:
        door.do_not_contact_since = day_of(at)
    return True
