from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from organiser_app.reports.charts.doors import (
    MOST_MARKS,
    doors_per_mark,
    fullest_rows,
    label_places,
    share_out,
)
from organiser_app.reports.charts.trends import spread

_counts = st.lists(st.integers(0, 200_000), min_size=1, max_size=4)


@given(_counts)
def test_marks_add_up_to_the_doors_they_stand_for(counts: list[int]) -> None:
    scale = doors_per_mark(sum(counts))
    marks = share_out(counts, scale)
    assert sum(marks) == round(sum(counts) / scale)
    assert all(abs(mark - count / scale) <= 1 for mark, count in zip(marks, counts, strict=True))


@given(st.integers(1, 3_000_000))
def test_there_are_never_more_marks_than_fit(doors: int) -> None:
    assert doors / doors_per_mark(doors) <= MOST_MARKS


def test_a_door_is_a_mark_until_there_are_too_many() -> None:
    assert doors_per_mark(2500) == 1
    assert doors_per_mark(2501) == 10


def test_rows_are_chosen_to_fill_the_last_column() -> None:
    assert fullest_rows(1240, 21) == 20
    assert fullest_rows(3, 1) == 1


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(5, 70)), min_size=1, max_size=6))
def test_labels_never_overlap_nor_leave_the_page(parts: list[tuple[float, float]]) -> None:
    starts = sorted(start for start, _ in parts)
    widths = [width for _, width in parts]
    room = 482.0
    places = label_places(starts, widths, room)
    for (left, width), (right, _) in pairwise(zip(places, widths, strict=True)):
        assert left + width <= right
    assert places[-1] + widths[-1] <= room + 1e-6
    assert places[0] >= 0


@given(st.lists(st.floats(0, 100), max_size=6), st.floats(1, 12))
def test_the_ends_of_lines_are_labelled_apart(wanted: list[float], pitch: float) -> None:
    placed = sorted(spread(wanted, pitch))
    assert all(upper - lower >= pitch - 1e-9 for lower, upper in pairwise(placed))
    assert all(height >= 0 for height in placed)


def test_labels_that_are_apart_stay_where_they_are() -> None:
    assert spread([50.0, 10.0, 30.0], 10) == [50.0, 10.0, 30.0]
