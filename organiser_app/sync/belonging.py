"""Which rows belong to one patch or project, and that all others stay at home meanwhile.

Rows are found by what names what, from the patch or project on:

- down, to whatever is *at home* there: `_HOMES`;
- from any of these up, to whatever they cannot be without, to whom they are about, and to the
  things that they merely name: `_NAMED`. What is named brings nothing with it but `_PARTS_OF`.

A row that is at home in another patch or project as well stays out, and so does all that cannot be
without it. What stays at home for want of consent leads nowhere. A row goes with everybody whom it
is about or not at all: without their numbers an erasure would not find it. Erasures always go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from graphlib import TopologicalSorter

from sqlalchemy import Connection

from organiser_app.domain.models import metadata
from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.store.concerning import mentions
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.sync.part import Part
from organiser_app.sync.shapes import Shape, shapes

_HOMES: dict[str, tuple[str, ...]] = {
    "street": ("patch_id",),
    "door": ("street_id",),
    "place": ("patch_id",),
    "wave": ("patch_id",),
    "wave_question": ("wave_id",),
    "round": ("patch_id",),
    "round_companion": ("round_id",),
    "attempt": ("door_id", "listening_id"),
    "listening": ("patch_id",),
    "presence": ("listening_id",),
    "statement": ("listening_id",),
    "referral": ("statement_id",),
    "gift_match": ("need_id", "gift_id"),
    "resident": ("door_id",),
    "circle_move": ("subject_id",),
    "keeper_move": ("subject_id",),
    "go_back_set_aside": ("subject_id",),
    "tie": ("subject_id",),
    "companionship": ("subject_id",),
    "companion_meeting": ("companionship_id",),
    "depth_reading": ("companionship_id",),
    "resident_group": ("patch_id", "project_id"),
    "group_member": ("group_id",),
    "meeting": ("patch_id", "group_id"),
    "meeting_guest": ("meeting_id",),
    "project": ("patch_id",),
    "stage_move": ("project_id",),
    "project_statement": ("project_id",),
    "project_member": ("project_id",),
    "contribution": ("project_id",),
    "grant": ("project_id",),
    "spending": ("project_id", "grant_id"),
    "outcome": ("project_id",),
    "indicator": ("outcome_id",),
    "measurement": ("indicator_id",),
    "story": ("project_id",),
    "ask": ("patch_id", "project_id", "group_id"),
    "ask_move": ("ask_id",),
    "ask_statement": ("ask_id",),
    "next_step": ("listening_id", "project_id", "subject_id"),
    "commitment": ("listening_id", "project_id", "to_group_id", "subject_id", "to_subject_id"),
    "commitment_condition": ("commitment_id",),
}
"""By what a row belongs with another one, and with all that is in turn at home there."""

_PARTS_OF = {"consent": "subject_id", "statement_theme": "statement_id"}
"""What goes with a row also where that is merely named: what people agreed, and what words bear."""

_NAMED = frozenset({"organiser", "partner", "place", "rate"})
"""What goes along where a row that is at home names it, though it could be without it."""
_ALWAYS_NAMED = frozenset({"host", "theme"})

_BETWEEN_TWO = ("same_person", "supersedes")
"""What says how two rows stand to each other goes where both of them go."""

_BETWEEN = frozenset({"tie", "companionship"})
"""What is between two people goes where both are at home; without the other it says nothing."""

_MET = """
    INSERT OR IGNORE INTO belonging SELECT 'resident', r.id, 1 FROM resident AS r
    WHERE r.door_id IS NULL AND r.id IN (
      SELECT subject_id FROM presence WHERE id IN (
        SELECT row_id FROM belonging WHERE table_name = 'presence' AND at_home))
    AND NOT EXISTS (
      SELECT 1 FROM withheld AS w WHERE w.table_name = 'resident' AND w.row_id = r.id)"""
"""Whoever was listened to in a patch, and of whom no door is known, is at home there."""


@contextmanager
def only_what_belongs(connection: Connection, part: Part) -> Iterator[None]:
    """Let all but a part of the log stay at home, until this is left.

    `sharing.keep_at_home` has to have run before, in the same change. `withheld` is in the end
    what it was: what is not in this pack is not kept from the next one.
    """
    with connection.begin_nested() as meanwhile:
        _keep_out_others(connection, part)
        _gather(connection, part)
        _keep_out_the_rest(connection)
        yield
        meanwhile.rollback()


def _keep_out_others(connection: Connection, part: Part) -> None:
    """Withhold every other patch or project, with all that is at home in one."""
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO withheld SELECT '{part.kind}', id FROM {part.kind} WHERE id <> ?",
        (part.id.hex,),
    )
    for name in _parents_first():
        for field, target in _holds(shapes()[name]).items():
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO withheld SELECT '{name}', t.id FROM \"{name}\" AS t"
                f' WHERE t."{field}" IN'
                f" (SELECT row_id FROM withheld WHERE table_name = '{target}')"
            )


def _holds(shape: Shape) -> dict[str, str]:
    """The fields by which a row is held out with what it names: never that of a neighbour's door.

    Somebody who lives elsewhere and was listened to here is named here, without their door.
    """
    targets = {**shape.parents, **shape.links}
    homes = () if shape.name == SUBJECT_TABLE else _HOMES.get(shape.name, ())
    held = {field: targets[field] for field in homes if targets[field] != SUBJECT_TABLE}
    return {**held, **shape.parents}


@cache
def _parents_first() -> tuple[str, ...]:
    graph = {shape.name: set(_holds(shape).values()) - {shape.name} for shape in shapes().values()}
    return tuple(TopologicalSorter(graph).static_order())


def _gather(connection: Connection, part: Part) -> None:
    """Fill the temporary table `belonging`, until no row brings another one."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE belonging (table_name TEXT, row_id TEXT, at_home INTEGER,"
        " PRIMARY KEY (table_name, row_id, at_home)) WITHOUT ROWID"
    )
    connection.exec_driver_sql(
        "INSERT INTO belonging VALUES (?, ?, 1)", (part.kind.value, part.id.hex)
    )
    while sum(connection.exec_driver_sql(each).rowcount for each in _steps()):
        pass


@cache
def _steps() -> tuple[str, ...]:
    """What is asked round after round, those first without which others cannot be."""
    down = [step for name in _parents_first() for step in _down(shapes()[name])]
    up = [step for name in reversed(_parents_first()) for step in _up(shapes()[name])]
    return (*down, _MET, *up)


def _down(shape: Shape) -> Iterator[str]:
    targets = {**shape.parents, **shape.links}
    for field in _HOMES.get(shape.name, ()):
        yield _taken(shape, f't."{field}" IN ({_there(targets[field], "at_home")})', at_home=1)
    if shape.name in _PARTS_OF:
        field = _PARTS_OF[shape.name]
        yield _taken(shape, f't."{field}" IN ({_there(targets[field])})', at_home=0)
    if shape.name == "wording":
        yield _taken(shape, "t.of_id IN (SELECT row_id FROM belonging WHERE at_home)", at_home=1)
        yield _taken(shape, f"t.of_id IN ({_there('statement')})", at_home=0)
    if shape.name == "same_place":  # the other one is hidden, and may be elsewhere
        yield _taken(shape, "t.kept_id IN (SELECT row_id FROM belonging WHERE at_home)", at_home=0)
    if shape.name in _BETWEEN_TWO:
        both = " AND ".join(
            f't."{field}" IN ({_there(target)})' for field, target in shape.parents.items()
        )
        yield _taken(shape, both, at_home=0)


def _taken(shape: Shape, reason: str, *, at_home: int) -> str:
    conditions = " AND ".join((f"({reason})", *_conditions(shape)))
    return f"""
        INSERT OR IGNORE INTO belonging SELECT '{shape.name}', t.id, {at_home}
        FROM "{shape.name}" AS t WHERE {conditions}
        AND NOT EXISTS ({_withheld(shape.name, "t.id")})"""


def _conditions(shape: Shape) -> Iterator[str]:
    """What has to be there for a row to go, as it would say nothing, or another thing, without."""
    if shape.name in _BETWEEN:
        for field in _about(shape):
            yield _empty_or_in(field, _there(SUBJECT_TABLE, "at_home"))
    if shape.name == "go_back_set_aside":
        yield _empty_or_in("about_id", "SELECT row_id FROM belonging")
    if shape.name in FIXED:  # what was left out of such a row could not be told later
        for field, target in shape.links.items():
            if target not in _NAMED and field not in _about(shape):
                yield _empty_or_in(field, _there(target))


def _empty_or_in(field: str, those: str) -> str:
    return f'(t."{field}" IS NULL OR t."{field}" IN ({those}))'


def _up(shape: Shape) -> Iterator[str]:
    for field, target in {**shape.parents, **shape.links}.items():
        if field in shape.parents or field in _about(shape) or target in _ALWAYS_NAMED:
            yield _brought(shape.name, field, target, "1")
        elif target in _NAMED:
            yield _brought(shape.name, field, target, "b.at_home")


@cache
def _about(shape: Shape) -> tuple[str, ...]:
    """The fields that name whom a row is about, by which erasing finds it."""
    table = metadata.tables[shape.name]
    mentioned = mentions(table)
    return tuple(field for field in subject_columns(table) if field not in mentioned)


def _brought(name: str, field: str, target: str, condition: str) -> str:
    return f"""
        INSERT OR IGNORE INTO belonging SELECT DISTINCT '{target}', t."{field}", 0
        FROM belonging AS b JOIN "{name}" AS t ON t.id = b.row_id
        WHERE b.table_name = '{name}' AND {condition} AND t."{field}" IS NOT NULL
        AND NOT EXISTS ({_withheld(target, f't."{field}"')})"""


def _there(table: str, condition: str = "1") -> str:
    return f"SELECT row_id FROM belonging WHERE table_name = '{table}' AND {condition}"


def _withheld(table: str, row_id: str) -> str:
    return f"SELECT 1 FROM withheld AS w WHERE w.table_name = '{table}' AND w.row_id = {row_id}"


def _keep_out_the_rest(connection: Connection) -> None:
    for name in shapes():
        if name != "erased":
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO withheld SELECT '{name}', t.id FROM \"{name}\" AS t"
                f" WHERE t.id NOT IN ({_there(name)})"
            )
    # What a later version wrote goes with everything: of whom it speaks is not known here.
    connection.exec_driver_sql(
        "DELETE FROM register"
        " WHERE (table_name, row_id) NOT IN (SELECT table_name, row_id FROM belonging)"
        " OR json_extract(value, '$') IN (SELECT row_id FROM withheld)"
    )
    connection.exec_driver_sql("DROP TABLE belonging")
