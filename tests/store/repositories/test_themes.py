from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from organiser_app.domain.models import StatementTheme, Theme, table_of
from organiser_app.domain.values import CodebookOperation
from organiser_app.store.log import Log
from organiser_app.store.repositories.codebook import current_version, write_change
from organiser_app.store.repositories.themes import give_themes, set_themes, theme_called
from tests.making import making


@pytest.fixture
def statement(owned_log: Log) -> UUID:
    """A statement that bears no theme."""
    with making(owned_log) as make:
        return make.statement(make.listening())


def codes(log: Log) -> list[tuple[UUID, int, bool]]:
    link = table_of(StatementTheme).c
    query = select(link.theme_id, link.codebook, link.deleted).order_by(link.id)
    with log.reading() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def test_a_new_name_is_a_change_of_the_codebook_and_a_known_one_is_not(owned_log: Log) -> None:
    with owned_log.work() as work:
        first = theme_called(work, "Damp")
        assert current_version(work.connection) == 2
        assert theme_called(work, "dAMP") == first
        assert current_version(work.connection) == 2


def test_a_name_means_the_root_of_what_was_merged_and_else_the_theme_itself(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        root = make.theme("housing")
        middle = make.theme("repairs", merged_into_id=root)
        make.theme("damp", merged_into_id=middle)
        own = make.theme("mould", merged_into_id=middle)
        make.hide(Theme, own)
        itself = make.theme("Mould")
    with owned_log.work() as work:
        assert theme_called(work, "DAMP") == root
        assert theme_called(work, "mould") == itself


def test_codes_carry_the_version_of_the_moment(owned_log: Log, statement: UUID) -> None:
    with owned_log.work() as work:
        give_themes(work, statement, ["damp"])
        work.commit("code")
    with owned_log.work() as work:
        write_change(work, CodebookOperation.ARCHIVE, theme_called(work, "damp"))
        set_themes(work, statement, ["damp", "lifts"])
        work.commit("code")
    assert [(version, hidden) for _, version, hidden in codes(owned_log)] == [
        (2, False),
        (4, False),
    ]


def test_naming_the_root_keeps_the_code_that_was_given_by_a_merged_name(
    owned_log: Log, statement: UUID
) -> None:
    with making(owned_log) as make:
        root = make.theme("housing")
        damp = make.theme("damp", merged_into_id=root)
        make.code(statement, damp)
    with owned_log.work() as work:
        set_themes(work, statement, ["housing"])
        work.commit("edit")
    assert codes(owned_log) == [(damp, 1, False)]
    with owned_log.work() as work:
        set_themes(work, statement, [])
        work.commit("edit")
    assert codes(owned_log) == [(damp, 1, True)]
