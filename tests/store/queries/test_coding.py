"""What is left to code, and the statement in hand."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.models import Listening, Statement, StatementTheme, Theme
from organiser_app.store.log import Log
from organiser_app.store.queries.coding import coding_counts, in_hand, to_code
from tests.making import making


@pytest.fixture
def heard(log: Log) -> list[UUID]:
    """Five statements; the second is coded, the third was, the fourth by a theme that is gone."""
    with making(log) as make:
        listening, housing = make.listening(), make.theme("housing")
        made = [make.statement(listening, f"damp number {number}") for number in range(5)]
        make.code(made[1], housing)
        make.hide(StatementTheme, make.code(made[2], housing))
        gone = make.theme("buses")
        make.code(made[3], gone)
        make.hide(Theme, gone)
        silent = make.listening()
        make.statement(silent)
        make.hide(Listening, silent)
        make.hide(Statement, make.statement(listening))
        return made


def test_what_bears_no_theme_is_to_be_coded_the_newest_first(log: Log, heard: list[UUID]) -> None:
    page = log.read(to_code)
    assert [row.id for row in page.rows] == [heard[4], heard[3], heard[2], heard[0]]
    assert page.next is None


def test_the_list_goes_on_where_a_page_ended(log: Log, heard: list[UUID]) -> None:
    first = log.read(lambda connection: to_code(connection, limit=3))
    second = log.read(lambda connection: to_code(connection, first.next, 3))
    assert [row.id for row in second.rows] == [heard[0]]


@pytest.mark.usefixtures("heard")
def test_it_is_counted_how_many_are_left(log: Log) -> None:
    counts = log.read(coding_counts)
    assert (counts.statements, counts.uncoded) == (5, 4)
    assert [theme.name for theme in counts.themes] == ["housing"]


def test_the_one_in_hand_comes_with_suggestions_unless_it_bears_them(
    log: Log, heard: list[UUID]
) -> None:
    found = log.read(lambda connection: in_hand(connection, heard[0]))
    assert found is not None
    assert found.statement.words == "damp number 0"
    assert [each.theme for each in found.suggestions] == ["housing"]
    coded = log.read(lambda connection: in_hand(connection, heard[1]))
    assert coded is not None
    assert coded.suggestions == ()


@pytest.mark.usefixtures("heard")
def test_one_that_is_gone_is_not_in_hand(log: Log) -> None:
    assert log.read(lambda connection: in_hand(connection, UUID(int=1))) is None
