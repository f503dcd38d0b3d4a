"""A log that an older copy was laid over, in its very place, sees so by the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.store.device import device_number
from organiser_app.sync.folder import memory
from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import add_theme, assert_equal, names, themes, turn, until_quiet
from tests.sync.teams import copied, laid_over


@pytest.mark.parametrize("changes_since", [0, 1, 9])
def test_a_log_that_an_older_copy_was_laid_over_takes_in_what_it_had_written_since(
    three: Three, shared: Path, changes_since: int
) -> None:
    ada, beth, _ = three
    add_theme(ada, "housing")
    turn(ada, shared)
    before, older = ada.read(device_number), copied(ada)
    for name in ("damp", "lifts"):
        add_theme(ada, name)
        turn(ada, shared)
    turn(beth, shared)
    with laid_over(ada, older) as restored:
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
