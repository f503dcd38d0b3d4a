"""A number to erase may be any row's: what goes is what may concern somebody, and nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.models import Erased, Place, Resident, Theme
from organiser_app.store.check import check
from tests.builders import web
from tests.sync.devices import Device, Three, forget, write_place
from tests.sync.sharing import withdrawn
from tests.sync.test_waiting import LATER, said

TABLES = ("patch", "street", "door", "theme", "project", "wave", "organiser", "host")


def erased_by(device: Device, number: str) -> list[bytes]:
    """The lines of a log that holds nothing, and erases a number whatever it is of."""
    device.write(Erased, erased_subject_id=UUID(number))
    return device.lines()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("first", [True, False])
def test_the_number_of_what_is_nobody_erases_nothing_whichever_comes_first(
    devices: Three, table: str, first: bool
) -> None:
    one, other, third = devices
    one.put(web())
    state = one.state()
    number = next(row for name, row, _ in state if name == table)
    packs = [erased_by(other, number), one.lines()]
    for pack in packs if first else reversed(packs):
        third.merge(pack)
    one.merge(packs[0])
    assert {key: one.state()[key] for key in state} == state
    assert third.state() == one.state()
    assert check(one.log) == ()


def test_what_waits_in_a_row_that_stays_goes_where_it_names_who_was_erased(devices: Three) -> None:
    one, *_ = devices
    bill = one.write(Resident, name="Bill Hughes")
    theme = one.write(Theme, name="damp")
    one.merge(said("theme", theme, LATER, thought_of_by_id=bill))
    assert one.waits()
    forget(one, bill)
    assert not one.waits()
    assert one.state("theme")["theme", theme, "name"][0] == "damp"


def test_a_row_that_stays_keeps_its_id_where_what_waits_in_it_names_who_withdraws(
    devices: Three,
) -> None:
    one, *_ = devices
    bill = one.write(Resident, name="Bill Hughes")
    theme = one.write(Theme, name="damp")
    one.merge(said("theme", theme, LATER, thought_of_by_id=bill))
    fresh = withdrawn(one, bill)
    assert {row for _, row, _ in one.state("theme")} == {theme}
    assert [(row, value) for _, row, _, _, value in one.waits()] == [(theme, f'"{fresh}"')]


def test_what_erases_somebody_is_not_erased_itself(devices: Three) -> None:
    one, other, _ = devices
    bill = one.write(Resident, name="Bill Hughes")
    forget(one, bill)
    (tombstone,) = {row for name, row, _ in one.state() if name == "erased"}
    one.merge(erased_by(other, tombstone))
    assert ("erased", tombstone, "erased_subject_id") in one.state()


def test_who_is_erased_goes_and_a_place_with_the_same_id_stays(devices: Three) -> None:
    one, other, _ = devices
    bill = one.write(Resident, name="Bill Hughes")
    write_place(other, bill)
    one.merge(other.lines())
    one.change(Place, bill, name="Ivy House")
    forget(one, bill)
    assert not one.state("resident")
    assert one.state("place")["place", bill, "name"][0] == "Ivy House"
    assert check(one.log) == ()
    with one.log.reading() as connection:
        query = "SELECT before FROM changed_row WHERE table_name = 'place' AND before IS NOT NULL"
        assert connection.exec_driver_sql(query).scalars().all() == ['{"name":"Well House"}']
