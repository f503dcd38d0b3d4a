"""A pack holds the id of one of our rows in another table: neither row has to do with the other."""

from __future__ import annotations

import pytest

from organiser_app.domain.models import Place, Theme
from organiser_app.services.undo import undo
from organiser_app.store.check import check
from organiser_app.store.queries.search import search
from organiser_app.sync.carrier import BY_HUB
from tests.sync.devices import Device, Three, write_place

Both = tuple[Device, Device, str]


@pytest.fixture
def both(devices: Three) -> Both:
    """A log with a theme, another with a place under the same id, and that id."""
    one, other, _ = devices
    theme = one.write(Theme, name="damp")
    write_place(other, theme)
    return one, other, theme


def found(device: Device, words: str) -> list[str]:
    """What is found by some words, by its kind."""
    return [hit.kind.value for hit in device.log.read(lambda c: search(c, words))]


def test_both_rows_are_found_by_their_words_and_one_that_goes_leaves_the_other(both: Both) -> None:
    one, other, row = both
    one.merge(other.lines())
    assert (found(one, "damp"), found(one, "well")) == (["theme"], ["place"])
    one.change(Place, row, name="Ivy House")
    one.change(Theme, row, name="lifts")
    assert (found(one, "lifts"), found(one, "ivy"), found(one, "well")) == (
        ["theme"],
        ["place"],
        [],
    )
    one.take_back(one.runs[-1])
    one.change(Place, row, deleted=1)
    assert (found(one, "lifts"), found(one, "ivy")) == (["theme"], [])
    assert check(one.log) == ()


def test_a_merge_that_altered_the_one_and_put_the_other_in_is_taken_back(both: Both) -> None:
    one, other, row = both
    other.merge(one.lines())
    before = one.state()
    other.change(Theme, row, name="lifts")
    lines = other.lines()
    other.change(Place, row, name="Ivy House")
    one.merge([*lines, *other.lines()])
    assert one.state() == other.state()
    one.take_back(one.runs[-1])
    assert one.state() == before
    assert check(one.log) == ()


def test_what_was_written_since_in_the_one_keeps_nothing_in_the_other(both: Both) -> None:
    one, other, row = both
    for each, sender in ((one, other), (other, one)):
        each.merge(sender.lines())
    before = one.state("theme")
    other.change(Theme, row, name="lifts")
    one.merge(other.lines())
    one.change(Place, row, name="Ivy House")
    one.take_back(one.runs[-1])
    assert one.state("theme") == before
    assert one.state("place")["place", row, "name"][0] == "Ivy House"


def test_what_others_wrote_in_the_one_keeps_no_change_of_the_other_from_being_undone(
    both: Both,
) -> None:
    one, other, row = both
    one.merge(other.lines(), BY_HUB)
    one.change(Theme, row, name="lifts")
    other.change(Place, row, name="Ivy House")
    one.merge(other.lines(), BY_HUB)
    undo(one.log.work())
    assert one.state("theme")["theme", row, "name"][0] == "damp"
    assert one.state("place")["place", row, "name"][0] == "Ivy House"


@pytest.mark.parametrize("first", [0, 1])
def test_all_come_to_the_same_in_whatever_order_the_packs_come(
    devices: Three, both: Both, first: int
) -> None:
    one, other, _ = both
    third = devices[2]
    packs = [one.lines(), other.lines()]
    for number in (first, 1 - first):
        third.merge(packs[number])
    one.merge(packs[1])
    other.merge(packs[0])
    assert third.state() == one.state() == other.state()
    assert (found(third, "damp"), found(third, "well")) == (["theme"], ["place"])
    assert check(third.log) == ()
