"""Going out on a round, and what came of each door knocked at.

A second key at the same door within a few minutes mends the knock rather than adding another
(`domain.rules.knocking.CORRECTED_WITHIN`). A knock that led to a listening stays a listening.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.clock import day_of
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Attempt, Door, Round, RoundCompanion
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome, WordingPart
from organiser_app.language import tr
from organiser_app.store.repositories import rounds, wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import Owner, owner
from organiser_app.store.repositories.places import place_called, street_called, wave_on
from organiser_app.store.unit_of_work import UnitOfWork


def begin_round(work: UnitOfWork, given: RoundInput) -> Change:
    """Go out now; `InvalidInput` while another round is on, or back before it began."""
    with work:
        owned, out_at = owner(work.connection), work.clock()
        if rounds.round_on(work, owned.organiser_id) is not None:
            raise InvalidInput(tr("A round is on already. End it before you begin another."))
        if given.expected_back_at is not None and given.expected_back_at <= out_at:
            raise InvalidInput(tr("When you expect to be back is past already."))
        round_id = _begin(work, owned, given, out_at)
        _take_along(work, owned, round_id, given.companions)
        return work.commit("begin_round", round_id)


def end_round(work: UnitOfWork, round_id: UUID) -> Change:
    """Come back from a round; `InvalidInput` where it had ended."""
    with work:
        ending = get(work, Round, round_id)
        if ending.back_at is not None:
            raise InvalidInput(tr("This round has ended already."))
        ending.back_at = work.clock()
        return work.commit("end_round", round_id)


def knock(
    work: UnitOfWork,
    door_id: UUID,
    outcome: AttemptOutcome,
    *,
    round_id: UUID | None = None,
    note: str = "",
) -> Change:
    """Say what came of a door just knocked at, and perhaps what to remember of it."""
    with work:
        owned = owner(work.connection)
        attempt_id = _knock(work, owned, get(work, Door, door_id), outcome, round_id)
        if note.strip():
            wordings.write(work, attempt_id, WordingPart.NOTE, note.strip())
        return work.commit("knock", attempt_id)


def knock_doors(
    work: UnitOfWork, door_ids: Sequence[UUID], outcome: AttemptOutcome, *, round_id: UUID | None
) -> Change:
    """Say the same of a block of doors; those that asked for no contact are passed over."""
    with work:
        owned = owner(work.connection)
        doors = [get(work, Door, door_id) for door_id in dict.fromkeys(door_ids)]
        walked = [door for door in doors if door.do_not_contact_since is None]
        if not walked:
            raise InvalidInput(tr("None of these doors may be knocked at."))
        for door in walked:
            _knock(work, owned, door, outcome, round_id)
        return work.commit("knock_doors", round_id)


def note_on_attempt(work: UnitOfWork, attempt_id: UUID, note: str) -> Change:
    """Write what is to be remembered of a knock, in the place of what stood there."""
    with work:
        get(work, Attempt, attempt_id)
        wordings.write(work, attempt_id, WordingPart.NOTE, note.strip())
        return work.commit("note_on_attempt", attempt_id)


def _begin(work: UnitOfWork, owned: Owner, given: RoundInput, out_at: datetime) -> UUID:
    patch_id = owned.patch_id
    begun = Round(
        id=work.new_id(),
        patch_id=patch_id,
        street_id=street_called(work, patch_id, given.street) if given.street else None,
        place_id=place_called(work, patch_id, given.place) if given.place else None,
        side=given.side,
        wave_id=wave_on(work, patch_id, day_of(out_at)),
        organiser_id=owned.organiser_id,
        out_at=out_at,
        expected_back_at=given.expected_back_at,
    )
    work.add(begun)
    return begun.id


def _take_along(work: UnitOfWork, owned: Owner, round_id: UUID, names: Sequence[str]) -> None:
    """Join those named to a round, each once, and not the organiser whose round it is."""
    known = dict.fromkeys(rounds.companion_called(work, owned, name) for name in names)
    for organiser_id, subject_id in known:
        if organiser_id != owned.organiser_id:
            work.add_row(
                RoundCompanion,
                round_id=round_id,
                organiser_id=organiser_id,
                subject_id=subject_id,
            )


def _knock(
    work: UnitOfWork, owned: Owner, door: Door, outcome: AttemptOutcome, round_id: UUID | None
) -> UUID:
    at = work.clock()
    before = rounds.knock_just_now(work, owned.organiser_id, door.id, round_id, at)
    if before is not None and _mend(door, before, outcome):
        return before.id
    if round_id is not None:
        get(work, Round, round_id)
    attempt = Attempt(
        id=work.new_id(),
        door_id=door.id,
        round_id=round_id,
        organiser_id=owned.organiser_id,
        at=at,
        outcome=outcome,
    )
    work.add(attempt)
    _leave_alone(door, outcome, at)
    return attempt.id


def _mend(door: Door, knock: Attempt, outcome: AttemptOutcome) -> bool:
    """Change what came of a knock; False where a listening came of it and this is another.

    A wish for no contact stands whatever is pressed after it: it is lifted on purpose alone.
    """
    if knock.listening_id is not None:
        _leave_alone(door, outcome, knock.at)
        return outcome in (AttemptOutcome.LISTENED, AttemptOutcome.DO_NOT_CONTACT)
    knock.outcome = outcome
    _leave_alone(door, outcome, knock.at)
    return True


def _leave_alone(door: Door, outcome: AttemptOutcome, at: datetime) -> None:
    if outcome is AttemptOutcome.DO_NOT_CONTACT and door.do_not_contact_since is None:
        door.do_not_contact_since = day_of(at)
