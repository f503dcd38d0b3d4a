"""Two and three logs that were written apart come together."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from organiser_app.domain.models import Erased, Resident, Statement, Theme, Tie
from organiser_app.store import search_index
from organiser_app.store.check import check
from tests.builders import web
from tests.sync.devices import Device, Three, device_at, forget


def test_a_row_of_every_table_arrives_as_it_was(devices: Three) -> None:
    one, other, _ = devices
    one.put(web())
    merged = other.merge(one.lines())
    assert merged.arrived.refused.total() == 0
    assert other.state() == one.state()
    assert sum(tally.added for tally in merged.arrived.tallies.values()) == len(web())
    assert other.lines() == one.lines()
    again = other.merge(one.lines())
    assert sum(tally.added + tally.altered for tally in again.arrived.tallies.values()) == 0


def test_a_preview_says_what_merging_does_and_does_nothing(devices: Three) -> None:
    one, other, _ = devices
    one.put(web())
    before = other.state()
    seen = other.preview(one.lines())
    assert other.state() == before == {}
    assert seen.arrived.tallies == other.merge(one.lines()).arrived.tallies


def test_the_later_value_stands_and_the_other_is_kept(devices: Three) -> None:
    one, other, third = devices
    row = one.write(Theme, name="housing")
    for each in (other, third):
        each.merge(one.lines())
    one.change(Theme, row, name="homes")
    other.clock.advance(minutes=1)
    other.change(Theme, row, name="damp")
    assert one.merge(other.lines()).arrived.of("theme").disagreed == 1
    assert other.merge(one.lines()).arrived.of("theme").disagreed == 1
    assert other.merge(one.lines()).arrived.of("theme").disagreed == 0
    assert {device.state()["theme", row, "name"][0] for device in (one, other)} == {"damp"}
    assert one.others() == other.others()
    assert [value for *_, value in one.others()] == ['"homes"']
    third.clock.advance(minutes=2)
    third.merge(other.lines())
    third.change(Theme, row, name="warm homes")
    one.merge(third.lines())
    assert one.others() == third.others() == set()
    assert one.state() == third.state()


def test_what_stood_in_for_a_row_is_no_value_that_anybody_has_to_choose_from(
    devices: Three,
) -> None:
    one, other, _ = devices
    one.put(web())
    head: bytes | None = None
    for line in one.lines():  # a pack for each row, so that most name what has not come
        if line.startswith(b"{"):
            head = line
        else:
            assert head is not None
            other.merge([head, line])
    assert other.state() == one.state()
    assert other.others() == set()
    assert other.lines() == one.lines()
    for run in reversed(other.runs):
        other.take_back(run)
    assert {table for table, _, _ in other.state()} == {"erased"}
    other.merge(one.lines())
    assert other.state() == one.state()


def test_a_stale_copy_never_wins(devices: Three) -> None:
    one, other, _ = devices
    row = one.write(Resident, name="Terri Okafor")
    stale = one.lines()
    one.clock.advance(days=-30)
    one.change(Resident, row, name="Terri Adeyemi")
    other.merge(one.lines())
    other.merge(stale)
    one.merge(stale)
    assert other.state()["resident", row, "name"][0] == "Terri Adeyemi"
    assert other.state() == one.state()
    assert other.others() == set()


def test_what_is_named_and_has_not_come_is_stood_in_for(devices: Three) -> None:
    one, other, third = devices
    one.put(web())
    lines = one.lines()
    place = next(at for at, line in enumerate(lines) if b'"table":"statement",' in line)
    other.merge(lines[place : place + 2])
    assert {table for table, _, _ in other.state()} == {"statement"}
    third.merge(other.lines())
    for each in (other, third):
        each.merge(lines)
        assert each.state() == one.state()


def test_a_device_whose_clock_is_a_year_ahead_is_followed(
    tmp_path: Path, empty_log_folder: Path, devices: Three
) -> None:
    one, *_ = devices
    ahead = device_at(tmp_path, empty_log_folder, 9, ahead=timedelta(days=365))
    row = ahead.write(Theme, name="housing")
    one.merge(ahead.lines())
    one.change(Theme, row, name="homes")
    ahead.merge(one.lines())
    assert ahead.state()["theme", row, "name"][0] == "homes"
    ahead.log.close()


def test_a_statement_that_two_gave_different_residents_keeps_both(devices: Three) -> None:
    one, other, _ = devices
    rows = web()
    rows[Statement]["subject_id"] = None
    one.put(rows)
    first = one.write(Resident, name="Terri Okafor")
    second = one.write(Resident, name="Joyce Pell")
    other.merge(one.lines())
    row = rows[Statement]["id"].hex
    one.change(Statement, row, subject_id=UUID(first))
    other.clock.advance(minutes=1)
    other.change(Statement, row, subject_id=UUID(second))
    one.merge(other.lines())
    other.merge(one.lines())
    assert one.state() == other.state()
    assert one.state()["statement", row, "subject_id"][0] == second
    assert len(one.others()) == 1


@pytest.mark.parametrize("forgetting", [0, 1_000], ids=["word-by-word", "filled-anew"])
def test_a_merge_taken_back_leaves_what_was_there_before(
    devices: Three, forgetting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_FORGETTING", forgetting)
    one, other, _ = devices
    theme = one.write(Theme, name="housing")
    other.merge(one.lines())
    before = other.state()
    one.change(Theme, theme, name="homes")
    one.put({model: row for model, row in web().items() if model is not Erased})
    other.merge(one.lines())
    assert other.state() != before
    other.take_back(other.runs[-1])
    assert other.state() == before
    assert check(other.log) == ()
    other.merge(one.lines())
    assert other.state() == one.state()
    assert check(other.log) == ()


def test_what_was_done_since_a_merge_stays_when_it_is_taken_back(devices: Three) -> None:
    one, other, _ = devices
    theme = other.write(Theme, name="housing")
    one.merge(other.lines())
    one.change(Theme, theme, name="homes", description="damp too")
    resident = one.write(Resident, name="Terri Okafor")
    one.write(Resident, name="Joyce Pell")
    other.merge(one.lines())
    other.change(Theme, theme, name="warm homes")
    other.write(Tie, subject_id=UUID(resident), kind="neighbour", how_known="")
    other.take_back(other.runs[-1])
    state = other.state()
    assert state["theme", theme, "name"][0] == "warm homes"
    assert state["theme", theme, "description"][0] == ""
    assert {row for table, row, _ in state if table == "resident"} == {resident}


def test_what_a_later_pack_brought_as_well_stays(devices: Three) -> None:
    one, other, third = devices
    theme = one.write(Theme, name="housing")
    other.merge(one.lines())
    third.merge(one.lines())
    one.change(Theme, theme, name="homes")
    resident = one.write(Resident, name="Terri Okafor")
    third.merge(one.lines())
    other.merge(one.lines())
    other.merge(third.lines())
    first, second = other.runs[-2:]
    other.take_back(first)
    assert other.state() == one.state()
    other.take_back(second)
    assert other.state()["theme", theme, "name"][0] == "housing"
    assert ("resident", resident, "name") not in other.state()


def test_who_was_erased_is_gone_everywhere_and_no_old_pack_brings_them_back(
    devices: Three,
) -> None:
    one, other, third = devices
    erased, neighbour, friend = (one.write(Resident, name=name) for name in ("A", "B", "C"))
    tie = one.write(Tie, subject_id=UUID(erased), other_subject_id=UUID(neighbour), kind="friend")
    led = one.write(
        Tie, subject_id=UUID(neighbour), introduced_by_id=UUID(erased), kind="neighbour"
    )
    old = one.lines()
    for each in (other, third):
        each.merge(old)
    forget(one, erased)
    other.merge(one.lines())
    other.merge(old)
    third.write(Tie, subject_id=UUID(erased), other_subject_id=UUID(friend), kind="friend")
    for lines in (third.lines(), old):
        one.merge(lines)
    third.merge(one.lines())
    other.merge(third.lines())
    for each in devices:
        rows = {row for _, row, _ in each.state()}
        assert erased not in rows
        assert tie not in rows
        assert {neighbour, friend, led} <= rows
        assert each.state()["tie", led, "introduced_by_id"][0] is None
    assert one.state() == other.state() == third.state()


def test_an_erasure_stays_when_the_merge_that_brought_it_is_taken_back(devices: Three) -> None:
    one, other, _ = devices
    erased = one.write(Resident, name="A")
    other.merge(one.lines())
    forget(one, erased)
    other.merge(one.lines())
    other.take_back(other.runs[-1])
    assert ("resident", erased, "name") not in other.state()
    other.merge(one.lines())
    assert other.state() == one.state()


def test_a_log_that_never_had_the_row_gets_both_values(devices: Three) -> None:
    one, other, third = devices
    row = one.write(Theme, name="housing")
    other.merge(one.lines())
    one.change(Theme, row, name="homes")
    other.clock.advance(minutes=1)
    other.change(Theme, row, name="damp")
    one.merge(other.lines())
    third.merge(one.lines())
    assert third.others() == one.others()
    assert len(third.others()) == 1


@pytest.mark.parametrize("first", [0, 1])
def test_two_merges_taken_back_leave_nothing_of_either(devices: Three, first: int) -> None:
    one, other, _ = devices
    theme = one.write(Theme, name="housing")
    other.merge(one.lines())
    one.change(Theme, theme, name="homes")
    other.merge(one.lines(since=theme_touched(one)))
    runs = list(other.runs)
    other.take_back(runs[first])
    if first == 0:
        assert other.state()["theme", theme, "name"][0] == "homes"
    else:
        assert other.state()["theme", theme, "name"][0] == "housing"
    other.take_back(runs[1 - first])
    assert other.state() == {}


def theme_touched(device: Device) -> int:
    """The change before the latest of a log."""
    with device.log.reading() as connection:
        latest = connection.exec_driver_sql("SELECT max(sequence) FROM change").scalar_one()
    return int(latest) - 1
