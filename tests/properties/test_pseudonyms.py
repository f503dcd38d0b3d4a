"""Packs under pseudonyms: nothing leaves that names anybody, and what leaves merges as all does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from organiser_app.domain.models import metadata, synced_models, table_of
from organiser_app.domain.values import QuotePermission, WordingPart
from organiser_app.store.check import check
from organiser_app.sync.told_fields import TABLES_NOT_TOLD
from tests.properties.test_parts import filled
from tests.properties.test_sharing import logs
from tests.sync.devices import Device, forget
from tests.sync.pseudonymous import OF_KEYS, told
from tests.sync.random_log import RandomLog
from tests.sync.sharing import answer, handed, ids_of, withdrawn

EXAMPLES = int(os.environ.get("ORGANISER_EXAMPLES", "5"))
seeds = st.integers(0, 2**32)

WORDS_THAT_GO = {
    *("host.name", "patch.name", "wave.name", "theme.name", "project.name", "outcome.code"),
    "wording.body",
}
"""The only fields whose very words may leave; of wordings those that may be quoted."""


def marks(made: RandomLog) -> Iterator[tuple[str, str, str]]:
    """Each row by its id, each field of it that holds words, and the words that only it holds."""
    for row_id, (table, fields) in made.rows.items():
        for column in metadata.tables[table].columns:
            said = fields.get(column.name)
            if isinstance(said, str) and made.words_of(row_id) in said:
                yield row_id, f"{table}.{column.name}", said


def may_be_quoted(made: RandomLog, row_id: str) -> bool:
    """Whether a wording is a quote, and its speaker let it be published."""
    wording = made.rows[row_id][1]
    table, of = made.rows[wording["of_id"].hex]
    permitted = (QuotePermission.NAMED, QuotePermission.UNNAMED)
    quote = wording["part"] is WordingPart.QUOTE and table == "statement"
    return quote and of["permission"] in permitted


def expect_nobody_named(made: RandomLog, lines: list[bytes]) -> None:
    """Look into every line for what must not leave."""
    said = b"\n".join(lines).decode()
    with made.device.log.reading() as connection:
        ids = {
            row_id
            for model in synced_models()
            for row_id in connection.exec_driver_sql(
                f'SELECT id FROM "{table_of(model).name}"'
            ).scalars()
        }
        device = connection.exec_driver_sql("SELECT number FROM device").scalar_one()
    assert not [row_id for row_id in ids if row_id in said or str(UUID(row_id)) in said]
    assert str(device) not in said
    texts = tuple(marks(made))
    assert len({field for _, field, _ in texts}) > len(WORDS_THAT_GO)
    for row_id, field, words in texts:
        if field not in WORDS_THAT_GO or (
            field == "wording.body" and not may_be_quoted(made, row_id)
        ):
            assert words not in said, field
    assert {table for table, _ in rows_in(lines)}.isdisjoint(TABLES_NOT_TOLD)


def expect_named_by_none(made: RandomLog, lines: list[bytes], rows: set[str]) -> None:
    """Rows that stay at home are named by none that goes, not even by their pseudonyms."""
    said = b"\n".join(lines).decode()
    assert not [made.rows[row_id] for row_id in rows if OF_KEYS.of(row_id) in said]


def rows_in(lines: list[bytes]) -> Iterator[tuple[str, list[Any]]]:
    """The rows in lines, with their tables."""
    table = ""
    for said in map(json.loads, lines):
        if isinstance(said, dict):
            table = said["table"]
        else:
            yield table, said


def went(made: RandomLog, lines: list[bytes]) -> set[str]:
    """The rows of a log that stand in lines under their pseudonyms."""
    there = ids_of(lines)
    return {row_id for row_id in made.rows if OF_KEYS.of(row_id) in there}


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_nobody_is_named_in_what_leaves(seed: int) -> None:
    with logs(1) as (one,):
        made = filled(one, seed)
        whole, lines = handed(one), told(one)
        expect_nobody_named(made, lines)
        expect_named_by_none(made, lines, made.rows.keys() - ids_of(whole))
        told_tables = {made.rows[row_id][0] for row_id in ids_of(whole) & made.rows.keys()}
        tables = {table for table, _ in rows_in(lines)}
        assert tables >= told_tables - TABLES_NOT_TOLD - {"wording", "supersedes"}


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_of_a_part_no_more_is_told_than_belongs_to_it(seed: int) -> None:
    with logs(1) as (one,):
        made = filled(one, seed)
        part = made.any_part()
        lines = told(one, part)
        expect_nobody_named(made, lines)
        expect_named_by_none(made, lines, made.rows.keys() - ids_of(handed(one, part=part)))
        assert part.id.hex in went(made, lines)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_the_same_once_more_says_nothing_new(seed: int) -> None:
    with logs(2) as (one, other):
        filled(one, seed)
        other.merge(told(one))
        before = other.state()
        assert check(other.log) == ()
        for lines in (told(one), told(one)):
            assert other.preview(lines).changes_nothing
            other.merge(lines)
        assert other.state() == before
        assert other.others() == set()


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_whatever_is_handed_on_under_pseudonyms_goes_no_further(seed: int) -> None:
    with logs(2) as (one, other):
        filled(one, seed)
        other.merge(told(one))
        filled(other, seed + 1)
        there = {table for table, said in rows_in(handed(other)) if said[0][12] == "8"}
        assert there <= {"erased"}


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_what_changes_after_a_pack_comes_with_the_next_in_any_order(seed: int) -> None:
    with logs(3) as (one, early, late):
        made = filled(one, seed)
        first = told(one)
        for _ in range(20):
            change_any(made)
        second = told(one)
        for device, packs in ((early, (first, second)), (late, (second, first))):
            for lines in packs:
                device.merge(lines)
        assert early.state() == late.state()
        assert early.others() == late.others() == set()
        said = {
            (table, row[0], field): value
            for table, row in rows_in(second)
            for field, value in zip(fields_in(second, table), row[1], strict=True)
            if isinstance(row[2], str) or row[2][fields_in(second, table).index(field)]
        }
        known = early.state()
        for (table, row_id, field), value in said.items():
            if table != "wording":
                assert known[table, row_id, field][0] == value


def fields_in(lines: list[bytes], table: str) -> list[str]:
    """The fields that are told of a table."""
    heads = (said for said in map(json.loads, lines) if isinstance(said, dict))
    return next(list(head["fields"]) for head in heads if head["table"] == table)


def change_any(made: RandomLog) -> None:
    """Hide a row or show it again, or change one of a few fields."""
    chance, device = made.chance, made.device
    row_id = chance.choice(list(made.rows))
    table = made.rows[row_id][0]
    model = next(each for each in synced_models() if table_of(each).name == table)
    device.change(model, row_id, deleted=chance.random() < 1 / 2)
    if table == "statement":
        device.change(model, row_id, permission=chance.choice(tuple(QuotePermission)))
        device.change(model, row_id, strength=chance.randint(1, 5))


@contextmanager
def somebody_told(seed: int) -> Iterator[tuple[Device, Device, list[bytes], str]]:
    """A log, one that merged what it told, what that was, and a resident of whom it told."""
    with logs(2) as (one, other):
        made = filled(one, seed)
        old = told(one)
        other.merge(old)
        residents = [row_id for row_id in made.ids("resident") if row_id in went(made, old)]
        assume(residents)
        yield one, other, old, made.chance.choice(residents)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_an_erasure_travels_and_no_old_pack_brings_anybody_back(seed: int) -> None:
    with somebody_told(seed) as (one, other, old, resident):
        assert OF_KEYS.of(resident) in ids_of(old)
        forget(one, resident)
        other.merge(told(one))
        expect_gone(one, other, resident)
        other.merge(old)
        expect_gone(one, other, resident)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_whoever_withdraws_is_forgotten_and_comes_back_as_somebody_new(seed: int) -> None:
    with somebody_told(seed) as (one, other, _, resident):
        fresh = withdrawn(one, resident)
        lines = told(one)
        assert OF_KEYS.of(fresh) not in ids_of(lines)
        other.merge(lines)
        expect_gone(one, other, resident)
        answer(one, fresh, given=True)
        other.merge(told(one))
        expect_gone(one, other, resident)
        assert OF_KEYS.of(fresh) in {row_id for _, row_id, _ in other.state("resident")}


def expect_gone(one: Device, other: Device, resident: str) -> None:
    """Nothing of a resident is left in the other log, that one log has forgotten."""
    with one.log.reading() as connection:
        forgotten = connection.exec_driver_sql("SELECT row_id FROM forgotten").scalars()
        gone = {OF_KEYS.of(row_id) for row_id in (*forgotten, resident)}
    assert not gone & {row_id for table, row_id, _ in other.state() if table != "erased"}
    assert OF_KEYS.of(resident) not in {value for value, _ in other.state("resident").values()}
