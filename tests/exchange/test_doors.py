"""Doors read from a file: by street and label, by address, or by the range."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.doors import Doors, read_door_list
from organiser_app.services.doors import NewDoor


def read(folder: Path, text: str, *said: tuple[str, str]) -> Doors:
    file = folder / "doors.csv"
    file.write_text(text, encoding="utf-8")
    return read_door_list(file, said)


def reasons(found: Doors) -> list[tuple[int, str]]:
    return [(each.line, each.reason) for each in found.unread]


def test_a_row_is_a_door_of_its_street(tmp_path: Path) -> None:
    text = "Rd,No,Who\nKendal Road,14 a,x\nElm House,Flat 6,y\nKendal  Road,The Lodge,z\n"
    found = read(tmp_path, text, ("street", "Rd"), ("No", "label"))
    assert found.doors == (
        NewDoor("Kendal Road", "14A"),
        NewDoor("Elm House", "Flat 6"),
        NewDoor("Kendal Road", "The Lodge"),
    )
    assert found.unread == ()


def test_the_columns_are_guessed_from_their_heads(tmp_path: Path) -> None:
    assert read(tmp_path, "House Number,Street\n1-3,Kendal Road\n").doors == (
        NewDoor("Kendal Road", "1-3"),
    )


def test_a_number_that_plainly_names_several_doors_is_read_as_a_range(tmp_path: Path) -> None:
    text = 'Street,Number\nKendal Road,1-5 odd\nKendal Road,"8, 10"\nKendal Road,12-14\n'
    assert [door.label for door in read(tmp_path, text).doors] == [
        "1",
        "3",
        "5",
        "8",
        "10",
        "12-14",
    ]


def test_an_address_holds_street_and_door(tmp_path: Path) -> None:
    found = read(tmp_path, 'address,n\n14 Kendal Road,1\n"Flat 2, Elm House",2\nThe Hall,3\n')
    assert found.doors == (NewDoor("Kendal Road", "14"), NewDoor("Elm House", "Flat 2"))
    assert reasons(found) == [(4, "“The Hall” is no number and street")]


def test_a_range_is_each_of_its_doors(tmp_path: Path) -> None:
    text = "street,doors\nKendal Road,1-5 odd\n,2-4 even Elm Close\nElm Close,9-1\n,7\n"
    found = read(tmp_path, text)
    assert found.doors == (
        *(NewDoor("Kendal Road", label) for label in ("1", "3", "5")),
        *(NewDoor("Elm Close", label) for label in ("2", "4")),
    )
    assert reasons(found) == [
        (4, "“9-1” cannot be counted from first to last"),
        (5, "it has no street"),
    ]


def test_lines_that_are_no_door_are_named_with_the_reason(tmp_path: Path) -> None:
    text = (
        "street,label\nKendal Road,1\n,2\nKendal Road,\nKENDAL ROAD,1\nA,1,2\n" + "é" * 201 + ",1"
    )
    assert reasons(read(tmp_path, text)) == [
        (3, "it has no street"),
        (4, "it has no door"),
        (5, "line 2 has the same door"),
        (6, "it has more cells than there are columns"),
        (7, "the street has 201 characters, and 200 is the most"),
    ]


def test_a_file_without_doors_says_what_to_map(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="--map Road=street"):
        read(tmp_path, "name,postcode\nThe Hall,EH1\n")
