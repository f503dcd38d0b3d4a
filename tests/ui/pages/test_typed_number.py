"""A number that is typed goes to its door, and names a new one where no door has it."""

from __future__ import annotations

import pytest

from organiser_app.ui.pages.listen.typed_number import TypedNumber

DOORS = ("2", "4", "6", "14", "16", "20A", "20C", "Flat 7", "Rose Cottage")


def typed(letters: str) -> tuple[str, int | None]:
    """What was taken of the letters, and the place of the door that it leads to."""
    number = TypedNumber("LSNRCVUDMJK")
    for letter in letters:
        if not number.takes(letter, DOORS):
            break
    return number.text, number.place(DOORS)


@pytest.mark.parametrize(
    ("letters", "text", "door"),
    [
        ("4", "4", "4"),
        ("1", "1", "14"),
        ("16", "16", "16"),
        ("20a", "20A", "20A"),
        ("20c", "20C", "20C"),
        ("7", "7", "Flat 7"),
        ("4n", "4", "4"),
        ("14c", "14", "14"),
        ("14a", "14A", None),
        ("n", "", None),
        ("31", "31", None),
        ("31b", "31B", None),
    ],
)
def test_letters_go_to_a_door_until_one_is_a_key_of_its_own(
    letters: str, text: str, door: str | None
) -> None:
    found, place = typed(letters)
    assert found == text
    assert (None if place is None else DOORS[place]) == door


def test_a_number_can_be_taken_back_and_is_whole_where_a_door_has_it() -> None:
    number = TypedNumber()
    for letter in "160":
        number.takes(letter, DOORS)
    assert not number.is_whole(DOORS)
    number.take_back()
    assert number.text == "16"
    assert number.is_whole(DOORS)
    number.clear()
    assert number.place(DOORS) is None
