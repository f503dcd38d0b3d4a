"""Whether a log is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE

PAGE = 4096


def test_a_whole_log_is_said_to_be_whole(organiser: Organiser, kendal: Path) -> None:
    ran = organiser("check", kendal, "--json")
    assert ran.code == 0
    assert ran.facts == {"log": str(kendal), "whole": True, "findings": []}
    assert organiser("check", kendal).out == f"{kendal} is whole.\n"


@pytest.mark.parametrize("page", [-1, -100])
def test_a_changed_page_is_found_and_the_command_fails(
    organiser: Organiser, kendal: Path, page: int
) -> None:
    database = kendal / "log.db"
    content = bytearray(database.read_bytes())
    content[page * PAGE + PAGE // 2] ^= 0xFF
    database.write_bytes(content)
    ran = organiser("check", kendal, "--json")
    assert ran.code == 1
    assert ran.facts["whole"] is False
    assert list(ran.facts["findings"][0]) == ["what", "detail"]
    assert "is not whole" in ran.err


def test_words_that_searching_misses_are_found(
    organiser: Organiser, kendal: Path, around: Surroundings, tmp_path: Path
) -> None:
    heard = tmp_path / "heard.txt"
    heard.write_text("love: the hall", encoding="utf-8")
    organiser("listen", kendal, heard)
    with open_log(kendal, PASSPHRASE, around) as log, log.local() as connection:
        connection.exec_driver_sql("DELETE FROM search_entry")
    ran = organiser("check", kendal)
    assert ran.code == 1
    assert "not found by searching" in ran.out
