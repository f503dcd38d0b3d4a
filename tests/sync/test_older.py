"""Logs on which an older version runs beside newer ones: what `test_newer_and_older` found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from organiser_app.domain.models import Resident, Tie
from tests.sync.devices import forget
from tests.sync.older import OlderDevice, older_at

Two = tuple[OlderDevice, OlderDevice]


@pytest.fixture
def two(tmp_path: Path, empty_log_folder: Path) -> Iterator[Two]:
    """A log with the version of today, and one with an older version."""
    newer, older = (older_at(tmp_path, empty_log_folder, number) for number in range(2))
    newer.older = False
    yield newer, older
    for device in (newer, older):
        device.log.close()


def test_what_waits_and_mentions_somebody_erased_comes_again_without_them(two: Two) -> None:
    newer, older = two
    bill, introducer = (newer.write(Resident, name=name) for name in ("Bill", "Terri"))
    tie = newer.write(
        Tie, subject_id=UUID(bill), introduced_by_id=UUID(introducer), kind="neighbour"
    )
    old = newer.lines()
    older.merge(old)
    forget(older, introducer)
    assert older.waits() == set()
    older.merge(old)
    assert older.waits() == set()
    newer.merge(older.lines())
    older.merge(newer.lines())
    older.merge(old)
    older.upgrade()
    assert older.state() == newer.state()
    assert older.state()["tie", tie, "introduced_by_id"][0] is None


def test_what_waits_about_somebody_erased_never_comes_again(two: Two) -> None:
    newer, older = two
    bill = newer.write(Resident, name="Bill")
    tie = newer.write(Tie, subject_id=UUID(bill), kind="neighbour")
    old = newer.lines()
    older.merge(old)
    forget(older, bill)
    with older.log.reading() as connection:
        forgotten = connection.exec_driver_sql("SELECT row_id FROM forgotten").scalars().all()
    assert set(forgotten) == {bill, tie}
    older.upgrade()
    older.merge(old)
    assert older.state("tie") == {}
