"""No two copies of a log write as the same device."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from organiser_app.domain.models import Device, table_of
from organiser_app.store.log import Log, Surroundings, open_log
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
