"""Statements are coded one at a time, and each code can be taken off again."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.models import Statement
from organiser_app.services.coding import code_statement, uncode_statement
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.themes import themes, themes_of
from tests.making import making


@pytest.fixture
def statement(log: Log) -> UUID:
    with making(log) as make:
        housing = make.theme("housing")
        make.theme("repairs", merged_into_id=housing)
        return make.statement(make.listening())


def borne(log: Log, statement: UUID) -> tuple[str, ...]:
    return log.read(lambda connection: themes_of(connection, [statement])).get(statement, ())


def test_a_theme_is_put_on_beside_those_that_are_there(log: Log, statement: UUID) -> None:
    change = code_statement(log.work(), statement, ["Housing"])
    assert (change.intention, change.record_id) == ("code_statement", statement)
    code_statement(log.work(), statement, ["money", "housing"])
    assert borne(log, statement) == ("housing", "money")


def test_a_name_that_the_codebook_lacks_is_a_new_theme(log: Log, statement: UUID) -> None:
    code_statement(log.work(), statement, ["Food"])
    assert {row.name for row in log.read(themes)} == {"housing", "food"}


def test_a_theme_that_it_bears_is_not_put_on_twice(log: Log, statement: UUID) -> None:
    code_statement(log.work(), statement, ["housing"])
    for name in ("HOUSING", "repairs"):
        with pytest.raises(InvalidInput, match="coded so already"):
            code_statement(log.work(), statement, [name])


def test_a_theme_is_taken_off_under_the_name_it_was_merged_into(log: Log, statement: UUID) -> None:
    code_statement(log.work(), statement, ["repairs", "money"])
    uncode_statement(log.work(), statement, "housing")
    assert borne(log, statement) == ("money",)
    with pytest.raises(InvalidInput, match="not coded so any more"):
        uncode_statement(log.work(), statement, "housing")


def test_a_code_can_be_undone_and_brought_back(log: Log, statement: UUID) -> None:
    code_statement(log.work(), statement, ["housing"])
    undo(log.work())
    assert borne(log, statement) == ()
    redo(log.work())
    assert borne(log, statement) == ("housing",)


def test_a_statement_that_is_gone_cannot_be_coded(log: Log, statement: UUID) -> None:
    with making(log) as make:
        make.hide(Statement, statement)
    with pytest.raises(NotFound):
        code_statement(log.work(), statement, ["housing"])
