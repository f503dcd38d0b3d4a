"""A sample written into a real log."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from organiser_app.domain.models import ChangedRow, Organiser, synced_tables, table_of
from organiser_app.services.sample.writing import write_extent
from organiser_app.store.log import Log, Surroundings, create_log, open_log
from organiser_app.store.repositories.owner import owner
from organiser_app.store.versions import TWINS
from tests.services.sample.rows import SEED, SMALL, TODAY
from tests.store_fixtures import PASSPHRASE


@pytest.fixture
def sampled(log: Log) -> Log:
    """An open log that holds a small sample."""
    write_extent(log.work(), SMALL, SEED, TODAY)
    return log


def rows_of(log: Log) -> dict[str, list[tuple[object, ...]]]:
    with log.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by("id"))]
            for table in synced_tables()
        }


def test_every_reference_holds(sampled: Log) -> None:
    with sampled.reading() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_every_row_has_its_versions(sampled: Log) -> None:
    with sampled.reading() as connection:
        for table in synced_tables():
            ids = connection.execute(select(func.count()).select_from(table)).scalar()
            twins = select(func.count()).select_from(TWINS[table.name])
            assert connection.execute(twins).scalar() == ids


def test_two_logs_of_the_same_seed_hold_the_same(
    sampled: Log, tmp_path: Path, around: Surroundings
) -> None:
    with create_log(tmp_path / "Other.olog", PASSPHRASE, around) as other:
        write_extent(other.work(), SMALL, SEED, TODAY)
        assert rows_of(other) == rows_of(sampled)


def test_the_log_is_that_of_the_first_organiser(sampled: Log) -> None:
    with sampled.reading() as connection:
        first = select(table_of(Organiser).c.name).where(
            table_of(Organiser).c.id == owner(connection).organiser_id
        )
        assert connection.execute(first).scalar() == "Ruth Ellery"


def test_it_is_one_change_that_is_not_journalled(sampled: Log) -> None:
    with sampled.reading() as connection:
        assert connection.execute(text("SELECT intention, road FROM change")).all() == [
            ("write_sample", "load")
        ]
        assert connection.execute(select(table_of(ChangedRow))).all() == []


def test_what_was_written_is_there_when_the_log_is_opened_again(
    sampled: Log, log_path: Path, around: Surroundings
) -> None:
    before = rows_of(sampled)
    sampled.close()
    with open_log(log_path, PASSPHRASE, around) as again:
        assert rows_of(again) == before
