"""Packs as somebody would make them who means harm, or as a failing stick would leave them.

`KINDS` names ways of making one from chance. Each writes a file for `READER`, and answers which
lines may be read from it, if any may: whatever else comes of it must be one of our errors.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from organiser_app.domain.errors import PackProblem, WrongPassphrase
from organiser_app.domain.models import Erased
from organiser_app.store.log import create_log
from organiser_app.sync import sealing
from organiser_app.sync.manifest import written
from organiser_app.sync.pack import open_pack
from organiser_app.sync.part import Part, PartKind
from tests.builders import web
from tests.store_fixtures import START, SettableClock, surroundings
from tests.sync.devices import Device
from tests.sync.packs import (
    LINES,
    PASSPHRASE,
    READER,
    STRANGER,
    compressed,
    honest,
    pack_for,
    passphrase_pack,
    put_together,
    sealed,
    sealing_key,
)

Lines = list[bytes]
Kind = Callable[[random.Random, Path], "Lines | None"]
NAMES = ("../../etc/passwd", "C:\\Windows\\x", "/dev/zero", "\u202ename", "a\0b", "~", "$(x)", "%n")
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "x" * 20_000,
    "\ud800",
    [],
    {},
    [[[[1]]]],
    "2026-03-02",
    "0001-01-01T00:00:00.000000+23:59",
    "age1" + "q" * 58,
    "00" * 32,
    "7f" * 16,
    *NAMES,
)
_A_PART = Part(PartKind.PATCH, UUID(int=7), "Larkmoor")
ODD_PARTS: tuple[object, ...] = (
    ["patch", "0" * 32, "Larkmoor"],
    ["patch", "../../Asha.olog", "Larkmoor"],
    ["erased", "0" * 32, "Larkmoor"],
    ["project", "0" * 32, "\u202e"],
    ["project", ["0" * 32], "x" * 100_000],
    ["patch"] * 9,
)
_TABLES = 8
_ZEROS = bytes.fromhex("28b52ffd 00 38")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of trying to read a pack: `read`, or the name of the error that was raised."""

    said: str
    lines: Lines | None


def outcome(path: Path, scratch: Path) -> Outcome:
    """Try it with all that a reader has; anything but one of our errors is raised."""
    try:
        with open_pack(path, READER, PASSPHRASE, scratch=scratch) as pack:
            return Outcome("read", list(pack.lines()))
    except (PackProblem, WrongPassphrase) as problem:
        return Outcome(type(problem).__name__, None)


def bomb(blocks: int, value: int = 0) -> bytes:
    """A frame of zstd whose every four bytes unpack to 128 KiB of one value."""
    block = ((131_072 << 3) | 2).to_bytes(3, "little") + bytes([value])
    return _ZEROS + block * blocks


@cache
def whole_pack() -> bytes:
    """An honest pack of `LINES` for `READER`."""
    return _bytes_of(lambda path: pack_for(path, READER))


@cache
def whole_passphrase_pack() -> bytes:
    """An honest pack of `LINES` under `PASSPHRASE`."""
    return _bytes_of(passphrase_pack)


@cache
def true_tables() -> list[Lines]:
    """What the log of a colleague would hand over, table by table: two rows of each.

    No erasure is among them, since that is never taken back.
    """
    with TemporaryDirectory() as folder:
        clock = SettableClock(START + timedelta(hours=1))
        with create_log(Path(folder) / "Asha.olog", PASSPHRASE, surroundings(clock)) as log:
            for number in (0, 1):
                Device(log, clock).put(
                    {model: row for model, row in web(number).items() if model is not Erased}
                )
            tables: list[Lines] = []
            for line in Device(log, clock).lines():
                if line.startswith(b"{"):
                    tables.append([])
                tables[-1].append(line)
            return tables


@cache
def inside() -> bytes:
    """What is inside the seal of an honest pack."""
    payload = compressed(_content(LINES))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack"
        put_together(path, honest(payload, len(LINES), len(_content(LINES))), payload)
        target = (Path(folder) / "inside").open("wb+")
        with path.open("rb") as file, target:
            sealing.unseal(file, target, READER.opening_key)
            target.seek(0)
            return target.read()


def flipped(chance: random.Random, path: Path) -> Lines:
    """A bit or some are the other way round."""
    path.write_bytes(_flip(chance, whole_pack()))
    return LINES


def cut_or_spliced(chance: random.Random, path: Path) -> Lines:
    """Cut short, cut out, doubled, or followed by something."""
    path.write_bytes(_splice(chance, whole_pack()))
    return LINES


def under_passphrase(chance: random.Random, path: Path) -> Lines:
    """The same, of one under a passphrase; most often where its slot is."""
    content = whole_passphrase_pack()
    slot = chance.choice((134, len(content)))
    spoilt = chance.choice((_flip, _splice))(chance, content[:slot]) + content[slot:]
    # A cost that is allowed would be paid some hundred times over; another test has the bounds.
    path.write_bytes(content[:12] + spoilt[12:] if len(spoilt) > 134 else spoilt)
    return LINES


def header_of_age(chance: random.Random, path: Path) -> Lines:
    """Stanzas are put in, by which the file might be for anybody."""
    first, rest = whole_pack().split(b"\n", 1)
    stanza = chance.choice(
        (
            b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43,
            b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" + b"A" * 43,
            b"-> " + chance.randbytes(8).hex().encode() + b"\n",
            chance.randbytes(40),
        )
    )
    path.write_bytes(first + b"\n" + (stanza + b"\n") * chance.choice((1, 3, 250, 300)) + rest)
    return LINES


def sealed_anew(chance: random.Random, path: Path) -> Lines:
    """What is inside was altered by somebody who could read it, and sealed again."""
    sealed(path, chance.choice((_flip, _splice))(chance, inside()))
    return LINES


def for_others(chance: random.Random, path: Path) -> None:
    """Written for somebody else, or signed by somebody else."""
    if chance.random() < 1 / 2:
        pack_for(path, STRANGER)
        return
    payload = compressed(b"1\n")
    manifest = honest(payload, 1, 2)
    elsewhere = replace(manifest, readers=(sealing_key(STRANGER),))
    signer, said = chance.choice(((STRANGER, manifest), (READER, manifest), (STRANGER, elsewhere)))
    put_together(path, said, payload, signer=signer)


def odd_manifest(chance: random.Random, path: Path) -> Lines:
    """Signed, and with something odd in the manifest; or with an odd length in front of it."""
    payload = compressed(_content(LINES))
    manifest = honest(payload, len(LINES), len(_content(LINES)))
    if chance.random() < 1 / 3:
        manifest = replace(manifest, edition=2, until=0, part=_A_PART)
    content = json.loads(written(manifest))
    for _ in range(chance.randint(1, 2)):
        name = chance.choice((*content, "path", "edition", "part"))
        odd = chance.choice((*ODD_VALUES, *ODD_PARTS))
        content[name] = chance.choice((odd, content.get(name), chance.choice((0, 1, 2, 5, [name]))))
    said = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    raw = said.encode(errors="surrogatepass")
    raw = chance.choice((*[raw] * 9, raw + b" ", b"[" * 30_000, _flip(chance, raw)))
    length = chance.choice((*[None] * 9, 2**31, 2**32 - 1, 0, len(raw) + 1, len(raw) - 1))
    put_together(path, raw, payload, length=length)
    return LINES


def odd_payload(chance: random.Random, path: Path) -> Lines:
    """Signed by a sender who means harm: a frame that unpacks without end, or to something else."""
    content = chance.choice(
        (
            bomb(chance.choice((1, 60_000)), chance.choice(b"\0\n[0")),
            _flip(chance, compressed(_content(LINES))),
            _splice(chance, compressed(_content(LINES))),
            chance.randbytes(chance.randint(0, 3000)),
            b"",
        )
    )
    size = len(_content(LINES))
    manifest = honest(content, len(LINES), chance.choice((size, 2**33, 2**62)))
    records = chance.choice((len(LINES), manifest.payload_bytes // 2, 0))
    put_together(path, replace(manifest, records=records), content)
    return LINES


def odd_lines(chance: random.Random, path: Path) -> Lines | None:
    """Signed, counted rightly, and made of names, numbers and nesting that nobody expects."""
    line = chance.choice(
        (
            json.dumps({chance.choice(NAMES): chance.choice(NAMES)}).encode(),
            b"9" * chance.randint(1, 100_000),
            b'"' + b"[" * 100_000 + b'"',
            b'"' + b'\\"' * 200_000,
            chance.randbytes(chance.randint(1, 2000)).replace(b"\n", b""),
            b"[" * chance.choice((64, 65, 100_000)),
            b"x" * 17_000_000,
            b"",
        )
    )
    lines = [*LINES[: chance.randint(0, 3)], line]
    payload = compressed(_content(lines))
    put_together(path, honest(payload, len(lines), len(_content(lines))), payload)
    return lines


def odd_rows(chance: random.Random, path: Path) -> Lines:
    """Signed, and of true rows, some of which are not as rows are: altered, cut, twice.

    None comes under the number of a row of another table.
    """
    lines = [line for table in chance.sample(true_tables(), _TABLES) for line in table]
    for at in chance.sample(range(len(lines)), chance.randint(1, _TABLES)):
        is_head = lines[at].startswith(b"{")  # without it its rows would be another table's
        spoil = _with_odd_value if is_head else chance.choice((_with_odd_value, _flip, _splice))
        lines[at] = spoil(chance, lines[at]).replace(b"\n", b"")
    twice = chance.randrange(len(lines))
    lines.insert(twice, lines[twice])
    payload = compressed(_content(lines))
    put_together(path, honest(payload, len(lines), len(_content(lines))), payload)
    return lines


KINDS: tuple[Kind, ...] = (
    flipped,
    cut_or_spliced,
    under_passphrase,
    header_of_age,
    sealed_anew,
    for_others,
    odd_manifest,
    odd_payload,
    odd_lines,
    odd_rows,
)


def _bytes_of(write: Callable[[Path], object]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack"
        write(path)
        return path.read_bytes()


def _content(lines: Lines) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _with_odd_value(chance: random.Random, line: bytes) -> bytes:
    """A row or a head with something odd at one of its places, or within one."""
    said = json.loads(line)
    if isinstance(said, dict):
        said[chance.choice(("table", "fields"))] = chance.choice(ODD_VALUES)
        return json.dumps(said).encode()
    within = chance.choice((said, said[1]))
    within[chance.randrange(len(within))] = chance.choice(ODD_VALUES)
    return json.dumps(said).encode()


def _flip(chance: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 20))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _splice(chance: random.Random, content: bytes) -> bytes:
    first, second = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice(
        (
            content[:first],
            content[first:],
            content[:first] + content[second:],
            content[:second] + content[first:],
            content + content[:first],
            content[:first] + chance.randbytes(second - first) + content[second:],
        )
    )
