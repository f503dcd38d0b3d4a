"""Themes by name, and the dotted set of themes on a statement."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from organiser_app.domain.models import StatementTheme, Theme, table_of
from organiser_app.store.names import called, folded
from organiser_app.store.repositories.finding import found
from organiser_app.store.unit_of_work import UnitOfWork


def theme_called(work: UnitOfWork, name: str) -> UUID:
    """The id of the theme of that name, whatever its case, or of what it was merged into."""
    columns = table_of(Theme).c
    known: UUID | None = work.connection.scalar(
        select(func.coalesce(columns.merged_into_id, columns.id))
        .where(columns.deleted.is_(False), called(columns.name, name))
        .order_by(columns.id)
        .limit(1)
    )
    if known is not None:
        return known
    made = Theme(id=work.new_id(), name=folded(name))
    work.add(made)
    return made.id


def set_themes(work: UnitOfWork, statement_id: UUID, names: Iterable[str]) -> None:
    """Make the themes of a statement be those of `names`: add what is missing, remove the rest."""
    wanted = {theme_called(work, name) for name in names}
    dots = found(work, StatementTheme, table_of(StatementTheme).c.statement_id == statement_id)
    for dot in dots:
        if dot.theme_id not in wanted:
            dot.deleted = True
    _add_dots(work, statement_id, wanted - {dot.theme_id for dot in dots})


def give_themes(work: UnitOfWork, statement_id: UUID, names: Iterable[str]) -> None:
    """Put themes on a statement that is known to be new."""
    _add_dots(work, statement_id, {theme_called(work, name) for name in names})


def _add_dots(work: UnitOfWork, statement_id: UUID, theme_ids: Iterable[UUID]) -> None:
    for theme_id in sorted(theme_ids):
        work.add_row(StatementTheme, statement_id=statement_id, theme_id=theme_id)
