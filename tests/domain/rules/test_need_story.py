from __future__ import annotations

import pytest

from organiser_app.domain.rules.need_story import NeedStory, names_in, read_story, told_by

MUM = NeedStory("a mum on the edge of the estate", "one hour before school", "I can keep the job")


def test_three_fields_make_one_sentence_and_are_read_back_from_it() -> None:
    sentence = MUM.sentence()
    assert sentence == (
        "As a mum on the edge of the estate, I need one hour before school, "
        "so that I can keep the job."
    )
    assert read_story(sentence) == MUM


def test_a_story_may_leave_out_what_for() -> None:
    short = NeedStory("a carer", "an evening off")
    assert short.sentence() == "As a carer, I need an evening off."
    assert read_story(short.sentence()) == short


@pytest.mark.parametrize("story", [NeedStory(), NeedStory("a carer"), NeedStory(what="rest")])
def test_who_and_what_have_to_be_said(story: NeedStory) -> None:
    assert story.sentence() == ""


def test_a_sentence_of_another_form_is_left_whole() -> None:
    assert read_story("We all need the lift mended.") is None


NAMES = ("Bill Hughes", "Rosa Ó Briain", "the man with the pigeons", "Al Ng")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Bill, I need a lift", ("Bill Hughes",)),
        ("as bill hughes, I need a lift", ("Bill Hughes",)),
        ("As a woman I need somebody to pay the bill", ()),
        ("As Rosa’s neighbour, I need quiet", ("Rosa Ó Briain",)),
        ("As the man with the pigeons, I need grain", ("the man with the pigeons",)),
        ("As a man with pigeons, I need grain", ("the man with the pigeons",)),
        ("As a man with a loft, I need grain", ()),
    ],
)
def test_a_residents_name_in_a_story_is_seen(text: str, found: tuple[str, ...]) -> None:
    assert names_in(text, NAMES) == found


@pytest.mark.parametrize(
    ("stand_in", "told"),
    [
        ("the man with the pigeons", ""),
        ("bill with the van", "bill"),
        ("the man at 14", "14"),
        ("the van man of 14a", ""),
        ("the hughes boy", "hughes"),
        ("the man from Kendal", ""),
    ],
)
def test_a_stand_in_tells_who_it_is_by_a_word_of_the_name_or_the_number(
    stand_in: str, told: str
) -> None:
    assert told_by(stand_in, "Bill Hughes", "14 Kendal Road") == told
