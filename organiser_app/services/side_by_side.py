"""Two people who walk side by side: begun, met, read for depth, and ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.companion_inputs import (
    CompanionshipInput,
    DepthInput,
    EndInput,
    MetInput,
)
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import (
    CompanionMeeting,
    Companionship,
    DepthReading,
    Organiser,
    Resident,
    table_of,
)
from organiser_app.language import tr
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.unit_of_work import UnitOfWork


def walk_beside(work: UnitOfWork, given: CompanionshipInput) -> Change:
    """Somebody begins to walk beside a resident; `InvalidInput` where the two do so already."""
    with work:
        get(work, Resident, given.subject_id)
        if given.other_subject_id is not None:
            get(work, Resident, given.other_subject_id)
        if given.organiser_id is not None:
            get(work, Organiser, given.organiser_id)
        _refuse_twice(work, given)
        companionship = Companionship(id=work.new_id(), **given.model_dump())
        work.add(companionship)
        return work.commit("walk_beside", companionship.id)


def met_side_by_side(work: UnitOfWork, companionship_id: UUID, given: MetInput) -> Change:
    """The two met."""
    with work:
        companionship = get(work, Companionship, companionship_id)
        _refuse_before(companionship, given.on)
        work.add_row(
            CompanionMeeting,
            companionship_id=companionship_id,
            subject_id=companionship.subject_id,
            **given.model_dump(),
        )
        return work.commit("met_side_by_side", companionship_id)


def remove_companion_meeting(work: UnitOfWork, meeting_id: UUID) -> Change:
    """A meeting of the two was written down by mistake."""
    with work:
        meeting = get(work, CompanionMeeting, meeting_id)
        meeting.deleted = True
        return work.commit("remove_companion_meeting", meeting.companionship_id)


def read_depth(work: UnitOfWork, companionship_id: UUID, given: DepthInput) -> Change:
    """Keep what the two say of how deep their relationship is."""
    with work:
        companionship = get(work, Companionship, companionship_id)
        _refuse_before(companionship, given.on)
        work.add_row(
            DepthReading,
            companionship_id=companionship_id,
            subject_id=companionship.subject_id,
            **given.model_dump(),
        )
        return work.commit("read_depth", companionship_id)


def end_walk(work: UnitOfWork, companionship_id: UUID, given: EndInput) -> Change:
    """Walking side by side ended, in some way."""
    with work:
        companionship = get(work, Companionship, companionship_id)
        _refuse_before(companionship, given.on)
        companionship.ended_on = given.on
        companionship.ended = given.ended
        companionship.how_ended = given.how
        return work.commit("end_walk", companionship_id)


def walk_on(work: UnitOfWork, companionship_id: UUID) -> Change:
    """The two walk side by side again, as if they had not ended it."""
    with work:
        companionship = get(work, Companionship, companionship_id)
        companionship.ended_on = companionship.ended = None
        companionship.how_ended = ""
        return work.commit("walk_on", companionship_id)


def _refuse_twice(work: UnitOfWork, given: CompanionshipInput) -> None:
    columns = table_of(Companionship).c
    already = first(
        work,
        Companionship,
        columns.subject_id == given.subject_id,
        columns.other_subject_id.is_not_distinct_from(given.other_subject_id),
        columns.organiser_id.is_not_distinct_from(given.organiser_id),
        columns.ended_on.is_(None),
    )
    if already is not None:
        raise InvalidInput(tr("The two walk side by side already."))


def _refuse_before(companionship: Companionship, on: date) -> None:
    if on < companionship.begun_on:
        raise InvalidInput(tr("That day lies before the two began."))
