"""Every place of a file arrives once with its area and position, or its line is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.place_inputs import PlaceInput
from organiser_app.domain.values import PlaceKind
from organiser_app.exchange.places import Places, read_places

REAL = Path(__file__).resolve().parents[3] / "shared/data/edinburgh_neighbourhoods_survey.csv"
HEAD = "name,area,postcode,latitude,longitude,id\n"


def read(tmp_path: Path, content: str, *said: tuple[str, str]) -> Places:
    """What is read from a file of that content."""
    file = tmp_path / "places.csv"
    file.write_text(content, encoding="utf-8", newline="")
    return read_places(file, said)


def reasons(places: Places) -> list[tuple[int, str]]:
    """The lines that were not taken, and why."""
    return [(each.line, each.reason) for each in places.unread]


def test_usual_names_of_columns_need_no_word(tmp_path: Path) -> None:
    found = read(tmp_path, "Place,Ward,Post code,Lat,Lng,UPRN\nThe Hall,Leith,EH6,55.9,-3.1,7\n")
    assert found.places == (
        PlaceInput(
            name="The Hall",
            area="Leith",
            postcode="EH6",
            latitude=55.9,
            longitude=-3.1,
            source="place:7",
        ),
    )


def test_a_place_without_a_name_column_is_called_by_its_postcode(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "Postcode,Lat,Long\nEH6 5RW,55.9,-3.1\n").places
    assert (place.name, place.postcode) == ("EH6 5RW", "EH6 5RW")


@pytest.mark.parametrize(
    "said", [("Site", "name"), ("name", "Site"), ("site", "Name"), ("NAME", "Site")]
)
def test_a_column_and_what_it_holds_may_stand_either_way(
    tmp_path: Path, said: tuple[str, str]
) -> None:
    (place,) = read(tmp_path, "Site,Town\nThe Hall,Leith\n", said).places
    assert place.name == "The Hall"


def test_a_field_and_a_column_of_another_field_are_not_mistaken(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "Postcode,Place\nEH6,The Hall\n", ("name", "Postcode")).places
    assert (place.name, place.postcode) == ("EH6", "EH6")


def test_a_column_that_is_said_is_not_guessed_for_another_field(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "place,name\nLeith,The Hall\n", ("name", "area")).places
    assert (place.name, place.area) == ("Leith", "The Hall")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Leith,EH6,55,-3,1", "it has no name"),
        ("Hall,Leith,EH6,91,-3,1", "“91” is no latitude from -90 to 90"),
        ("Hall,Leith,EH6,north,-3,1", "“north” is no latitude from -90 to 90"),
        ("Hall,Leith,EH6,nan,-3,1", "“nan” is no latitude from -90 to 90"),
        ("Hall,Leith,EH6,55,-181,1", "“-181” is no longitude from -180 to 180"),
        ("Hall,Leith,EH6,55,,1", "it has no longitude"),
        ("Hall,Leith,EH6,55,-3,0", "line 2 has the same source, “0”"),
        ("Hall,Leith,EH6,55,-3,1,more", "it has more cells than there are columns"),
        (f"{'H' * 201},Leith,EH6,55,-3,1", "the name has 201 characters, and 200 is the most"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_with_the_reason(
    tmp_path: Path, row: str, reason: str
) -> None:
    found = read(tmp_path, f"{HEAD}First,,,,,0\n{row}\nLast,,,,,9\n")
    assert [place.name for place in found.places] == ["First", "Last"]
    assert reasons(found) == [(3, reason)]


def test_a_kind_of_place_is_read_or_named(tmp_path: Path) -> None:
    found = read(tmp_path, "name,kind\nSt Mary’s,School gate\nCorner,pub\nX,castle\nY,\n")
    assert [place.kind for place in found.places] == [
        PlaceKind.SCHOOL_GATE,
        PlaceKind.PUB,
        PlaceKind.OTHER,
    ]
    assert reasons(found)[0][0] == 4
    assert "“castle” is no kind of place" in reasons(found)[0][1]


def test_two_rows_that_are_the_same_are_two_places(tmp_path: Path) -> None:
    found = read(tmp_path, "name\nBench\nBench\n")
    assert len({place.source for place in found.places}) == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("Town", "castle"), "The fields are: name, area,"),
        (("Castle", "name"), "There is no column “Castle”"),
    ],
)
def test_a_word_that_fits_nothing_says_what_there_is(
    tmp_path: Path, said: tuple[str, str], sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        read(tmp_path, "Site,Town\nThe Hall,Leith\n", said)


def test_a_file_with_no_names_asks_for_them(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="which column holds the names"):
        read(tmp_path, "Site,Town\nThe Hall,Leith\n")


@pytest.mark.skipif(not REAL.exists(), reason="the real places are not beside us")
def test_the_real_places_are_all_read() -> None:
    found = read_places(REAL)
    assert (len(found.places), found.unread) == (2954, ())
    assert Counter(place.area for place in found.places).most_common(1) == [("Leith", 367)]
    assert all(place.postcode and place.latitude for place in found.places)
