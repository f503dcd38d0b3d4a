"""What may stand on paper."""

from __future__ import annotations

import pytest

from organiser_app.domain.rules.printable import first_name, time_to_return


@pytest.mark.parametrize(
    "note",
    ["after seven", "not Fridays", "19:30", "weekends, before 11am", "Tue or Thu", "half past six"],
)
def test_a_time_to_come_back_is_printed(note: str) -> None:
    assert time_to_return(f" {note}. ") == note


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Bill is in after seven",
        "after seven, when her carer is gone",
        "after his operation",
        "on dialysis Tuesdays",
        "after " * 20,
    ],
)
def test_anything_else_is_not(note: str) -> None:
    assert time_to_return(note) == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Bill Hughes", "Bill"),
        ("Terri", "Terri"),
        ("Mrs Ann Hughes", "Ann"),
        ("Mrs Hughes", ""),
        ("Dr. Hughes", ""),
        ("", ""),
    ],
)
def test_a_name_is_its_first_and_never_a_surname(name: str, first: str) -> None:
    assert first_name(name) == first
