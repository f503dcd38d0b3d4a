"""A manifest is read in the one way in which it is written, or not at all."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.errors import DamagedPack, NewerPack
from organiser_app.sync.manifest import Manifest, PackKind, read_manifest, written
from organiser_app.sync.part import Part, PartKind
from tests.sync.packs import READER, STRANGER, honest, sealing_key

MANIFEST = honest(b"payload", 3, 70)
KITCHEN = Part(PartKind.PROJECT, UUID("0197" + "ab" * 14), "Kitchen")
PART_MANIFEST = replace(MANIFEST, edition=2, until=0, part=KITCHEN)
FIGURES_MANIFEST = replace(MANIFEST, edition=2, until=0, kind=PackKind.COUNTS)
NUMBERS = st.integers(0, 2**63 - 1)


def changed(**values: Any) -> bytes:
    """A manifest as JSON, canonical in all but what is changed."""
    content = {**json.loads(written(MANIFEST)), **values}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        errors="surrogatepass"
    )


@given(
    made_at=st.datetimes(timezones=st.just(UTC)),
    numbers=st.lists(NUMBERS, min_size=6, max_size=6).map(sorted),
    device=st.binary(min_size=8, max_size=8).map(bytes.hex),
    name=st.sampled_from(["Asha", "Siân", "عائشہ", "নাদিয়া", "ਜਸਪ੍ਰੀਤ", 'A "B" \\ C', "x" * 200]),
)
def test_what_is_written_is_read_again(
    made_at: datetime, numbers: list[int], device: str, name: str
) -> None:
    manifest = replace(
        MANIFEST,
        min_reader=numbers[0],
        schema=numbers[1],
        since=numbers[2],
        until=numbers[3],
        records=numbers[4],
        payload_bytes=numbers[5],
        made_at=made_at,
        device=device,
        sender_name=name,
        readers=tuple(sorted((sealing_key(READER), sealing_key(STRANGER)))),
    )
    assert read_manifest(written(manifest)) == manifest


def of_part(**values: Any) -> bytes:
    """The manifest of a pack of one project, in all but what is changed."""
    content = json.loads(written(PART_MANIFEST)) | values
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize("manifest", [PART_MANIFEST, FIGURES_MANIFEST])
def test_what_holds_no_span_of_changes_is_of_a_later_edition_and_says_so(
    manifest: Manifest,
) -> None:
    assert read_manifest(written(manifest)) == manifest
    assert not manifest.holds_a_span
    assert b'"edition":2' in written(manifest)
    assert MANIFEST.holds_a_span
    assert b'"part"' not in written(MANIFEST)


@pytest.mark.parametrize(
    "other",
    [
        {"since": 1, "until": 2},
        {"until": 1},
        {"edition": 1},
        {"edition": 3, "kind": "odd"},
        {"part": None},
        {"part": []},
        {"part": "project"},
        {"part": ["project", KITCHEN.id.hex]},
        {"part": ["project", KITCHEN.id.hex, "Kitchen", "more"]},
        {"part": ["project", str(KITCHEN.id), "Kitchen"]},
        {"part": ["project", KITCHEN.id.hex.upper(), "Kitchen"]},
        {"part": ["street", KITCHEN.id.hex, "Kitchen"]},
        {"part": ["project", KITCHEN.id.hex, ""]},
        {"part": ["project", KITCHEN.id.hex, "Kit\u202echen"]},
        {"part": ["project", KITCHEN.id.hex, "x" * 201]},
        {"part": ["project", KITCHEN.id.hex, 7]},
        {"part": {"kind": "project"}},
        {"kind": "counts"},
    ],
    ids=count(),
)
def test_a_part_that_cannot_be_is_refused(other: dict[str, Any]) -> None:
    assert read_manifest(of_part()) == PART_MANIFEST
    with pytest.raises((DamagedPack, NewerPack)):
        read_manifest(of_part(**other))


def test_a_pack_of_everything_says_nothing_of_parts() -> None:
    with pytest.raises(DamagedPack):
        read_manifest(changed(part=None))
    with pytest.raises(DamagedPack):
        read_manifest(changed(kind="counts"))


def test_nothing_that_is_asked_for_may_be_missing_and_nothing_else_be_there() -> None:
    content = json.loads(written(MANIFEST))
    for name in content:
        fewer = {other: value for other, value in content.items() if other != name}
        with pytest.raises(DamagedPack):
            read_manifest(json.dumps(fewer, sort_keys=True, separators=(",", ":")).encode())
    with pytest.raises(DamagedPack):
        read_manifest(changed(path="../../Asha.olog"))
    assert len(content) == len(fields(Manifest))  # the sender is two keys, and no part is said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("edition", 0),
        ("edition", True),
        ("edition", 1.0),
        ("edition", "1"),
        ("min_reader", -1),
        ("min_reader", 5),
        ("schema", 2**63),
        ("made_at", "2026-03-02"),
        ("made_at", "2026-03-02T09:00:00+00:00"),
        ("made_at", "2026-03-02T09:00:00.000000"),
        ("made_at", "2026-03-02T10:00:00.000000+01:00"),
        ("made_at", 1_772_000_000),
        ("checking_key", "00" * 32),
        ("checking_key", "AB" * 32),
        ("checking_key", "not hexadecimal"),
        ("sealing_key", "age1" + "q" * 58),
        ("sender_name", ""),
        ("sender_name", " Asha"),
        ("sender_name", "x" * 201),
        ("sender_name", "Asha\nBristol"),
        ("sender_name", "Asha\u202e"),
        ("sender_name", "Asha\0"),
        ("sender_name", "\ud800"),
        ("sender_name", None),
        ("readers", [sealing_key(READER)] * 2),
        ("readers", sorted([sealing_key(READER), sealing_key(STRANGER)], reverse=True)),
        ("readers", ["Asha"]),
        ("readers", [1]),
        ("readers", sealing_key(READER)),
        ("readers", {}),
        ("kind", "everything"),
        ("since", -1),
        ("since", 813),
        ("until", 2**63),
        ("device", "00c0ffee"),
        ("device", "00C0FFEE00C0FFEE"),
        ("device", "00c0ffee00c0ffee\n"),
        ("records", -1),
        ("records", 71),
        ("payload_bytes", 2**63),
        ("payload_bytes", 70.0),
        ("sha256", "0" * 63),
        ("sha256", "0" * 63 + "G"),
        ("sha256", "0" * 64 + "\n"),
    ],
    ids=count(),
)
def test_a_value_out_of_range_is_refused(name: str, value: object) -> None:
    assert read_manifest(changed()) == MANIFEST
    with pytest.raises(DamagedPack):
        read_manifest(changed(**{name: value}))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"edition"',
        b"1",
        b"[" * 30_000,
        b'{"edition":' * 3000,
        b'{"edition":' + b"9" * 5000 + b"}",
        b"\xff",
        written(MANIFEST) + b"\n",
        b" " + written(MANIFEST),
        written(MANIFEST).replace(b",", b", ", 1),
        written(MANIFEST).replace(b"Asha", b"\\u0041sha"),
        written(MANIFEST).replace(b'"device"', b'"device":"0000000000000000","device"'),
        written(MANIFEST).replace(b'"records":3', b'"records":3e0'),
        written(MANIFEST).replace(b'"records":3', b'"records":NaN'),
    ],
    ids=count(),
)
def test_what_is_written_in_another_way_is_refused(raw: bytes) -> None:
    with pytest.raises(DamagedPack):
        read_manifest(raw)


def test_a_later_edition_is_told_from_damage_whatever_else_it_holds() -> None:
    for raw in (changed(edition=3), changed(edition=3, path=[]), b'{"edition":99}'):
        with pytest.raises(NewerPack):
            read_manifest(raw)


def test_a_manifest_that_no_reader_would_take_is_not_made() -> None:
    for values in (
        {"sender_name": ""},
        {"made_at": datetime(2026, 3, 2, 9)},
        {"made_at": datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1)))},
        {"device": "c0ffee"},
    ):
        with pytest.raises(ValueError, match=next(iter(values))):
            replace(MANIFEST, **values)
