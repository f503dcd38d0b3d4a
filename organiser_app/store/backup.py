"""Backups: whole, verified copies of a log, each one encrypted file that can be restored alone.

    8 bytes   mark
    4 bytes   length of the slots, big-endian
    …         the slots in which the key is wrapped, as in `keys.json`
    …         the SQLCipher database, copied by SQLite's backup API

The API sees what the write-ahead log holds; copying the file would lose it.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from organiser_app.domain.errors import DamagedLog, NotALog
from organiser_app.domain.rules.rotation import outlived
from organiser_app.language import tr
from organiser_app.store.connection import open_connection, plain_database_problems
from organiser_app.store.files import damaged, plain_problems, write_whole, writing_whole
from organiser_app.store.folder import BACKUP_SUFFIX, LogFolder

_MARK = b"OLOGBAK1"
_LENGTH_BYTES = 4
_MOST_SLOTS = 64 * 1024
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)")
_NAME_FORMAT = "%Y-%m-%d %H-%M-%S"


def write_backup(engine: Engine, data_key: bytes, slots: bytes, target: Path) -> None:
    """Copy the open database to `target`, which is there only once the copy is seen whole."""
    copy = target.with_name(target.name + ".copy")
    try:
        with plain_problems(target):
            target.parent.mkdir(exist_ok=True)
            copy.unlink(missing_ok=True)
            _copy_database(engine, data_key, copy)
            verify(copy, data_key)
            _pack(slots, copy, target)
    finally:
        copy.unlink(missing_ok=True)


def unpack(backup: Path, folder: LogFolder) -> None:
    """Lay a backup's key file and database into an empty folder; `NotALog` if it is none."""
    with plain_problems(backup), backup.open("rb") as source:
        head = source.read(len(_MARK) + _LENGTH_BYTES)
        length = int.from_bytes(head[len(_MARK) :], "big")
        if not head.startswith(_MARK) or length > _MOST_SLOTS:
            raise NotALog(tr("{path} is not a backup of a log.", path=backup))
        write_whole(folder.keys, source.read(length))
        with writing_whole(folder.database) as database:
            shutil.copyfileobj(source, database)


def verify_restored(backup: Path, database: Path, data_key: bytes) -> None:
    """See that what was unpacked from `backup` is whole; `DamagedLog` names the backup if not."""
    try:
        verify(database, data_key)
    except DamagedLog as problem:
        raise DamagedLog(
            tr("{path} is damaged. Restore another backup.", path=backup), detail=problem.detail
        ) from problem


def verify(database: Path, data_key: bytes) -> None:
    """Read every page of a database and check its seal and its shape; `DamagedLog` otherwise."""
    with plain_database_problems(database), closing(open_connection(database, data_key)) as opened:
        _expect_sealed(opened)
        shape = opened.execute("PRAGMA quick_check").fetchall()
    if shape != [("ok",)]:
        raise damaged(f"{shape[:3]}")


def dated_name(moment: datetime, *, note: str = "") -> str:
    """The name of a backup made at `moment`, which sorts by time."""
    return moment.strftime(_NAME_FORMAT) + (f" {note}" if note else "") + BACKUP_SUFFIX


def backup_moment(file: Path) -> datetime | None:
    """When a backup was made, by its name, in the zone of the clock that named it."""
    found = _NAME.match(file.name)
    return datetime.strptime(found[1], _NAME_FORMAT) if found else None


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted(folder.glob(f"*{BACKUP_SUFFIX}"), reverse=True)


def clear_outlived(folder: Path, *, keep: Path) -> None:
    """Remove the rotating backups that newer ones stand for, but never `keep`.

    `keep` is the one just made: where the clock was once ahead, it is not the latest by its name.
    """
    dated = {file: moment for file in backups_in(folder) if (moment := backup_moment(file))}
    unfinished = set(folder.glob(f"*{BACKUP_SUFFIX}.*"))  # where the machine stopped meanwhile
    for file in (outlived(dated) | unfinished) - {keep}:
        with plain_problems(file):
            file.unlink()


def clear_others(folder: Path, *, keep: Path) -> None:
    """Remove every backup in a folder but one, whole or unfinished, whatever it is called."""
    for file in {*folder.glob(f"*{BACKUP_SUFFIX}"), *folder.glob(f"*{BACKUP_SUFFIX}.*")} - {keep}:
        with plain_problems(file):
            file.unlink()


def _copy_database(engine: Engine, data_key: bytes, copy: Path) -> None:
    with (
        plain_database_problems(copy),
        closing(open_connection(copy, data_key)) as target,
        engine.connect() as connection,
    ):
        source: Any = connection.connection.driver_connection
        source.execute("PRAGMA wal_checkpoint(PASSIVE)")
        # The API copies a page whose seal is broken as zeros under a fresh seal, and says nothing.
        _expect_sealed(source)
        source.backup(target)
        # A file system may give a restored file the number of the one that was lost, and then the
        # log would go on as the device it was, with versions and numbers that others have had.
        target.execute("UPDATE device SET home = ''")


def _expect_sealed(connection: Any) -> None:
    broken = connection.execute("PRAGMA cipher_integrity_check").fetchmany(3)
    if broken:
        raise damaged(f"{broken}")


def _pack(slots: bytes, database: Path, target: Path) -> None:
    with database.open("rb") as source, writing_whole(target) as packed:
        packed.write(_MARK + len(slots).to_bytes(_LENGTH_BYTES, "big") + slots)
        shutil.copyfileobj(source, packed)
