"""Importing does no work, and what is slow to import is not imported before the first window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.house import PROJECT, modules

FIRST_WINDOW = (
    "organiser_app.__main__",
    "organiser_app.cli.commands.window",
    "organiser_app.ui.app",
    "organiser_app.ui.main_window",
    "organiser_app.ui.pages.today",
)
SLOW = {"fontTools", "matplotlib", "numpy", "openpyxl", "pypdfium2", "pyxform", "reportlab"}

LOOK_ROUND = """
import importlib, json, sys, threading
for name in sys.argv[1:]:
    importlib.import_module(name)
widgets = sys.modules.get("PySide6.QtWidgets")
print(json.dumps({
    "application": bool(widgets and widgets.QApplication.instance()),
    "threads": threading.active_count(),
    "loaded": sorted({name.split(".")[0] for name in sys.modules}),
}))
"""


def names() -> list[str]:
    """Every module, as it is imported."""
    found = [module.name.removesuffix(".py").removesuffix("/__init__") for module in modules()]
    return [name.replace("/", ".") for name in found]


def look_round(imported: Iterable[str], home: Path, *paths: Path) -> dict[str, Any]:
    """What a fresh Python holds once it has imported these modules, with an empty home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    ran = subprocess.run(
        [sys.executable, "-c", LOOK_ROUND, *imported],
        cwd=home,
        env={**kept, "HOME": str(home), "PYTHONPATH": os.pathsep.join(map(str, [PROJECT, *paths]))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return {**found, "written": sorted(path.name for path in home.rglob("*"))}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder to be at home in."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def test_importing_every_module_writes_starts_and_shows_nothing(home: Path) -> None:
    found = look_round(names(), home)
    assert found["written"] == []
    assert found["threads"] == 1
    assert not found["application"]


def test_the_first_window_is_imported_without_what_is_slow(home: Path) -> None:
    found = look_round(FIRST_WINDOW, home)
    assert SLOW & set(found["loaded"]) == set()


def test_a_module_that_works_on_import_is_found(home: Path, tmp_path: Path) -> None:
    lines = [
        "import pathlib, threading, fontTools",
        "from PySide6.QtWidgets import QApplication",
        "pathlib.Path.home().joinpath('left.txt').touch()",
        "threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "application = QApplication([])",
    ]
    (tmp_path / "busy.py").write_text("\n".join(lines))
    found = look_round(["busy"], home, tmp_path)
    assert found["written"] == ["left.txt"]
    assert found["threads"] > 1
    assert found["application"]
    assert "fontTools" in found["loaded"]
