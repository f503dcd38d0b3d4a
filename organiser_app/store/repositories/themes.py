"""Themes by name, and the dotted set of themes on a statement."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func

from organiser_app.domain.models import StatementTheme, Theme, table_of
from organiser_app.store.repositories.finding import first, found, get
from organiser_app.store.unit_of_work import UnitOfWork


def theme_called(work: UnitOfWork, name: str) -> Theme:
    """The theme of that name, whatever its case; one that was merged gives the one it became."""
    known = first(work, Theme, func.lower(table_of(Theme).c.name) == name.lower())
    if known is None:
        known = Theme(id=work.new_id(), name=name.lower())
        work.add(known)
    return get(work, Theme, known.merged_into_id) if known.merged_into_id else known


def set_themes(work: UnitOfWork, statement_id: UUID, names: Iterable[str]) -> None:
    """Make the themes of a statement be those of `names`: add what is missing, remove the rest."""
    wanted = {theme_called(work, name).id for name in names}
    dots = found(work, StatementTheme, table_of(StatementTheme).c.statement_id == statement_id)
    for dot in dots:
        if dot.theme_id not in wanted:
            dot.deleted = True
    for theme_id in sorted(wanted - {dot.theme_id for dot in dots}):
        work.add(StatementTheme(id=work.new_id(), statement_id=statement_id, theme_id=theme_id))
