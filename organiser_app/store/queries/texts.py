"""The long texts of records as they stand: the wordings that nothing supersedes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from organiser_app.domain.values import WordingPart
from organiser_app.store.queries import tables as t

Texts = dict[tuple[UUID, WordingPart], "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """A long text; `disputed` where two people changed it apart and nobody chose yet."""

    body: str
    disputed: bool = False


def stands() -> ColumnElement[bool]:
    """The wording is not deleted, and no wording that stands in its place is there."""
    newer = t.wording.alias("newer")
    replaced = exists().where(
        t.supersedes.c.older_id == t.wording.c.id,
        t.live(t.supersedes),
        t.joined_to(newer, t.supersedes.c.newer_id),
    )
    return t.live(t.wording) & ~replaced


def current_texts(
    connection: Connection, of: Select[tuple[UUID]] | Sequence[UUID], parts: Iterable[WordingPart]
) -> Texts:
    """The texts of the records `of`, named by ids or by a query for them.

    Of two wordings that stand, the later is shown and the text is disputed.
    """
    columns = t.wording.c
    query = (
        select(columns.of_id, columns.part, columns.body)
        .where(columns.of_id.in_(of), columns.part.in_(tuple(parts)), stands())
        .order_by(columns.id)
    )
    texts: Texts = {}
    for of_id, part, body in connection.execute(query):
        texts[of_id, part] = Text(body, disputed=(of_id, part) in texts)
    return texts


def text_of(texts: Texts, of_id: UUID, part: WordingPart) -> Text:
    """One text, empty where there is none."""
    return texts.get((of_id, part), Text(""))
