"""Themes for a text, from the coded statements most like it by the full-text index.

However large the log, the cost is bounded: of what shares a word with the text the newest
`_LOOKED_AT` are measured by BM25, and of these the nearest are asked whether they are coded: a few,
and more only where few of those are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from organiser_app.domain.rules.suggesting import (
    NEIGHBOURS,
    Neighbour,
    Suggestion,
    suggest,
    telling_words,
)
from organiser_app.domain.values import WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.texts import stands
from organiser_app.store.queries.themes import codebook

_LOOKED_AT = 10_000
_NEAREST = (100, 1_000)

_ALIKE = """
WITH hit AS MATERIALIZED (
  SELECT rowid AS place, -bm25(search) AS likeness FROM search
  WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?
)
SELECT place, likeness FROM hit ORDER BY likeness DESC, place DESC LIMIT ?
"""


@dataclass(slots=True)
class _Found:
    """A coded statement, or a theme by its name, put together from its places in the index."""

    is_name: bool
    likeness: dict[int, float] = field(default_factory=dict)
    themes: dict[str, None] = field(default_factory=dict)

    @property
    def whole(self) -> float:
        """The likeness of its words and its quote together."""
        return sum(self.likeness.values())


def suggestions(
    connection: Connection,
    text: str,
    *,
    but: UUID | None = None,
    borne: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """At most three themes for a text, the likeliest first, each with its reason.

    The statement `but` is not asked: the text is its own. Themes `borne` already are left out, as
    are archived ones; one that was merged into another counts as that other.
    """
    words = telling_words(text)
    if not words:
        return ()
    nearest = _nearest(connection, _alike(connection, words), but)
    shared = _shared(connection, words, {place for each in nearest for place in each.likeness})
    return suggest([_neighbour(each, shared) for each in nearest], borne)


def _alike(connection: Connection, words: Collection[str]) -> dict[int, float]:
    """The likeness of what is like the words, by its place in the index, the nearest first."""
    expression = " OR ".join(map(_quoted, words))
    rows = connection.exec_driver_sql(_ALIKE, (expression, _LOOKED_AT, _NEAREST[-1]))
    return {place: likeness for place, likeness in rows if likeness > 0}


def _nearest(
    connection: Connection, likeness: Mapping[int, float], but: UUID | None
) -> list[_Found]:
    """The neighbours to be asked, the nearest first."""
    found: list[_Found] = []
    for many in _NEAREST:
        places = dict(islice(likeness.items(), many))
        found = [each for key, each in _coded(connection, places) if key != but]
        if len(found) >= NEIGHBOURS or many >= len(likeness):
            break
    return sorted(found, key=lambda each: -each.whole)[:NEIGHBOURS]


def _coded(connection: Connection, likeness: Mapping[int, float]) -> Iterator[tuple[UUID, _Found]]:
    """The coded statements and the themes that stand at these places of the index."""
    for query, is_name in ((_statements_at(likeness), False), (_themes_at(likeness), True)):
        found: dict[UUID, _Found] = {}
        for place, record_id, theme in connection.execute(query):
            one = found.setdefault(record_id, _Found(is_name))
            one.likeness[place] = likeness[place]
            one.themes[theme] = None
        yield from found.items()


def _statements_at(places: Collection[int]) -> Select[Any]:
    """Place, statement and theme, in the order in which they were coded."""
    book, link, said = codebook(), t.statement_theme, t.statement
    return (
        select(t.search_entry.c.id, said.c.id, book.c.name)
        .join_from(t.search_entry, t.wording, t.wording.c.id == t.search_entry.c.row_id)
        .join(said, t.joined_to(said, t.wording.c.of_id))
        .join(t.listening, t.joined_to(t.listening, said.c.listening_id))
        .join(link, link.c.statement_id == said.c.id)
        .join(book, book.c.id == link.c.theme_id)
        .join(t.theme, t.theme.c.id == book.c.root_id)
        .where(
            t.search_entry.c.id.in_(places),
            t.search_entry.c.table_name == t.wording.name,
            t.wording.c.part.in_((WordingPart.WORDS, WordingPart.QUOTE)),
            stands(),
            t.live(link),
            t.theme.c.archived.is_(False),
        )
        .order_by(link.c.id)
    )


def _themes_at(places: Collection[int]) -> Select[Any]:
    """Place, theme and the name that it has now, for themes whose own name is in the index."""
    book, root = codebook(), t.theme
    return (
        select(t.search_entry.c.id, book.c.id, book.c.name)
        .join_from(t.search_entry, book, book.c.id == t.search_entry.c.row_id)
        .join(root, root.c.id == book.c.root_id)
        .where(
            t.search_entry.c.id.in_(places),
            t.search_entry.c.table_name == t.theme.name,
            root.c.archived.is_(False),
        )
    )


def _shared(
    connection: Connection, words: Collection[str], places: Collection[int]
) -> dict[str, set[int]]:
    """At which of these places each word stands, whatever its ending, as the index sees it."""
    marks = ", ".join("?" * len(places))
    query = f"SELECT rowid FROM search WHERE search MATCH ? AND rowid IN ({marks})"
    return {
        word: set(connection.exec_driver_sql(query, (_quoted(word), *places)).scalars())
        for word in words
    }


def _neighbour(found: _Found, shared: Mapping[str, set[int]]) -> Neighbour:
    words = tuple(word for word, places in shared.items() if not places.isdisjoint(found.likeness))
    return Neighbour(found.whole, tuple(found.themes), words, found.is_name)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
