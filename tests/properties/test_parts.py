"""A part of a log in a pack: nothing else leaves, and with the whole it comes to the whole."""

from __future__ import annotations

import os
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.store.check import check
from organiser_app.sync.part import Part
from organiser_app.sync.shapes import shapes
from tests.properties.test_sharing import logs
from tests.sync.devices import Device, forget
from tests.sync.random_log import RandomLog
from tests.sync.sharing import handed, ids_of

EXAMPLES = int(os.environ.get("ORGANISER_EXAMPLES", "5"))
seeds = st.integers(0, 2**32)


def filled(device: Device, seed: int) -> RandomLog:
    """A log with rows of all kinds."""
    made = RandomLog(device, random.Random(seed))  # noqa: S311
    made.fill()
    return made


def elsewhere(made: RandomLog, part: Part) -> set[str]:
    """The rows that cannot be without another patch or project, found by walking up."""

    def names_another(row_id: str) -> bool:
        table, fields = made.rows[row_id]
        if table == part.kind.value:
            return row_id != part.id.hex
        return any(names_another(fields[field].hex) for field in shapes()[table].parents)

    return {row_id for row_id in made.rows if names_another(row_id)}


def needed_by(made: RandomLog, row_id: str) -> set[str]:
    """What a row cannot be without, and whom it is about."""
    table, fields = made.rows[row_id]
    needed = dict(shapes()[table].parents)
    if table not in ("organiser", "tie"):
        links = shapes()[table].links.items()
        needed |= {name: target for name, target in links if target == "resident"}
    return {fields[name].hex for name in needed if fields[name] is not None}


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_what_belongs_to_a_part_leaves_whole_and_nothing_else_leaves(seed: int) -> None:
    with logs(1) as (one,):
        made = filled(one, seed)
        part, before = made.any_part(), handed(one)
        lines = handed(one, part=part)
        went, said = ids_of(lines), b"".join(lines).decode()
        assert part.id.hex in went
        assert went <= ids_of(before)
        assert not went & elsewhere(made, part)
        for row_id in made.rows.keys() - went:
            assert row_id not in said
            assert made.words_of(row_id) not in said
        for row_id in went & made.rows.keys():
            assert needed_by(made, row_id) <= went, made.rows[row_id][0]
        assert handed(one) == before, "a part kept something from the next pack"


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_a_part_and_the_whole_come_to_the_whole_in_either_order(seed: int) -> None:
    with logs(4) as (one, early, late, plain):
        made = filled(one, seed)
        part, whole = handed(one, part=made.any_part()), handed(one)
        for device, packs in ((early, (part, whole)), (late, (whole, part)), (plain, (whole,))):
            for lines in packs:
                device.merge(lines)
            assert check(device.log) == ()
        assert early.state() == late.state() == plain.state()
        assert early.others() == late.others() == plain.others() == set()
        assert ids_of(handed(early)) == ids_of(handed(plain)) == ids_of(whole)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seeds)
def test_an_erasure_finds_in_a_part_all_that_it_finds_in_the_whole(seed: int) -> None:
    with logs(2) as (one, other):
        made = filled(one, seed)
        other.merge(handed(one, part=made.any_part()))
        left = ids_of(handed(one))  # who never left need not be found elsewhere
        resident = next((each for each in made.ids("resident") if each in left), None)
        if resident is None:
            return
        forget(one, resident)
        other.merge(handed(one, part=made.any_part()))
        with one.log.reading() as connection:
            gone = set(connection.exec_driver_sql("SELECT row_id FROM forgotten").scalars())
        assert resident in gone
        assert not gone & {row_id for _, row_id, _ in other.state()}
