"""How one text became another: nothing of either is lost, and the marks are few."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.word_differences import Fate, Piece, word_differences

STAYED, OUT, IN = Fate.STAYED, Fate.TAKEN_OUT, Fate.PUT_IN
texts = st.one_of(
    st.lists(st.sampled_from(["damp", "the ", "council", " ", ", ", "rings", "\n", "Ł", "."])).map(
        "".join
    ),
    st.text(max_size=60),
)


def _text_of(pieces: tuple[Piece, ...], without: Fate) -> str:
    return "".join(piece.words for piece in pieces if piece.fate is not without)


@given(texts, texts)
def test_the_pieces_give_both_texts_again(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert _text_of(pieces, without=IN) == before
    assert _text_of(pieces, without=OUT) == after


@given(texts, texts)
def test_no_piece_is_empty_and_neighbours_differ(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert all(piece.words for piece in pieces)
    assert all(one.fate is not other.fate for one, other in pairwise(pieces))


@given(texts)
def test_of_two_equal_texts_all_stays(words: str) -> None:
    assert word_differences(words, words) == ((Piece(words, STAYED),) if words else ())


def test_words_are_compared_whole_and_a_change_is_told_once() -> None:
    before = "Damp in the back bedroom, the council never rings back."
    after = "Damp in the back bedroom, Wenbury Homes say it is condensation."
    assert word_differences(before, after) == (
        Piece("Damp in the back bedroom, ", STAYED),
        Piece("the council never rings back", OUT),
        Piece("Wenbury Homes say it is condensation", IN),
        Piece(".", STAYED),
    )


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("", "new", [(IN, "new")]),
        ("old", "", [(OUT, "old")]),
        ("ring back", "ring her back", [(IN, "her ")]),
        ("19 May", "22 May", [(OUT, "19"), (IN, "22")]),
    ],
)
def test_only_what_changed_is_marked(
    before: str, after: str, marked: list[tuple[Fate, str]]
) -> None:
    pieces = word_differences(before, after)
    assert [(each.fate, each.words) for each in pieces if each.fate is not STAYED] == marked


def test_a_very_long_text_is_compared_at_its_ends_alone() -> None:
    middle = " ".join(str(number) for number in range(5_000))
    pieces = word_differences(f"one {middle} two", f"one {middle[::-1]} two")
    assert [piece.fate for piece in pieces] == [STAYED, OUT, IN, STAYED]
