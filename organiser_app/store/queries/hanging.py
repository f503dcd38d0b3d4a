"""What hangs on a patch, street, door, place, wave or theme: what names it, or what lies in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select

from organiser_app.domain.models import table_of
from organiser_app.domain.rules.agreeing import Sort, Spot
from organiser_app.domain.rules.codebook import ThemeLinks, parents, roots
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.themes import statements_by_root
from organiser_app.store.repositories.same_places import MODELS, naming


def hangs_on(connection: Connection, spot: Spot) -> tuple[tuple[str, int], ...]:
    """How many rows in sight name it, or what lies in it, by table."""
    if spot.sort is Sort.THEME:
        return _hangs_on_theme(connection, spot.id)
    family = _family(spot)
    counted: dict[str, int] = {}
    columns = {column for name in family for column in naming(t.patch.metadata.tables[name])}
    for table in sorted({column.table for column in columns}, key=lambda table: table.name):
        mine = [
            table.c[column.name].in_(ids)
            for name, ids in family.items()
            for column in naming(t.patch.metadata.tables[name])
            if column.table is table
        ]
        query = select(func.count()).select_from(table).where(t.live(table), or_(*mine))
        counted[table.name] = connection.scalar(query) or 0
    return tuple((name, count) for name, count in counted.items() if count)


def _family(spot: Spot) -> dict[str, Select[Any]]:
    """The ids of it and of what lies in it, by table."""
    table = table_of(MODELS[spot.sort])
    family: dict[str, Select[Any]] = {table.name: select(table.c.id).where(table.c.id == spot.id)}
    if spot.sort is Sort.PATCH:
        for lower in (t.street, t.place):
            family[lower.name] = select(lower.c.id).where(lower.c.patch_id == spot.id)
    if "street" in family:
        streets = family["street"].subquery()
        family["door"] = select(t.door.c.id).where(t.door.c.street_id.in_(select(streets.c.id)))
    return family


def _hangs_on_theme(connection: Connection, theme_id: UUID) -> tuple[tuple[str, int], ...]:
    theme = t.theme.c
    rows = connection.execute(
        select(theme.id, theme.merged_into_id, theme.parent_id).where(t.live(t.theme))
    ).all()
    standing = [ThemeLinks(*row) for row in rows]
    statements = statements_by_root(connection, roots(standing)).get(theme_id, 0)
    under = list(parents(standing).values()).count(theme_id)
    return tuple(each for each in (("statement", statements), ("theme", under)) if each[1])
