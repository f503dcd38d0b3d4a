"""Residents are kept as they were told, or it is said why they cannot be."""

from __future__ import annotations

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ResidentInput, checked
from organiser_app.services.residents import add_resident, edit_resident
from organiser_app.store.log import Log
from organiser_app.store.queries.people import people


def test_a_resident_lives_at_a_door_and_what_is_none_is_not_dropped_in_silence() -> None:
    with pytest.raises(InvalidInput, match="a number and a street"):
        checked(lambda: ResidentInput(name="Bill", where="the school gate"))


def test_a_resident_moves_house_and_may_live_nowhere_that_is_known(owned_log: Log) -> None:
    at_home = ResidentInput(name="Bill Hughes", where="14 Kendal Road")
    bill = add_resident(owned_log.work(), at_home).record_id
    assert bill
    for where in ("14 Kendal Road", "Flat 6, Elm House", ""):
        edit_resident(owned_log.work(), bill, ResidentInput(name="Bill Hughes", where=where))
        (row,) = owned_log.read(people).rows
        assert row.where.replace(",", "") == where.replace(",", "")
