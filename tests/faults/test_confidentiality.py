"""No word of anybody can be read from the bytes of a log without its key."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import String, TypeDecorator, insert, select, text, update

from organiser_app.domain.models import metadata, synced_models, table_of
from organiser_app.domain.models.base import Local
from organiser_app.store.guards import FIXED
from organiser_app.store.journal import take_back
from organiser_app.store.log import Log, Surroundings, open_log
from tests.builders import local_row, web
from tests.store.roads import put_in
from tests.store_fixtures import PASSPHRASE

MARKS = ("zebracorn", "quibblewick")
UNKEPT = {"device", "change", "changed_row", "search_entry"}  # written by the store itself


def forms_of(word: str) -> list[bytes]:
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")] + [
        word.encode().hex().encode()
    ]


def readable(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The words that can be read in the files of a folder, and where."""
    found = []
    for file in folder.rglob("*"):
        content = file.read_bytes().lower() if file.is_file() else b""
        found += [
            f"{word} in {file.name}"
            for word in words
            if any(form.lower() in content for form in forms_of(word))
        ]
    return found


def write_everywhere(log: Log) -> None:
    """Put both marks into every text of every table, by changes, undoing and searching."""
    put_in(log, web(0, MARKS[0]))
    put_in(log, web(1))
    with log.work() as work:
        for model in synced_models():
            table = table_of(model)
            for column in () if table.name in FIXED else table.columns:
                if is_text(column.type):
                    work.connection.execute(update(table).values({column.name: MARKS[1]}))
        changed = work.commit("alter").sequence
    with log.work() as work:
        take_back(work.connection, changed)
        work.commit("alter", road="undo", target=changed)
    with log.local() as connection:
        for local in Local.__subclasses__():
            if table_of(local).name not in UNKEPT:
                connection.execute(insert(table_of(local)).values(local_row(local, MARKS[0])))
    with log.reading() as connection:
        hits = "SELECT count(*) FROM search WHERE search MATCH ?"
        assert connection.exec_driver_sql(hits, (MARKS[0],)).scalar_one() > 0
        # A sort too large for the cache would go to a temporary file.
        connection.exec_driver_sql("PRAGMA cache_size = 10")
        connection.execute(select(table_of(synced_models()[0])).order_by(text("random()"))).all()
    log.back_up_in_turn()


def is_text(kind: object) -> bool:
    plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    return type(plain) is String


def test_a_word_in_a_plain_file_would_be_seen(tmp_path: Path) -> None:
    for number, form in enumerate(forms_of(MARKS[0])):
        (tmp_path / str(number)).write_bytes(b"..." + form.upper())
    assert len(readable(tmp_path, MARKS)) == 4


def test_every_text_of_every_table_is_written(log: Log) -> None:
    write_everywhere(log)
    with log.reading() as connection:
        for name, table in metadata.tables.items():
            texts = [c for c in table.columns if is_text(c.type) and "id" not in c.name]
            if name in UNKEPT or name.endswith("_versions") or not texts:
                continue
            rows = connection.execute(select(*texts)).all()
            for place, column in enumerate(texts):
                assert any(MARKS[0] in str(row[place]) for row in rows), f"{name}.{column.name}"
        kept = connection.execute(text("SELECT group_concat(before) FROM changed_row"))
        assert all(mark in kept_text for kept_text in kept.scalars() for mark in MARKS)


def test_no_word_can_be_read_from_the_files_of_a_log(
    log: Log, around: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(passing))
    write_everywhere(log)
    words = (*MARKS, PASSPHRASE, log._data_key.hex(), log.recovery_key, "statement", "resident")
    files = {file.name for file in log.folder.path.rglob("*") if file.is_file()}
    assert {"log.db", "log.db-wal", "log.db-shm", "keys.json", "lock"} < files
    assert readable(tmp_path, words) == []
    log.close()
    assert readable(tmp_path, words) == []
    open_log(log.folder.path, log.recovery_key, around).close()
    assert readable(tmp_path, words) == []
    assert list(passing.iterdir()) == []


def test_nothing_temporary_is_kept_on_disk(log: Log) -> None:
    with log.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("temp_store", "secure_delete", "journal_mode", "synchronous")
        }
    assert settings == {
        "temp_store": 2,
        "secure_delete": 1,
        "journal_mode": "wal",
        "synchronous": 2,
    }
