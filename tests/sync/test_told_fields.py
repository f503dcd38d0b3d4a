"""What is told under pseudonyms was decided for each field of each table, whoever adds one."""

from __future__ import annotations

import pytest
from sqlalchemy import Enum, String, Table
from sqlmodel import AutoString

from organiser_app.domain.models import synced_tables
from organiser_app.store.guards import subject_columns
from organiser_app.store.versions import fields_of
from organiser_app.sync.shapes import shapes
from organiser_app.sync.told_fields import (
    NOT_TOLD,
    TABLES_NOT_TOLD,
    TOLD,
    TOLD_INSTEAD,
    Instead,
)

TABLES = {table.name: table for table in synced_tables()}
WORDS = {
    *("host.name", "patch.name", "wave.name", "theme.name", "project.name"),
    *("outcome.code", "wording.body"),
}
"""The fields in which anything may be typed, and which are told all the same."""

told_tables = pytest.mark.parametrize("table", [TABLES[name] for name in TOLD], ids=list(TOLD))


def told(name: str) -> set[str]:
    return {*TOLD[name].split(), *TOLD_INSTEAD.get(name, ())}


def test_every_table_is_told_or_not() -> None:
    assert TOLD.keys() | TABLES_NOT_TOLD == TABLES.keys()
    assert not TOLD.keys() & TABLES_NOT_TOLD
    assert TOLD_INSTEAD.keys() | NOT_TOLD.keys() <= TOLD.keys()


@told_tables
def test_every_field_is_in_one_of_the_lists_and_no_more_than_one(table: Table) -> None:
    decided = [
        "deleted",
        *TOLD[table.name].split(),
        *TOLD_INSTEAD.get(table.name, ()),
        *NOT_TOLD.get(table.name, "").split(),
    ]
    assert sorted(decided) == sorted(fields_of(table))


@told_tables
def test_what_a_row_cannot_be_without_is_told(table: Table) -> None:
    needed = set(fields_of(table)) - shapes()[table.name].defaults.keys() - {"deleted"}
    assert needed <= told(table.name)


@told_tables
def test_a_row_names_whom_it_is_about_so_that_an_erasure_finds_it(table: Table) -> None:
    if table.name != "organiser":  # who is a resident too goes under two pseudonyms
        assert set(subject_columns(table)) <= told(table.name)


@told_tables
def test_nothing_is_named_of_which_nothing_goes(table: Table) -> None:
    shape = shapes()[table.name]
    named = {**shape.parents, **shape.links}
    assert {named[field] for field in told(table.name) & named.keys()} <= TOLD.keys()


@told_tables
def test_what_may_be_typed_freely_is_not_told_as_it_stands(table: Table) -> None:
    typed = {
        f"{table.name}.{column.name}"
        for column in table.columns
        if isinstance(column.type, String | AutoString) and not isinstance(column.type, Enum)
    }
    assert {f"{table.name}.{field}" for field in TOLD[table.name].split()} & typed <= WORDS
    instead = TOLD_INSTEAD.get(table.name, {}).items()
    for field, what in instead:
        assert (f"{table.name}.{field}" in typed) is (what is not Instead.MONTH)
