"""Typing in what was written on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.models import Attempt, Door, Listening, Street, Synced, Wording, table_of
from organiser_app.domain.rules.sheet_line import read_sheet_line
from organiser_app.domain.values import AttemptOutcome, EntryRoad
from organiser_app.services.paper import record_paper, record_sheet
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.paper import KnownDoor, doors_on, typed_in_since
from tests.store_fixtures import START, SettableClock

NOON = datetime(2026, 2, 28, 12, tzinfo=UTC)


def rows(log: Log, model: type[Synced]) -> list[Any]:
    table = table_of(model)
    with log.reading() as connection:
        return list(connection.execute(select(table).where(~table.c.deleted).order_by(table.c.id)))


def type_in(log: Log, line: str, at: datetime = NOON) -> None:
    record_sheet(log.work(), "Kendal Road", at, read_sheet_line(line).knocks)


def outcomes(log: Log) -> list[AttemptOutcome]:
    return [row.outcome for row in rows(log, Attempt)]


def test_a_form_is_kept_as_entered_from_paper(owned_log: Log) -> None:
    record_paper(owned_log.work(), [ListeningInput(at=NOON, where="14 Kendal Road", note="x")])
    (kept,) = rows(owned_log, Listening)
    assert (kept.entered, kept.at) == (EntryRoad.PAPER, NOON)


def test_the_doors_of_a_sheet_are_recorded_as_of_that_day(owned_log: Log) -> None:
    type_in(owned_log, "2 N, 4 L, 6 C after seven")
    assert [street.name for street in rows(owned_log, Street)] == ["Kendal Road"]
    assert [door.label for door in rows(owned_log, Door)] == ["2", "4", "6"]
    assert {row.at for row in rows(owned_log, Attempt)} == {NOON}
    assert [wording.body for wording in rows(owned_log, Wording)] == ["after seven"]
    undo(owned_log.work())
    assert rows(owned_log, Attempt) == []


def test_a_door_that_asks_for_no_contact_is_left_alone_from_that_day(owned_log: Log) -> None:
    type_in(owned_log, "8 D")
    assert rows(owned_log, Door)[0].do_not_contact_since == date(2026, 2, 28)
    with pytest.raises(InvalidInput, match="None of these doors"):
        type_in(owned_log, "8 N", START)
    type_in(owned_log, "6-10 N", START)
    assert outcomes(owned_log).count(AttemptOutcome.NO_ANSWER) == 2


def test_a_sheet_typed_twice_adds_nothing(owned_log: Log) -> None:
    type_in(owned_log, "2 N, 4 N")
    with pytest.raises(InvalidInput, match="anything new"):
        type_in(owned_log, "2 N, 4 N")
    assert len(rows(owned_log, Attempt)) == 2


@pytest.mark.parametrize("form_first", [True, False])
def test_a_door_where_somebody_was_listened_to_is_one_knock_whatever_is_typed_first(
    owned_log: Log, form_first: bool
) -> None:
    form = ListeningInput(at=NOON, where="4 Kendal Road", note="x")
    if form_first:
        record_paper(owned_log.work(), [form])
    type_in(owned_log, "2 N, 4 L")
    if not form_first:
        record_paper(owned_log.work(), [form])
    assert sorted(outcomes(owned_log)) == [AttemptOutcome.LISTENED, AttemptOutcome.NO_ANSWER]


def test_the_doors_of_a_street_are_found_by_its_name(owned_log: Log) -> None:
    type_in(owned_log, "14 N, 2 D")
    found = owned_log.read(lambda connection: doors_on(connection, "kendal  road"))
    assert found == (KnownDoor("2", True), KnownDoor("14", False))
    assert owned_log.read(lambda connection: doors_on(connection, "Elm Walk")) == ()


def test_only_what_was_typed_in_from_paper_since_then_and_stands_is_counted(
    owned_log: Log, clock: SettableClock
) -> None:
    record_paper(owned_log.work(), [ListeningInput(at=NOON, note="before")])
    clock.advance(days=1)
    morning = clock().replace(hour=0)

    def count() -> int:
        return owned_log.read(lambda connection: typed_in_since(connection, morning))

    assert count() == 0
    record_paper(owned_log.work(), [ListeningInput(at=NOON, note=each) for each in "ab"])
    assert count() == 2
    undo(owned_log.work())
    assert count() == 0
