"""Backups hold all that was committed, are seen whole before they count, and can be restored."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from organiser_app.domain.errors import (
    DamagedLog,
    EnvironmentProblem,
    LogExists,
    NotALog,
    WrongPassphrase,
)
from organiser_app.domain.models import Device, Draft, Host, table_of
from organiser_app.store.backup import backups_in, dated_name, unpack
from organiser_app.store.check import check
from organiser_app.store.connection import open_connection
from organiser_app.store.folder import LogFolder
from organiser_app.store.log import Log, Surroundings, open_log, restore_log
from tests.builders import web
from tests.store.looking import add_host, everything, hosts
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE, SettableClock

PAGE = 4096


@pytest.fixture
def backup(log: Log, tmp_path: Path) -> Path:
    """A backup of a log with a row of every kind, and a draft."""
    put_in(log, web())
    with log.local() as connection:
        connection.execute(
            table_of(Draft)
            .insert()
            .values(
                id=web()[Host]["id"], form="listen", body="concern: damp", changed_at=log.clock()
            )
        )
    log.back_up(tmp_path / "copy.obackup")
    return tmp_path / "copy.obackup"


def device_number(log: Log) -> str:
    with log.reading() as connection:
        return str(connection.execute(select(table_of(Device).c.number)).scalar_one())


def test_a_restored_backup_holds_the_same_and_is_a_new_device(
    log: Log, backup: Path, tmp_path: Path, around: Surroundings
) -> None:
    with restore_log(backup, tmp_path / "Again.olog", PASSPHRASE, around) as restored:
        assert everything(restored) == everything(log)
        assert check(restored) == ()
        assert device_number(restored) != device_number(log)
        with restored.reading() as connection:
            draft = connection.execute(select(table_of(Draft).c.body)).scalar_one()
        assert draft == "concern: damp"
        add_host(restored, "Mill House")


def test_a_backup_holds_what_is_not_yet_in_the_database_file(
    log: Log, tmp_path: Path, around: Surroundings
) -> None:
    before = log.folder.database.read_bytes()
    add_host(log)
    assert log.folder.database.read_bytes() == before  # the row lies in the write-ahead log alone
    log.back_up(tmp_path / "copy.obackup")
    with restore_log(tmp_path / "copy.obackup", tmp_path / "A.olog", PASSPHRASE, around) as again:
        assert hosts(again) == ["Well House"]


def test_a_backup_is_made_while_the_log_is_read(
    log: Log, tmp_path: Path, around: Surroundings
) -> None:
    add_host(log)
    with log.reading() as connection:
        connection.execute(text("SELECT count(*) FROM host"))
        add_host(log, "Mill House")
        log.back_up(tmp_path / "copy.obackup")
    with restore_log(tmp_path / "copy.obackup", tmp_path / "A.olog", PASSPHRASE, around) as again:
        assert hosts(again) == ["Well House", "Mill House"]


def test_a_backup_opens_with_the_recovery_key_too(
    log: Log, backup: Path, tmp_path: Path, around: Surroundings
) -> None:
    with restore_log(backup, tmp_path / "Again.olog", log.recovery_key, around) as again:
        assert again.recovery_key == log.recovery_key


def test_a_wrong_passphrase_leaves_nothing_of_a_restore(
    backup: Path, tmp_path: Path, around: Surroundings
) -> None:
    with pytest.raises(WrongPassphrase):
        restore_log(backup, tmp_path / "Again.olog", "correct house", around)
    assert not (tmp_path / "Again.olog").exists()


def test_a_restore_never_overwrites(backup: Path, log: Log, around: Surroundings) -> None:
    before = everything(log)
    with pytest.raises(LogExists, match="something at"):
        restore_log(backup, log.folder.path, PASSPHRASE, around)
    assert everything(log) == before


@pytest.mark.parametrize(
    "content", [b"", b"OLOG", b"SQLite format 3\x00" * 50, b"OLOGBAK1\xff\xff\xff\xff"]
)
def test_a_file_that_is_no_backup_says_so(
    tmp_path: Path, around: Surroundings, content: bytes
) -> None:
    file = tmp_path / "x.obackup"
    file.write_bytes(content)
    with pytest.raises(NotALog, match="is not a backup"):
        restore_log(file, tmp_path / "Again.olog", PASSPHRASE, around)
    assert not (tmp_path / "Again.olog").exists()


def test_a_backup_that_is_not_there_says_so(tmp_path: Path, around: Surroundings) -> None:
    with pytest.raises(EnvironmentProblem, match="No such file"):
        restore_log(tmp_path / "x.obackup", tmp_path / "Again.olog", PASSPHRASE, around)
    assert list(tmp_path.iterdir()) == []


def test_half_a_backup_is_noticed(backup: Path, tmp_path: Path, around: Surroundings) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(DamagedLog):
        restore_log(backup, tmp_path / "Again.olog", PASSPHRASE, around)
    assert not (tmp_path / "Again.olog").exists()


def test_a_backup_that_a_carrier_damaged_is_noticed_when_it_is_restored(
    log: Log, tmp_path: Path, around: Surroundings
) -> None:
    put_in(log, web(words="a long story " * 2_000))
    log.back_up(tmp_path / "copy.obackup")
    content = bytearray((tmp_path / "copy.obackup").read_bytes())
    content[-PAGE + 50] ^= 1
    (tmp_path / "copy.obackup").write_bytes(content)
    with pytest.raises(DamagedLog, match=r"copy\.obackup is damaged"):
        restore_log(tmp_path / "copy.obackup", tmp_path / "Again.olog", PASSPHRASE, around)
    assert not (tmp_path / "Again.olog").exists()


def test_a_backup_belongs_to_no_device(log: Log, backup: Path, tmp_path: Path) -> None:
    unpacked = LogFolder(tmp_path / "Unpacked.olog")
    unpacked.make()
    unpack(backup, unpacked)
    with closing(open_connection(unpacked.database, log._data_key)) as opened:
        assert opened.execute("SELECT home FROM device").fetchall() == [("",)]


@pytest.mark.parametrize("page", [-1, -2, 100])
def test_a_damaged_log_makes_no_backup_and_keeps_the_ones_it_has(log: Log, page: int) -> None:
    put_in(log, web(words="a long story " * 2_000))  # some pages hold nothing but words
    kept = log.back_up_in_turn()
    content = kept.read_bytes()
    log.close()
    database = bytearray(log.folder.database.read_bytes())
    database[page * PAGE + 50] ^= 1
    log.folder.database.write_bytes(database)
    with (
        open_log(log.folder.path, PASSPHRASE, log._around) as again,
        pytest.raises(DamagedLog, match="Restore the latest backup"),
    ):
        again.back_up_in_turn()
    assert [file.name for file in log.folder.backups.iterdir()] == [kept.name]
    assert kept.read_bytes() == content


def test_a_backup_into_a_folder_that_is_not_there_says_so(log: Log, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        log.back_up(tmp_path / "no" / "such" / "copy.obackup")


def test_backups_rotate(log: Log, clock: SettableClock) -> None:
    made = []
    for _ in range(9):
        made.append(log.back_up_in_turn())
        clock.advance(hours=1)
    kept = backups_in(log.folder.backups)
    assert kept == made[:3:-1]


def test_the_backup_just_made_is_kept_though_the_clock_was_set_back(
    log: Log, clock: SettableClock
) -> None:
    for _ in range(8):
        clock.advance(days=1)
        log.back_up_in_turn()
    clock.advance(days=-100)
    assert log.back_up_in_turn().exists()


def test_other_files_among_the_backups_are_left_alone(log: Log, clock: SettableClock) -> None:
    log.folder.backups.mkdir()
    other = log.folder.backups / "before the fair.obackup"
    other.write_text("kept by hand")
    for _ in range(8):
        clock.advance(minutes=1)
        log.back_up_in_turn()
    assert other.exists()


def test_names_of_backups_sort_by_time(clock: SettableClock) -> None:
    earlier = dated_name(clock())
    clock.advance(seconds=1)
    assert earlier < dated_name(clock(), note="before-upgrade")
