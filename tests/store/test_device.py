"""No two copies of a log write as the same device."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from organiser_app.domain.models import Device, table_of
from organiser_app.store.log import Log, Surroundings, open_log
from tests.store.looking import add_host, this_version, versions
from tests.store_fixtures import PASSPHRASE


def number(log: Log) -> str:
    with log.reading() as connection:
        return str(connection.execute(select(table_of(Device).c.number)).scalar_one())


def test_a_log_that_is_opened_again_is_the_same_device(log: Log, around: Surroundings) -> None:
    before = number(log)
    log.close()
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        assert number(again) == before


def test_a_copied_log_is_a_new_device(log: Log, around: Surroundings, tmp_path: Path) -> None:
    log.close()
    shutil.copytree(log.folder.path, tmp_path / "Copy.olog")
    with (
        open_log(log.folder.path, PASSPHRASE, around) as first,
        open_log(tmp_path / "Copy.olog", PASSPHRASE, around) as copy,
    ):
        assert number(first) != number(copy)


def test_a_copy_put_in_the_place_of_the_log_is_a_new_device(
    log: Log, around: Surroundings, tmp_path: Path
) -> None:
    before = number(log)
    log.close()
    shutil.copytree(log.folder.path, tmp_path / "Copy.olog")
    shutil.move(log.folder.path, tmp_path / "Kept.olog")
    shutil.move(tmp_path / "Copy.olog", log.folder.path)
    with open_log(log.folder.path, PASSPHRASE, around) as put_back:
        assert number(put_back) != before


def test_a_log_that_becomes_another_device_stays_that_one_and_writes_later_versions(
    log: Log, around: Surroundings
) -> None:
    add_host(log)
    before, earlier = number(log), this_version(log)
    log.become_another_device()
    other = number(log)
    assert other != before
    add_host(log)
    assert this_version(log) > earlier
    assert this_version(log).endswith(bytes.fromhex(other))
    assert set(newest(log)) == {this_version(log)}
    log.close()
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        assert number(again) == other


def newest(log: Log) -> list[bytes]:
    """The versions of the row that was put in last."""
    row = max(versions(log)["host"].values(), key=lambda twin: twin["sequence"])
    return [row["name"], row["deleted"]]
