"""What a later version wrote waits: it holds nobody up, is not lost, and stands once understood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from organiser_app.domain.clock import milliseconds
from organiser_app.domain.models import Theme
from organiser_app.sync.merge import AheadOfTime
from tests.store_fixtures import START
from tests.sync.devices import Device, device_at

ID = "019cadc69a8070009b0d6a5f4a2f1c3e"
Two = tuple[Device, Device]


@pytest.fixture
def two(tmp_path: Path, empty_log_folder: Path) -> Iterator[Two]:
    """Two empty logs on two machines."""
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    yield one, other
    for device in (one, other):
        device.log.close()


def version_at(moment: datetime, device: int = 9) -> str:
    """A version as a device nobody knows would write it, in hexadecimal digits."""
    return f"{milliseconds(moment):012x}{0:04x}{device:016x}"


def said(table: str, row_id: str, version: str, **fields: object) -> list[bytes]:
    """The lines of one row, of which some fields come, all with one version."""
    head = json.dumps({"table": table, "fields": list(fields)}).encode()
    return [head, json.dumps([row_id, list(fields.values()), version, None]).encode()]


def waits(device: Device) -> list[tuple[str, str]]:
    """The fields that wait in a log, with their values."""
    query = "SELECT field, value FROM register ORDER BY row_id, field"
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
