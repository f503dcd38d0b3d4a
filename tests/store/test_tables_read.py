"""A query is known to concern every table that it reads."""

from __future__ import annotations

from sqlalchemy import Connection, select

from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.home import home
from organiser_app.store.tables_read import tables_in


def test_an_answer_says_from_which_tables_it_came(owned_log: Log) -> None:
    def asked(connection: Connection) -> int:
        connection.execute(select(t.theme.c.id).join(t.statement_theme)).all()
        return len(connection.exec_driver_sql('SELECT id FROM "resident"').all())

    answer = owned_log.ask(asked)
    assert answer.result == 0
    assert answer.tables == {"theme", "statement_theme", "resident"}


def test_the_tables_of_one_question_are_not_those_of_the_next(owned_log: Log) -> None:
    owned_log.ask(lambda connection: connection.execute(select(t.theme)).all())
    assert owned_log.ask(home).tables == {"organiser", "host", "patch"}


def test_tables_of_the_logs_own_never_change_with_a_change_and_are_left_out() -> None:
    assert tables_in("SELECT value FROM setting") == frozenset()


def test_a_part_of_a_name_is_no_table() -> None:
    assert tables_in("SELECT * FROM resident_versions, themes") == frozenset()
