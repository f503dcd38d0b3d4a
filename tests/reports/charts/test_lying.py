"""Bars that lie under one another, and their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.values import StatementKind
from organiser_app.reports.charts.lying import MOST_BARS, kinds_group, lying_figure, means_group
from organiser_app.reports.charts.saving import PictureFormat, format_of, picture_of

KINDS = ((StatementKind.LOVE, 3), (StatementKind.CONCERN, 1))


def test_a_bar_has_a_part_for_each_kind_from_nought() -> None:
    (axes,) = lying_figure([kinds_group("By place", [("Leith", KINDS)])]).axes
    widths = [bar.get_extents().width / axes.bbox.width for bar in axes.patches]
    assert [round(width, 2) for width in widths] == [0.75, 0.25]
    assert {words.get_text() for words in axes.texts} == {"Leith", "4"}


def test_no_more_bars_are_drawn_than_have_room() -> None:
    bars = [(f"Place {number}", KINDS) for number in range(MOST_BARS + 5)]
    (axes,) = lying_figure([kinds_group("By place", bars)]).axes
    assert len(axes.patches) == MOST_BARS * len(KINDS)


def test_a_group_without_bars_says_so() -> None:
    figure = lying_figure([kinds_group("By place", []), means_group("Mean", [("x", None, "0")])])
    assert "Nothing to show." in {words.get_text() for words in figure.texts}


@pytest.mark.parametrize("wanted", PictureFormat)
def test_the_same_chart_gives_the_same_file(wanted: PictureFormat) -> None:
    figure = lying_figure([kinds_group("By place", [("Leith", KINDS)])])
    if wanted is not PictureFormat.SVG:  # its ids are drawn by lot
        assert picture_of(figure, wanted) == picture_of(figure, wanted)
    assert len(picture_of(figure, wanted)) > 1_000


def test_a_name_says_how_the_chart_is_saved() -> None:
    assert format_of(Path("chart.SVG")) is PictureFormat.SVG
    with pytest.raises(InvalidInput, match="chart does not"):
        format_of(Path("chart"))
