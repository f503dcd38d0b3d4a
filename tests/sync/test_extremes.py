"""A value that a pack may bring is one with which everything can still be counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Date, Float, Integer, String
from sqlalchemy.types import Boolean, Enum, TypeEngine

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Attempt, Project, Spending, Synced, table_of
from organiser_app.domain.models.base import Moment
from organiser_app.domain.rules.dates import FIRST_YEAR, LAST_YEAR
from organiser_app.reports.render import Document, render
from organiser_app.services.statistics import default_period, statistics
from organiser_app.store.log import Log
from organiser_app.sync.columns import MOST_WHOLE
from organiser_app.sync.counting import figures_of
from tests.builders import Web, web
from tests.sync.devices import Device, device_at
from tests.sync.teams import device_of, log_of

Values = Mapping[type[TypeEngine[Any]], Any]

TODAY, SPRING = date(2026, 4, 1), Period(date(2026, 3, 1), date(2026, 4, 30))
LEAST: Values = {
    Integer: -MOST_WHOLE,
    Float: -1.7e308,
    Date: date(FIRST_YEAR, 1, 1),
    Moment: datetime(FIRST_YEAR, 1, 1, tzinfo=UTC),
    String: "",
}
MOST: Values = {
    Integer: MOST_WHOLE,
    Float: 1.7e308,
    Date: date(LAST_YEAR, 12, 31),
    Moment: datetime(LAST_YEAR, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    String: "W" * 100_000,
}


@pytest.fixture
def sender(tmp_path: Path, empty_log_folder: Path) -> Iterator[Device]:
    """A colleague, who writes what nobody would."""
    device = device_at(tmp_path, empty_log_folder, 0)
    yield device
    device.log.close()


@pytest.fixture
def beth(tmp_path: Path, empty_log_folder: Path) -> Iterator[Log]:
    with log_of(tmp_path, empty_log_folder, "Beth") as opened:
        yield opened


def extreme(number: int, values: Values, *kinds: type[TypeEngine[Any]]) -> Web:
    """A row of every table, in which all columns of some kinds are as far out as can be."""
    taken = {kind: values[kind] for kind in kinds}
    return {
        model: {
            name: _as(table_of(model).columns[name], value, taken) for name, value in row.items()
        }
        for model, row in web(number).items()
    }


def _as(column: Column[Any], value: object, taken: Values) -> object:
    if column.foreign_keys or isinstance(column.type, Boolean | Enum):
        return value
    return next((each for kind, each in taken.items() if isinstance(column.type, kind)), value)


@pytest.mark.parametrize("kinds", [(Integer, Float), (Date,), (Moment,), (String,)])
@pytest.mark.parametrize(("first", "second"), [(MOST, MOST), (LEAST, LEAST), (LEAST, MOST)])
def test_what_is_as_far_out_as_can_be_is_merged_counted_and_reported_on(
    sender: Device, beth: Log, first: Values, second: Values, kinds: tuple[type[Any], ...]
) -> None:
    sender.put(extreme(0, first, *kinds))
    sender.put(extreme(1, second, *kinds))
    assert not device_of(beth).merge(sender.lines()).arrived.refused
    with beth.reading() as connection:
        project = web(0)[Project]["id"]
        for period in (SPRING, default_period(connection, TODAY)):
            counted = statistics(connection, period)
            assert render(Document.LISTENING, counted)
            own = statistics(connection, period, project_id=project)
            assert not own.projects or render(Document.PROJECT, own)


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Spending, "pence", MOST_WHOLE + 1),
        (Spending, "pence", -MOST_WHOLE - 1),
        (Spending, "pence", 2**63 - 1),
        (Spending, "on", date(FIRST_YEAR - 1, 12, 31)),
        (Spending, "on", date.max),
        (Attempt, "at", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_what_is_farther_out_is_refused_alone(
    sender: Device, beth: Log, model: type[Synced], field: str, value: object
) -> None:
    for number in (0, 1):
        sender.put(web(number))
    sound, bad = (web(number)[model]["id"].hex for number in (0, 1))
    sender.change(model, bad, **{field: value})
    assert device_of(beth).merge(sender.lines()).arrived.refused.total() == 1
    assert {row for _, row, _ in device_of(beth).state(table_of(model).name)} == {sound}


@pytest.mark.parametrize("pence", [MOST_WHOLE, -1])
def test_figures_that_cannot_be_are_not_told_and_it_is_said_which(
    sender: Device, beth: Log, pence: int
) -> None:
    for number in (0, 1):
        sender.put(web(number))
        sender.change(Spending, web(number)[Spending]["id"].hex, pence=pence)
    device_of(beth).merge(sender.lines())
    with pytest.raises(InvalidInput, match=r"pounds spent: .* cannot be"):
        beth.read(lambda connection: figures_of(connection, SPRING))
