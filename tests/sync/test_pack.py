"""A pack comes out as it went in, and only for those for whom it was written."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zstandard

from organiser_app.domain.errors import (
    DamagedPack,
    DiskFull,
    EnvironmentProblem,
    ForeignPack,
    ForgedPack,
    InvalidInput,
    NewerPack,
    NotAPack,
    PackTooLarge,
    WrongPassphrase,
)
from organiser_app.store.keys import new_data_key, recovery_key
from organiser_app.sync import sealing
from organiser_app.sync.keys import new_keys
from organiser_app.sync.limits import Limits
from organiser_app.sync.manifest import EDITION_OF_PARTS, MOST_READERS, written
from organiser_app.sync.pack import open_pack, opens_with_passphrase, write_pack
from tests.sync.packs import (
    HEADING,
    LINES,
    PASSPHRASE,
    READER,
    STRANGER,
    WRITER,
    compressed,
    honest,
    pack_for,
    passphrase_pack,
    put_together,
    read,
    sealed,
    sealing_key,
    signed_lines,
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Where a pack may lie."""
    return tmp_path / "Asha.opack"


def test_what_was_packed_comes_out_again_as_often_as_asked_for(pack: Path) -> None:
    manifest = pack_for(pack, READER, STRANGER)
    with open_pack(pack, READER) as reader:
        assert list(reader.lines()) == LINES
        assert list(reader.lines()) == LINES
        assert reader.manifest == manifest
    assert read(pack, STRANGER) == LINES
    assert manifest.records == len(LINES)
    assert manifest.payload_bytes == sum(len(line) + 1 for line in LINES)
    assert manifest.sender == WRITER.public()
    assert manifest.readers == tuple(sorted((sealing_key(READER), sealing_key(STRANGER))))


@pytest.mark.parametrize("lines", [[], [b"1"], [b"x" * 3_000_000], [b'"\xc3\xa9"'] * 70_000])
def test_no_lines_one_line_and_long_lines_come_out_too(pack: Path, lines: list[bytes]) -> None:
    pack_for(pack, READER, lines=lines)
    assert read(pack) == lines


def test_a_passphrase_opens_a_pack_that_is_under_it(pack: Path) -> None:
    manifest = passphrase_pack(pack)
    assert manifest.readers == ()
    assert opens_with_passphrase(pack)
    with open_pack(pack, passphrase=PASSPHRASE) as reader:
        assert list(reader.lines()) == LINES


@pytest.mark.parametrize("guess", ["kettle kettle", "", "\udcff", "kettle kettle kettle "])
def test_another_passphrase_does_not(pack: Path, guess: str) -> None:
    passphrase_pack(pack)
    with pytest.raises(WrongPassphrase, match="does not open this pack"):
        open_pack(pack, READER, guess)


def test_a_recovery_key_is_no_passphrase_of_a_pack(pack: Path) -> None:
    passphrase_pack(pack)
    with pytest.raises(WrongPassphrase, match="does not open this pack"):
        open_pack(pack, READER, recovery_key(new_data_key()))


def test_a_pack_under_a_passphrase_asks_for_it_and_another_does_not(pack: Path) -> None:
    passphrase_pack(pack)
    with pytest.raises(ForeignPack, match="opens with a passphrase"):
        open_pack(pack, READER)
    pack_for(pack, READER)
    assert not opens_with_passphrase(pack)
    with pytest.raises(ForeignPack, match="opens without a passphrase"):
        open_pack(pack, passphrase=PASSPHRASE)


def test_whoever_it_was_not_written_for_cannot_read_it(pack: Path) -> None:
    pack_for(pack, READER)
    for keys in (STRANGER, WRITER):
        with pytest.raises(ForeignPack, match="written for other people"):
            open_pack(pack, keys)


def test_a_pack_that_a_reader_sealed_again_for_somebody_else_is_refused(pack: Path) -> None:
    payload = compressed(b"1\n")
    manifest = replace(honest(payload, 1, 2), readers=(sealing_key(STRANGER),))
    put_together(pack, manifest, payload)
    with pytest.raises(ForeignPack, match="Asha did not write this pack for you"):
        open_pack(pack, READER)


def test_one_that_was_under_a_passphrase_is_not_read_as_sealed_for_us(pack: Path) -> None:
    payload = compressed(b"1\n")
    put_together(pack, replace(honest(payload, 1, 2), readers=()), payload)
    with pytest.raises(ForeignPack, match="did not write this pack for you"):
        open_pack(pack, READER)


def test_one_that_was_for_members_is_not_read_under_a_passphrase(pack: Path) -> None:
    payload = compressed(b"1\n")
    put_together(pack, honest(payload, 1, 2), payload, passphrase=PASSPHRASE)
    with pytest.raises(ForeignPack, match="did not write this pack for you"):
        open_pack(pack, READER, PASSPHRASE)


def test_a_signature_that_is_not_the_senders_is_refused(pack: Path) -> None:
    payload = compressed(b"1\n")
    put_together(pack, honest(payload, 1, 2), payload, signer=STRANGER)
    with pytest.raises(ForgedPack, match="says that Asha wrote it"):
        open_pack(pack, READER)


def test_another_payload_than_was_signed_is_refused_before_it_is_unpacked(pack: Path) -> None:
    payload = compressed(b"1\n")
    put_together(pack, honest(payload, 1, 2), compressed(b"2\n"))
    with pytest.raises(DamagedPack, match="send it again"):
        open_pack(pack, READER)


def test_a_later_edition_says_that_a_newer_version_is_needed(pack: Path) -> None:
    said = written(honest(b"", 0, 0)).replace(
        b'"edition":1', b'"edition":%d' % (EDITION_OF_PARTS + 1)
    )
    put_together(pack, said, b"")
    with pytest.raises(NewerPack, match="Install that version"):
        open_pack(pack, READER)
    pack.write_bytes(b"age-encryption.org/v2\n" + bytes(100))
    with pytest.raises(NewerPack):
        open_pack(pack, READER)


@pytest.mark.parametrize(
    "content", [b"", b"Terri: the lift", b"PK\x03\x04" * 100, b"SQLite format 3\0" * 100]
)
def test_another_file_is_no_pack(pack: Path, content: bytes) -> None:
    pack.write_bytes(content)
    with pytest.raises(NotAPack):
        open_pack(pack, READER)


def test_what_is_no_file_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(NotAPack):
        open_pack(tmp_path, READER)
    with pytest.raises(EnvironmentProblem, match="cannot be used"):
        open_pack(tmp_path / "None.opack", READER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(pack: Path) -> None:
    os.mkfifo(pack)
    with pytest.raises(NotAPack):
        open_pack(pack, READER)


@pytest.mark.parametrize("where", [30, 120, 260, 500, 70_000, -65_600, -1])
def test_a_pack_cut_short_is_damaged(pack: Path, where: int) -> None:
    pack_for(pack, READER, lines=(os.urandom(100).hex().encode() for _ in range(2000)))
    pack.write_bytes(pack.read_bytes()[:where])
    with pytest.raises(DamagedPack):
        open_pack(pack, READER)


def test_a_pack_followed_by_anything_is_damaged(pack: Path) -> None:
    pack_for(pack, READER)
    with pack.open("ab") as file:
        file.write(b"\n")
    with pytest.raises(DamagedPack):
        open_pack(pack, READER)


@pytest.mark.parametrize(
    ("content", "records", "other"),
    [
        (b"1\n2\n", 3, {}),
        (b"1\n2\n", 1, {}),
        (b"1\n2", 2, {}),
        (b"1\n2", 1, {}),
        (b"1\n\n", 2, {}),
        (b"\n", 1, {}),
        (b"1\n", 1, {"payload_bytes": 3}),
        (b"1\n2\n", 2, {"payload_bytes": 3}),
    ],
)
def test_lines_that_the_manifest_does_not_count_are_refused(
    pack: Path, content: bytes, records: int, other: dict[str, Any]
) -> None:
    signed_lines(pack, content, records, **other)
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack):
        list(reader.lines())


@pytest.mark.parametrize(
    ("content", "payload_bytes", "came"),
    [(b"1\n2\n3\n", 6, [b"1"]), (b"1" * 100 + b"\n", 10, [])],
)
def test_no_more_is_handed_out_than_was_signed(
    pack: Path, content: bytes, payload_bytes: int, came: list[bytes]
) -> None:
    signed_lines(pack, content, 1, payload_bytes=payload_bytes)
    taken: list[bytes] = []
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack):
        taken.extend(reader.lines())
    assert taken == came


def test_a_frame_that_asks_for_much_memory_is_refused(pack: Path) -> None:
    asking = zstandard.ZstdCompressionParameters(window_log=24)
    compressing = zstandard.ZstdCompressor(compression_params=asking).compressobj()
    payload = compressing.compress(b"1\n") + compressing.flush()
    put_together(pack, honest(payload, 1, 2), payload)
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack, match="send it again"):
        list(reader.lines())


def test_a_frame_of_zstds_early_days_is_not_even_tried(pack: Path) -> None:
    payload = b"\x27" + compressed(b"1\n")[1:]
    put_together(pack, honest(payload, 1, 2), payload)
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack) as refused:
        list(reader.lines())
    assert "as it is written today" in refused.value.detail


@pytest.mark.parametrize(
    "after",
    [b"x", compressed(b""), b"\x50\x2a\x4d\x18\x00\x00\x00\x00", compressed(b"2\n"), bytes(5000)],
)
def test_what_follows_the_payload_is_refused(pack: Path, after: bytes) -> None:
    payload = compressed(b"1\n") + after
    put_together(pack, honest(payload, 1, 2), payload)
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack):
        list(reader.lines())


@pytest.mark.parametrize(
    "payload", [b"", b"1\n", compressed(b"1\n")[:-1], b"\x50\x2a\x4d\x18\x00\x00\x00\x00"]
)
def test_a_payload_that_is_not_one_whole_frame_is_refused(pack: Path, payload: bytes) -> None:
    put_together(pack, honest(payload, 1, 2), payload)
    with open_pack(pack, READER) as reader, pytest.raises(DamagedPack):
        list(reader.lines())


def test_more_than_is_allowed_is_refused_as_soon_as_it_is_said(pack: Path) -> None:
    pack_for(pack, READER, lines=[b"[[1]]", b"22"])
    allowed = Limits(compressed_bytes=4096, payload_bytes=9, line_bytes=5, records=2, nesting=2)
    with open_pack(pack, READER, limits=allowed) as reader:
        assert list(reader.lines()) == [b"[[1]]", b"22"]
    for fewer in ({"payload_bytes": 8}, {"records": 1}, {"compressed_bytes": 10}):
        with pytest.raises(PackTooLarge, match="larger than Organiser reads"):
            open_pack(pack, READER, limits=replace(allowed, **fewer))
    for fewer in ({"line_bytes": 4}, {"nesting": 1}):
        with (
            open_pack(pack, READER, limits=replace(allowed, **fewer)) as reader,
            pytest.raises(PackTooLarge),
        ):
            list(reader.lines())


def test_a_file_that_is_too_large_is_not_even_begun(pack: Path) -> None:
    with pack.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(PackTooLarge):
        open_pack(pack, READER)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(records=1),
        Limits(payload_bytes=5),
        Limits(line_bytes=2),
        Limits(nesting=1),
        Limits(compressed_bytes=10),
    ],
)
def test_what_no_reader_would_take_in_is_not_written(pack: Path, limits: Limits) -> None:
    with pytest.raises(PackTooLarge, match="more to send than fits"):
        write_pack(
            pack, HEADING, [b"[[1]]", b"22"], WRITER, readers=[sealing_key(READER)], limits=limits
        )
    assert list(pack.parent.iterdir()) == []


@pytest.mark.parametrize("line", [b"", b"1\n2"])
def test_a_record_is_one_line(pack: Path, line: bytes) -> None:
    with pytest.raises(ValueError, match="one line"):
        pack_for(pack, READER, lines=[line])


def test_a_pack_is_for_members_or_under_a_passphrase(pack: Path) -> None:
    key = sealing_key(READER)
    with pytest.raises(InvalidInput, match="Choose for whom"):
        write_pack(pack, HEADING, LINES, WRITER)
    with pytest.raises(InvalidInput, match="Choose for whom"):
        write_pack(pack, HEADING, LINES, WRITER, readers=[key], passphrase=PASSPHRASE)
    with pytest.raises(InvalidInput, match="8 characters"):
        write_pack(pack, HEADING, LINES, WRITER, passphrase="short")
    assert list(pack.parent.iterdir()) == []


def test_as_many_can_read_as_a_pack_may_have_readers_and_no_more(pack: Path) -> None:
    many = [new_keys() for _ in range(MOST_READERS + 1)]
    pack_for(pack, *many[1:])
    assert read(pack, many[-1]) == LINES
    with pytest.raises(InvalidInput, match="200 people at most"):
        pack_for(pack, *many)


def test_lines_that_fail_midway_leave_what_was_there(pack: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"1"
        raise RuntimeError

    pack.write_bytes(b"before")
    with pytest.raises(RuntimeError):
        pack_for(pack, READER, lines=failing())
    assert pack.read_bytes() == b"before"
    assert list(pack.parent.iterdir()) == [pack]


class FullDisk(io.BytesIO):
    """A file on a disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, content: Any, /) -> int:
        self.room -= len(content)
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(content)


@pytest.mark.parametrize("room", [10, 9_000, 20_000])
def test_a_disk_that_is_full_at_the_last_bytes_is_noticed(room: int) -> None:
    source = io.BytesIO(bytes(20_000))
    with pytest.raises(OSError, match="space"):
        sealing.seal(source, FullDisk(room), [sealing_key(READER)])


def test_a_full_disk_says_so_and_leaves_nothing(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> FullDisk:
        return FullDisk(1000)

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(DiskFull):
        pack_for(pack, READER, lines=(os.urandom(16).hex().encode() for _ in range(1000)))
    assert list(pack.parent.iterdir()) == []


@pytest.fixture
def set_aside(monkeypatch: pytest.MonkeyPatch) -> list[io.BytesIO]:
    """The files that are set aside, kept in memory."""
    kept: list[io.BytesIO] = []

    def remembered(*_: object, **__: object) -> io.BytesIO:
        kept.append(io.BytesIO())
        monkeypatch.setattr(kept[-1], "close", lambda: None)
        return kept[-1]

    monkeypatch.setattr("tempfile.TemporaryFile", remembered)
    return kept


def test_nothing_readable_is_set_aside(pack: Path, set_aside: list[io.BytesIO]) -> None:
    words = [b"Terri says the lift is broken %d" % number for number in range(5)]
    pack_for(pack, READER, lines=words)
    with open_pack(pack, READER) as reader:
        assert list(reader.lines()) == words
    written_aside = [file.getvalue() for file in set_aside]
    assert len({*written_aside}) == 2
    assert all(len(content) > 50 and b"\xb5/\xfd" not in content for content in written_aside)
    assert not any(b"Terri" in content for content in (*written_aside, pack.read_bytes()))


def test_what_was_altered_while_it_was_set_aside_is_damaged(
    pack: Path, set_aside: list[io.BytesIO]
) -> None:
    payload = zstandard.ZstdCompressor(write_checksum=False).compress(b"1\n")
    put_together(pack, honest(payload, 1, 2), payload)
    with open_pack(pack, READER) as reader:
        assert list(reader.lines()) == [b"1"]
        set_aside[-1].getbuffer()[-2] ^= 3  # a 1 becomes a 2
        with pytest.raises(DamagedPack):
            list(reader.lines())


def test_what_is_set_aside_lies_in_the_folder_that_was_chosen(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", os.devnull)
    scratch = pack.parent / "scratch"
    scratch.mkdir()
    manifest = write_pack(
        pack, HEADING, LINES, WRITER, readers=[sealing_key(READER)], scratch=scratch
    )
    with open_pack(pack, READER, scratch=scratch) as reader:
        assert reader.manifest == manifest
    with pytest.raises(EnvironmentProblem):
        open_pack(pack, READER)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"\x7f\xff\xff\xff" + bytes(5000),
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x00" + bytes(64),
        b"\x00\x00",
        b"",
        b"\x00\x00\x80\x00" + b"[" * 0x8000 + bytes(64),
    ],
)
def test_a_manifest_that_is_none_is_refused(pack: Path, content: bytes) -> None:
    sealed(pack, content)
    with pytest.raises(DamagedPack):
        open_pack(pack, READER)


def test_a_manifest_of_two_gigabytes_is_not_waited_for(pack: Path) -> None:
    sealed(pack, b"\x7f\xff\xff\xff" + bytes(100_000))
    with pytest.raises(DamagedPack) as refused:
        open_pack(pack, READER)
    assert "length" in refused.value.detail


@pytest.mark.parametrize("cost", [(2**32 - 1, 1), (512 * 1024, 1), (64, 1000), (0, 1), (64, 0)])
def test_a_costly_guess_is_not_made(pack: Path, cost: tuple[int, int]) -> None:
    passphrase_pack(pack)
    content = bytearray(pack.read_bytes())
    content[8:16] = b"".join(number.to_bytes(4, "big") for number in cost)
    pack.write_bytes(content)
    with pytest.raises(DamagedPack):
        open_pack(pack, READER, PASSPHRASE)


@pytest.mark.parametrize("stanza", [b"-> x\n\n", b"-> scrypt A 30\nQUJD\n", b"-> X25519 A\nAA\n"])
def test_a_header_that_would_be_read_for_minutes_is_refused(pack: Path, stanza: bytes) -> None:
    ending = b"\n--- " + b"A" * 43 + b"\n" + bytes(100)
    for stanzas, tail in ((250, ending), (1000, ending), (1_000_000, ending), (1000, b"")):
        pack.write_bytes(b"age-encryption.org/v1\n" + stanza * stanzas + tail)
        with pytest.raises((DamagedPack, ForeignPack)) as refused:
            open_pack(pack, READER)
        assert stanzas == 250 or refused.value.detail == "header of age"


def test_a_header_with_one_stanza_of_a_megabyte_is_refused(pack: Path) -> None:
    body = (b"A" * 64 + b"\n") * 16_000 + b"AAAA"
    pack.write_bytes(b"age-encryption.org/v1\n-> x\n" + body + b"\n--- " + b"A" * 43 + b"\n")
    with pytest.raises(DamagedPack) as refused:
        open_pack(pack, READER)
    assert refused.value.detail == "header of age"


@pytest.mark.parametrize("where", [8, 50, 133, 134, 200, -1])
def test_a_pack_under_a_passphrase_that_is_cut_short_is_damaged(pack: Path, where: int) -> None:
    passphrase_pack(pack)
    pack.write_bytes(pack.read_bytes()[:where])
    with pytest.raises((DamagedPack, NotAPack)):
        open_pack(pack, READER, PASSPHRASE)
