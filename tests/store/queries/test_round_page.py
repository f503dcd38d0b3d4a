"""The page at the door reads the round in hand with its doors, or else the last one."""

from __future__ import annotations

from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import StreetSide
from organiser_app.services.doors import add_doors
from organiser_app.services.rounds import begin_round, end_round
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log
from organiser_app.store.queries.round_page import RoundPage, round_page
from tests.store_fixtures import START


def page_of(log: Log) -> RoundPage:
    return log.read(lambda connection: round_page(connection, START.date()))


def test_a_log_that_was_not_set_up_has_no_round(log: Log) -> None:
    assert page_of(log) == RoundPage()


def test_a_round_on_a_street_comes_with_the_doors_of_its_side(log: Log) -> None:
    set_up(log.work(), SetUpInput(organiser="Ada", patch="Larkmoor"))
    assert page_of(log) == RoundPage()
    add_doors(log.work(), "Kendal Road", ["1", "2", "3", "4"])
    change = begin_round(log.work(), RoundInput(street="Kendal Road", side=StreetSide.EVEN))
    seen = page_of(log)
    assert seen.on is not None
    assert seen.counts is not None
    assert [door.label for door in seen.doors] == ["2", "4"]
    assert seen.counts.doors_total == 2
    assert seen.last is None
    assert change.record_id is not None
    end_round(log.work(), change.record_id)
    ended = page_of(log)
    assert ended.on is None
    assert ended.last is not None
    assert ended.last.where == "Kendal Road"


def test_a_round_at_a_place_has_no_doors(log: Log) -> None:
    set_up(log.work(), SetUpInput(organiser="Ada", patch="Larkmoor"))
    begin_round(log.work(), RoundInput(place="school gate"))
    seen = page_of(log)
    assert seen.on is not None
    assert seen.on.place == "school gate"
    assert seen.doors == ()
