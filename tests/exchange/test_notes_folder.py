"""A folder of notes from a phone, read without being touched."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organiser_app.domain.errors import EnvironmentProblem
from organiser_app.domain.values import EntryRoad, StatementKind
from organiser_app.exchange.notes_folder import MOST_BYTES, Notes, read_notes

NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)
WRITTEN = datetime(2026, 5, 12, 17, 30, tzinfo=UTC)
TWO = (
    "at: 14 Kendal Road\nconcern: damp #housing !5\n---\nat: school gate\nlove: the lollipop man\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "phone"
    made.mkdir()
    return made


def put(folder: Path, name: str, content: str | bytes, written: datetime = WRITTEN) -> Path:
    """A note in the folder, last written at a moment."""
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(file, (written.timestamp(), written.timestamp()))
    return file


def sources(notes: Notes) -> list[str]:
    return [each.listening.source for each in notes.listenings]


def test_every_part_of_a_note_is_a_listening_with_its_line(folder: Path) -> None:
    put(folder, "doors.txt", TWO)
    notes = read_notes(folder, NOW)
    assert [(each.file, each.line, each.listening.where) for each in notes.listenings] == [
        ("doors.txt", 1, "14 Kendal Road"),
        ("doors.txt", 4, "school gate"),
    ]
    first = notes.listenings[0].listening
    assert first.entered is EntryRoad.IMPORT
    assert first.statements[0].kind is StatementKind.CONCERN


def test_a_note_without_a_day_is_of_the_day_on_which_it_was_written(folder: Path) -> None:
    put(folder, "a.txt", "love: the hall")
    put(folder, "b.md", "when: yesterday 18:04\nlove: the hall")
    first, second = (each.listening.at for each in read_notes(folder, NOW).listenings)
    assert first == WRITTEN
    assert second == datetime(2026, 5, 11, 18, 4, tzinfo=UTC)


def test_a_day_in_the_name_of_the_file_goes_before_the_day_of_writing(folder: Path) -> None:
    put(folder, "2026-05-02 Kendal Road.txt", "love: the hall")
    put(folder, "20260599.txt", "love: the park")
    first, second = (each.listening.at for each in read_notes(folder, NOW).listenings)
    assert first == datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
    assert second == WRITTEN


def test_no_note_is_of_a_day_that_has_not_come(folder: Path) -> None:
    put(folder, "a.txt", "love: the hall", NOW + timedelta(days=400))
    assert read_notes(folder, NOW).listenings[0].listening.at == NOW


def test_reading_again_gives_the_same_signs_also_after_renaming_and_writing_on(
    folder: Path,
) -> None:
    note = put(folder, "a.txt", TWO)
    before = sources(read_notes(folder, NOW))
    note.rename(folder / "b.txt")
    put(folder, "b.txt", TWO + "---\nlove: the park\n", NOW)
    assert sources(read_notes(folder, NOW))[:2] == before
    assert len(set(sources(read_notes(folder, NOW)))) == 3


def test_two_notes_that_are_word_for_word_the_same_are_two(folder: Path) -> None:
    put(folder, "a.txt", "love: the hall")
    put(folder, "b.txt", "love: the hall")
    assert len(set(sources(read_notes(folder, NOW)))) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_found_out(folder: Path, encoding: str) -> None:
    put(folder, "a.txt", "love: the café – “Ann’s”".encode(encoding))
    (noted,) = read_notes(folder, NOW).listenings
    assert noted.listening.statements[0].words == "the café – “Ann’s”"


def test_what_cannot_be_read_is_named_with_why_and_stops_nothing(folder: Path) -> None:
    put(folder, "a.txt", "love: the hall")
    put(folder, "binary.txt", b"\x00\x01\x02love: the hall")
    put(folder, "broken.txt", b"love: \x81\x8d\x9d")
    put(folder, "empty.txt", " \n\n")
    put(folder, "long.txt", b"x" * (MOST_BYTES + 1))
    notes = read_notes(folder, NOW)
    assert len(notes.listenings) == 1
    assert [(each.file, each.reason) for each in notes.unread] == [
        ("binary.txt", "it is no text"),
        ("broken.txt", "it is no text"),
        ("empty.txt", "no line in it holds a word"),
        ("long.txt", "it is too long for a note"),
    ]


def test_a_line_without_a_place_is_named_with_its_file_and_stays_in_the_note(folder: Path) -> None:
    put(folder, "evening/a.txt", "at: 14 Kendal Road\nwether: rain\nlove: the hall")
    notes = read_notes(folder, NOW)
    (problem,) = notes.problems
    assert (problem.file, problem.line) == ("evening/a.txt", 2)
    assert "wether" in problem.sentence
    assert notes.listenings[0].listening.note == "wether: rain"


def test_a_safeguarding_worry_leaves_its_listening_out_and_is_not_repeated(folder: Path) -> None:
    put(folder, "a.txt", "love: the hall\n---\nat: 14 Kendal Road\nsafeguarding: the boy is hurt")
    notes = read_notes(folder, NOW, whom_to_tell="the warden")
    assert [each.line for each in notes.listenings] == [1]
    (problem,) = notes.problems
    assert problem.line == 4
    assert "the warden" in problem.sentence
    assert "boy" not in problem.sentence


def test_what_is_no_note_or_hidden_is_passed_over(folder: Path) -> None:
    put(folder, "photo.jpg", b"\xff\xd8")
    put(folder, ".trash/a.txt", "love: the hall")
    put(folder, ".hidden.txt", "love: the hall")
    notes = read_notes(folder, NOW)
    assert (notes.listenings, notes.files, notes.passed_over) == ((), 0, 1)


def test_the_notes_are_left_as_they_are(folder: Path) -> None:
    note = put(folder, "a.txt", TWO)
    before = (note.read_bytes(), note.stat().st_mtime_ns)
    read_notes(folder, NOW)
    assert (note.read_bytes(), note.stat().st_mtime_ns) == before
    assert [each.name for each in folder.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="no folder"):
        read_notes(tmp_path / "none", NOW)
