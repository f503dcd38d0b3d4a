"""Filters that are saved under a name, recalled and let go."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.values import StatementKind
from organiser_app.services.filters import drop_filter, filter_body, keep_filter, read_filter
from organiser_app.store.log import Log
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.saved_filters import saved_filters
from organiser_app.store.queries.spans import Locality, LocalitySort

FULL = StatementFilter(
    kind=StatementKind.CONCERN,
    theme_id=UUID(int=1),
    wave_id=UUID(int=2),
    period=Period(date(2026, 3, 1), date(2026, 3, 31)),
    words="damp",
    resident_id=UUID(int=3),
    project_id=UUID(int=4),
    organiser_id=UUID(int=5),
    locality=Locality(LocalitySort.AREA, UUID(int=6)),
)


def saved(log: Log) -> list[tuple[str, StatementFilter]]:
    with log.reading() as connection:
        return [(row.name, read_filter(row.body)) for row in saved_filters(connection, "heard")]


@pytest.mark.parametrize("wanted", [FULL, EVERY_STATEMENT])
def test_a_filter_comes_back_whole(wanted: StatementFilter) -> None:
    assert read_filter(filter_body(wanted)) == wanted


def test_a_part_that_is_not_known_is_left_out() -> None:
    assert read_filter('{"moon": "full", "words": "damp"}') == StatementFilter(words="damp")


def test_filters_are_kept_by_name_and_saved_anew_in_place(log: Log) -> None:
    keep_filter(log, "heard", "Leith, housing", StatementFilter(words="damp"))
    keep_filter(log, "heard", " a love ", StatementFilter(kind=StatementKind.LOVE))
    keep_filter(log, "heard", "LEITH, housing", FULL)
    keep_filter(log, "people", "elsewhere", EVERY_STATEMENT)
    assert saved(log) == [
        ("a love", StatementFilter(kind=StatementKind.LOVE)),
        ("LEITH, housing", FULL),
    ]


def test_a_filter_is_let_go(log: Log) -> None:
    keep_filter(log, "heard", "damp", FULL)
    with log.reading() as connection:
        (row,) = saved_filters(connection, "heard")
    drop_filter(log, row.id)
    assert saved(log) == []


def test_a_filter_without_a_name_is_refused(log: Log) -> None:
    with pytest.raises(InvalidInput, match="under a name"):
        keep_filter(log, "heard", "  ", FULL)
