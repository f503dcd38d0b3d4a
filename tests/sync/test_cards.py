"""Member cards: they come back as they were, and whatever happened to them on the way is seen."""

from __future__ import annotations

import hashlib
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.errors import InvalidInput
from organiser_app.sync.cards import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MemberCard,
    card_picture,
    card_text,
    fitting_name,
    read_card,
    tidy_name,
)
from organiser_app.sync.keys import new_keys

KEYS = new_keys().public()
CARD = MemberCard("Siân O’Brien & Co", KEYS)
LINE = card_text(CARD)
ON_A_CARD = string.ascii_letters + string.digits + ":?=&%+-_."


def summed(content: str) -> str:
    """A line with a sum that fits it, as somebody could make who knows how."""
    content = content.partition("&sum=")[0]
    found = hashlib.sha256(b"organiser card 1\0" + content.encode()).hexdigest()[:8]
    return f"{content}&sum={found}"


def refused(line: str) -> str:
    """What is said of a line that is no card."""
    with pytest.raises(InvalidInput) as raised:
        read_card(line)
    return raised.value.message


@given(st.text(min_size=1, max_size=200))
def test_a_name_that_can_stand_on_a_card_comes_back_as_it_was(typed: str) -> None:
    try:
        name = fitting_name(typed)
    except InvalidInput:
        return
    assert len(name) <= LONGEST_NAME
    assert tidy_name(name) == name
    card = MemberCard(name, KEYS)
    assert read_card(card_text(card)) == card


@given(st.integers(0, len(LINE) - 1), st.sampled_from(ON_A_CARD))
def test_one_character_that_is_another_is_seen(place: int, letter: str) -> None:
    line = LINE[:place] + letter + LINE[place + 1 :]
    assert (line == LINE) or refused(line)


@given(st.text() | st.text(alphabet=ON_A_CARD).map(lambda text: summed("organiser:1?" + text)))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    try:
        card = read_card(text)
    except InvalidInput:
        return
    assert read_card(card_text(card)) == card


def test_a_card_that_a_mail_broke_into_lines_is_read() -> None:
    broken = "\r\n".join(LINE[start : start + 40] for start in range(0, len(LINE), 40))
    assert read_card(f"  {broken}\n") == CARD


def test_a_card_is_found_in_the_middle_of_a_mail() -> None:
    assert read_card(f"Hello – here is mine:\n\n{LINE}\n\nSee you on Friday, Siân") == CARD


def test_a_card_is_one_line_that_every_carrier_takes() -> None:
    assert LINE.isascii()
    assert LINE.isprintable()
    assert " " not in LINE


@pytest.mark.parametrize("text", ["", "Mo Haddad", "organiser:?", "age1" * 20])
def test_what_is_no_card_is_told_so(text: str) -> None:
    assert "This is no member's card." in refused(text)


def test_a_text_as_long_as_a_book_is_not_read() -> None:
    assert "This is no member's card." in refused(LINE + " " * LONGEST_TEXT)


def test_a_card_of_a_later_version_says_what_to_do() -> None:
    assert "newer version" in refused(LINE.replace("organiser:1?", "organiser:2?"))


@pytest.mark.parametrize(
    "line",
    [
        LINE[:-1],
        LINE.rpartition("&sum=")[0],
        summed(LINE.replace("check=", "chuck=")),
        summed(LINE.replace("name=", "seal=x&name=")),
        summed(LINE.partition("&seal=")[0]),
        summed(LINE.replace("check=", "check=AAAA")[:-9]),
        summed(LINE.replace("name=Si", "name=%FF")),
        summed("organiser:1?"),
    ],
)
def test_a_card_with_something_missing_or_too_much_is_refused(line: str) -> None:
    assert refused(line)


def test_keys_that_cannot_be_used_are_refused_however_well_the_card_is_made() -> None:
    seal = KEYS.sealing_key
    assert "sealing packs" in refused(summed(LINE.replace(seal, seal[:-1])))
    assert "checking signatures" in refused(
        summed(LINE.partition("&check=")[0] + "&check=" + "A" * 43 + "&seal=" + seal)
    )


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_name_is_neither_nothing_nor_a_story(name: str) -> None:
    with pytest.raises(InvalidInput, match="from 1 to 80 letters"):
        MemberCard(name, KEYS)


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\u2066"])
def test_a_name_holds_nothing_that_cannot_be_seen(letter: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be shown"):
        MemberCard(f"Mo{letter}Haddad", KEYS)
    assert fitting_name(f"Mo{letter}Haddad") == "MoHaddad"
    encoded = "".join(f"%{byte:02X}" for byte in letter.encode())
    refused(summed(LINE.replace("name=Si", f"name=Si{encoded}")))


@pytest.mark.parametrize("name", ["Mo  Haddad", " Mo", "Mo\nHaddad", "Sia\u0302n"])
def test_a_name_is_written_in_one_way_alone(name: str) -> None:
    with pytest.raises(InvalidInput, match="not written as a name is"):
        MemberCard(name, KEYS)
    assert MemberCard(tidy_name(name), KEYS).name == tidy_name(name)


def test_the_joiners_of_persian_and_hindi_are_letters_of_a_name() -> None:
    card = MemberCard("علی\u200cرضا", KEYS)  # noqa: RUF001 - two letters that look alike
    assert read_card(card_text(card)) == card


def test_a_name_that_is_too_long_is_shortened_for_the_card() -> None:
    assert fitting_name("Mo " * 40) == ("Mo " * 40)[:80].strip()


def test_the_longest_card_still_fits_into_a_picture() -> None:
    longest = replace(CARD, name="\N{CJK UNIFIED IDEOGRAPH-20000}" * LONGEST_NAME)
    assert len(card_text(longest)) < 1_300
    assert card_picture(longest, "png").startswith(b"\x89PNG")
    assert b"<svg" in card_picture(longest)
