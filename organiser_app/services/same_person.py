"""Two records found to be of one person, or of two, for good; and taken apart again.

Nothing is moved and nothing overwritten: a link is written beside the records, and whoever reads
looks up the record by which the person goes. A link never leads on to another, so when a record
that others are read as is itself read as another's, the links of those others are hidden and
written anew. A link that was hidden so keeps its `same`; one that somebody took back loses it. By
that it is known which records go along when the person is taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Resident, SamePerson, table_of
from organiser_app.language import tr
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.repositories.links import hidden_links, link_between
from organiser_app.store.unit_of_work import UnitOfWork

_LINK = table_of(SamePerson).c


def same_person(work: UnitOfWork, kept_id: UUID, other_id: UUID, on: date) -> Change:
    """Say that two records are of one person, who goes by the first from then on.

    Where either is read as another's already, the records by which those persons go are meant.
    `InvalidInput` where they are one person already.
    """
    with work:
        kept, other = _person(work, kept_id), _person(work, other_id)
        if kept == other:
            raise InvalidInput(tr("They are one person already."))
        _forget(hidden_links(work, {other}))  # whoever goes along is whoever is theirs today
        theirs = found(work, SamePerson, _LINK.subject_id == other, _LINK.same)
        _lead(work, kept, [other, *(link.other_subject_id for link in theirs)], on)
        for link in theirs:
            link.deleted = True
        return work.commit("same_person", kept)


def not_same_after_all(work: UnitOfWork, kept_id: UUID, other_id: UUID) -> Change:
    """Take a record apart from the person whose it was read as, with all that came along with it.

    Everything is as if the two had never been one; the change is of what joined them.
    `InvalidInput` where they are not one person.
    """
    with work:
        link = link_between(work, kept_id, other_id)
        if link is None:
            raise InvalidInput(tr("They are two people already."))
        _take_back(link)
        along = _came_along(work, kept_id, other_id)
        for before, now in along:
            before.deleted = False
            _take_back(now)
        gone = {other_id, *(now.other_subject_id for _, now in along)}
        staying = hidden_links(work, set(records_of(work.connection, kept_id)))
        _forget(link for link in staying if link.other_subject_id in gone)
        return work.commit("not_same_after_all", link.id)


def two_people(work: UnitOfWork, one_id: UUID, other_id: UUID, on: date) -> Change:
    """Say that two records are of two people, so that nobody is asked about them again.

    `InvalidInput` where they are one person.
    """
    with work:
        one, other = _person(work, one_id), _person(work, other_id)
        if one == other:
            raise InvalidInput(tr("They are one person now. Take them apart first."))
        work.write(SamePerson, subject_id=one, other_subject_id=other, same=False, on=on)
        return work.commit("two_people", one)


def _person(work: UnitOfWork, resident_id: UUID) -> UUID:
    """The record by which the person goes of whom this is a record."""
    get(work, Resident, resident_id)
    person = records_of(work.connection, resident_id)[0]
    return get(work, Resident, person).id


def _lead(work: UnitOfWork, kept: UUID, others: Iterable[UUID], on: date) -> None:
    for other in others:
        work.write(SamePerson, subject_id=kept, other_subject_id=other, same=True, on=on)


def _came_along(work: UnitOfWork, kept: UUID, other: UUID) -> list[tuple[SamePerson, SamePerson]]:
    """The links that were hidden when `other` came to `kept`, each with the one in its place."""
    now = {
        link.other_subject_id: link
        for link in found(work, SamePerson, _LINK.subject_id == kept, _LINK.same)
    }
    before = hidden_links(work, {other})
    return [(link, now[link.other_subject_id]) for link in before if link.other_subject_id in now]


def _forget(links: Iterable[SamePerson]) -> None:
    """Let nobody come along any more by links that were hidden."""
    for link in links:
        link.same = False


def _take_back(link: SamePerson) -> None:
    link.same, link.deleted = False, True
