"""Telephone numbers and e-mail addresses written in one way."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.reach import email_key, is_mobile, phone_numbers


@pytest.mark.parametrize(
    "written",
    ["07700 900123", "+44 (0)7700 900123", "0044 7700-900-123", "tel: 07700 900123 (Bill)"],
)
def test_two_spellings_of_a_number_are_one_number(written: str) -> None:
    assert phone_numbers(written) == {"+447700900123"}


def test_two_numbers_in_one_field_are_two() -> None:
    found = phone_numbers("07700 900123 or 0161 496 0123")
    assert found == {"+447700900123", "+441614960123"}


@pytest.mark.parametrize("written", ["", "ask Bill", "none yet", "12"])
def test_plain_words_are_no_number(written: str) -> None:
    assert phone_numbers(written) == frozenset()


@given(st.from_regex(r"0[127][0-9]{3} ?[0-9]{3} ?[0-9]{3}", fullmatch=True))
def test_the_quick_way_reads_what_the_library_reads(written: str) -> None:
    read = phonenumbers.parse(written, "GB")
    e164 = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)
    assert phone_numbers(written) == {e164}


def test_a_mobile_is_told_from_a_landline_here_and_abroad() -> None:
    assert is_mobile("+447700900123")
    assert not is_mobile("+441614960123")
    assert not is_mobile("+447012345678")  # a number that is passed on, and not carried
    assert is_mobile("+48601234567")
    assert not is_mobile("+48221234567")


def test_case_says_nothing_in_an_address_and_dots_only_where_it_is_sure() -> None:
    assert email_key(" Bill.Hughes@Example.ORG") == "bill.hughes@example.org"
    assert email_key("b.ill.h+list@googlemail.com") == email_key("billh@gmail.com")
    assert email_key("bill.h@example.org") != email_key("billh@example.org")


@pytest.mark.parametrize("written", ["", "none", "bill@home", "@example.org", "a b@example.org"])
def test_what_is_no_address_has_no_key(written: str) -> None:
    assert email_key(written) == ""
