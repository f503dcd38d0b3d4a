"""Looking for a word in every column of every table of a log, and in what merges kept."""

from __future__ import annotations

import zstandard
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlalchemy import Connection

from organiser_app.store.log import Log

_PAGE, _SALT, _RESERVED, _VECTOR = 4096, 16, 80, 16


def tables_with(log: Log, *words: str) -> set[str]:
    """The tables, the search index among them, in which one of the words or ids stands."""
    sought = [word.lower().encode() for word in words]
    with log.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for name in names.scalars().all() if _stands(connection, name, sought)}


def _stands(connection: Connection, table: str, sought: list[bytes]) -> bool:
    rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()
    held = b" ".join(_bytes_of(table, value) for row in rows for value in row)
    return any(word in held for word in sought)


def _bytes_of(table: str, value: object) -> bytes:
    if isinstance(value, bytes):
        if table == "merge_run" and value.startswith(zstandard.FRAME_HEADER):
            return zstandard.ZstdDecompressor().decompressobj().decompress(value).lower()
        return value.lower() + value.hex().encode()
    return str(value).lower().encode()


def pages_of(log: Log) -> bytes:
    """Every page of a log's file as it is under its encryption, those that nothing uses too.

    A page of SQLCipher 4 ends with its initial vector and a code to check it by; the first begins
    with a salt. The log is folded into its one file first.
    """
    with log.local() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    content = log.folder.database.read_bytes()
    assert (log.folder.path / "log.db-wal").stat().st_size == 0
    pages = [content[at : at + _PAGE] for at in range(0, len(content), _PAGE)]
    return b"".join(
        _plain(page[_SALT if number == 0 else 0 :], log._data_key)
        for number, page in enumerate(pages)
    )


def _plain(page: bytes, key: bytes) -> bytes:
    sealed, reserved = page[:-_RESERVED], page[-_RESERVED:]
    cipher = Cipher(AES(key), CBC(reserved[:_VECTOR])).decryptor()
    return cipher.update(sealed) + cipher.finalize()
