"""A table is read as other programs write it, and every line that is not read is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import EnvironmentProblem, InvalidInput
from organiser_app.exchange.tables import Row, Unread, open_table


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test puts its table."""
    return tmp_path / "table.csv"


def rows_of(file: Path, content: bytes | str) -> list[Row | Unread]:
    """What is read from a file of that content."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_table(file) as table:
        return list(table.rows)


def cells_of(file: Path, content: bytes | str) -> list[tuple[str, ...]]:
    """The cells of every row that is read."""
    return [row.cells for row in rows_of(file, content) if isinstance(row, Row)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found_out(file: Path, encoding: str) -> None:
    content = "response,page\r\nA café – “ours”,3\r\n".encode(encoding)
    assert cells_of(file, content) == [("A café – “ours”", "3")]


def test_the_mark_before_the_text_is_no_part_of_the_first_column(file: Path) -> None:
    file.write_bytes("response\nOne\n".encode("utf-8-sig"))
    with open_table(file) as table:
        assert table.columns == ("response",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(file: Path, delimiter: str) -> None:
    lines = [("response", "page"), ('"Bins, lights; buses"', "1"), ("More", "2")]
    content = "\n".join(delimiter.join(line) for line in lines)
    assert cells_of(file, content) == [("Bins, lights; buses", "1"), ("More", "2")]


def test_a_comma_in_the_words_of_a_heading_does_not_make_it_the_delimiter(file: Path) -> None:
    content = "What, if anything, would help?;page\nA bus;1\nA hall, too;2\n"
    assert cells_of(file, content) == [("A bus", "1"), ("A hall, too", "2")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_machine(file: Path, ending: str) -> None:
    assert cells_of(file, ending.join(["response", "One", "Two"])) == [("One",), ("Two",)]


def test_a_row_is_named_by_its_first_line_also_below_a_quoted_new_line(file: Path) -> None:
    assert rows_of(file, 'response\n"One\n\ntwo"\n\nThree\n') == [
        Row(2, ("One\n\ntwo",)),
        Row(6, ("Three",)),
    ]


def test_a_quotation_mark_that_never_closes_costs_its_own_line_alone(file: Path) -> None:
    assert rows_of(file, 'response,page\n"One,1\nTwo,2\nThree,3\n') == [
        Unread(2, "its quotation marks do not close"),
        Row(3, ("Two", "2")),
        Row(4, ("Three", "3")),
    ]


def test_a_quotation_mark_that_closes_in_a_later_row_costs_both_lines_and_no_other(
    file: Path,
) -> None:
    rows = rows_of(file, 'response,page\n"One,1\nTwo,2\n"Three" and more,3\nFour,4\n')
    assert [row.line for row in rows if isinstance(row, Unread)] == [2, 4]
    assert [row.cells[0] for row in rows if isinstance(row, Row)] == ["Two", "Four"]


def test_doubled_quotation_marks_are_one(file: Path) -> None:
    assert cells_of(file, 'response,page\n"They said ""no""",1\n') == [('They said "no"', "1")]


def test_a_cell_of_two_million_characters_is_read_whole(file: Path) -> None:
    long = "Ring me back.\n" * 150_000
    assert cells_of(file, f'response,page\n"{long}",1\nTwo,2\n') == [(long, "1"), ("Two", "2")]


@pytest.mark.parametrize("content", [b"", b"\n\n", b'"never closed'])
def test_a_file_without_a_row_is_no_table(file: Path, content: bytes) -> None:
    with pytest.raises(InvalidInput, match="holds no table"):
        rows_of(file, content)


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"caf\x81", b"\xff\xfe\x00"])
def test_a_file_that_is_no_text_says_so(file: Path, content: bytes) -> None:
    with pytest.raises(InvalidInput, match="cannot be read as text"):
        rows_of(file, content)


def test_a_file_that_is_not_there_says_so(file: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="No such file"), open_table(file):
        pass
