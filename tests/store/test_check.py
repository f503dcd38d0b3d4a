"""A log is looked over, and what is wrong with it is named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from organiser_app.domain.errors import DamagedLog
from organiser_app.store.check import Finding, check
from organiser_app.store.log import Log, Surroundings, open_log
from tests.builders import web
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE


def broken(log: Log, *statements: str) -> tuple[Finding, ...]:
    """What is found once somebody has meddled with the tables."""
    with log.local() as connection:
        for statement in statements:
            connection.execute(text(statement))
    return check(log)


@pytest.fixture
def full(log: Log) -> Log:
    """A log with a row of every kind."""
    put_in(log, web())
    return log


def test_a_whole_log_has_no_findings(log: Log, full: Log) -> None:
    assert check(log) == ()
    with full.work() as work:
        work.connection.execute(text("UPDATE resident SET deleted = 1"))
        work.connection.execute(text("UPDATE project SET name = 'Coal club'"))
        work.commit("alter")
    assert check(full) == ()


def test_a_lost_version_is_found(full: Log) -> None:
    (finding,) = broken(full, "DELETE FROM statement_versions")
    assert finding.what.startswith("1 row of statement has no versions")


def test_versions_left_over_are_found(full: Log) -> None:
    (finding,) = broken(full, "UPDATE statement_versions SET id = 'gone'")
    assert finding.what.startswith("2 rows of statement have no versions")


def test_a_record_that_cannot_be_searched_is_found(full: Log) -> None:
    (finding,) = broken(full, "DELETE FROM search_entry WHERE table_name = 'wording'")
    assert "found by searching" in finding.what


def test_words_left_in_the_index_are_found(full: Log) -> None:
    (finding,) = broken(full, "INSERT INTO search (rowid, body) VALUES (999, 'left over')")
    assert finding.what.startswith("1 record is not found by searching")


def test_a_row_that_names_nothing_is_found(full: Log) -> None:
    key = "PRAGMA foreign_keys = "
    with full.reading() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql(key + "OFF")
        connection.exec_driver_sql(
            "INSERT INTO changed_row (sequence, table_name, row_id) VALUES (99, 'host', 'x')"
        )
        connection.exec_driver_sql(key + "ON")
    (finding,) = check(full)
    assert finding.what == "1 row names a record that is not there."
    assert "changed_row" in finding.detail


@pytest.mark.parametrize("share", [n / 16 for n in range(1, 16)])
def test_a_single_flipped_bit_is_noticed(full: Log, around: Surroundings, share: float) -> None:
    full.close()
    database = full.folder.database
    content = bytearray(database.read_bytes())
    content[int(len(content) * share)] ^= 1
    database.write_bytes(content)
    try:
        opened = open_log(full.folder.path, PASSPHRASE, around)
    except DamagedLog:
        return  # a page without which nothing can be read
    with opened as again:
        (finding,) = check(again)
        assert finding.what.startswith("1 page of the log was changed from outside")
        assert "HMAC" in finding.detail


def test_a_check_says_how_far_it_is_and_can_be_stopped(full: Log) -> None:
    steps: list[tuple[int, int]] = []
    check(full, lambda done, of: steps.append((done, of)))
    assert steps == [(done, 5) for done in range(6)]

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt(done, of)

    with pytest.raises(KeyboardInterrupt):
        check(full, stop)
    assert check(full) == ()
