"""What was heard, looked at again: its words and kind, its themes, what may be done with it."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.inputs import StatementEdit
from organiser_app.domain.models import Statement
from organiser_app.domain.values import QuotePermission, StatementKind, WordingPart
from organiser_app.store.repositories import wordings
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.themes import set_themes
from organiser_app.store.unit_of_work import UnitOfWork


def edit_statement(work: UnitOfWork, statement_id: UUID, given: StatementEdit) -> Change:
    """Put other words, themes, another kind, strength or permission in the place of a statement's.

    The words that stood there stay in its history; themes that are not named are taken off.
    """
    with work:
        statement = get(work, Statement, statement_id)
        for part, text in ((WordingPart.WORDS, given.words), (WordingPart.QUOTE, given.quote)):
            wordings.write(work, statement.id, part, text, statement.subject_id)
        set_themes(work, statement.id, given.themes)
        statement.kind = given.kind or statement.kind
        statement.strength = given.strength
        statement.asked_before = given.asked_before and statement.kind is StatementKind.NEED
        statement.permission = given.permission
        return work.commit("edit_statement", statement.id)


def withdraw_quote(work: UnitOfWork, statement_id: UUID) -> Change:
    """Take back what a resident allowed: their very words are quoted no more."""
    with work:
        statement = get(work, Statement, statement_id)
        statement.permission = QuotePermission.NOT_TO_QUOTE
        return work.commit("withdraw_quote", statement.id)


def remove_statement(work: UnitOfWork, statement_id: UUID) -> Change:
    """Take a statement out of the pages and the counts."""
    with work:
        statement = get(work, Statement, statement_id)
        statement.deleted = True
        return work.commit("remove_statement", statement.id)
