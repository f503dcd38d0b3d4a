"""What stays at home: all that speaks of a resident who did not agree to be shared with the team.

A row stays where it names such a resident, where it cannot be without a row that stays, and where
nobody can say of whom it speaks. What it took to decide, and what was weighed, is written in
`docs/decisions/0025-what-stays-at-home.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from uuid import UUID

from sqlalchemy import Connection

from organiser_app.domain.models import metadata
from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.domain.values import ConsentPurpose, WordingPart
from organiser_app.store.concerning import OUTLIVES
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.repositories.settings import put_setting
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.store.versions import NO_VERSION, twin_name
from organiser_app.sync.pseudonyms import is_pseudonym
from organiser_app.sync.shapes import Shape, shapes
from organiser_app.sync.withdrawing import PACKS_WRITTEN, may_have_been_shared, renew

NEVER_LEAVE = frozenset({"safeguarding_passed_on"})
_OWN_PARTS = (WordingPart.REFLECTION, WordingPart.PREPARATION)
_NAMES_NOBODY = ("statement", "next_step", "commitment")
"""What is said or agreed in a listening, and may be by or about anybody who was there."""
_WRITTEN_OF = ("statement", "story", "listening", "attempt", "resident", "meeting")
_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"
_LAST = ("wording", "supersedes")

_ANSWERS = f"""
    WITH RECURSIVE
    linked(one, other) AS (
      SELECT subject_id, other_subject_id FROM same_person WHERE same AND NOT deleted
      UNION SELECT other_subject_id, subject_id FROM same_person WHERE same AND NOT deleted),
    person(record, part) AS (
      SELECT one, one FROM linked
      UNION SELECT person.record, linked.other FROM person JOIN linked ON linked.one = person.part),
    disputed(id) AS (SELECT row_id FROM other_value WHERE open AND table_name = 'consent'),
    answer(subject, given, "on", id) AS (
      SELECT subject_id, given AND id NOT IN disputed, "on", id FROM consent
      WHERE purpose = '{ConsentPurpose.SHARE_WITH_TEAM}' AND (NOT deleted OR id IN disputed)),
    of_person(record, given, "on", id) AS (
      SELECT person.record, given, "on", answer.id
      FROM person JOIN answer ON answer.subject = person.part)"""
"""What was answered in each record, and in all that are of one person; a dispute is no yes."""

_LATEST = """
    SELECT {record} FROM (
      SELECT {record}, given, row_number() OVER (
        PARTITION BY {record} ORDER BY "on" DESC, id DESC) AS place FROM {answers})
    WHERE place = 1 AND given = {given}"""
_RESIDENTS = f"""
    {_ANSWERS}
    INSERT INTO staying SELECT 'resident', id FROM resident
    WHERE id NOT IN ({_LATEST.format(record="subject", answers="answer", given=1)})
    OR {is_pseudonym("id")}
    OR id IN ({_LATEST.format(record="record", answers="of_person", given=0)})"""
_REFUSED = f"""
    {_ANSWERS},
    refused(record) AS (
    SELECT row_id FROM staying AS s JOIN (
      SELECT subject AS record, given, "on", id FROM answer UNION SELECT * FROM of_person) AS said
    ON said.record = s.row_id
    WHERE NOT said.given AND said.id NOT IN disputed
    AND NOT EXISTS (
      SELECT 1 FROM withheld AS w WHERE w.table_name = s.table_name AND w.row_id = s.row_id)
    AND EXISTS (
      SELECT 1 FROM consent AS y WHERE y.subject_id = s.row_id AND y.given
      AND y.purpose = '{ConsentPurpose.SHARE_WITH_TEAM}' AND (y."on", y.id) < (said."on", said.id))
    AND NOT EXISTS (
      SELECT 1 FROM answer AS y WHERE y.subject = s.row_id AND y.given
      AND (y."on", y.id) > (said."on", said.id)))
    SELECT record FROM refused UNION SELECT part FROM person WHERE record IN refused"""
"""Those who said no after a yes, and did not stay at home until now, with all records of theirs.

Of answers on one day the later id counts, so that those of one person get fresh ids together.
"""

_HEARD = (
    """
    INSERT OR IGNORE INTO heard SELECT listening_id FROM presence
    WHERE NOT deleted AND subject_id IN (SELECT row_id FROM staying WHERE table_name = 'resident')
    """,
    """
    INSERT OR IGNORE INTO heard SELECT listening_id FROM statement
    WHERE subject_id IN (SELECT row_id FROM staying WHERE table_name = 'resident')""",
    f"""
    INSERT OR IGNORE INTO heard SELECT id FROM listening_versions
    WHERE deleted = {_NOBODY_WROTE}""",
)
_CARRIED = rf"""
    INSERT INTO staying SELECT DISTINCT r.table_name, r.row_id FROM register AS r
    WHERE NOT EXISTS (
      SELECT 1 FROM staying AS s WHERE s.table_name = r.table_name AND s.row_id = r.row_id)
    AND (
      {is_pseudonym("r.row_id")}
      OR json_extract(value, '$') IN (SELECT row_id FROM staying)
      OR json_extract(value, '$') IN heard
      OR (field LIKE '%subject\_id' ESCAPE '\' AND value <> 'null'
        AND json_extract(value, '$') NOT IN (SELECT id FROM resident)))"""

_RELEASED = """
    INSERT INTO released SELECT * FROM withheld AS w WHERE NOT EXISTS (
      SELECT 1 FROM staying AS s WHERE s.table_name = w.table_name AND s.row_id = w.row_id)"""


def keep_at_home(work: UnitOfWork) -> int:
    """Find which rows stay at home, for `lines.lines_of` to leave out; how many they are.

    Runs within a change, and the lines have to be read within the same one: otherwise somebody
    could withdraw in between. What stayed until now and may go counts as changed by it. Whoever
    said no since they may have left is withdrawn, if that was not done already.
    """
    connection = work.connection
    for table in ("staying", "released"):
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE {table} (table_name TEXT, row_id TEXT,"
            " PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
        )
    connection.exec_driver_sql(_RESIDENTS)
    _withdraw_refused(work)
    _find_staying(connection)
    _release(connection, work.sequence)
    stays = connection.exec_driver_sql("SELECT count(*) FROM withheld").scalar_one()
    for table in ("staying", "released"):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    put_setting(connection, PACKS_WRITTEN, "yes")
    return int(stays)


def _withdraw_refused(work: UnitOfWork) -> None:
    """Withdraw whoever said no since they may have left, by whatever road it was written down."""
    connection = work.connection
    refused = connection.exec_driver_sql(_REFUSED).scalars().all()
    if refused and may_have_been_shared(connection):
        renew(work, [UUID(row_id) for row_id in refused])
        connection.exec_driver_sql("DELETE FROM staying")
        connection.exec_driver_sql(_RESIDENTS)


def _find_staying(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TEMP TABLE heard (row_id TEXT PRIMARY KEY) WITHOUT ROWID")
    for statement in _HEARD:
        connection.exec_driver_sql(statement)
    for name in _parents_first():
        connection.exec_driver_sql(_staying_of(name))
    # Wordings, and what a later version wrote, may hang on rows of any table, and on each other.
    last = [_staying_of(name) for name in (*_LAST, "go_back_set_aside")]
    while sum(connection.exec_driver_sql(each).rowcount for each in (*last, _CARRIED)):
        pass
    connection.exec_driver_sql("DROP TABLE heard")


@cache
def _parents_first() -> tuple[str, ...]:
    """The tables in an order in which each comes after those without which its rows cannot be."""
    graph = {shape.name: set(shape.parents.values()) for shape in shapes().values()}
    return tuple(name for name in TopologicalSorter(graph).static_order() if name not in _LAST)


@cache
def _staying_of(name: str) -> str:
    shape = shapes()[name]
    return f"""
        INSERT INTO staying SELECT '{name}', t.id FROM "{name}" AS t
        WHERE ({" OR ".join(_reasons(shape))})
        AND NOT EXISTS (
          SELECT 1 FROM staying AS s WHERE s.table_name = '{name}' AND s.row_id = t.id)"""


def _reasons(shape: Shape) -> Iterator[str]:
    """Why a row stays at home, as SQL."""
    subjects = _subjects(shape)
    yield "1" if shape.name in NEVER_LEAVE else "0"
    if shape.name != "erased":  # what was handed on under pseudonyms is for who was handed it
        yield is_pseudonym("t.id")
    needed = shape.parents | (shape.links if shape.name in FIXED else {})
    for column, target in {**dict.fromkeys(subjects, SUBJECT_TABLE), **needed}.items():
        yield f't."{column}" IN ({_staying_in(target)})'
        yield f"""
            t.id IN (SELECT row_id FROM other_value
              WHERE open AND table_name = '{shape.name}' AND field = '{column}'
              AND json_extract(value, '$') IN ({_staying_in(target)}))"""
    if subjects:  # of whom a row speaks that has not come yet is not known
        yield (f"t.id IN (SELECT id FROM {twin_name(shape.name)} WHERE deleted = {_NOBODY_WROTE})")
    if shape.name in _NAMES_NOBODY:
        nobody = " AND ".join(f't."{column}" IS NULL' for column in subjects)
        yield f"({nobody} AND t.listening_id IN heard)"
    if shape.name == "go_back_set_aside":
        yield "t.about_id IN (SELECT row_id FROM staying)"
    if shape.name == "wording":
        yield from _reasons_of_wordings()


def _reasons_of_wordings() -> Iterator[str]:
    own = ", ".join(f"'{part.value}'" for part in _OWN_PARTS)
    yield f"t.part IN ({own})"
    yield "t.of_id IN (SELECT row_id FROM staying)"
    yield "t.of_id IN heard"
    yield f"""
        t.of_id IN (
          SELECT id FROM attempt WHERE listening_id IN heard OR door_id IN (
            SELECT door_id FROM resident WHERE door_id IS NOT NULL
            AND id IN ({_staying_in(SUBJECT_TABLE)})))"""
    likely_first = sorted(shapes(), key=lambda name: name not in _WRITTEN_OF)
    there = [f'EXISTS (SELECT 1 FROM "{name}" AS o WHERE o.id = t.of_id)' for name in likely_first]
    there.append("EXISTS (SELECT 1 FROM register AS o WHERE o.row_id = t.of_id)")
    yield f"NOT ({' OR '.join(there)})"


def _subjects(shape: Shape) -> tuple[str, ...]:
    """The columns that name whom a row is about; none of an organiser, who is one of the team."""
    return () if shape.name in OUTLIVES else subject_columns(metadata.tables[shape.name])


def _staying_in(table: str) -> str:
    return f"SELECT row_id FROM staying WHERE table_name = '{table}'"


def _release(connection: Connection, sequence: int) -> None:
    """Let `withheld` be what stays now; what may go again, or be named again, counts as changed."""
    connection.exec_driver_sql(_RELEASED)
    tables = connection.exec_driver_sql("SELECT DISTINCT table_name FROM released")
    for name in tables.scalars().all():
        for touched, rows in _touched_by_release(name):
            connection.exec_driver_sql(
                f"UPDATE {twin_name(touched)} SET sequence = ? WHERE id IN ({rows})", (sequence,)
            )
    connection.exec_driver_sql("DELETE FROM withheld WHERE (table_name, row_id) IN released")
    connection.exec_driver_sql("INSERT OR IGNORE INTO withheld SELECT * FROM staying")


def _touched_by_release(released: str) -> Iterator[tuple[str, str]]:
    """The rows of each table that go, or go in full, once those of a table are released."""
    if released not in shapes():
        return
    ids = f"SELECT row_id FROM released WHERE table_name = '{released}'"
    yield released, ids
    for shape in shapes().values():
        for column, target in {**shape.parents, **shape.links}.items():
            if target == released:
                yield shape.name, f'SELECT id FROM "{shape.name}" WHERE "{column}" IN ({ids})'
                yield (
                    shape.name,
                    f"SELECT row_id FROM other_value WHERE table_name = '{shape.name}'"
                    f" AND field = '{column}' AND json_extract(value, '$') IN ({ids})",
                )
