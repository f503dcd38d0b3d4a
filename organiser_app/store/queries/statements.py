"""The statements heard: a list to scroll, newest recorded first, and their counts by kind.

A page is bounded first, on the index alone, and what its few rows say is gathered after: the cost
is that of a page, not of the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, ScalarSelect, Table, func, select

from organiser_app.domain.values import (
    ListeningKind,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter, counted, walked
from organiser_app.store.queries.pages import PAGE_SIZE, Key, Page, beyond, page_of
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.texts import Texts, current_texts, text_of
from organiser_app.store.queries.themes import themes_of

_OPENING_QUOTES = ("“", '"', "‘")
_CLOSING_QUOTES = ("”", '"', "’")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One thing heard, as a list shows it.

    `words` tell what was heard, `quote` the resident's very words if they were written down;
    `resident` is what the speaker is called, empty where nobody is known; `said_on` is the day of
    the listening. `disputed` means that two people changed the words apart.
    """

    id: UUID
    listening_id: UUID
    resident_id: UUID | None
    resident: str
    kind: StatementKind
    words: str
    quote: str
    permission: QuotePermission
    strength: int | None
    themes: tuple[str, ...]
    where: str
    said_on: date
    listening_kind: ListeningKind
    asked_before: bool = False
    disputed: bool = False

    @property
    def verbatim(self) -> bool:
        """Whether `text` is what the resident said, word for word."""
        return bool(self.quote) or _is_quoted(self.words)

    @property
    def text(self) -> str:
        """What a list shows: the very words where there are any."""
        return self.quote or self.words


def statements(
    connection: Connection,
    wanted: StatementFilter = EVERY_STATEMENT,
    after: Key | None = None,
    limit: int = PAGE_SIZE,
) -> Page[StatementRow]:
    """A page of the statements that were wanted, newest recorded first."""
    newest_first = t.statement.c.id.desc()
    query = (
        select(t.statement.c.id)
        .where(*walked(connection, wanted), *beyond([t.statement.c.id], after, falling=True))
        .order_by(newest_first)
        .limit(limit + 1)
    )
    page = page_of(connection.execute(query).scalars().all(), limit, lambda found: (found,))
    return Page(statement_rows(connection, page.rows), page.next)


def statements_joined(
    connection: Connection, link: Table, key: str, record_id: UUID
) -> tuple[UUID, ...]:
    """The statements that `link` joins to the record named in its `key`, each once, as joined."""
    query = (
        select(link.c.statement_id)
        .join_from(link, t.statement, t.joined_to(t.statement, link.c.statement_id))
        .where(link.c[key] == record_id, t.live(link))
        .order_by(link.c.id)
    )
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def count_of_joined(link: Table, key: str, whole: Table) -> ScalarSelect[int]:
    """How many statements `link` joins to each row of `whole`, which its `key` names."""
    return (
        select(func.count(link.c.statement_id.distinct()))
        .join_from(link, t.statement, t.joined_to(t.statement, link.c.statement_id))
        .where(link.c[key] == whole.c.id, t.live(link))
        .correlate(whole)
        .scalar_subquery()
    )


def statement_rows(connection: Connection, ids: Sequence[UUID]) -> tuple[StatementRow, ...]:
    """The statements of `ids` that are not deleted, in the order of `ids`."""
    texts = current_texts(connection, ids, (WordingPart.WORDS, WordingPart.QUOTE))
    themes = themes_of(connection, ids)
    found = {
        row.id: _statement_row(row, texts, themes.get(row.id, ()))
        for row in connection.execute(_facts(ids))
    }
    return tuple(found[each] for each in ids if each in found)


def _facts(ids: Sequence[UUID]) -> Any:
    """What stands in the statements' own rows and beside them."""
    statement, listening = t.statement, t.listening
    return (
        select(
            statement.c.id,
            statement.c.listening_id,
            t.resident.c.id.label("resident_id"),
            t.name_of(t.resident).label("resident"),
            statement.c.kind,
            statement.c.permission,
            statement.c.strength,
            statement.c.asked_before,
            t.whereabouts().label("place"),
            listening.c.at,
            listening.c.kind.label("listening_kind"),
        )
        .join_from(statement, listening, t.joined_to(listening, statement.c.listening_id))
        .outerjoin(t.resident, t.joined_to(t.resident, person_of(statement.c.subject_id)))
        .outerjoin(t.place, t.joined_to(t.place, listening.c.place_id))
        .outerjoin(t.door, t.joined_to(t.door, listening.c.door_id))
        .outerjoin(t.street, t.joined_to(t.street, t.door.c.street_id))
        .where(statement.c.id.in_(ids), t.live(statement))
    )


def _statement_row(row: Row[Any], texts: Texts, themes: tuple[str, ...]) -> StatementRow:
    words = text_of(texts, row.id, WordingPart.WORDS)
    quote = text_of(texts, row.id, WordingPart.QUOTE)
    return StatementRow(
        id=row.id,
        listening_id=row.listening_id,
        resident_id=row.resident_id,
        resident=row.resident,
        kind=row.kind,
        words=words.body,
        quote=quote.body,
        permission=row.permission,
        strength=row.strength,
        themes=themes,
        where=row.place,
        said_on=row.at.date(),
        listening_kind=row.listening_kind,
        asked_before=row.asked_before,
        disputed=words.disputed or quote.disputed,
    )


def counts_by_kind(
    connection: Connection, wanted: StatementFilter = EVERY_STATEMENT
) -> tuple[tuple[StatementKind, int], ...]:
    """How many statements of each kind, noughts too; the filter's own kind is not looked at."""
    kind = t.statement.c.kind
    query = select(kind, func.count()).select_from(t.statement)
    if not wanted.span.every_listening:
        query = query.join(t.listening, t.listening.c.id == t.statement.c.listening_id)
    query = query.where(*counted(connection, wanted.of_any_kind())).group_by(kind)
    by_kind: dict[StatementKind, int] = dict(connection.execute(query).all())
    return tuple((each, by_kind.get(each, 0)) for each in StatementKind)


def _is_quoted(words: str) -> bool:
    return words.startswith(_OPENING_QUOTES) and words.endswith(_CLOSING_QUOTES)
