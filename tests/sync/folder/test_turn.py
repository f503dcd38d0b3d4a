"""Turns of the sync through a folder: what is taken, what is written, and that it becomes quiet."""

from __future__ import annotations

from pathlib import Path

from tests.sync.folder.conftest import Three
from tests.sync.folder.folders import (
    add_theme,
    assert_equal,
    names,
    themes,
    turn,
    until_quiet,
)
from tests.sync.teams import changes


def test_three_logs_come_to_the_same_and_then_write_nothing_more(
    three: Three, shared: Path
) -> None:
    ada, beth, carys = three
    for log, name in zip(three, ("housing", "damp", "lifts"), strict=True):
        add_theme(log, name)
    assert until_quiet(shared, *three) <= 3
    assert_equal(*three)
    assert themes(ada) >= {"housing", "damp", "lifts"}
    before = (names(shared), [changes(log) for log in three])
    for log in three * 3:
        came = turn(log, shared)
        assert (came.taken, came.written) == ([], None)
    assert (names(shared), [changes(log) for log in three]) == before
