"""The residents of a keeper as the next one is told of them, with what may be told alone.

Whoever did not agree to be shared with the team is named and nothing more, and stands in nobody
else's story either: not as a housemate, nor as one who could introduce.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.handover import HandedOver, HandoverPack
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.rules.five_lines import (
    Heard,
    Life,
    Open,
    five_lines,
    in_our_words,
    say_hello,
)
from organiser_app.domain.values import ConsentPurpose, ListeningKind, StatementKind
from organiser_app.language import tr
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.contact import Contact, ContactKind
from organiser_app.store.queries.home import home
from organiser_app.store.queries.organisers import kept_by
from organiser_app.store.queries.person import PersonDetail, consents, known_records, person
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.store.queries.statements import StatementRow, statement_rows


def handover(
    connection: Connection, from_id: UUID | None, to_id: UUID | None, on: date
) -> HandoverPack:
    """All whom an organiser keeps (of None: all whom nobody keeps), to be handed to another."""
    names = _names(connection)
    own = home(connection)
    return HandoverPack(
        from_whom=names.get(from_id, "") if from_id else "",
        to=names.get(to_id, "") if to_id else "",
        patch=own.patch,
        host=own.host,
        on=on,
        people=tuple(_handed_over(connection, each) for each in kept_by(connection, from_id)),
    )


def _handed_over(connection: Connection, resident_id: UUID) -> HandedOver:
    seen = person(connection, resident_id)
    assert seen is not None  # noqa: S101 (they were found in the same reading)
    if ConsentPurpose.SHARE_WITH_TEAM not in seen.agreed_to:
        return HandedOver(resident_id, seen.person.name, shared=False)
    life = _life(connection, seen)
    return HandedOver(
        resident_id=resident_id,
        name=seen.person.name,
        shared=True,
        where=seen.person.where,
        story=five_lines(life),
        hello=say_hello(life),
        open_things=len(life.open_things),
    )


def _life(connection: Connection, seen: PersonDetail) -> Life:
    who = seen.person
    heard = _heard(connection, seen.records)
    named = [(one.id, one.name) for one in seen.lives_with]
    known = [(one.other_id, one.other) for one in seen.ties if not one.with_organiser]
    return Life(
        name="" if who.pseudonymous else who.name,
        pseudonym=seen.pseudonym,
        where=who.where,
        lives_with=tuple(_who_may_be_named(connection, named)),
        circle=who.circle,
        circle_since=seen.moves[0].on if seen.moves else None,
        evidence=seen.moves[0].evidence if seen.moves else "",
        said=tuple(_as_heard(row) for row in heard if row.kind is not StatementKind.GIFT),
        gave=_gave(seen, heard),
        open_things=tuple(_open_things(seen)),
        best_time=seen.best_time,
        reached=tuple(filter(None, (seen.phone, seen.email))),
        introducers=tuple(islice(_who_may_be_named(connection, known), 1)),
        keeper=who.keeper,
        last=_last(seen.last_contact),
    )


def _heard(connection: Connection, records: Sequence[UUID]) -> tuple[StatementRow, ...]:
    columns = t.statement.c
    query = (
        select(columns.id)
        .where(columns.subject_id.in_(records), t.live(t.statement))
        .order_by(columns.id.desc())
    )
    return statement_rows(connection, connection.execute(query).scalars().all())


def _as_heard(row: StatementRow) -> Heard:
    return Heard(row.kind, row.words, row.quote, row.permission, row.strength or 0, row.said_on)


def _gave(seen: PersonDetail, heard: Sequence[StatementRow]) -> tuple[str, ...]:
    """What they still offer, in the organiser's words for it."""
    withdrawn = {
        each for each, what in seen.came_of.items() if what.settled.offered_until is not None
    }
    gifts = (row for row in heard if row.kind is StatementKind.GIFT and row.id not in withdrawn)
    return tuple(filter(None, (in_our_words(_as_heard(row)) for row in gifts)))


def _open_things(seen: PersonDetail) -> Iterator[Open]:
    """Next steps with them, promises by and to them, and what they asked for and did not get."""
    for step in seen.next_steps:
        yield Open(step.what, step.due_on)
    for promise in seen.promises:
        yield Open(_promised(promise, seen.records), promise.due_on)
    for row in seen.gifts_and_needs:
        asked, met_on = in_our_words(_as_heard(row)), seen.came_of[row.id].settled.met_on
        if row.kind is StatementKind.NEED and asked and met_on is None:
            yield Open(tr("asked for: {what}", what=asked))


def _promised(promise: PromiseRow, records: Sequence[UUID]) -> str:
    if promise.resident_id in records:
        return tr("they promised: {what}", what=promise.what)
    who = promise.who or tr("somebody")
    return tr("{who} promised: {what}", who=who, what=promise.what)


def _who_may_be_named(
    connection: Connection, people: Sequence[tuple[UUID | None, str]]
) -> Iterator[str]:
    """Those who agreed to be shared with the team, by their names: a pseudonym may tell more."""
    ids = [resident_id for resident_id, _ in people]
    columns = t.resident.c
    query = select(columns.id).where(columns.id.in_(ids), columns.name.is_not(None))
    named = set(connection.execute(query).scalars())
    for resident_id, name in people:
        if resident_id in named and resident_id is not None:
            answers = consents(connection, known_records(connection, resident_id))
            shares = (one for one in answers if one.purpose is ConsentPurpose.SHARE_WITH_TEAM)
            if any(answer.given for answer in shares):
                yield name


def _last(contact: Contact | None) -> str:
    if contact is None:
        return ""
    on = f"{contact.on.day} {long_month(contact.on)} {contact.on.year}"
    how = _how(contact)
    if contact.who:
        return tr("{day}, {how} with {who}", day=on, how=how, who=contact.who)
    return f"{on}, {how}"


def _how(contact: Contact) -> str:
    if contact.kind is ContactKind.SHORT_CHAT:
        return tr("a short chat at the door")
    if contact.kind is ContactKind.SIDE_BY_SIDE:
        return tr("side by side")
    if contact.how is None:
        return tr("a meeting")
    words: dict[StrEnum, str] = {
        ListeningKind.DOORSTEP: tr("at the door"),
        ListeningKind.STREET: tr("in the street"),
        ListeningKind.ONE_TO_ONE: tr("a one-to-one"),
        ListeningKind.HOUSE_MEETING: tr("a house meeting"),
        ListeningKind.GROUP: tr("in a group"),
        ListeningKind.PHONE: tr("by phone"),
        ListeningKind.SURVEY: tr("a written answer"),
        MeetingKind.ONE_TO_ONE: tr("a one-to-one"),
        MeetingKind.HOUSE_MEETING: tr("a house meeting"),
        MeetingKind.GROUP: tr("in a group"),
    }
    return words[contact.how]


def _names(connection: Connection) -> dict[UUID, str]:
    columns = t.organiser.c
    return dict(connection.execute(select(columns.id, columns.name)).all())
