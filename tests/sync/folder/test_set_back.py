"""A log that an older copy was laid over, in its very place, sees so by the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from organiser_app.store.device import device_number
from organiser_app.store.log import Log, open_log
from organiser_app.sync.folder import memory
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings
from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import add_theme, assert_equal, names, themes, turn, until_quiet


@contextmanager
def set_back(log: Log, do: Callable[[Log], object]) -> Iterator[Log]:
    """The log as it was before `do`: its older file was copied over the very same one."""
    path, database = log.folder.path, log.folder.database
    around = surroundings(SettableClock(), seed=99)
    log.close()
    older = database.read_bytes()
    with open_log(path, PASSPHRASE, around) as newer:
        do(newer)
    database.write_bytes(older)
    with open_log(path, PASSPHRASE, around) as again:
        yield again


@pytest.mark.parametrize("changes_since", [0, 1, 9])
def test_a_log_that_an_older_copy_was_laid_over_takes_in_what_it_had_written_since(
    three: Three, shared: Path, changes_since: int
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)

    def go_on(newer: Log) -> None:
        for name in ("damp", "lifts"):
            add_theme(newer, name)
            turn(newer, shared)
        turn(beth, shared)

    before = ada.read(device_number)
    with set_back(ada, go_on) as restored:
        assert restored.read(device_number) == before
        for number in range(changes_since):
            add_theme(restored, f"since {number}")
        turn(restored, shared)
        assert restored.read(device_number) != before
        assert {"housing", "damp", "lifts"} <= themes(restored)
        assert not [name for name in names(shared) if name.startswith(before)]
        add_theme(restored, "buses")
        turn(restored, shared)
        turn(beth, shared)
        assert "buses" in themes(beth)
        until_quiet(shared, restored, beth)
        assert_equal(restored, beth)


def test_a_name_alone_does_not_make_a_log_another_device(three: Three, shared: Path) -> None:
    ada, beth, _ = three
    add_theme(beth, "damp")
    written = turn(beth, shared).written
    assert written is not None
    before = ada.read(device_number)
    written.path.rename(shared / f"{before}-0-{10**17}.opack")
    turn(ada, shared)
    assert ada.read(device_number) == before


def test_a_turn_that_was_killed_once_its_file_lay_there_leaves_the_device_as_it_is(
    three: Three, shared: Path
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    before = ada.read(device_number)
    add_theme(ada, "damp")
    with ada.reading() as connection:
        known, own = memory.state(connection), memory.own_files(connection)
    turn(ada, shared)
    with ada.local() as connection:
        memory.keep_own_files(connection, own)
        memory.keep_state(connection, **known.model_dump(exclude={"id"}))
    turn(ada, shared)
    assert ada.read(device_number) == before
    turn(beth, shared)
    assert "damp" in themes(beth)
