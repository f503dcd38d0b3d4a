"""Depth is told by four answers and shown by records, and neither is more than what it rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.depth import (
    MOST,
    Answers,
    Depth,
    Shown,
    shown_depth,
    told_depth,
)

answer = st.integers(0, MOST)


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        (Answers(0, 0, 0, 0), Depth.TRANSACTION),
        (Answers(1, 1, 0, 0), Depth.TRANSACTION),
        (Answers(2, 1, 0, 0), Depth.FAMILIAR),
        (Answers(2, 2, 1, 1), Depth.TRUSTED),
        (Answers(3, 3, 2, 2), Depth.CHANGING),
    ],
)
def test_four_answers_tell_a_depth(answers: Answers, depth: Depth) -> None:
    assert told_depth(answers) is depth


def test_a_tie_in_which_one_alone_gives_changes_nothing_yet() -> None:
    assert told_depth(Answers(3, 3, 3, 1)) is Depth.TRUSTED


@given(answer, answer, answer, answer)
def test_a_higher_answer_never_tells_a_lesser_depth(a: int, b: int, c: int, d: int) -> None:
    for less in range(a + 1):
        assert told_depth(Answers(less, b, c, d)) <= told_depth(Answers(a, b, c, d))
        assert told_depth(Answers(b, c, d, less)) <= told_depth(Answers(b, c, d, a))


@pytest.mark.parametrize(
    ("shown", "depth"),
    [
        (Shown(), Depth.TRANSACTION),
        (Shown(meetings=2, days=400, given=3, received=3), Depth.TRANSACTION),
        (Shown(meetings=4, days=20), Depth.FAMILIAR),
        (Shown(meetings=9, days=30), Depth.FAMILIAR),
        (Shown(meetings=6, days=90, given=2), Depth.TRUSTED),
        (Shown(meetings=6, days=90, given=1, received=1), Depth.CHANGING),
        (Shown(meetings=6, days=90, came_nearer=True), Depth.CHANGING),
    ],
)
def test_records_show_a_depth(shown: Shown, depth: Depth) -> None:
    assert shown_depth(shown) is depth
