"""What the program imports it also asks for, so that no other package's choice can break it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import packages_distributions

from tests.architecture.house import PROGRAM, PROJECT, Module, modules


def imported(module: Module) -> set[str]:
    """The packages from elsewhere that the module imports."""
    names = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {PROGRAM.name}


def undeclared(
    module: Module, brought_by: Mapping[str, Sequence[str]], declared: set[str]
) -> list[str]:
    """The module's imports that come from no package that is asked for."""
    return [
        f"{module.name}: {name}"
        for name in sorted(imported(module))
        if not declared & {plain(package) for package in brought_by.get(name, [])}
    ]


def plain(package: str) -> str:
    """The name of a package, or of a requirement, as it compares."""
    return re.split(r"[<>=;\[ ]", package)[0].lower().replace("_", "-")


def test_every_import_is_asked_for() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {plain(requirement) for requirement in project["dependencies"]}
    brought_by = packages_distributions()
    problems = [line for module in modules() for line in undeclared(module, brought_by, declared)]
    assert problems == []


def test_an_import_that_nobody_asked_for_is_found() -> None:
    module = Module("a.py", "import os, requests.adapters\nfrom PySide6.QtCore import Qt")
    brought_by = {"requests": ["requests"], "PySide6": ["PySide6_Essentials"]}
    assert undeclared(module, brought_by, {"pyside6-essentials"}) == ["a.py: requests"]
