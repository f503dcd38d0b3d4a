"""Names of people compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.person_names import Names, likeness_of_names, name_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siân O’Brien", "SIAN OBrien"),
        ("Hughes, Bill", "Bill Hughes"),
        ("Mrs Nasreen Akhtar", "Akhtar Nasreen"),
        ("Łukasz Baran", "Lukasz Baran"),
    ],
)
def test_case_accents_titles_and_order_say_nothing(one: str, other: str) -> None:
    assert likeness_of_names(one, other) is Names.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Hughes", "Hughes W."),
        ("William Hughes", "Bill Huges"),
        ("Mohammed Khan", "Muhammad Kahn"),
        ("Mary Ann Lee", "Mary Lee"),
        ("Anna Smith-Jones", "Anna Smith"),
        ("Christopher Entwistle", "Christofer Entwisle"),
    ],
)
def test_initials_short_forms_and_slips_are_alike(one: str, other: str) -> None:
    assert likeness_of_names(one, other) is Names.LIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Hughes", "Mary Hughes"),
        ("Daniel Hughes", "Danielle Hughes"),
        ("Mark Hughes", "Mary Hughes"),
        ("J Hughes", "B Hughes"),
        ("W. H.", "Bill Hughes"),
        ("Bill Hughes", "Bill Hughes junior"),
        ("Patrick Hughes", "Patricia Hughes"),
        ("B", "Bill Hughes"),
    ],
)
def test_other_first_names_and_initials_alone_are_of_others(one: str, other: str) -> None:
    assert likeness_of_names(one, other) is Names.OTHER


def test_a_part_of_a_name_is_known_for_what_it_is() -> None:
    assert likeness_of_names("Bill", "William Hughes") is Names.FIRST_ALONE
    assert likeness_of_names("Mr Hughes", "William Hughes") is Names.LAST_ALONE
    assert likeness_of_names("Sue Clarke", "Susan Hughes") is Names.OTHER_SURNAME
    assert likeness_of_names("", "Susan Hughes") is Names.UNKNOWN


def test_a_title_that_is_all_of_a_name_is_its_word() -> None:
    assert name_words("Doctor").words == ("doctor",)
    assert name_words("Dr").words == ("dr",)


@given(st.text(max_size=30), st.text(max_size=30))
def test_which_of_two_names_comes_first_says_nothing(one: str, other: str) -> None:
    assert likeness_of_names(one, other) is likeness_of_names(other, one)


@given(st.text(max_size=30))
def test_a_name_is_the_same_as_itself_or_unknown(name: str) -> None:
    assert likeness_of_names(name, name) in (Names.SAME, Names.UNKNOWN)
