"""What was heard is coded, one statement at a time: a theme is put on it, or taken off again."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Statement, StatementTheme, table_of
from organiser_app.language import tr
from organiser_app.store.queries.themes import codebook
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.repositories.themes import give_themes, theme_called
from organiser_app.store.unit_of_work import UnitOfWork


def code_statement(work: UnitOfWork, statement_id: UUID, themes: Collection[str]) -> Change:
    """Put themes on a statement, beside those that it bears; a new name is a new theme.

    Raises `InvalidInput` where it bears them all already.
    """
    with work:
        get(work, Statement, statement_id)
        borne = _borne(work, statement_id)
        fresh = [name for name in themes if theme_called(work, name) not in borne]
        if not fresh:
            raise InvalidInput(tr("It is coded so already."))
        give_themes(work, statement_id, fresh)
        return work.commit("code_statement", statement_id)


def uncode_statement(work: UnitOfWork, statement_id: UUID, theme: str) -> Change:
    """Take a theme off a statement, under whichever of its names it was put on.

    Raises `InvalidInput` where it does not bear it.
    """
    with work:
        get(work, Statement, statement_id)
        book = codebook()
        meant = set(work.connection.scalars(select(book.c.id).where(book.c.name == theme)))
        columns = table_of(StatementTheme).c
        links = found(
            work,
            StatementTheme,
            columns.statement_id == statement_id,
            columns.theme_id.in_(meant),
        )
        if not links:
            raise InvalidInput(tr("It is not coded so any more."))
        for link in links:
            link.deleted = True
        return work.commit("uncode_statement", statement_id)


def _borne(work: UnitOfWork, statement_id: UUID) -> set[UUID]:
    """The themes that it is coded with, as the codebook has them now."""
    book, link = codebook(), table_of(StatementTheme)
    roots = (
        select(book.c.root_id)
        .join_from(link, book, book.c.id == link.c.theme_id)
        .where(link.c.statement_id == statement_id, link.c.deleted.is_(False))
    )
    return set(work.connection.scalars(roots))
