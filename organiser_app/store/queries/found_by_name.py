"""Groups, asks and partners by their names: too few for the index, and looked for as one types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select

from organiser_app.store.queries import tables as t

_OF_EACH = 4


class NamedKind(StrEnum):
    """What was found."""

    GROUP = "group"
    ASK = "ask"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class NamedHit:
    """Something found by its name; `of_whom` is the partner of an ask, else empty."""

    kind: NamedKind
    record_id: UUID
    name: str
    of_whom: str = ""


def found_by_name(connection: Connection, typed: str) -> tuple[NamedHit, ...]:
    """The first of each kind whose names hold every word of `typed`, which is not blank."""
    words = typed.split()
    ask, group, partner = t.ask, t.group, t.partner
    asks = select(
        ask.c.id.label("record_id"), ask.c.what.label("name"), partner.c.name.label("of_whom")
    ).join_from(ask, partner, t.joined_to(partner, ask.c.partner_id))
    groups = select(group.c.id.label("record_id"), group.c.name).where(t.live(group))
    partners = select(partner.c.id.label("record_id"), partner.c.name).where(t.live(partner))
    searched: tuple[tuple[NamedKind, Select[Any], ColumnElement[str]], ...] = (
        (NamedKind.GROUP, groups, group.c.name),
        (NamedKind.ASK, asks.where(t.live(ask)), ask.c.what),
        (NamedKind.PARTNER, partners, partner.c.name),
    )
    return tuple(
        NamedHit(kind, **row._asdict())
        for kind, query, name in searched
        for row in connection.execute(_holding(query, name, words))
    )


def _holding(query: Select[Any], name: ColumnElement[str], words: list[str]) -> Select[Any]:
    holds = (name.icontains(word, autoescape=True) for word in words)
    return query.where(*holds).order_by(name).limit(_OF_EACH)
