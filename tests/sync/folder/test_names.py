"""The names of files in a shared folder: ours are read, all others are not looked at."""

from __future__ import annotations

import pytest

from organiser_app.sync.folder.names import PackName, read_name

NAME = "0a1b2c3d4e5f6071-3-214.opack"


def test_a_name_is_read_as_it_is_written() -> None:
    assert read_name(NAME) == PackName("0a1b2c3d4e5f6071", 3, 214)
    assert str(PackName("0a1b2c3d4e5f6071", 3, 214)) == NAME


@pytest.mark.parametrize(
    "name",
    [
        "0a1b2c3d4e5f6071-3-214.opack.part",
        "0a1b2c3d4e5f6071-3-214 (conflicted copy 2026-03-02).opack",
        "0a1b2c3d4e5f6071-3-214.sync-conflict-20260302-090000-ABCDEFG.opack",
        "~syncthing~0a1b2c3d4e5f6071-3-214.opack.tmp",
        ".syncthing.0a1b2c3d4e5f6071-3-214.opack.tmp",
        "Copy of 0a1b2c3d4e5f6071-3-214.opack",
        "0A1B2C3D4E5F6071-3-214.opack",
        "0a1b2c3d4e5f6071-03-214.opack",
        "0a1b2c3d4e5f6071-3-0.opack",
        "0a1b2c3d4e5f6071-214-214.opack",
        "0a1b2c3d4e5f6071-0-9999999999999999999.opack",
        "0a1b2c3d4e5f6071-3-214.opack\n",
        "0a1b2c3d4e5f6071-3-٢.opack",
    ],
)
def test_what_a_carrier_makes_of_a_name_is_none_of_ours(name: str) -> None:
    assert read_name(name) is None
