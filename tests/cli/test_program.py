"""Exit codes and what is said with them: the user's errors, the machine's, ours."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from organiser_app import __version__, paths
from organiser_app.cli.loading import run_of
from organiser_app.cli.parser import command_names
from organiser_app.cli.passphrase import VARIABLE
from organiser_app.cli.program import main
from organiser_app.logs import FILE_NAME
from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.programs import running
from tests.store_fixtures import PASSPHRASE

PYTHON = (sys.executable, "-m", "organiser_app")


def test_help_names_every_command(organiser: Organiser) -> None:
    ran = organiser("--help")
    assert ran.code == 0
    listed = ran.out.replace("\n", " ")  # a long name has a line of its own
    assert [name for name in command_names() if f"    {name} " not in listed] == []


@pytest.mark.parametrize("command", command_names())
def test_every_command_has_its_help_and_something_to_run(
    organiser: Organiser, command: str
) -> None:
    assert organiser(command, "--help").code == 0
    assert callable(run_of(command))


def test_the_version_is_told(organiser: Organiser) -> None:
    assert organiser("--version").out == f"organiser {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("new", "Kendal"),
        ("search", "Kendal"),
        ("stats", "Kendal", "--from", "last week"),
        ("import", "Kendal", "answers.csv", "--map", "response"),
        ("import", "Kendal", "answers.csv", "--kind", "moan"),
        ("demo", "folder", "--organisers", "0"),
    ],
)
def test_wrong_usage_exits_with_2_and_shows_the_usage(
    organiser: Organiser, words: tuple[str, ...]
) -> None:
    ran = organiser(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: organiser")


@pytest.mark.parametrize("typed", ["abc", "1.5", "9" * 30])
@pytest.mark.parametrize(
    "words",
    [
        ("unmerge", "Kendal"),
        ("conflicts", "Kendal", "choose", "theme.1.name"),
        ("demo", "folder", "--seed"),
        ("demo", "folder", "--organisers"),
        ("search", "Kendal", "damp", "--most"),
        ("sync", "Kendal", "--every"),
    ],
)
def test_what_is_no_number_is_said_to_be_none(
    organiser: Organiser, words: tuple[str, ...], typed: str
) -> None:
    ran = organiser(*words, typed)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{typed}” is no whole number" in ran.err


def test_a_log_that_is_not_there_says_how_one_is_made(organiser: Organiser, tmp_path: Path) -> None:
    ran = organiser("search", tmp_path / "Kendal", "damp")
    assert (ran.code, ran.out) == (1, "")
    assert f"There is no log at {tmp_path / 'Kendal.olog'}." in ran.err
    made = shlex.split(ran.err.rpartition("Make one with: ")[2])
    assert made[:3] == ["organiser", "new", str(tmp_path / "Kendal.olog")]


@pytest.mark.parametrize("given", [".", "..", "/"])
def test_a_folder_that_is_no_log_says_so(
    organiser: Organiser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = organiser("check", given)
    assert ran.code == 1
    assert "is not a log" in ran.err


def test_a_log_may_be_named_without_its_suffix_or_by_its_database(
    organiser: Organiser, kendal: Path
) -> None:
    for given in (kendal, kendal.with_suffix(""), kendal / "log.db"):
        assert organiser("check", given).code == 0


def test_a_wrong_passphrase_says_so(
    organiser: Organiser, kendal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "wrong horse")
    ran = organiser("search", kendal, "damp")
    assert ran.code == 1
    assert "does not open this log" in ran.err


def test_a_log_that_is_open_elsewhere_says_so(
    organiser: Organiser, kendal: Path, around: Surroundings
) -> None:
    with open_log(kendal, PASSPHRASE, around):
        ran = organiser("search", kendal, "damp")
    assert ran.code == 1
    assert "open in another" in ran.err


def test_a_word_that_is_no_command_and_no_log_lists_the_commands(organiser: Organiser) -> None:
    ran = organiser("serach")
    assert ran.code == 1
    assert "no command “serach”" in ran.err
    assert "search" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_names_the_commands_instead(
    organiser: Organiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = organiser()
    assert ran.code == 1
    assert "no display" in ran.err
    assert "report" in ran.err


def test_a_fault_of_ours_says_where_its_detail_is_and_keeps_no_words(
    organiser: Organiser,
    kendal: Path,
    around: Surroundings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken_clock() -> datetime:
        raise RuntimeError("Bill Hughes of 14 Kendal Road")

    organiser("--version")
    monkeypatch.setattr(sys, "stdin", io.StringIO("love: the hall"))
    assert main(["listen", str(kendal)], replace(around, clock=broken_clock)) == 70
    kept = paths.state_folder() / FILE_NAME
    said = capsys.readouterr().err
    assert str(kept) in said
    assert "RuntimeError" in kept.read_text("utf-8")
    assert "Bill" not in said + kept.read_text("utf-8")


def test_nobody_to_ask_for_the_passphrase_is_said_without_touching_the_standard_input(
    kendal: Path,
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    ran = subprocess.run(
        [*PYTHON, "listen", str(kendal)],
        input="love: the hall",
        env=environment,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert VARIABLE in ran.stderr


def test_the_command_runs_as_a_program_of_its_own(kendal: Path) -> None:
    ran = subprocess.run(
        [*PYTHON, "listen", str(kendal), "--json"],
        input="at: school gate\nlove: the hall",
        env=os.environ | {VARIABLE: PASSPHRASE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["saved"] == 1


def test_the_window_opens_on_the_log_that_is_named(kendal: Path) -> None:
    ran = subprocess.run(
        [*PYTHON, str(kendal), "--quit-after-paint"],
        env=os.environ | {VARIABLE: PASSPHRASE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, b"")


def test_a_reader_that_has_had_enough_is_no_fault(kendal: Path) -> None:
    words = "-m", "organiser_app", "search", str(kendal), "damp"
    with running(*words, **{VARIABLE: PASSPHRASE}) as search:
        search.said.close()
        assert search.complained.read() == ""
        assert search.process.wait() == 0


def test_help_does_not_wait_for_the_store_or_for_qt() -> None:
    slow = {"PySide6", "matplotlib", "pydantic", "reportlab", "sqlalchemy", "sqlmodel"}
    program = (
        "import sys\n"
        "from organiser_app.cli.program import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print(sorted({slow} & set(sys.modules)), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.stderr == "[]\n"
