"""Backups: whole, verified copies of a log, each one encrypted file that can be restored alone.

    8 bytes   mark
    4 bytes   length of the slots, big-endian
    …         the slots in which the key is wrapped, as in `keys.json`
    …         the SQLCipher database, copied by SQLite's backup API

The API sees what the write-ahead log holds; copying the file would lose it.
"""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from organiser_app.domain.errors import NotALog
from organiser_app.domain.rules.rotation import outlived
from organiser_app.language import tr
from organiser_app.store.connection import damaged, open_connection, plain_database_problems
from organiser_app.store.folder import plain_problems, write_whole

SUFFIX = ".obackup"
_MARK = b"OLOGBAK1"
_LENGTH_BYTES = 4
_PLAIN_SQLITE = b"SQLite format 3\x00"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)")
_NAME_FORMAT = "%Y-%m-%d %H-%M-%S"


def write_backup(engine: Engine, data_key: bytes, slots: bytes, target: Path) -> None:
    """Copy the open database to `target`, which is there only once the copy is seen whole."""
    copy = target.with_name(target.name + ".copy")
    try:
        with plain_problems(target):
            copy.unlink(missing_ok=True)
            _copy_database(engine, data_key, copy)
            verify(copy, data_key)
            write_whole(target, _MARK + _length(slots) + slots + copy.read_bytes())
    finally:
        copy.unlink(missing_ok=True)


def read_backup(file: Path) -> tuple[bytes, bytes]:
    """The slots and the database of a backup; `NotALog` where it is something else."""
    with plain_problems(file):
        content = file.read_bytes()
    head = len(_MARK) + _LENGTH_BYTES
    if not content.startswith(_MARK) or len(content) < head:
        raise NotALog(tr("{path} is not a backup of a log.", path=file))
    end = head + int.from_bytes(content[len(_MARK) : head], "big")
    return content[head:end], content[end:]


def verify(database: Path, data_key: bytes) -> None:
    """Read every page of a database and check its seal and its shape; `DamagedLog` otherwise."""
    with plain_database_problems(database), closing(open_connection(database, data_key)) as opened:
        seals = opened.execute("PRAGMA cipher_integrity_check").fetchall()
        shape = opened.execute("PRAGMA quick_check").fetchall()
    if seals or shape != [("ok",)]:
        raise damaged(f"{seals[:3]} {shape[:3]}")


def looks_encrypted(database: Path) -> bool:
    """Whether a file could be a log's database: not empty, whole pages, and no plain SQLite."""
    with plain_problems(database), database.open("rb") as file:
        head = file.read(len(_PLAIN_SQLITE))
    size = database.stat().st_size
    return size > 0 and size % 512 == 0 and head != _PLAIN_SQLITE


def dated_name(moment: datetime, *, note: str = "") -> str:
    """The name of a backup made at `moment`, which sorts by time."""
    return moment.strftime(_NAME_FORMAT) + (f" {note}" if note else "") + SUFFIX


def backup_moment(file: Path) -> datetime | None:
    """When a backup was made, by its name, in the zone of the clock that named it."""
    found = _NAME.match(file.name)
    return datetime.strptime(found[1], _NAME_FORMAT) if found else None


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def clear_outlived(folder: Path) -> None:
    """Remove the rotating backups that newer ones stand for."""
    dated = {file: moment for file in backups_in(folder) if (moment := backup_moment(file))}
    for file in outlived(dated):
        with plain_problems(file):
            file.unlink()


def _copy_database(engine: Engine, data_key: bytes, copy: Path) -> None:
    with (
        plain_database_problems(copy),
        closing(open_connection(copy, data_key)) as target,
        engine.connect() as connection,
    ):
        source = connection.connection.driver_connection
        assert source is not None  # noqa: S101
        source.backup(target)


def _length(slots: bytes) -> bytes:
    return len(slots).to_bytes(_LENGTH_BYTES, "big")
