"""The list of what erasing has to reach names every table, and every column that names somebody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from organiser_app.domain.models import Local, synced_tables, table_of
from organiser_app.store.guards import subject_columns

LIST = Path(__file__).parents[2] / "docs/decisions/0022-what-erasing-has-to-reach.md"


@pytest.fixture(scope="module")
def named() -> frozenset[str]:
    """What stands in the list as code: tables, and columns with their tables."""
    return frozenset(re.findall(r"`([a-z_.]+)`", LIST.read_text(encoding="utf-8")))


def test_every_column_that_names_a_resident_is_in_the_list(named: frozenset[str]) -> None:
    columns = {
        f"{table.name}.{name}" for table in synced_tables() for name in subject_columns(table)
    }
    assert columns - named == set()


def test_every_table_is_in_the_list(named: frozenset[str]) -> None:
    tables = {table.name for table in synced_tables()}
    tables |= {table_of(model).name for model in Local.__subclasses__()}
    assert tables - {each.split(".")[0] for each in named} == set()


def test_every_column_in_the_list_is_there(named: frozenset[str]) -> None:
    every = {table.name: table for table in synced_tables()}
    every |= {table_of(model).name: table_of(model) for model in Local.__subclasses__()}
    told = (each.split(".") for each in named if not each.startswith("."))
    columns = {(each[0], each[1]) for each in told if len(each) == 2 and each[0] in every}
    assert {(table, name) for table, name in columns if name not in every[table].columns} == set()
