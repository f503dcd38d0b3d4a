"""Of two rows with one id, in two tables, what is told of the one says nothing of the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

import pytest

from organiser_app.domain.models import Patch, Place, Resident, Theme, Wording
from organiser_app.domain.values import WordingPart
from organiser_app.sync.disagreements import Disagreement, disagreements
from organiser_app.sync.last_writes import LastWrites
from organiser_app.sync.merge import preview
from organiser_app.sync.part import Part, PartKind
from organiser_app.sync.survey import Deed, Survey, survey
from tests.sync.devices import Device, Three, manifest_for, write_place
from tests.sync.sharing import handed, ids_of
from tests.sync.test_waiting import ID, LATER, said

Twice = tuple[Device, Device, str]


@pytest.fixture
def twice(devices: Three) -> Twice:
    """Two logs, in both of which a theme and a place have one id, and that id."""
    one, other, _ = devices
    row = one.write(Theme, name="damp")
    write_place(other, row)
    one.merge(other.lines())
    other.merge(one.lines())
    return one, other, row


def told(device: Device, lines: list[bytes]) -> Survey:
    """What merging lines would do, row by row."""
    found: list[Survey] = []
    preview(
        device.log.work(), manifest_for(device), lines, lambda *given: found.append(survey(*given))
    )
    return found[0]


def changed(found: Survey) -> Iterator[tuple[str, object, object]]:
    """What altered rows held and hold now, by their table."""
    for group in (each for each in found.kinds if each.deed is Deed.CHANGED):
        for row in group.rows:
            yield from ((row.table, each.before, each.after) for each in row.fields)


def said_of(head: bytes) -> tuple[str, list[str]]:
    """The table of a head, and its fields."""
    said_there = json.loads(head)
    return said_there["table"], said_there["fields"]


def of_table(device: Device, table: str) -> Disagreement:
    (found,) = (each for each in device.log.read(disagreements) if each.table == table)
    return found


def test_a_preview_says_of_each_what_it_held_itself(twice: Twice) -> None:
    one, other, row = twice
    other.change(Theme, row, name="lifts")
    other.change(Place, row, name="Ivy House")
    assert list(changed(told(one, other.lines()))) == [
        ("place", "Well House", "Ivy House"),
        ("theme", "damp", "lifts"),
    ]


def test_a_preview_says_that_one_held_nothing_which_is_new(devices: Three, twice: Twice) -> None:
    _, other, row = twice
    third = devices[2]
    third.merge([line for line in other.lines() if b"Well House" not in line])
    other.change(Theme, row, name="lifts")
    found = told(third, other.lines())
    assert list(changed(found)) == [("theme", "damp", "lifts")]
    (added,) = (row for each in found.kinds if each.deed is Deed.ADDED for row in each.rows)
    assert [(each.field, each.before) for each in added.fields] == [("name", None)]


def test_a_preview_tells_of_one_though_it_is_disagreed_on_the_other(twice: Twice) -> None:
    one, other, row = twice
    one.change(Theme, row, name="homes")
    other.change(Theme, row, name="lifts")
    other.change(Place, row, name="Ivy House")
    found = told(one, other.lines())
    assert list(changed(found)) == [("place", "Well House", "Ivy House")]
    assert [each.table for each in found.disagreements] == ["theme"]


def test_a_preview_tells_no_old_disagreement_where_the_other_changes(twice: Twice) -> None:
    one, other, row = twice
    one.change(Theme, row, name="homes")
    other.change(Theme, row, name="lifts")
    one.merge(other.lines())
    other.change(Place, row, name="Ivy House")
    assert told(one, other.lines()).disagreements == ()


def test_what_stood_before_is_what_the_same_row_held(twice: Twice) -> None:
    one, other, row = twice
    one.change(Theme, row, name="homes")
    one.change(Place, row, name="Ivy House")
    other.change(Theme, row, name="lifts")
    one.merge(other.lines())
    assert of_table(one, "theme").before == "damp"


def test_to_choose_in_one_tells_nothing_of_who_wrote_in_the_other(twice: Twice) -> None:
    one, other, row = twice
    for device, name in ((one, "homes"), (other, "lifts")):
        device.clock.advance(minutes=1)
        device.change(Place, row, name=name)
        device.clock.advance(minutes=1)
        device.change(Theme, row, name=name)
    one.merge(other.lines())
    before = of_table(one, "theme")
    (places,) = one.conflicts("place")
    one.choose(places, places.others[0])
    assert of_table(one, "theme") == before


def test_whoever_wrote_a_text_is_not_told_by_a_row_of_ours(twice: Twice) -> None:
    one, other, row = twice
    text = {"of_id": UUID(row), "part": WordingPart.NOTE}
    one.write(Wording, body="ours", **text)
    other.write(Wording, id=UUID(row), body="theirs", **text)
    one.merge(other.lines())
    told_by = {side.value: side.own for side in of_table(one, "wording").sides}
    assert told_by == {"ours": True, "theirs": False}


def test_a_field_was_written_last_by_a_change_of_its_own_row(twice: Twice) -> None:
    one, _, row = twice
    one.change(Theme, row, name="homes")
    with one.log.reading() as connection:
        query = "SELECT sequence FROM theme_versions"
        touched = connection.exec_driver_sql(query).scalar_one()
    one.change(Place, row, name="Ivy House")
    with one.log.reading() as connection:
        writes = LastWrites(connection)
    assert writes.of("theme", row, "name", touched) == touched
    assert writes.of("theme", row, "archived", touched) == 0


def test_what_waits_leaves_though_a_row_of_another_table_stays(devices: Three) -> None:
    device, *_ = devices
    bill = device.write(Resident, name="Bill Hughes")
    device.merge(said("later_table", ID, LATER, subject_id=bill))
    device.merge(said("theme", ID, LATER, colour="green"))
    heads = [said_of(line) for line in handed(device) if line.startswith(b"{")]
    assert heads == [("theme", ["colour"])]


def test_what_waits_stays_out_of_a_part_though_a_row_of_another_table_is_in_it(
    devices: Three,
) -> None:
    device, *_ = devices
    patch = device.write(Patch, name="Larkmoor")
    device.write(Place, id=UUID(ID), patch_id=UUID(patch), name="Well House")
    device.merge(said("theme", ID, LATER, colour="green"))
    lines = handed(device, part=Part(PartKind.PATCH, UUID(patch), "Larkmoor"))
    assert ID in ids_of(lines)
    assert b"green" not in b"".join(lines)
