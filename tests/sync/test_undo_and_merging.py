"""An undo never reaches past a merge that was asked for, and passes by those that were carried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organiser_app.domain.errors import NothingToUndo
from organiser_app.domain.models import Theme
from organiser_app.domain.rules.undoing import CARRIED
from organiser_app.services.undo import redo, undo
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.phrases import what_was_done
from tests.sync.devices import Device, device_at


@pytest.fixture
def pair(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Device, Device]]:
    """Two empty logs."""
    made = tuple(device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield made[0], made[1]
    for device in made:
        device.log.close()


Pair = tuple[Device, Device]


def test_after_a_merge_an_undo_takes_back_no_older_change_and_says_what_to_do(pair: Pair) -> None:
    one, other = pair
    one.write(Theme, name="housing")
    other.write(Theme, name="lifts")
    one.merge(other.lines())
    before = one.state()
    with pytest.raises(NothingToUndo, match="A merge is taken back as a whole"):
        undo(one.log.work())
    assert one.state() == before


def test_what_was_undone_before_a_merge_is_not_brought_back_after_it(pair: Pair) -> None:
    one, other = pair
    one.write(Theme, name="housing")
    undo(one.log.work())
    one.merge(other.lines())
    with pytest.raises(NothingToUndo):
        redo(one.log.work())


def test_what_was_done_since_a_merge_is_undone_up_to_it(pair: Pair) -> None:
    one, other = pair
    theme = other.write(Theme, name="lifts")
    one.merge(other.lines())
    one.change(Theme, theme, name="stairs")
    undo(one.log.work())
    assert one.state()["theme", theme, "name"][0] == "lifts"
    with pytest.raises(NothingToUndo, match="A pack was merged since"):
        undo(one.log.work())
    redo(one.log.work())
    assert one.state()["theme", theme, "name"][0] == "stairs"


def test_after_a_merge_was_taken_back_an_undo_says_how_to_have_it_again(pair: Pair) -> None:
    one, other = pair
    one.write(Theme, name="housing")
    other.write(Theme, name="lifts")
    one.merge(other.lines())
    unmerge(one.log.work(), one.runs[-1])
    before = one.state()
    with pytest.raises(NothingToUndo, match="Merge its pack again"):
        undo(one.log.work())
    assert one.state() == before


@pytest.mark.parametrize("road", sorted(CARRIED))
def test_an_undo_passes_by_what_a_carrier_brought(pair: Pair, road: str) -> None:
    one, other = pair
    theme = one.write(Theme, name="housing")
    one.change(Theme, theme, name="homes")
    other.write(Theme, name="lifts")
    one.merge(other.lines(), road)
    undo(one.log.work())
    assert one.state()["theme", theme, "name"][0] == "housing"
    redo(one.log.work())
    assert one.state()["theme", theme, "name"][0] == "homes"


def test_an_undo_leaves_what_others_have_written_over_and_puts_the_rest_back(pair: Pair) -> None:
    one, other = pair
    theme = one.write(Theme, name="housing", description="roofs")
    other.merge(one.lines())
    one.change(Theme, theme, name="homes", description="roofs and walls")
    other.clock.advance(minutes=5)
    other.change(Theme, theme, name="flats")
    one.merge(other.lines(), "folder")
    undo(one.log.work())
    assert one.state()["theme", theme, "name"][0] == "flats"
    assert one.state()["theme", theme, "description"][0] == "roofs"


def test_an_undo_of_what_others_have_written_over_touches_nothing_and_the_next_goes_on(
    pair: Pair,
) -> None:
    one, other = pair
    first = one.write(Theme, name="housing")
    other.merge(one.lines())
    one.change(Theme, first, description="roofs")
    one.change(Theme, first, name="homes")
    other.clock.advance(minutes=5)
    other.change(Theme, first, name="flats")
    one.merge(other.lines(), "hub")
    taken_back = undo(one.log.work())
    assert what_was_done(taken_back).startswith("Nothing to put back")
    assert one.state()["theme", first, "name"][0] == "flats"
    undo(one.log.work())
    assert one.state()["theme", first, "description"][0] == ""
