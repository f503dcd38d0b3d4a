"""How much of residents' names leaves in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.naming import KnownNames, NamesShown, naming

NAMES = ("Bill Hughes", "Nasreen Akhtar", "Mary Ann Lee", "Terri")


@pytest.mark.parametrize(
    ("words", "first", "none"),
    [
        ("ring Bill Hughes back", "ring Bill back", "ring somebody back"),
        ("ring Bill.", "ring Bill.", "ring somebody."),
        ("see Mrs Akhtar about it", "see somebody about it", "see somebody about it"),
        ("Terri brings the list", "Terri brings the list", "somebody brings the list"),
        ("Mary Ann Lee and BILL HUGHES", "Mary and BILL", "somebody and somebody"),
        ("pay the bill for the hall", "pay the bill for the hall", "pay the bill for the hall"),
        ("three prices for the kitchen", *["three prices for the kitchen"] * 2),
        ("", "", ""),
    ],
)
def test_names_in_what_was_typed_are_shown_as_was_chosen(words: str, first: str, none: str) -> None:
    assert naming(KnownNames(NAMES), NamesShown.FULL).in_words(words) == words
    assert naming(KnownNames(NAMES), NamesShown.FIRST).in_words(words) == first
    assert naming(KnownNames(NAMES), NamesShown.NONE).in_words(words) == none


@pytest.mark.parametrize("name", ["Bill Hughes", "Hughes, Bill", "Mr Bill Hughes"])
def test_a_name_in_a_field_is_shown_as_was_chosen(name: str) -> None:
    assert naming(KnownNames(NAMES), NamesShown.FULL).name(name) == name
    assert naming(KnownNames(NAMES), NamesShown.FIRST).name(name) == "Bill"
    assert naming(KnownNames(NAMES), NamesShown.NONE).name(name) == ""


@given(st.lists(st.sampled_from([*NAMES, "ring", "about the damp,", "Mrs", "and"]), max_size=8))
def test_no_whole_name_and_no_surname_is_left_where_it_is_not_wanted(parts: list[str]) -> None:
    words = " ".join(parts)
    for shown in (NamesShown.FIRST, NamesShown.NONE):
        left = naming(KnownNames(NAMES), shown).in_words(words)
        assert not [name for name in NAMES if " " in name and name in left]
    assert "Bill" not in naming(KnownNames(NAMES), NamesShown.NONE).in_words(words)


KNOWN = KnownNames(
    (*NAMES, "Mrs Whitlock", "Ada Okoro"),
    ("the woman with the dog", "Orchard grandad"),
    ("Orchardway Homes",),
)


@pytest.mark.parametrize(
    ("name", "first", "none"),
    [
        ("the woman with the dog", "a resident", ""),
        ("Orchard grandad", "a resident", ""),
        ("Orchardway Homes", "Orchardway Homes", "Orchardway Homes"),
        ("Ada Okoro", "Ada", ""),
        ("Mrs Whitlock", "a resident", ""),
        ("Terri Sands", "Terri", ""),
        ("the sister of Bill Hughes", "the sister of Bill", ""),
        ("the council", "the council", ""),
    ],
)
def test_only_who_has_a_first_name_is_named_by_it(name: str, first: str, none: str) -> None:
    assert naming(KNOWN, NamesShown.FULL).name(name) == name
    assert naming(KNOWN, NamesShown.FIRST).name(name) == first
    assert naming(KNOWN, NamesShown.NONE).name(name) == none
