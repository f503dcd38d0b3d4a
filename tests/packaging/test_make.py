"""What make does where something is missing: a screen, a Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import PROJECT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")

WITHOUT_SCREEN = {
    name: value
    for name, value in os.environ.items()
    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
}


def make(*arguments: str, folder: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run make on the environment that runs these tests, however old it is."""
    settings = [f"BIN={Path(sys.executable).parent}", "--assume-old=.venv/requirements.lock"]
    return subprocess.run(
        ["make", *arguments, *settings],
        cwd=folder,
        env=WITHOUT_SCREEN,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_with_no_display_run_makes_a_report_and_says_where_it_is(tmp_path: Path) -> None:
    ran = make("run", f"SAMPLE={tmp_path / 'sample'}")
    assert ran.returncode == 0, ran.stderr
    assert "There is no display here" in ran.stdout
    pdf = Path(ran.stdout.splitlines()[-1].removeprefix("The report: "))
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_missing_python_is_named(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "requirements.lock").touch()
    command = ["make", "run", "PYTHON=no-such-python"]
    ran = subprocess.run(
        command, cwd=tmp_path, env=WITHOUT_SCREEN, capture_output=True, text=True, check=False
    )
    assert ran.returncode != 0
    assert "needs Python 3.11 or newer, and there is no no-such-python here" in ran.stderr


def test_help_names_every_door() -> None:
    said = make("help").stdout
    doors = ("run", "test", "bench", "screenshots", "bundle", "lock", "format", "clean", "help")
    assert [door for door in doors if f"make {door} " not in said] == []
