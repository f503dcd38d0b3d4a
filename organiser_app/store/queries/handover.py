"""The residents of a keeper as the next one is told of them, with what may be told alone.

Of whoever did not agree to be shared with the team there is the name, for the window, and the
door, which alone the pages tell; and they stand in nobody else's story either: not as a housemate,
nor as one who could introduce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.handover import HandedOver, HandoverPack
from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.rules.five_lines import Life, five_lines, say_hello
from organiser_app.domain.values import ListeningKind
from organiser_app.language import tr
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import shared_with_team
from organiser_app.store.queries.contact import Contact, ContactKind, last_contacts
from organiser_app.store.queries.home import home
from organiser_app.store.queries.lives import lives
from organiser_app.store.queries.organisers import kept_by
from organiser_app.store.queries.people import person_by_record, person_rows


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
        people=_handed_over(connection, kept_by(connection, from_id)),
    )


def _handed_over(connection: Connection, ids: Sequence[UUID]) -> tuple[HandedOver, ...]:
    shared = shared_with_team(connection, ids)
    told = lives(connection, [each for each in ids if each in shared])
    contacts = last_contacts(connection, person_by_record(connection, list(told)))
    return tuple(
        _told(row.id, replace(told[row.id], last=_last(contacts.get(row.id))))
        if row.id in told
        else HandedOver(row.id, row.name, shared=False, where=row.where)
        for row in person_rows(connection, ids)
    )


def _told(resident_id: UUID, life: Life) -> HandedOver:
    return HandedOver(
        resident_id=resident_id,
        name=life.name or life.pseudonym,
        shared=True,
        where=life.where,
        story=five_lines(life),
        hello=say_hello(life),
        open_things=len(life.open_things),
    )


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
