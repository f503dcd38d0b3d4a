"""A safeguarding worry is passed on, and never written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import SafeguardingPassedOn, metadata, table_of
from organiser_app.services.safeguarding import (
    LONGEST_PART,
    keep_whom_to_tell,
    pass_on_worry,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.safeguarding import PassedOn, WhomToTell, passed_on
from organiser_app.store.repositories.owner import owner
from tests.store_fixtures import START

TODAY = START.date()
LEAD = "safeguarding lead at the Hall"


def test_passing_on_keeps_organiser_day_and_part_and_nothing_else(owned_log: Log) -> None:
    pass_on_worry(owned_log.work(), f"  {LEAD} ", TODAY)
    with owned_log.reading() as connection:
        (row,) = connection.execute(select(table_of(SafeguardingPassedOn)))
        own = owner(connection)
    assert row._asdict() == {
        "id": row.id,
        "deleted": False,
        "organiser_id": own.organiser_id,
        "on": TODAY,
        "told": LEAD,
    }


def test_passing_on_touches_no_other_table(owned_log: Log) -> None:
    before = counts(owned_log)
    change = pass_on_worry(owned_log.work(), LEAD, TODAY)
    assert change.touched == {"safeguarding_passed_on"}
    grown = {name for name, count in counts(owned_log).items() if count != before[name]}
    own = "safeguarding_passed_on"
    assert grown == {own, f"{own}_versions", "change", "changed_row"}


def counts(log: Log) -> dict[str, int]:
    """How many rows each table has."""
    with log.reading() as connection:
        return {
            table.name: len(connection.execute(select(table)).all())
            for table in metadata.tables.values()
        }


@pytest.mark.parametrize("told", ["", "   ", "x" * (LONGEST_PART + 1)])
def test_whom_it_was_told_is_said_in_a_few_words(owned_log: Log, told: str) -> None:
    with pytest.raises(InvalidInput):
        pass_on_worry(owned_log.work(), told, TODAY)


def test_it_cannot_have_been_passed_on_tomorrow(owned_log: Log) -> None:
    with pytest.raises(InvalidInput, match="still to come"):
        pass_on_worry(owned_log.work(), LEAD, TODAY + timedelta(days=2))


def test_what_the_log_knows_is_whom_to_tell_how_often_and_when_last(owned_log: Log) -> None:
    assert owned_log.read(passed_on) == PassedOn(WhomToTell(), 0, None)
    whom = WhomToTell(LEAD, "0161 496 0000")
    keep_whom_to_tell(owned_log, whom)
    for day in (TODAY, date(2026, 2, 1)):
        pass_on_worry(owned_log.work(), LEAD, day)
    assert owned_log.read(passed_on) == PassedOn(whom, 2, TODAY)
    undo(owned_log.work())
    assert owned_log.read(passed_on).times == 1


def test_whom_to_tell_is_no_change_of_the_log(owned_log: Log) -> None:
    before = counts(owned_log)
    keep_whom_to_tell(owned_log, WhomToTell(LEAD, "0161 496 0000"))
    grown = {name for name, count in counts(owned_log).items() if count != before[name]}
    assert grown == {"setting"}
