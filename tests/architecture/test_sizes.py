"""A module is one idea and a function one thought: both have an upper limit."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.house import Module, modules

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def oversized(module: Module) -> list[str]:
    """The module, if it is too long, and its functions that are."""
    found = []
    length = len(module.text.splitlines())
    if length > LONGEST_MODULE:
        found.append(f"{module.name}: {length} lines")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{module.at(node)}: {node.name} has {length} lines")
    return found


def test_no_module_and_no_function_is_too_long() -> None:
    assert [problem for module in modules() for problem in oversized(module)] == []


def test_a_module_of_300_lines_with_a_function_of_40_is_let_pass() -> None:
    text = "def long() -> None:\n" + "    pass\n" * 39 + "\n" * 260
    assert oversized(Module("a.py", text)) == []


@pytest.mark.parametrize("head", ["def", "async def"])
def test_a_function_of_41_lines_is_found(head: str) -> None:
    text = "class Page:\n" + f"    {head} long() -> None:\n" + "        pass\n" * 40
    assert oversized(Module("a.py", text)) == ["a.py:2: long has 41 lines"]


def test_a_module_of_301_lines_is_found() -> None:
    assert oversized(Module("a.py", "\n" * 301)) == ["a.py: 301 lines"]
