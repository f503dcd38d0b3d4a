"""Each way in which a log cannot be opened has a message of its own, and is left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from organiser_app.domain.errors import (
    DamagedLog,
    DiskFull,
    EnvironmentProblem,
    InvalidInput,
    LogExists,
    LogInUse,
    LogMissing,
    LogReadOnly,
    NotALog,
    WrongPassphrase,
)
from organiser_app.store.connection import plain_error
from organiser_app.store.log import Log, Surroundings, create_log, open_log
from tests.faults.conftest import mounted
from tests.programs import running
from tests.store.looking import add_host, hosts
from tests.store_fixtures import PASSPHRASE

HOLD = """
import sys
from pathlib import Path
from organiser_app.store.folder import LogFolder
lock = LogFolder(Path(sys.argv[1])).lock()
print("held", flush=True)
sys.stdin.read()
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_no_log_says_so(tmp_path: Path) -> None:
    with pytest.raises(LogMissing, match="There is no log at"):
        open_log(tmp_path / "None.olog", PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"minutes of the meeting", b"SQLite format 3\x00" * 300])
def test_a_file_that_is_no_log_says_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "minutes.olog"
    file.write_bytes(content)
    with pytest.raises(NotALog, match=r"A log is a folder whose name ends in \.olog"):
        open_log(file, PASSPHRASE)
    assert file.read_bytes() == content


def test_a_folder_without_a_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotALog, match="is not a log"):
        open_log(tmp_path, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_to_be_restored_not_opened(log: Log, tmp_path: Path) -> None:
    log.back_up(tmp_path / "copy.obackup")
    with pytest.raises(NotALog, match="Restore it to open it"):
        open_log(tmp_path / "copy.obackup", PASSPHRASE)


def test_a_plain_database_in_the_place_of_a_log_says_so(log_path: Path) -> None:
    (log_path / "log.db").unlink()
    with sqlite3.connect(log_path / "log.db") as plain:
        plain.execute("CREATE TABLE host (name)")
    plain.close()
    with pytest.raises(NotALog) as told:
        open_log(log_path, PASSPHRASE)
    assert told.value.detail == "log.db is not encrypted"


@pytest.mark.parametrize("file", ["log.db", "keys.json"])
def test_a_log_is_opened_by_any_file_of_it(log_path: Path, around: Surroundings, file: str) -> None:
    with open_log(log_path / file, PASSPHRASE, around) as opened:
        assert opened.folder.path == log_path


def test_a_wrong_passphrase_says_so_and_changes_nothing(
    log_path: Path, around: Surroundings
) -> None:
    before = contents(log_path)
    with pytest.raises(WrongPassphrase, match="printed recovery key opens it too"):
        open_log(log_path, "correct house", around)
    assert contents(log_path) | {"lock": b""} == before | {"lock": b""}
    open_log(log_path, PASSPHRASE, around).close()


def test_the_recovery_key_of_another_log_says_so(
    log_path: Path, tmp_path: Path, around: Surroundings
) -> None:
    with create_log(tmp_path / "Other.olog", PASSPHRASE, around) as other:
        key = other.recovery_key
    with pytest.raises(WrongPassphrase, match="That recovery key does not open this log"):
        open_log(log_path, key, around)


@pytest.mark.parametrize("key_file", [None, b"", b'{"format": 1, "slots": [{}]}', b"\x00" * 300])
def test_the_recovery_key_opens_a_log_whose_key_file_is_lost_or_damaged(
    log: Log, around: Surroundings, key_file: bytes | None
) -> None:
    add_host(log)
    log.close()
    log.folder.keys.unlink() if key_file is None else log.folder.keys.write_bytes(key_file)
    with pytest.raises(DamagedLog, match=r"key file is lost or damaged\. Open the log with its"):
        open_log(log.folder.path, PASSPHRASE, around)
    with open_log(log.folder.path, log.recovery_key, around) as opened:
        assert hosts(opened) == ["Well House"]
        opened.change_passphrase(opened.recovery_key, "a fresh passphrase")
    open_log(log.folder.path, "a fresh passphrase", around).close()


def test_a_changed_passphrase_opens_the_log_and_the_former_does_not(
    log: Log, around: Surroundings
) -> None:
    with pytest.raises(WrongPassphrase):
        log.change_passphrase("correct house", "a fresh passphrase")
    with pytest.raises(InvalidInput):
        log.change_passphrase(PASSPHRASE, "short")
    log.change_passphrase(PASSPHRASE, "a fresh passphrase")
    log.close()
    with pytest.raises(WrongPassphrase):
        open_log(log.folder.path, PASSPHRASE, around)
    with open_log(log.folder.path, "a fresh passphrase", around) as opened:
        assert opened.recovery_key == log.recovery_key
    assert sorted(contents(log.folder.path)) == ["keys.json", "lock", "log.db"]


def test_the_recovery_key_of_another_log_changes_no_passphrase(
    log: Log, tmp_path: Path, around: Surroundings
) -> None:
    with create_log(tmp_path / "Other.olog", PASSPHRASE, around) as other:
        key = other.recovery_key
    with pytest.raises(WrongPassphrase, match="of another log"):
        log.change_passphrase(key, "a fresh passphrase")


@pytest.mark.parametrize("size", [0, 4096, 3 * 4096, 40_000, -4096])
def test_a_truncated_log_says_that_it_is_damaged(
    log_path: Path, around: Surroundings, size: int
) -> None:
    whole = (log_path / "log.db").read_bytes()
    (log_path / "log.db").write_bytes(whole[:size])
    with pytest.raises(DamagedLog, match="Restore the latest backup"):
        open_log(log_path, PASSPHRASE, around)
    assert (log_path / "log.db").read_bytes() == whole[:size]


def test_a_log_that_is_open_in_another_program_says_so(
    log_path: Path, around: Surroundings
) -> None:
    with running("-c", HOLD, str(log_path)) as other:
        assert other.said.readline() == "held\n"
        with pytest.raises(LogInUse, match="“Patch” is open in another window or program"):
            open_log(log_path, PASSPHRASE, around)
    open_log(log_path, PASSPHRASE, around).close()


def test_a_log_that_is_open_here_says_so(log: Log, around: Surroundings) -> None:
    with pytest.raises(LogInUse):
        open_log(log.folder.path, PASSPHRASE, around)
    add_host(log)


def test_whichever_thread_closes_a_log_lets_go_of_it(log: Log, around: Surroundings) -> None:
    closing = threading.Thread(target=log.close)
    closing.start()
    closing.join()
    with open_log(log.folder.path, PASSPHRASE, around) as again:
        assert again.folder == log.folder


def test_a_new_log_never_takes_the_place_of_anything(log: Log, around: Surroundings) -> None:
    with pytest.raises(LogExists, match="Choose another name"):
        create_log(log.folder.path, PASSPHRASE, around)
    add_host(log)


def test_a_log_that_cannot_be_made_leaves_nothing(tmp_path: Path, around: Surroundings) -> None:
    with pytest.raises(InvalidInput):
        create_log(tmp_path / "New.olog", "short", around)
    nowhere = Surroundings(migrations=tmp_path / "none")
    with pytest.raises(FileNotFoundError):
        create_log(tmp_path / "New.olog", PASSPHRASE, nowhere)
    assert list(tmp_path.iterdir()) == []


def test_a_log_on_a_read_only_disk_says_so(
    log_path: Path, disk: Path, around: Surroundings
) -> None:
    log = disk / "Patch.olog"
    shutil.copytree(log_path, log)
    assert mounted("-o", "remount,ro", str(disk))
    with pytest.raises(LogReadOnly, match=r"cannot be written to\. Copy the log to a folder"):
        open_log(log, PASSPHRASE, around)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_says_so(log_path: Path, around: Surroundings) -> None:
    log_path.chmod(0o500)
    with pytest.raises(LogReadOnly, match=r"cannot be written to\. Copy the log to a folder"):
        open_log(log_path, PASSPHRASE, around)
    log_path.chmod(0o700)


def test_a_full_disk_says_so_and_loses_nothing_that_was_saved(
    log_path: Path, disk: Path, around: Surroundings
) -> None:
    log = disk / "Patch.olog"
    shutil.copytree(log_path, log)
    with open_log(log, PASSPHRASE, around) as opened:
        saved: list[str] = []

        def fill() -> None:
            while True:
                add_host(opened, f"{len(saved):04} " + "x" * 20_000)
                saved.append(f"{len(saved):04}")

        with pytest.raises(DiskFull, match="Nothing that was saved is lost"):
            fill()
        assert saved
        assert [name[:4] for name in hosts(opened)] == saved
        with pytest.raises(DiskFull):
            opened.back_up_in_turn()
        assert not list(opened.folder.backups.glob("*"))
        assert mounted("-o", "remount,size=20m", str(disk))
        add_host(opened, "last")
    with open_log(log, PASSPHRASE, around) as again:
        assert [name[:4] for name in hosts(again)] == [*saved, "last"]


def test_a_log_is_not_made_on_a_full_disk(disk: Path, around: Surroundings) -> None:
    with (disk / "full").open("wb") as file:
        file.write(b"x" * (2 * 1024 * 1024 - 100_000))
    with pytest.raises(DiskFull):
        create_log(disk / "New.olog", PASSPHRASE, around)
    assert [file.name for file in disk.iterdir()] == ["full"]


def test_a_database_that_may_grow_no_more_says_so_and_loses_nothing(log: Log) -> None:
    add_host(log)
    with log.work() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        add_host(log, "x" * 100_000)
    assert hosts(log) == ["Well House"]


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", LogReadOnly),
        ("database is locked", LogInUse),
        ("database disk image is malformed", DamagedLog),
        ("file is not a database", DamagedLog),
        ("disk I/O error", DamagedLog),
        ("unable to open database file", EnvironmentProblem),
    ],
)
def test_what_sqlite_says_is_said_plainly(message: str, error: type[EnvironmentProblem]) -> None:
    told = plain_error(message)
    assert type(told) is error
    assert told.detail == message
    assert plain_error("no such table: hots") is None
