"""Ties that were told in a listening: made between those in the log, and else left for the note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import PersonInput, TieHeardInput
from organiser_app.domain.models import ChangedRow, Tie, table_of
from organiser_app.domain.rules.quick_capture.tie_words import written_tie
from organiser_app.domain.rules.quick_capture.vocabulary import Field
from organiser_app.domain.tie_inputs import WEAKEST, TieInput
from organiser_app.language import tr
from organiser_app.services.ties import write_tie
from organiser_app.store.names import folded
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.queries.ties import TieDetail, tie_between
from organiser_app.store.repositories.finding import found
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.residents import (
    Called,
    one_called,
    resident_meant,
    residents_by_first_name,
    residents_called,
)
from organiser_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Told:
    """A listening as the ties told in it need to know it; `named` are those met or made new.

    `earlier` are those who were new in the listenings saved before it in one change.
    """

    listening_id: UUID
    door_id: UUID | None
    people: Sequence[Called]
    earlier: Sequence[Called]
    named: list[Called]

    @property
    def made(self) -> list[Called]:
        """Those put into the log for having been named as new."""
        return self.named[len(self.people) :]


def tie_heard(
    work: UnitOfWork,
    told: Sequence[TieHeardInput],
    listening_id: UUID,
    people: Sequence[Called],
    door_id: UUID | None,
    *,
    earlier: list[Called],
) -> list[str]:
    """Make the ties that were told, and give back as lines of a note those that cannot be made.

    `people` are those who were there, and `earlier` those new in what was saved just before, to
    which those are added who are new here without having been there. Nobody is put into the log
    for having been named by another, unless they are said to be new; and a tie that is known is
    not made again: where something new was said of it, that is for the note.
    """
    within = _Told(listening_id, door_id, people, tuple(earlier), [*people])
    for person in (each for tie in told for each in (tie.who, tie.other) if each and each.is_new):
        _new(work, person, within)
    left = [f"{Field.KNOWS}: {written_tie(tie)}" for tie in told if not _make(work, tie, within)]
    earlier.extend(within.made)
    return left


def untouched_ties(work: UnitOfWork, listening_id: UUID) -> list[Tie]:
    """The ties first heard of in a listening of which nothing was said since."""
    columns, changed = table_of(Tie).c, table_of(ChangedRow).c
    since = exists().where(
        changed.row_id == columns.id, changed.table_name == "tie", changed.before.is_not(None)
    )
    asked = select(columns.id).where(columns.listening_id == listening_id, ~since)
    untouched = set(work.connection.execute(asked).scalars())
    return [
        tie for tie in found(work, Tie, columns.listening_id == listening_id) if tie.id in untouched
    ]


def _make(work: UnitOfWork, told: TieHeardInput, within: _Told) -> bool:
    """Whether the tie stands now, with all that was told of it."""
    who = _meant(work, told.who, within) if told.who else _heard(told, within.people)
    other = _meant(work, told.other, within)
    if who is None or other is None or who.id == other.id:
        return False
    known = tie_between(work.connection, who.id, other.id)
    if known is not None:
        return _says_nothing_new(told, known)
    tie = TieInput(
        resident_id=who.id,
        other_id=other.id,
        kind=told.kind or tr("knows"),
        strength=told.strength or WEAKEST,
        listening_id=within.listening_id,
    )
    write_tie(work, tie)
    return True


def _heard(told: TieHeardInput, people: Sequence[Called]) -> Called:
    """The one who was heard; `InvalidInput` where that was nobody, or more than one."""
    if len(people) != 1:
        raise InvalidInput(tr("Say who knows {name}.", name=told.other.name))
    return people[0]


def _meant(work: UnitOfWork, person: PersonInput, within: _Told) -> Called | None:
    """Whom a name means: somebody there, at the door, or the only one in the log called so.

    The full name goes before the first, and who was new just before goes before the whole log.
    """
    if person.resident_id is not None:
        return resident_meant(work, person, None, owner(work.connection).organiser_id)
    if person.is_new:
        return _new(work, person, within)
    there = one_called(within.named, person.name)
    if there is not None:
        return there
    return (
        _only_one(work, residents_called(work, person.name, within.door_id))
        or one_called(within.earlier, person.name)
        or _only_one(work, residents_by_first_name(work, person.name))
    )


def _only_one(work: UnitOfWork, called: Sequence[Called]) -> Called | None:
    """The one person whom all of the records mean."""
    ids = {records_of(work.connection, each.id)[0] for each in called}
    return Called(ids.pop(), called[0].name) if len(ids) == 1 else None


def _new(work: UnitOfWork, person: PersonInput, within: _Told) -> Called:
    """Somebody new, who is made once, however often a listening says that they are new."""
    name = folded(person.name)
    made = next((each for each in within.named if folded(each.name) == name), None)
    if made is None:
        made = resident_meant(work, person, None, owner(work.connection).organiser_id)
        within.named.append(made)
    return made


def _says_nothing_new(told: TieHeardInput, known: TieDetail) -> bool:
    same_kind = not told.kind or folded(told.kind) == folded(known.kind)
    return same_kind and told.strength in (None, known.strength)
