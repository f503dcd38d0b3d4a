"""Lines of a pack: what is sound is read, what is not is refused alone, what is newer is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.models import Statement, Theme
from organiser_app.store.connection import stamp_of
from organiser_app.sync.arriving import Arrived, take_in
from organiser_app.sync.reading import BadLine, read_lines
from organiser_app.sync.rows import Block, Row
from organiser_app.sync.shapes import shapes
from tests.builders import web
from tests.sync.devices import Device, device_at

HEAD = (
    b'{"table":"theme","fields":'
    b'["deleted","name","description","parent_id","merged_into_id","archived"]}'
)
ID = "019cadc69a8070009b0d6a5f4a2f1c3e"
VERSION = "019cadc69a80000075a3adb3254a9493"
SOUND: list[Any] = [ID, [0, "housing", "", None, None, 0], VERSION, None]


def line(**changed: Any) -> bytes:
    """A sound line of a theme, with parts of it changed by their place: `line(_0="x")`."""
    said = list(SOUND)
    for place, value in changed.items():
        said[int(place[1:])] = value
    return json.dumps(said).encode()


def read(*lines: bytes) -> list[Row | BadLine]:
    """What lines say, row by row."""
    return [
        one
        for part in read_lines(lines)
        for one in (part.rows(part.ids) if isinstance(part, Block) else [part])
    ]


def problems(*lines: bytes) -> list[str]:
    return [one.message for one in read(*lines) if isinstance(one, BadLine)]


def test_a_sound_line_is_a_row() -> None:
    (row,) = read(HEAD, line())
    assert isinstance(row, Row)
    assert (row.table, row.id, row.values) == ("theme", ID, SOUND[1])
    assert set(row.versions) == {bytes.fromhex(VERSION)}


def test_fields_may_come_in_another_order_and_some_not_at_all() -> None:
    head = b'{"table":"theme","fields":["name","deleted"]}'
    (row,) = read(head, json.dumps([ID, ["homes", 0], [VERSION, None], None]).encode())
    assert isinstance(row, Row)
    named = dict(zip(shapes()["theme"].fields, row.values, strict=True))
    assert named["name"] == "homes"
    assert [version is not None for version in row.versions].count(True) == 1


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff\xfe",
        b"nothing",
        b"[" * 5_000,
        b"17",
        b'"theme"',
        line(_0=ID.upper()),
        line(_0="../../etc/passwd"),
        line(_0=17),
        line(_1=[0, "housing", "", None, None]),
        line(_1=[2, "housing", "", None, None, 0]),
        line(_1=[True, "housing", "", None, None, 0]),
        line(_1=[0, None, "", None, None, 0]),
        line(_1=[0, "\ud800", "", None, None, 0]),
        line(_1=[0, "x" * 1_000_001, "", None, None, 0]),
        line(_1=[0, ["housing"], "", None, None, 0]),
        line(_1=[0, "housing", "", "'; DROP TABLE theme; --", None, 0]),
        line(_1=[10**400, "housing", "", None, None, 0]),
        line(_2="0" * 31),
        line(_2=["0" * 32]),
        line(_2="8" + VERSION[1:]),
        line(_2={"name": VERSION}),
        line(_3=[["name", VERSION, "homes"]]),
        line(_3=[["name", VERSION, "homes", 2]]),
        line(_3=[["name", VERSION, 17, 1]]),
        line(_3=[["na me", VERSION, "homes", 1]]),
        line(_3="others"),
    ],
)
def test_a_bad_line_is_refused_alone(bad: bytes) -> None:
    said = read(HEAD, line(), bad, line(_0=ID[:-1] + "0"))
    assert Counter(map(type, said)) == {Row: 2, BadLine: 1}


@pytest.mark.parametrize(
    "bad",
    [
        b'{"table":"theme; DROP","fields":["name"]}',
        b'{"table":"theme"}',
        b'{"fields":["name"]}',
        b'{"table":"theme","fields":["name","name"]}',
        b'{"table":"theme","fields":["sqlite_master.name"]}',
        b'{"table":["theme"],"fields":["name"]}',
        b'{"table":"place","fields":["name"',
        b' {"table":"place\xff","fields":["name"]}',
        b'{"table":' * 5_000,
        json.dumps({"table": "theme", "fields": [f"f{n}" for n in range(500)]}).encode(),
    ],
)
def test_rows_under_a_head_that_cannot_be_read_belong_to_no_table(bad: bytes) -> None:
    assert [type(one) for one in read(HEAD, line(), bad, line(), line())] == [Row, *[BadLine] * 3]
    assert isinstance(read(HEAD, bad, HEAD, line())[-1], Row)


def test_numbers_without_end_are_refused() -> None:
    head = b'{"table":"measurement","fields":["value"]}'
    for number in ("NaN", "Infinity", "1e999"):
        assert problems(head, f'["{ID}",[{number}],"{VERSION}",null]'.encode())


def test_a_number_that_no_floating_one_comes_near_is_refused_alone() -> None:
    fields = shapes()["measurement"].fields
    head = json.dumps({"table": "measurement", "fields": fields}).encode()
    sound = {"deleted": 0, "indicator_id": ID, "on": "2026-02-01", "asked": 7}
    lines = [
        json.dumps(
            [ID[:-1] + end, [{**sound, "value": value}.get(f) for f in fields], VERSION, None]
        )
        for end, value in (("1", 7), ("2", 10**400), ("3", -1e300))
    ]
    said = read(head, *(line.encode() for line in lines))
    assert Counter(map(type, said)) == {Row: 2, BadLine: 1}


def test_a_word_that_cannot_be_written_down_is_refused_alone(
    pair: tuple[Device, Device],
) -> None:
    one, other = pair
    kind = f'"{web()[Statement]["kind"].value}"'.encode()
    lines = [line.replace(kind, b'"\\ud800"') for line in one.lines()]
    assert lines != one.lines()
    assert other.preview(lines).arrived.refused.total() == 1


def test_days_and_moments_have_to_be_days_and_moments() -> None:
    head = b'{"table":"listening","fields":["at"]}'
    for said in ("2026-02-31 10:00:00.000000", "2026-02-01", "yesterday", "2026-02-01T10:00:00Z"):
        assert problems(head, json.dumps([ID, [said], VERSION, None]).encode())
    (row,) = read(head, json.dumps([ID, ["2026-02-01 10:00:00.000000"], VERSION, None]).encode())
    assert isinstance(row, Row)


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory, empty_log_folder: Path
) -> Iterator[tuple[Device, Device]]:
    """A log with a row of every table, and an empty one."""
    folder = tmp_path_factory.mktemp("pair")
    one, other = (device_at(folder, empty_log_folder, number) for number in range(2))
    one.put(web())
    yield one, other
    for device in (one, other):
        device.log.close()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_lines_that_were_tampered_with_never_do_more_than_be_refused(
    pair: tuple[Device, Device], data: st.DataObject
) -> None:
    one, other = pair
    lines = one.lines()
    place = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[place]) - 1))
    spoilt = bytearray(lines[place])
    spoilt[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    lines[place] = bytes(spoilt)
    seen = other.preview(lines)
    assert seen.arrived.refused.total() <= 2
    assert other.state() == {}


def test_what_a_later_version_wrote_is_carried_along_and_handed_on(
    tmp_path: Path, empty_log_folder: Path
) -> None:
    one, other, third = (device_at(tmp_path, empty_log_folder, number) for number in range(3))
    theme = one.write(Theme, name="housing")
    newer = [
        b'{"table":"theme","fields":["name","colour"]}',
        json.dumps([theme, ["homes", "green"], f"02{VERSION[2:]}", None]).encode(),
        b'{"table":"festival","fields":["name","subject_id"]}',
        json.dumps([ID, ["May fair", None], VERSION, None]).encode(),
    ]
    other.merge([*one.lines(), *newer])
    assert other.state()["theme", theme, "name"][0] == "homes"
    third.merge(other.lines())
    for each in (other, third):
        carried = b"\n".join(each.lines())
        assert b'"colour"' in carried
        assert b'"May fair"' in carried
        each.merge(each.lines())
    for each in (one, other, third):
        each.log.close()


def test_a_row_that_is_there_again_and_again_is_refused_in_the_end(
    pair: tuple[Device, Device],
) -> None:
    _, other = pair
    again = [line(_1=[0, f"name {time}", "", None, None, 0]) for time in range(5)]
    seen = other.preview([HEAD, *again])
    assert seen.arrived.of("theme").added == 1
    assert seen.arrived.refused.total() == 2


def test_of_long_lines_few_are_held_at_once() -> None:
    held: Counter[str] = Counter()

    def long_lines() -> Iterator[bytes]:
        yield HEAD
        for number in range(100):
            held["lines"] += 1
            yield line(_0=f"{number:032x}", _1=[0, "housing", "x" * 10**6, None, None, 0])

    first = next(read_lines(long_lines()))
    assert isinstance(first, Block)
    assert len(first.ids) == held["lines"] < 10


def test_of_long_rows_few_are_staged_at_once(pair: tuple[Device, Device]) -> None:
    work, arrived, there = pair[1].log.work(), Arrived(), [0]
    values = [0, "housing", "x" * 10**6, None, None, 0]

    def long_rows() -> Iterator[Row]:
        for number in range(200):
            there.append(arrived.of("theme").added)
            yield Row("theme", f"{number:032x}", values, [bytes.fromhex(VERSION)] * len(values))

    with work:
        stamp_of(work.connection).merging = True
        take_in(work.connection, long_rows(), work.sequence, arrived)
    assert arrived.of("theme").added == 200
    assert 0 < max(later - earlier for earlier, later in pairwise(there)) < 100


def test_a_word_of_a_later_version_waits_with_its_row(
    tmp_path: Path, empty_log_folder: Path
) -> None:
    one, other = (device_at(tmp_path, empty_log_folder, number) for number in range(2))
    one.put(web())
    known = web()[Statement]["kind"].value
    lines = [each.replace(f'"{known}"'.encode(), b'"lament"') for each in one.lines()]
    statement = web()[Statement]["id"].hex
    other.merge(lines)
    assert ("statement", statement, "kind") not in other.state()
    assert b'"lament"' in b"\n".join(other.lines())
    other.merge(one.lines())
    assert other.state()["statement", statement, "kind"][0] == known
    for each in (one, other):
        each.log.close()
