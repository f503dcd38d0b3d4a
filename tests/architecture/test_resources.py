"""What the program brings with it is found from source and from a bundle alike."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app import paths
from tests.architecture.house import PROJECT, Module, called, modules


def named_resources(module: Module) -> Iterator[tuple[str, Path]]:
    """Where the module asks for a resource by a path that is all literal, and that path."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) == "resource" and node.args:
            parts = [part.value for part in node.args if isinstance(part, ast.Constant)]
            if len(parts) == len(node.args):
                yield module.at(node), paths.resource(*map(str, parts))


def missing_resources(module: Module) -> list[str]:
    """The resources that the module names and that are not there."""
    return [f"{place}: {path}" for place, path in named_resources(module) if not path.exists()]


def test_every_resource_that_is_named_is_there() -> None:
    assert [line for module in modules() for line in missing_resources(module)] == []


def test_a_resource_that_is_not_there_is_found() -> None:
    assert len(missing_resources(Module("a.py", 'paths.resource("no such folder", "x.svg")'))) == 1


def test_from_source_resources_and_migrations_lie_beside_the_program() -> None:
    assert paths.resource("icons") == PROJECT / "resources" / "icons"
    assert paths.migrations_folder() == PROJECT / "migrations"


def test_in_a_bundle_they_lie_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons") == tmp_path / "resources" / "icons"
    assert paths.migrations_folder() == tmp_path / "migrations"


def test_nothing_but_paths_asks_where_the_program_lies() -> None:
    askers = [
        module.name
        for module in modules()
        if "_MEIPASS" in module.text or "sys.frozen" in module.text
    ]
    assert askers == ["organiser_app/paths.py"]
