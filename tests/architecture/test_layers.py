"""The contracts of import-linter, which make runs on the program, can be broken.

Each test lays out an empty house with the program's own contracts, and one import too many.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import PROGRAM, PROJECT, Module, modules

SUBPACKAGES = ("domain/rules", "domain/models")


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """A tree with the program's layers and no code in them."""
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    house = tmp_path / PROGRAM.name
    for layer in layers():
        (house / layer).mkdir(parents=True)
        (house / layer / "__init__.py").touch()
    for package in SUBPACKAGES:
        (house / package).mkdir()
        (house / package / "__init__.py").touch()
    (house / "__init__.py").touch()
    return tmp_path


def layers() -> list[str]:
    """The layers that pyproject.toml names, from the top down."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    named = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [name.strip("() ") for line in named for name in line.split("|")]


def lint(project: Path) -> str:
    """What import-linter says of `project`."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    return ran.stdout


def test_a_house_with_nothing_in_it_keeps_the_contracts(empty_house: Path) -> None:
    assert "0 broken" in lint(empty_house)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain", "import organiser_app.store", "Each layer sees only what lies below it"),
        ("reports", "import organiser_app.exchange", "Each layer sees only what lies below it"),
        ("services", "from PySide6 import QtCore", "Qt is imported in the window alone"),
        ("ui", "from sqlalchemy import select", "The window never holds the database"),
        ("ui", "import sqlmodel", "The window never holds the database"),
        ("domain/rules", "import sqlmodel", "The rules of the field know no table and no library"),
    ],
)
def test_an_import_too_many_breaks_a_contract(
    empty_house: Path, module: str, line: str, contract: str
) -> None:
    (empty_house / PROGRAM.name / module / "late.py").write_text(line)
    assert f"{contract} BROKEN" in lint(empty_house)


def test_a_module_that_no_layer_names_is_found(empty_house: Path) -> None:
    (empty_house / PROGRAM.name / "utilities.py").touch()
    assert "utilities" in lint(empty_house)


def opened_past_what_waits(module: Module) -> list[str]:
    """Where a module that lies above the store takes from that what opens a log."""
    openers = {"open_log", "restore_log"}
    return [
        module.at(node)
        for node in ast.walk(module.tree)
        if not module.name.startswith("organiser_app/store/")
        and isinstance(node, ast.ImportFrom)
        and node.module == "organiser_app.store.log"
        and openers & {name.name for name in node.names}
    ]


def test_whoever_opens_a_log_lets_stand_what_waited_in_it() -> None:
    past = Module("organiser_app/ui/x.py", "from organiser_app.store.log import Log, open_log")
    assert opened_past_what_waits(past) == ["organiser_app/ui/x.py:1"]
    assert [place for module in modules() for place in opened_past_what_waits(module)] == []
