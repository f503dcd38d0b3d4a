"""Forgetting by command: what it means is said, the name is typed, and nothing is left."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from organiser_app.store.backup import backups_in
from organiser_app.store.log import Surroundings, open_log
from organiser_app.store.queries.people import people
from tests.cli.conftest import Organiser
from tests.making import making
from tests.store.everywhere import tables_with
from tests.store_fixtures import PASSPHRASE


@pytest.fixture
def log_of_two(kendal: Path, around: Surroundings) -> Path:
    """A closed log with Bill, who said something, two who are called Ann, and a backup."""
    with open_log(kendal, PASSPHRASE, around) as log:
        with making(log) as make:
            make.statement(make.listening(make.resident("Bill Hughes")), "damp in the kitchen")
            make.resident("Ann")
            make.resident("Ann")
        log.back_up_in_turn()
    return kendal


def left(path: Path, around: Surroundings) -> tuple[str, ...]:
    with open_log(path, PASSPHRASE, around) as log:
        return tuple(row.name for row in log.read(people).rows)


def types(words: str, patched: pytest.MonkeyPatch) -> None:
    patched.setattr("sys.stdin", io.StringIO(words))


def test_what_goes_is_said_and_the_name_typed(
    organiser: Organiser, log_of_two: Path, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    types("Bill Hughes\n", monkeypatch)
    ran = organiser("erase", log_of_two, "bill hughes")
    assert ran.code == 0
    assert "1 statement, 1 listening" in ran.out
    assert "Type “Bill Hughes” to forget them" in ran.out
    assert "Forgotten for good" in ran.out
    with open_log(log_of_two, PASSPHRASE, around) as log:
        assert tables_with(log, "hughes", "damp in the kitchen") == set()
        assert len(backups_in(log.folder.backups)) == 1
    assert left(log_of_two, around) == ("Ann", "Ann")


@pytest.mark.parametrize("typed", ["", "yes\n", "Ann\n"])
def test_another_word_leaves_everything_as_it_is(
    organiser: Organiser,
    log_of_two: Path,
    around: Surroundings,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
) -> None:
    types(typed, monkeypatch)
    ran = organiser("erase", log_of_two, "Bill Hughes")
    assert ran.code != 0
    assert "Nobody was forgotten" in ran.err
    assert "Bill Hughes" in left(log_of_two, around)


def test_a_script_says_yes_and_reads_what_went(
    organiser: Organiser, log_of_two: Path, around: Surroundings
) -> None:
    refused = organiser("erase", log_of_two, "Bill Hughes", "--json")
    assert (refused.code, "--yes" in refused.err) == (1, True)
    ran = organiser("erase", log_of_two, "Bill Hughes", "--json", "--yes")
    assert ran.code == 0
    assert (ran.facts["removed"]["statements"], ran.facts["removed"]["records"]) == (1, 1)
    assert left(log_of_two, around) == ("Ann", "Ann")


def test_of_two_of_one_name_the_id_says_who_is_meant(
    organiser: Organiser, log_of_two: Path, around: Surroundings
) -> None:
    with open_log(log_of_two, PASSPHRASE, around) as log:
        ids = [str(row.id) for row in log.read(people).rows if row.name == "Ann"]
    ran = organiser("erase", log_of_two, "ann", "--yes")
    assert ran.code != 0
    assert all(one in ran.err for one in ids)
    assert organiser("erase", log_of_two, ids[0], "--yes").code == 0
    assert left(log_of_two, around) == ("Ann", "Bill Hughes")


@pytest.mark.parametrize("who", ["Terri", "01890000-0000-7000-8000-000000000000"])
def test_whoever_is_not_there_is_not_forgotten(
    organiser: Organiser, log_of_two: Path, who: str
) -> None:
    ran = organiser("erase", log_of_two, who, "--yes")
    assert ran.code != 0
    assert f"No resident of this log is called {who}" in ran.err
