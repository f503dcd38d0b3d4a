"""What was heard, looked at again: its words, its themes, what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Statement
from organiser_app.domain.values import QuotePermission, WordingPart
from organiser_app.language import tr
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.themes import set_themes
from organiser_app.store.unit_of_work import UnitOfWork


def reword_statement(work: UnitOfWork, statement_id: UUID, words: str) -> Change:
    """Put other words in the place of a statement's; the old ones stay in its history."""
    if not words.strip():
        raise InvalidInput(tr("A statement needs words. To take it away, remove the statement."))
    with work:
        statement = get(work, Statement, statement_id)
        wordings.write(work, statement.id, WordingPart.WORDS, words.strip(), statement.subject_id)
        return work.commit("reword_statement", statement.id)


def code_statement(work: UnitOfWork, statement_id: UUID, themes: Iterable[str]) -> Change:
    """Make `themes` the themes of a statement; those it has beyond them are taken off."""
    named = [theme.strip() for theme in themes if theme.strip()]
    with work:
        statement = get(work, Statement, statement_id)
        set_themes(work, statement.id, named)
        return work.commit("code_statement", statement.id)


def permit_quote(work: UnitOfWork, statement_id: UUID, permission: QuotePermission) -> Change:
    """Keep what the resident allowed to be done with their very words."""
    with work:
        statement = get(work, Statement, statement_id)
        statement.permission = permission
        return work.commit("permit_quote", statement.id)


def remove_statement(work: UnitOfWork, statement_id: UUID) -> Change:
    """Take a statement out of the pages and the counts."""
    with work:
        statement = get(work, Statement, statement_id)
        statement.deleted = True
        return work.commit("remove_statement", statement.id)
