"""Words that may be published: chosen so that no one person or theme speaks for all.

A quote is published only as its speaker allowed. Where it was said is told by street or place,
never by door. A name is told where the quote may be named and the resident has not taken back
their consent to it; what stands for a name that was unlinked is no name. A quote on whose wording
two people disagree waits until somebody chose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from organiser_app.domain.figures import QuoteFigure
from organiser_app.domain.rules.variety import varied
from organiser_app.domain.values import ConsentPurpose, QuotePermission, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.consents import who_answered
from organiser_app.store.queries.people import person_by_record
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.spans import Span, listened_in, said_in
from organiser_app.store.queries.texts import current_texts, stands, text_of
from organiser_app.store.queries.themes import themes_of

_PUBLISHABLE = tuple(permission for permission in QuotePermission if permission.may_publish)
_CHOSEN_FROM = 600


@dataclass(frozen=True, slots=True)
class Quotes:
    """Some of the quotes that may be published, and how many there are in all."""

    shown: tuple[QuoteFigure, ...]
    total: int


def publishable(connection: Connection, span: Span, most: int) -> Quotes:
    """The quotes of `span` that may be published, at most `most` of them, of many voices.

    They are chosen from the strongest and then the latest; a statement's main theme is the first
    that it was given.
    """
    allowed = _allowed(connection, span)
    total = connection.scalar(select(func.count()).select_from(allowed.subquery())) or 0
    ids: Sequence[UUID] = connection.execute(_strongest_first(allowed)).scalars().all()
    return Quotes(_figures(connection, ids, most), total)


def _allowed(connection: Connection, span: Span) -> Select[Any]:
    statement = t.statement.c
    return (
        select(statement.id)
        .join_from(t.listening, t.statement, t.listening.c.id == statement.listening_id)
        .where(*listened_in(connection, span), *said_in(span))
        .where(statement.permission.in_(_PUBLISHABLE), _quoted_once())
    )


def _quoted_once() -> ColumnElement[bool]:
    """One quote of the statement stands, and it is not empty."""
    heads = (
        select(func.count(), func.max(t.wording.c.body))
        .where(t.wording.c.of_id == t.statement.c.id, t.wording.c.part == WordingPart.QUOTE)
        .where(stands())
        .correlate(t.statement)
    )
    only = heads.with_only_columns(func.count()).scalar_subquery() == 1
    words = heads.with_only_columns(func.max(t.wording.c.body)).scalar_subquery() != ""
    return only & words


def _strongest_first(allowed: Select[Any]) -> Select[Any]:
    statement = t.statement.c
    order = (func.coalesce(statement.strength, 0).desc(), statement.id.desc())
    return allowed.order_by(*order).limit(_CHOSEN_FROM)


def _figures(connection: Connection, ids: Sequence[UUID], most: int) -> tuple[QuoteFigure, ...]:
    themes = themes_of(connection, ids)
    by_id = {row.id: row for row in connection.execute(_facts(ids))}
    rows = [by_id[each] for each in ids if each in by_id]
    chosen = varied(rows, most, (_speaker, lambda row: next(iter(themes.get(row.id, ())), None)))
    texts = current_texts(connection, [row.id for row in chosen], (WordingPart.QUOTE,))
    unwilling = _unwilling(connection, [row.subject_id for row in chosen if row.subject_id])
    return tuple(
        _figure(row, text_of(texts, row.id, WordingPart.QUOTE).body, unwilling) for row in chosen
    )


def _speaker(row: Row[Any]) -> UUID | None:
    speaker: UUID | None = row.subject_id
    return speaker


def _facts(ids: Sequence[UUID]) -> Select[Any]:
    statement, listening = t.statement, t.listening
    return (
        select(
            statement.c.id,
            statement.c.subject_id,
            statement.c.kind,
            statement.c.permission,
            listening.c.kind.label("listening_kind"),
            listening.c.at,
            func.coalesce(t.place.c.name, t.street.c.name, "").label("place"),
            func.coalesce(t.resident.c.name, "").label("name"),
        )
        .join_from(statement, listening, t.joined_to(listening, statement.c.listening_id))
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(statement.c.subject_id)))
        .outerjoin(t.place, t.joined_to(t.place, listening.c.place_id))
        .outerjoin(t.door, t.joined_to(t.door, listening.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(statement.c.id.in_(ids))
    )


def _unwilling(connection: Connection, residents: Sequence[UUID]) -> frozenset[UUID]:
    """Those whose latest answer, in any of their records, about being quoted by name was no."""
    own = t.resident.c
    chosen = select(own.id, person_of(own.id)).where(own.id.in_(residents))
    person: dict[UUID, UUID] = dict(connection.execute(chosen).all())
    records = person_by_record(connection, list(set(person.values())))
    theirs = t.consent.c.subject_id.in_(records)
    refused = who_answered(connection, ConsentPurpose.QUOTE_BY_NAME, theirs, given=False)
    return frozenset(one for one, goes_by in person.items() if goes_by in refused)


def _figure(row: Row[Any], words: str, unwilling: frozenset[UUID]) -> QuoteFigure:
    may = row.permission is QuotePermission.NAMED and row.subject_id not in unwilling
    named = may and bool(row.name)
    return QuoteFigure(
        words=words,
        kind=row.kind,
        permission=QuotePermission.NAMED if named else QuotePermission.UNNAMED,
        where=row.place,
        listening_kind=row.listening_kind,
        said_on=row.at.date(),
        name=row.name if named else "",
    )
