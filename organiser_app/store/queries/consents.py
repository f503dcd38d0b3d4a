"""What people agreed to: of all answers in any of a person's records, the latest counts.

Every question about consent is asked here, so that it has one answer wherever it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.people import person_by_record
from organiser_app.store.queries.same_people import person_of

_KEPT_AND_SHARED = frozenset({ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM})

Answers = dict[ConsentPurpose, bool]
"""The latest answer for each purpose that somebody was asked about."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """The latest answer of a resident for one purpose."""

    purpose: ConsentPurpose
    given: bool
    on: date
    how: str


def consents(connection: Connection, records: Sequence[UUID]) -> tuple[ConsentRow, ...]:
    """The latest answer for each purpose that a person was asked about, in `records` of theirs."""
    columns = t.consent.c
    query = (
        select(columns.purpose, columns.given, columns.on, columns.how)
        .where(columns.subject_id.in_(records), t.live(t.consent))
        .order_by(columns.on, columns.id)
    )
    latest = {row.purpose: ConsentRow(*row) for row in connection.execute(query)}
    return tuple(latest[purpose] for purpose in ConsentPurpose if purpose in latest)


def latest_answers(
    connection: Connection,
    *conditions: ColumnElement[bool],
    purposes: Collection[ConsentPurpose] = tuple(ConsentPurpose),
) -> defaultdict[UUID, Answers]:
    """The latest answers of each person, by the record they go by; none of who was never asked.

    `conditions` are on `consent`, such as whose answers are looked at.
    """
    columns = t.consent.c
    query = (
        select(person_of(columns.subject_id), columns.purpose, columns.given)
        .where(columns.purpose.in_(purposes), t.live(t.consent), *conditions)
        .order_by(columns.on, columns.id)
    )
    latest: defaultdict[UUID, Answers] = defaultdict(dict)
    for person, purpose, given in connection.execute(query):
        latest[person][purpose] = given
    return latest


def who_answered(
    connection: Connection, purpose: ConsentPurpose, *conditions: ColumnElement[bool], given: bool
) -> frozenset[UUID]:
    """The people whose latest answer for a purpose was yes (`given`) or was no."""
    latest = latest_answers(connection, *conditions, purposes=(purpose,))
    return frozenset(person for person, answers in latest.items() if answers[purpose] is given)


def shared_with_team(connection: Connection, people: Sequence[UUID]) -> frozenset[UUID]:
    """Those of `people` who agreed to be shared with the team and did not take it back.

    Whether they agreed to be kept is not asked. People are named by the records they go by.
    """
    purpose = ConsentPurpose.SHARE_WITH_TEAM
    return who_answered(connection, purpose, _theirs(connection, people), given=True)


def kept_and_shared_with_team(
    connection: Connection, people: Sequence[UUID] | None = None
) -> frozenset[UUID]:
    """Those of `people`, or of all, who agreed to be kept and to be shared, withdrawing neither.

    That much is asked of whoever stands by name on a sheet of paper or in a calendar. People are
    named by the records they go by.
    """
    theirs = () if people is None else (_theirs(connection, people),)
    latest = latest_answers(connection, *theirs, purposes=_KEPT_AND_SHARED)
    return frozenset(
        person
        for person, answers in latest.items()
        if all(answers.get(purpose) for purpose in _KEPT_AND_SHARED)
    )


def _theirs(connection: Connection, people: Sequence[UUID]) -> ColumnElement[bool]:
    return t.consent.c.subject_id.in_(person_by_record(connection, people))
