"""Recording what was heard: one listening from a form, or many from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement

from organiser_app.domain.change import Change
from organiser_app.domain.clock import day_of
from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    StatementInput,
)
from organiser_app.domain.models import (
    Commitment,
    Listening,
    NextStep,
    Presence,
    Statement,
    table_of,
)
from organiser_app.domain.values import CommitmentState, ListeningKind, StepState, WordingPart
from organiser_app.services.doorsteps import knock_heard, round_of
from organiser_app.services.heard_ties import tie_heard, untouched_ties
from organiser_app.store.names import folded
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.repositories.listenings import known_sources
from organiser_app.store.repositories.owner import Owner, owner
from organiser_app.store.repositories.places import Spot, spot_called, wave_on
from organiser_app.store.repositories.residents import Called, one_called, resident_meant
from organiser_app.store.repositories.themes import give_themes
from organiser_app.store.unit_of_work import UnitOfWork

_GATHERINGS = (ListeningKind.HOUSE_MEETING, ListeningKind.GROUP)
OURSELVES = frozenset({"i", "me", "we", "us", "organiser"})


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many listenings a file added, and how many the log had already.

    There is no change where it had them all.
    """

    change: Change | None
    added: int
    already_there: int


@dataclass(frozen=True, slots=True)
class _Heard:
    """A listening as what was agreed in it needs to know it."""

    listening_id: UUID
    on: date
    people: Sequence[Called]


def record_listening(work: UnitOfWork, listening: ListeningInput) -> Change:
    """Put one listening into the log, with all that was said and promised in it."""
    with work:
        return work.commit("record_listening", write_listening(work, listening))


def write_listening(work: UnitOfWork, listening: ListeningInput) -> UUID:
    """Put a listening into a change that is open, for a service in which more than that happens."""
    return _record(work, owner(work.connection), listening, [])


def record_listenings(
    work: UnitOfWork, listenings: Sequence[ListeningInput], intention: str = "record_listenings"
) -> Recorded:
    """Put many listenings into the log in one change, passing over a `source` it has already."""
    with work:
        known = known_sources(work.connection, {given.source for given in listenings})
        fresh = [given for given in listenings if given.source not in known]
        change = _record_all(work, fresh, intention) if fresh else None
        return Recorded(change, len(fresh), len(listenings) - len(fresh))


def record_capture(work: UnitOfWork, listenings: Sequence[ListeningInput]) -> Change:
    """Put what was typed in the window into the log in one change."""
    with work:
        one = len(listenings) == 1
        return _record_all(work, listenings, "record_listening" if one else "record_listenings")


def remove_listening(work: UnitOfWork, listening_id: UUID) -> Change:
    """Take a listening out of the pages and the counts, with its knock and all that it brought.

    What was agreed in it goes too while it is open; what was settled since stays, as it happened.
    A tie that was first heard of in it goes unless something more was said of it since.
    """
    with work:
        get(work, Listening, listening_id).deleted = True
        for statement in found(work, Statement, _of(Statement, listening_id)):
            statement.deleted = True
        for step in found(work, NextStep, _of(NextStep, listening_id)):
            step.deleted = step.state is StepState.OPEN
        for promise in found(work, Commitment, _of(Commitment, listening_id)):
            promise.deleted = promise.state is CommitmentState.OPEN
        for tie in untouched_ties(work, listening_id):
            tie.deleted = True
        return work.commit("remove_listening")


def _of(model: type[Statement | NextStep | Commitment], listening_id: UUID) -> ColumnElement[bool]:
    return table_of(model).c.listening_id == listening_id


def _record_all(work: UnitOfWork, listenings: Sequence[ListeningInput], intention: str) -> Change:
    owned = owner(work.connection)
    new: list[Called] = []
    for listening in listenings:
        _record(work, owned, listening, new)
    return work.commit(intention)


def _record(work: UnitOfWork, owned: Owner, given: ListeningInput, earlier: list[Called]) -> UUID:
    """Put one listening in; `earlier` are those new before it in this change, and then in it."""
    spot = spot_called(work, owned.patch_id, given.where)
    people = _present(work, owned, spot, given)
    listening_id = _listening(work, owned, spot, given)
    for person in people:
        work.add_row(Presence, listening_id=listening_id, subject_id=person.id)
    left = tie_heard(work, given.ties, listening_id, people, spot.door_id, earlier=earlier)
    earlier.extend(_new_among(people, given))
    note = "\n".join(filter(None, (given.note, *left)))
    wordings.write_new(work, listening_id, WordingPart.NOTE, note)
    wordings.write_new(work, listening_id, WordingPart.REFLECTION, given.reflection)
    speaker = _speaker(people, given)
    for statement in given.statements:
        _state(work, listening_id, speaker, statement, given.language)
    heard = _Heard(listening_id, day_of(given.at), people)
    for step in given.next_steps:
        _agree(work, owned, heard, step)
    for commitment in given.commitments:
        _promise(work, owned, heard, commitment)
    return listening_id


def _present(work: UnitOfWork, owned: Owner, spot: Spot, given: ListeningInput) -> list[Called]:
    """Those who were there, each once, also where a name was written twice."""
    meant = (
        resident_meant(work, person, spot.door_id, owned.organiser_id) for person in given.people
    )
    return list({resident.id: resident for resident in meant}.values())


def _new_among(people: Sequence[Called], given: ListeningInput) -> list[Called]:
    """Those of the people there who are said to be new."""
    new = {folded(person.name) for person in given.people if person.is_new}
    return [person for person in people if folded(person.name) in new]


def _speaker(people: Sequence[Called], given: ListeningInput) -> UUID | None:
    """Whose words they are: those of the one who is named, but not where a gathering was heard."""
    among_others = given.unnamed_present and given.kind in _GATHERINGS
    return people[0].id if len(people) == 1 and not among_others else None


def _listening(work: UnitOfWork, owned: Owner, spot: Spot, given: ListeningInput) -> UUID:
    round_id = round_of(work, owned, spot, given.at)
    listening_id = work.add_row(
        Listening,
        patch_id=owned.patch_id,
        organiser_id=owned.organiser_id,
        wave_id=wave_on(work, owned.patch_id, day_of(given.at)),
        door_id=spot.door_id,
        place_id=spot.place_id,
        kind=given.kind,
        at=given.at,
        entered=given.entered,
        privacy_notice=given.privacy_notice,
        unnamed_present=given.unnamed_present,
        language=given.language or None,
        round_id=round_id,
        source=given.source or None,
    )
    if spot.door_id and given.kind is ListeningKind.DOORSTEP:
        knock_heard(
            work, owned, spot.door_id, round_id=round_id, listening_id=listening_id, at=given.at
        )
    return listening_id


def _state(
    work: UnitOfWork,
    listening_id: UUID,
    speaker: UUID | None,
    given: StatementInput,
    language: str,
) -> None:
    """Keep one thing heard; of its texts, the very words are in the language of the listening."""
    statement_id = work.add_row(
        Statement,
        listening_id=listening_id,
        subject_id=speaker,
        kind=given.kind,
        strength=given.strength,
        permission=given.permission,
        asked_before=given.asked_before,
    )
    wordings.write_new(work, statement_id, WordingPart.WORDS, given.words, speaker)
    quoted = WordingPart.QUOTE
    wordings.write_new(work, statement_id, quoted, given.quote, speaker, language=language)
    give_themes(work, statement_id, given.themes)


def _agree(work: UnitOfWork, owned: Owner, heard: _Heard, given: NextStepInput) -> None:
    work.add_row(
        NextStep,
        organiser_id=owned.organiser_id,
        subject_id=heard.people[0].id if heard.people else None,
        listening_id=heard.listening_id,
        what=given.what,
        agreed_on=heard.on,
        due_on=given.due_on,
    )


def _promise(work: UnitOfWork, owned: Owner, heard: _Heard, given: CommitmentInput) -> None:
    ours = given.who.casefold() in OURSELVES
    person = None if ours else one_called(heard.people, given.who)
    work.add_row(
        Commitment,
        organiser_id=owned.organiser_id if ours else None,
        subject_id=person.id if person else None,
        promised_by="" if ours or person else given.who,
        listening_id=heard.listening_id,
        what=given.what,
        agreed_on=heard.on,
        due_on=given.due_on,
        condition=given.condition,
    )
