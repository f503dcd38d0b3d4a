"""Every mutant can still be made: what it replaces is there, once, and means another program."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.at_home import AT_HOME
from tests.mutants.mutants import MUTANTS, Mutant

EVERY = (*MUTANTS, *AT_HOME)


@pytest.mark.parametrize("mutant", EVERY, ids=lambda mutant: mutant.name)
def test_each_mutant_is_another_program(mutant: Mutant) -> None:
    assert mutant.right != mutant.wrong
    ast.parse(mutant.text())


def test_no_two_mutants_are_called_alike() -> None:
    assert len({mutant.name for mutant in EVERY}) == len(EVERY)
