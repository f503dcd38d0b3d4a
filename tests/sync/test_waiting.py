"""What a later version wrote waits: it holds nobody up, is not lost, and stands once understood."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.domain.clock import milliseconds
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Commitment, Theme
from organiser_app.sync.conflicts import choose, conflicts
from organiser_app.sync.merge import AheadOfTime
from organiser_app.sync.opening import let_stand_what_waited
from organiser_app.sync.shapes import shapes
from organiser_app.ui.beginning import Ways
from organiser_app.ui.recent import RecentLogs
from tests.builders import web
from tests.store_fixtures import PASSPHRASE, START, surroundings
from tests.sync.devices import Device, device_at
from tests.sync.older import older_version

ID = "019cadc69a8070009b0d6a5f4a2f1c3e"
Two = tuple[Device, Device]


def version_at(moment: datetime, device: int = 9) -> str:
    """A version as a device nobody knows would write it, in hexadecimal digits."""
    return f"{milliseconds(moment):012x}{0:04x}{device:016x}"


LATER, LATEST = (version_at(START + timedelta(days=n), device=n) for n in (1, 2))
HALVED = ["state", LATER, "halved", 1]


@pytest.fixture
def two(tmp_path: Path, empty_log_folder: Path) -> Iterator[Two]:
    """Two empty logs on two machines."""
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield one, other
    for device in (one, other):
        device.log.close()


def said(
    table: str, row_id: str, version: str, beside: object = None, **fields: object
) -> list[bytes]:
    """The lines of one row, of which some fields come, all with one version, and one `beside`."""
    others = None if beside is None else [beside]
    head = json.dumps({"table": table, "fields": list(fields)}).encode()
    return [head, json.dumps([row_id, list(fields.values()), version, others]).encode()]


def commitment(device: Device) -> str:
    """A row of every table on a device; the id of the promise."""
    device.put(web())
    return str(web()[Commitment]["id"].hex)


def states(device: Device) -> list[list[object]]:
    """The values of the state of a promise that somebody has to choose from, the standing first."""
    found = device.log.read(conflicts)
    return [[one.value for one in each.candidates] for each in found if each.field == "state"]


def waits(device: Device) -> list[tuple[str, str]]:
    """The fields that wait in a log, with their values."""
    query = "SELECT field, value FROM register ORDER BY field"
    with device.log.reading() as connection:
        return [(field, value) for field, value in connection.exec_driver_sql(query)]


@pytest.mark.parametrize("field", ["colour", "description"])
def test_what_waits_from_days_to_come_holds_up_nobody_after(two: Two, field: str) -> None:
    one, other = two
    ahead = version_at(START + timedelta(days=50))
    other.merge(said("theme", ID, ahead, **{field: "green"}))
    assert waits(other) == [(field, '"green"')]
    theme = one.write(Theme, name="housing")
    other.merge(one.lines(), of_days_to_come=False)
    assert other.state()["theme", theme, "name"][0] == "housing"
    assert waits(other) == [(field, '"green"')]


@pytest.mark.parametrize("field", ["colour", "description"])
def test_what_is_not_understood_is_held_where_it_comes_from_days_to_come(
    two: Two, field: str
) -> None:
    _, other = two
    lines = said("theme", ID, version_at(START + timedelta(days=50)), **{field: "green"})
    with pytest.raises(AheadOfTime):
        other.merge(lines, of_days_to_come=False)
    assert waits(other) == []


def test_a_word_of_a_later_version_that_lost_is_kept_beside_and_handed_on(two: Two) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    assert not other.merge(said("commitment", row, LATEST, HALVED, state="kept")).arrived.refused
    assert other.state()["commitment", row, "state"][0] == "kept"
    one.merge(other.lines())
    assert states(one) == states(other) == [["kept", "halved", "open"]]
    (conflict,) = one.log.read(conflicts)
    with pytest.raises(InvalidInput, match="newer version"):
        choose(one.log.work(), conflict, conflict.candidates[1])
    one.clock.advance(days=3)
    choose(one.log.work(), conflict, conflict.stands)
    other.merge(one.lines())
    assert states(other) == []


def test_what_lost_against_a_word_of_a_later_version_is_kept_beside(two: Two) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    other.merge(
        said("commitment", row, LATEST, ["state", LATER, "kept", 1], deleted=0, state="halved")
    )
    assert states(other) == [["open", "kept"]]
    assert waits(other) == [("state", '"halved"')]


@pytest.mark.parametrize(
    "beside",
    [
        ["state", LATER, 17, 1],
        ["state", LATER, "\ud800", 1],
        ["state", LATER, "x" * 1_000_001, 1],
        ["due_on", LATER, "soon", 1],
    ],
)
def test_what_cannot_be_a_word_beside_a_field_is_refused(two: Two, beside: list[object]) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    lines = said("commitment", row, LATEST, beside, state="kept")
    assert other.merge(lines).arrived.refused.total() == 1


def test_half_a_letter_in_what_is_not_understood_is_refused(two: Two) -> None:
    _, other = two
    assert other.merge(said("theme", ID, LATER, colour="\ud800")).arrived.refused.total() == 1


def test_what_waited_for_an_upgrade_stands_by_a_change_of_its_own(two: Two) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    with older_version():
        other.merge(said("theme", ID, LATEST, deleted=0, name="homes", description="of all"))
        other.merge(said("commitment", row, LATEST, state="kept"))
        assert let_stand_what_waited(other.log) is None
    assert waits(other) == [("description", '"of all"'), ("state", '"kept"')]
    change = let_stand_what_waited(other.log)
    assert change is not None
    assert change.sequence > other.runs[-1]
    state = other.state()
    assert state["theme", ID, "description"][0] == "of all"
    assert state["commitment", row, "state"] == ("kept", bytes.fromhex(LATEST))
    assert waits(other) == []
    assert let_stand_what_waited(other.log) is None
    one.merge(other.lines())
    other.merge(one.lines())
    other.take_back(other.runs[-1])
    assert other.state() == state


def test_taking_a_merge_back_takes_along_what_waited_of_it_and_an_upgrade_let_stand(
    two: Two,
) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    before = other.state()
    with older_version():
        other.merge(said("theme", ID, LATER, deleted=0, name="homes", description="of all"))
        other.merge(said("commitment", row, LATEST, state="kept"))
        other.merge(said("theme", ID, LATEST, description="of some"))
    let_stand_what_waited(other.log)
    stood = other.state()
    other.take_back(other.runs[-1])
    assert {**stood, **other.state()} == {
        **stood,
        ("theme", ID, "description"): ("of all", bytes.fromhex(LATER)),
    }
    other.take_back(other.runs[-3])
    assert other.state() == {
        **before,
        ("commitment", row, "state"): ("kept", bytes.fromhex(LATEST)),
    }
    other.take_back(other.runs[-2])
    assert other.state() == before
    assert waits(other) == []


def test_what_was_done_since_an_upgrade_stays_without_the_merge_of_which_something_waited(
    two: Two,
) -> None:
    one, other = two
    theme = one.write(Theme, name="homes")
    other.merge(one.lines())
    with older_version():
        other.merge(said("theme", theme, LATEST, name="housing", description="of all"))
    let_stand_what_waited(other.log)
    other.change(Theme, theme, name="damp")
    damp = other.state()["theme", theme, "name"]
    other.take_back(other.runs[-1])
    assert other.state() == {**one.state(), ("theme", theme, "name"): damp}


@pytest.mark.parametrize("unknown", ["name", "description"])
@pytest.mark.parametrize("first", [0, 1])
def test_a_row_that_an_upgrade_put_in_goes_with_the_merges_that_brought_and_altered_it(
    two: Two, monkeypatch: pytest.MonkeyPatch, unknown: str, first: int
) -> None:
    _, other = two
    theme = shapes()["theme"]
    known = {name: fits for name, fits in theme.fits.items() if name != unknown}
    with monkeypatch.context() as patch:
        patch.setitem(shapes(), "theme", replace(theme, fits=known))
        other.merge(said("theme", ID, LATER, deleted=0, name="homes", description="of all"))
    let_stand_what_waited(other.log)
    other.merge(said("theme", ID, LATEST, deleted=0, name="housing"))
    for run in (other.runs[first], other.runs[1 - first]):
        other.take_back(run)
    assert other.state() == {}


def test_a_merge_is_taken_back_without_reading_those_before_of_which_nothing_may_wait(
    two: Two,
) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    other.merge(said("commitment", row, LATER, state="halved"))
    before = other.state(), waits(other)
    other.merge(said("commitment", row, LATEST, state="kept"))
    with other.log.local() as connection:
        connection.exec_driver_sql("UPDATE merge_run SET content = x'00' WHERE NOT may_wait")
    other.take_back(other.runs.pop())
    assert (other.state(), waits(other)) == before


def test_what_is_written_after_an_upgrade_comes_after_what_waited(two: Two) -> None:
    _, other = two
    ahead = version_at(START + timedelta(days=50))
    with older_version():
        other.merge(said("theme", ID, ahead, deleted=0, name="homes", description="of all"))
    let_stand_what_waited(other.log)
    other.change(Theme, ID, description="of some")
    assert other.state()["theme", ID, "description"][1] > bytes.fromhex(ahead)


@pytest.mark.parametrize("by", ["window", "command", "backup"])
def test_what_waited_stands_once_the_log_is_opened(
    two: Two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by: str
) -> None:
    _, other = two
    with older_version():
        other.merge(said("theme", ID, LATEST, deleted=0, name="homes", description="of all"))
    backup = other.log.back_up_in_turn()
    other.log.close()
    monkeypatch.setenv("ORGANISER_PASSPHRASE", PASSPHRASE)
    path, around = other.log.folder.path, surroundings(other.clock)
    ways = Ways(tmp_path, RecentLogs(tmp_path / "recent"), around)
    if by == "window":
        other.log = ways.open(path, PASSPHRASE)
    elif by == "backup":
        other.log = ways.restore(backup, PASSPHRASE)
    else:
        other.log = opened(Call(Namespace(log=path), around=around))
    assert other.state()["theme", ID, "description"][0] == "of all"


@pytest.mark.parametrize(
    ("waiting", "brought"),
    [
        ({"colour": "green"}, {"colour": "red"}),
        ({"description": "of all"}, {"deleted": 0, "name": "homes"}),
        ({"description": "of all"}, {"deleted": 0, "name": "homes", "description": "of some"}),
    ],
)
def test_taking_a_merge_back_leaves_waiting_what_earlier_packs_had_brought(
    two: Two, waiting: dict[str, object], brought: dict[str, object]
) -> None:
    _, other = two
    other.merge(said("theme", ID, LATER, **waiting))
    before = waits(other)
    other.merge(said("theme", ID, LATEST, **brought))
    assert waits(other) != before
    other.take_back(other.runs[-1])
    assert waits(other) == before
    assert other.state() == {}
    other.take_back(other.runs[0])
    assert waits(other) == []


def test_a_word_that_waited_is_there_again_without_the_merge_that_wrote_over_it(two: Two) -> None:
    one, other = two
    row = commitment(one)
    other.merge(one.lines())
    other.merge(said("commitment", row, LATER, state="halved"))
    before = other.state()
    other.merge(said("commitment", row, LATEST, state="kept"))
    assert waits(other) == []
    other.take_back(other.runs[-1])
    assert waits(other) == [("state", '"halved"')]
    assert other.state() == before
