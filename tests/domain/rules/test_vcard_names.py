"""Names in the parts that a contact file wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.vcard_names import NameParts, parts_of, whole_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bill Hughes", NameParts("Hughes", "Bill")),
        ("Hughes, Bill", NameParts("Hughes", "Bill")),
        ("Mary Ann Lee", NameParts("Lee", "Mary", "Ann")),
        ("Lee, Mary Ann", NameParts("Lee", "Mary", "Ann")),
        ("Terri", NameParts(given="Terri")),
        ("Terri,", NameParts(given="Terri")),
        ("", NameParts()),
    ],
)
def test_a_name_has_its_parts(name: str, parts: NameParts) -> None:
    assert parts_of(name) == parts


@given(st.lists(st.sampled_from(["Bill", "Mary", "Ann", "Hughes"]), max_size=4))
def test_the_parts_of_a_plain_name_make_it_again(words: list[str]) -> None:
    assert whole_name(parts_of(" ".join(words))) == " ".join(words)
