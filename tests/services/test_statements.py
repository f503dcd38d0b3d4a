"""A statement looked at again, and a quote that is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from organiser_app.domain.figures import Period
from organiser_app.domain.inputs import ListeningInput, StatementEdit, StatementInput
from organiser_app.domain.models import Wording, table_of
from organiser_app.domain.values import QuotePermission, StatementKind, WordingPart
from organiser_app.services.listenings import record_listening
from organiser_app.services.statements import edit_statement, withdraw_quote
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.quotes import publishable
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import StatementRow, statements
from tests.store_fixtures import START

YEAR = Span(Period(date(2026, 1, 1), date(2026, 12, 31)))


def heard(log: Log, **given: Any) -> UUID:
    """The id of a statement that was just recorded."""
    said = StatementInput(**{"kind": StatementKind.NEED, "words": "a ramp", **given})
    record_listening(log.work(), ListeningInput(at=START, statements=(said,), language="Bengali"))
    return log.read(statements).rows[0].id


def edited(log: Log, statement_id: UUID, **given: Any) -> StatementRow:
    """The statement after an edit."""
    fields = {"words": "a ramp", "permission": QuotePermission.ASK_FIRST, **given}
    edit_statement(log.work(), statement_id, StatementEdit(**fields))
    return log.read(statements).rows[0]


def quoted(log: Log) -> list[str]:
    """The quotes that a report may print."""
    return [
        quote.words for quote in log.read(lambda connection: publishable(connection, YEAR, 9)).shown
    ]


def test_kind_and_strength_can_be_changed_and_changed_back(owned_log: Log) -> None:
    statement = heard(owned_log, strength=2)
    row = edited(owned_log, statement, kind=StatementKind.CONCERN, strength=5)
    assert (row.kind, row.strength) == (StatementKind.CONCERN, 5)
    undo(owned_log.work())
    row = owned_log.read(statements).rows[0]
    assert (row.kind, row.strength) == (StatementKind.NEED, 2)


def test_an_edit_without_a_kind_leaves_the_kind(owned_log: Log) -> None:
    assert edited(owned_log, heard(owned_log)).kind is StatementKind.NEED


@pytest.mark.parametrize(
    ("kind", "asked"), [(StatementKind.NEED, True), (StatementKind.IDEA, False)]
)
def test_only_a_need_was_asked_before(owned_log: Log, kind: StatementKind, *, asked: bool) -> None:
    statement = heard(owned_log, asked_before=True)
    assert edited(owned_log, statement, kind=kind, asked_before=True).asked_before is asked


def test_a_quote_that_is_withdrawn_leaves_the_reports_and_undo_brings_it_back(
    owned_log: Log,
) -> None:
    statement = heard(owned_log, quote="I cannot get in", permission=QuotePermission.NAMED)
    assert quoted(owned_log) == ["I cannot get in"]
    withdraw_quote(owned_log.work(), statement)
    assert quoted(owned_log) == []
    row = owned_log.read(statements).rows[0]
    assert (row.quote, row.permission) == ("I cannot get in", QuotePermission.NOT_TO_QUOTE)
    undo(owned_log.work())
    assert quoted(owned_log) == ["I cannot get in"]


def test_very_words_put_right_stay_in_their_language(owned_log: Log) -> None:
    statement = heard(owned_log, quote="I cannot get in")
    edited(owned_log, statement, quote="I can't get in")
    table = table_of(Wording)
    query = select(table.c.language).where(table.c.part == WordingPart.QUOTE)
    with owned_log.reading() as connection:
        assert connection.execute(query).scalars().all() == ["Bengali", "Bengali"]
