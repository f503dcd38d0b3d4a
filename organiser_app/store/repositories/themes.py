"""Themes by name, and the dotted set of themes on a statement, each under a version."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from sqlalchemy import Select, select

from organiser_app.domain.models import StatementTheme, Theme, table_of
from organiser_app.domain.values import CodebookOperation
from organiser_app.store.names import called_as_given, folded
from organiser_app.store.repositories.codebook import current_version, standing, write_change
from organiser_app.store.repositories.finding import found
from organiser_app.store.unit_of_work import UnitOfWork


def theme_called(work: UnitOfWork, name: str) -> UUID:
    """The id of the theme of that name, whatever its case, or of what it was merged into.

    An archived theme is found too, and stays archived: whoever types its name means it. A name
    that nothing goes by is a new theme, which is a change of the codebook.
    """
    asked = {"name": folded(name)}
    known = work.connection.execute(_theme_called(plain=name.isascii()), asked).one_or_none()
    if known is None:
        made = Theme(id=work.new_id(), name=folded(name))
        work.add(made)
        write_change(work, CodebookOperation.ADD, made.id)
        return made.id
    merged = known.merged_into_id is not None
    theme_id: UUID = standing(work.connection).counts_as[known.id] if merged else known.id
    return theme_id


@cache
def _theme_called(*, plain: bool) -> Select[UUID, UUID | None]:
    columns = table_of(Theme).c
    return (
        select(columns.id, columns.merged_into_id)
        .where(columns.deleted.is_(False), called_as_given(columns.name, plain=plain))
        .order_by(columns.merged_into_id.is_not(None), columns.id)
        .limit(1)
    )


def set_themes(work: UnitOfWork, statement_id: UUID, names: Iterable[str]) -> None:
    """Make the themes of a statement be those of `names`: add what is missing, remove the rest.

    What was coded with a theme that was merged since stays as it was written, where the theme that
    it counts as now is named.
    """
    wanted = {theme_called(work, name) for name in names}
    counts_as = standing(work.connection).counts_as
    borne: set[UUID] = set()
    for dot in found(work, StatementTheme, table_of(StatementTheme).c.statement_id == statement_id):
        root = counts_as.get(dot.theme_id, dot.theme_id)
        if root in wanted:
            borne.add(root)
        else:
            dot.deleted = True
    _add_dots(work, statement_id, wanted - borne)


def give_themes(work: UnitOfWork, statement_id: UUID, names: Iterable[str]) -> None:
    """Put themes on a statement that is known to be new."""
    _add_dots(work, statement_id, {theme_called(work, name) for name in names})


def _add_dots(work: UnitOfWork, statement_id: UUID, theme_ids: Iterable[UUID]) -> None:
    wanted = sorted(theme_ids)
    version = current_version(work.connection) if wanted else 0
    for theme_id in wanted:
        work.add_row(StatementTheme, statement_id=statement_id, theme_id=theme_id, codebook=version)
