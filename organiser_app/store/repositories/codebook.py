"""The codebook as its services need it: how its themes stand, its version, and its changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from organiser_app.domain.models import CodebookChange, Theme, table_of
from organiser_app.domain.rules.codebook import ThemeLinks, parents, roots
from organiser_app.domain.values import CodebookOperation
from organiser_app.store.names import folded
from organiser_app.store.repositories.owner import owner
from organiser_app.store.unit_of_work import UnitOfWork

FIRST = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Every theme by its name, the root that it counts as, and the root above each root."""

    names: dict[UUID, str]
    counts_as: dict[UUID, UUID]
    above: dict[UUID, UUID]

    def called(self, name: str) -> UUID | None:
        """The root that goes by a name, or to which a theme of that name was merged."""
        wanted = folded(name)
        same = [theme_id for theme_id, known in self.names.items() if folded(known) == wanted]
        found = {self.counts_as[theme_id] for theme_id in same}
        themselves = [theme_id for theme_id in same if theme_id in found]
        return min(themselves or found, default=None)


def standing(connection: Connection) -> Standing:
    """The codebook as it is now."""
    columns = table_of(Theme).c
    rows = connection.execute(
        select(columns.id, columns.merged_into_id, columns.parent_id, columns.name)
        .where(columns.deleted.is_(False))
        .order_by(columns.id)
    ).all()
    links = [ThemeLinks(row.id, row.merged_into_id, row.parent_id) for row in rows]
    return Standing({row.id: row.name for row in rows}, roots(links), parents(links))


def current_version(connection: Connection) -> int:
    """The version of the codebook under which a statement is coded now."""
    return connection.scalar(_latest_version()) or FIRST


@cache
def _latest_version() -> Select[int | None]:
    columns = table_of(CodebookChange).c
    return select(func.max(columns.version)).where(columns.deleted.is_(False))


def next_version(connection: Connection) -> int:
    """The version that the next change makes; one that was undone is not given again."""
    latest = select(func.max(table_of(CodebookChange).c.version))
    return (connection.scalar(latest) or FIRST) + 1


def write_change(
    work: UnitOfWork,
    operation: CodebookOperation,
    theme_id: UUID,
    *,
    other_id: UUID | None = None,
    before: str = "",
    after: str = "",
    version: int | None = None,
) -> int:
    """Write down one change of the codebook, and say the version that it made."""
    made = version or next_version(work.connection)
    work.add(
        CodebookChange(
            id=work.new_id(),
            version=made,
            operation=operation,
            theme_id=theme_id,
            other_id=other_id,
            organiser_id=owner(work.connection).organiser_id,
            at=work.clock(),
            before=before,
            after=after,
        )
    )
    return made
