"""A log is backed up once a day without being asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from organiser_app.services.backups import back_up_if_due, last_backup
from organiser_app.store.log import Log
from tests.store_fixtures import SettableClock


def test_a_log_is_backed_up_once_a_day(log: Log, clock: SettableClock) -> None:
    assert last_backup(log) is None
    assert back_up_if_due(log) is not None
    clock.advance(hours=23)
    assert back_up_if_due(log) is None
    clock.advance(hours=1)
    assert back_up_if_due(log) is not None


def test_a_clock_that_was_ahead_does_not_stop_the_backups(log: Log, clock: SettableClock) -> None:
    clock.advance(days=400)
    back_up_if_due(log)
    clock.advance(days=-400)
    assert last_backup(log) is None
    assert back_up_if_due(log) is not None
    assert last_backup(log) == log.clock().replace(microsecond=0)
    assert back_up_if_due(log) is None


def test_two_workers_that_find_a_backup_due_make_one(log: Log) -> None:
    with ThreadPoolExecutor(1) as worker:
        with log.backing_up:
            other = worker.submit(back_up_if_due, log)
            made = back_up_if_due(log)
        assert made is not None
        assert other.result() is None
    assert list(log.folder.backups.iterdir()) == [made]
