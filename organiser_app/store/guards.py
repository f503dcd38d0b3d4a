"""What no change may do to a synced row, held by triggers so that it binds every road.

An id stands. A row is removed by an erasure alone. A row that names a resident is never moved to
another one: consent and erasure go by that name, and here and elsewhere they must mean the same
person. Wordings and the dots of sets are written once. The set of the erased only grows.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from organiser_app.domain.models.base import SUBJECT_TABLE

FIXED = frozenset(
    {
        "ask_statement",
        "codebook_change",
        "commitment_condition",
        "erased",
        "presence",
        "project_statement",
        "round_companion",
        "statement_theme",
        "supersedes",
        "wording",
    }
)
"""The tables whose rows are written once: after that they can only be hidden, or shown again."""


def guard_triggers(table: Table) -> Iterator[str]:
    """The triggers that keep the rows of `table` what they are."""
    name = table.name
    yield f"""
        CREATE TRIGGER {name}_id_stands BEFORE UPDATE OF id ON "{name}" BEGIN
          SELECT RAISE(ABORT, 'an id never changes');
        END"""
    yield f"""
        CREATE TRIGGER {name}_row_stays BEFORE DELETE ON "{name}" WHEN NOT change_erases() BEGIN
          SELECT RAISE(ABORT, 'a row is removed by an erasure alone');
        END"""
    for column in subject_columns(table):
        yield _subject_stands(name, column)
    if name in FIXED:
        yield _written_once(table)
    if name == "erased":
        yield """
        CREATE TRIGGER erased_only_grows BEFORE UPDATE ON erased WHEN NEW.deleted BEGIN
          SELECT RAISE(ABORT, 'what is erased stays erased');
        END"""


def subject_columns(table: Table) -> tuple[str, ...]:
    """The columns that name a resident whom a row concerns."""
    return tuple(
        column.name
        for column in table.columns
        if any(key.column.table.name == SUBJECT_TABLE for key in column.foreign_keys)
    )


def _subject_stands(name: str, column: str) -> str:
    # A row may gain a subject, and lose it when that is taken back. Where two organisers gave it
    # one apart from each other, a merge keeps both, the later stands, and somebody may choose.
    return f"""
        CREATE TRIGGER {name}_{column}_stands BEFORE UPDATE OF "{column}" ON "{name}"
        WHEN OLD."{column}" <> NEW."{column}"
        AND NOT change_erases() AND NOT change_merges() AND NOT change_settles() BEGIN
          SELECT RAISE(ABORT, 'a row never passes from one resident to another');
        END"""


def _written_once(table: Table) -> str:
    # A merge writes it where nobody had, in a row that stood in for the one that comes.
    may_change = {"id", "deleted", *subject_columns(table)}  # the first is guarded by itself
    changed = " OR ".join(
        f'OLD."{column.name}" IS NOT NEW."{column.name}"'
        for column in table.columns
        if column.name not in may_change
    )
    return f"""
        CREATE TRIGGER {table.name}_written_once BEFORE UPDATE ON "{table.name}"
        WHEN ({changed}) AND NOT change_erases() AND NOT change_merges() BEGIN
          SELECT RAISE(ABORT, 'this is written once; write another in its place');
        END"""
