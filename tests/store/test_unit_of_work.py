"""A change is kept whole, or not at all."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from organiser_app.domain.change import Change
from organiser_app.domain.errors import LogInUse
from organiser_app.domain.models import Host, Organiser, Patch, Setting, table_of
from organiser_app.store.log import Log, Surroundings, open_log
from tests.store.looking import add_host, hosts
from tests.store_fixtures import PASSPHRASE, SettableClock


def changes(log: Log) -> list[int]:
    with log.reading() as connection:
        return list(connection.execute(text('SELECT sequence FROM "change"')).scalars())


def test_a_change_is_kept_once_it_is_committed(log: Log) -> None:
    add_host(log)
    assert hosts(log) == ["Well House"]


def test_a_change_that_is_not_committed_is_rolled_back(log: Log) -> None:
    with log.work() as work:
        work.add(Host(id=work.new_id(), name="Well House"))
    assert hosts(log) == []
    assert changes(log) == []


def test_a_change_that_fails_is_rolled_back(log: Log) -> None:
    def fail() -> None:
        with log.work() as work:
            work.add(Host(id=work.new_id(), name="Well House"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert hosts(log) == []


def test_a_change_says_what_it_touched(log: Log) -> None:
    with log.work() as work:
        host = Host(id=work.new_id(), name="Well House")
        work.add(host)
        work.add(Patch(id=work.new_id(), host_id=host.id, name="Lower Moor"))
        change = work.commit("set_up", host.id)
    assert change == Change(1, "set_up", frozenset({"host", "patch"}), host.id)


def test_what_a_session_holds_is_written_by_the_commit(log: Log) -> None:
    add_host(log)
    with log.work() as work:
        host = work.session.connection().execute(text("SELECT id FROM host")).scalar_one()
        work.session.get_one(Host, UUID(host)).name = "Mill House"
        assert work.commit("rename").touched == {"host"}
    assert hosts(log) == ["Mill House"]


def test_sequence_numbers_rise_and_are_never_used_twice(log: Log) -> None:
    given = [add_host(log).sequence]
    with log.work() as work:
        work.add(Host(id=work.new_id(), name="Lost"))
    given += [add_host(log).sequence, add_host(log).sequence]
    assert given == [1, 2, 3] == changes(log)


def test_sequence_numbers_go_on_after_the_log_was_closed(
    log: Log, around: Surroundings, clock: SettableClock
) -> None:
    add_host(log)
    log.close()
    clock.advance(days=-30)
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        assert add_host(again).sequence == 2


def test_a_row_that_names_a_missing_one_is_refused_at_the_commit(log: Log) -> None:
    with log.work() as work:
        work.add(Organiser(id=work.new_id(), name="Terri", host_id=work.new_id()))
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            work.commit("add_organiser")
    assert changes(log) == []


def test_rows_that_name_each_other_come_in_any_order(log: Log) -> None:
    with log.work() as work:
        host_id = work.new_id()
        work.add(Organiser(id=work.new_id(), name="Terri", host_id=host_id))
        work.add(Host(id=host_id, name="Well House"))
        work.commit("set_up")
    assert hosts(log) == ["Well House"]


def test_many_rows_are_added_without_an_object_of_each(log: Log) -> None:
    with log.work() as work:
        work.add_all(Host, ({"id": work.new_id(), "name": f"{n:04}"} for n in range(4_500)))
        assert work.commit("load").touched == {"host"}
    assert hosts(log) == [f"{n:04}" for n in range(4_500)]


def test_a_row_that_is_written_at_once_is_found_in_the_same_change(log: Log) -> None:
    with log.work() as work:
        host_id = work.write(Host, name="Well House")
        assert work.session.get_one(Host, host_id).name == "Well House"
        work.commit("set_up", host_id)
    assert hosts(log) == ["Well House"]


def test_a_row_that_waited_for_a_commit_that_never_came_is_not_written_by_the_next(
    log: Log,
) -> None:
    work = log.work()
    with work:
        work.add_row(Host, name="Lost")
    with work:
        work.add_row(Host, name="Well House")
        work.commit("set_up")
    assert hosts(log) == ["Well House"]


def test_a_load_is_versioned_but_not_kept_for_taking_back(log: Log) -> None:
    work = log.work()
    work.journalled = False
    with work:
        work.add(Host(id=work.new_id(), name="Well House"))
        assert "host" in work.commit("load").touched
    with log.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM changed_row")).scalar_one() == 0
        assert connection.execute(text("SELECT sequence FROM host_versions")).scalar_one() == 1
        assert connection.execute(text('SELECT road FROM "change"')).scalar_one() == "load"


def test_two_changes_at_once_are_refused_and_leave_no_connection_behind(log: Log) -> None:
    with log.work():
        for _ in range(5):
            with log.reading() as connection:  # the pool would be empty before the fifth turn
                connection.exec_driver_sql("PRAGMA busy_timeout = 1")
            with pytest.raises(LogInUse), log.work():
                pass
    add_host(log)


def test_what_is_local_lasts_and_makes_no_change(log: Log) -> None:
    with log.local() as connection:
        connection.execute(insert(table_of(Setting)).values(key="page", value="today"))
    with log.reading() as connection:
        assert connection.execute(text("SELECT value FROM setting")).scalar_one() == "today"
    assert changes(log) == []


def test_what_is_local_is_rolled_back_when_it_fails(log: Log) -> None:
    def fail() -> None:
        with log.local() as connection:
            connection.execute(insert(table_of(Setting)).values(key="page", value="today"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with log.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM setting")).scalar_one() == 0


def test_a_reader_sees_one_moment_of_the_log(log: Log) -> None:
    with log.reading() as connection:
        count = text("SELECT count(*) FROM host")
        assert connection.execute(count).scalar_one() == 0
        add_host(log)
        assert connection.execute(count).scalar_one() == 0
    assert hosts(log) == ["Well House"]


def test_a_closed_log_is_not_opened_again_by_a_late_reader(log: Log) -> None:
    log.close()
    with pytest.raises(RuntimeError, match="closed"):
        hosts(log)
    with pytest.raises(RuntimeError, match="closed"):
        add_host(log)
