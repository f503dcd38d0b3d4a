"""The source of the program as the rules of the house see it: modules, trees and text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = PROJECT / "organiser_app"


@dataclass(frozen=True)
class Module:
    """One module of source, named by its path from the project's root."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The module, parsed."""
        return ast.parse(self.text, self.name)

    def at(self, node: ast.expr | ast.stmt) -> str:
        """Where in the module `node` stands, as editors open it."""
        return f"{self.name}:{node.lineno}"


def modules() -> Iterator[Module]:
    """Every module of the program."""
    for path in sorted(PROGRAM.rglob("*.py")):
        yield Module(path.relative_to(PROJECT).as_posix(), path.read_text("utf-8"))


def called(call: ast.Call) -> str:
    """The last word of what is called: `label.setText(…)` gives "setText"."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
