"""Partners on the map of power and interest: none over another, each with its shape and word."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from organiser_app.domain.relationship_values import Stance
from organiser_app.reports.charts.power_map import Placed, in_words, power_map_figure, wrapped

NAMES = (
    "Larkmoor Council, highways",
    "Moor Housing",
    "Three Rivers NHS Foundation Trust",
    "MMMMMM WWWWWW AAAAAA",
    "Ward councillor",
    "St Oswin's primary school governors",
    "Police",
    "The bus company",
    "Mere Lane Stores",
)


def crowded(cells: int) -> list[Placed]:
    """So many cells, with one partner more in each than in the one before."""
    stances = (*Stance, None)
    return [
        Placed(f"{cell}.{place}", NAMES[place % len(NAMES)], cell % 5 + 1, cell // 5 + 1, stance)
        for cell in range(cells)
        for place in range(cell + 1)
        for stance in (stances[place % len(stances)],)
    ]


def words_of(figure: Figure) -> list[Text]:
    return [text for axes in figure.axes for text in axes.texts if text.get_text()]


@pytest.mark.parametrize("size", [(482.0, 300.0), (380.0, 240.0), (700.0, 420.0)])
def test_no_name_lies_over_another_nor_beyond_the_map(size: tuple[float, float]) -> None:
    figure = power_map_figure(crowded(9), width=size[0], height=size[1])
    FigureCanvasAgg(figure)
    boxes = [text.get_window_extent() for text in words_of(figure)]
    for one, other in combinations(boxes, 2):
        across = min(one.x1, other.x1) - max(one.x0, other.x0)
        up = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert across <= 0 or up <= 1
    assert max(box.x1 for box in boxes) <= size[0] + 1


def test_each_stance_has_a_shape_and_a_word_of_its_own() -> None:
    placed = [
        Placed(str(place), name, place + 1, 3, stance)
        for place, (name, stance) in enumerate(zip(NAMES, (*Stance, None), strict=False))
    ]
    figure = power_map_figure(placed)
    said = {text.get_text() for text in words_of(figure)}
    assert {"ally", "undecided", "against", "not said"} <= said
    signs = [line for axes in figure.axes for line in axes.lines if line.get_gid() is not None]
    looks = {(str(sign.get_marker()), str(sign.get_markerfacecolor())) for sign in signs}
    assert len(looks) == len(placed)


def test_a_partner_stands_in_the_cell_of_its_power_and_interest() -> None:
    figure = power_map_figure([Placed("council", "Council", 5, 2, Stance.AGAINST)])
    (sign,) = [line for axes in figure.axes for line in axes.lines if line.get_gid() == "council"]
    x, y = np.asarray(sign.get_xydata(), dtype=float)[0]
    assert 1.5 < x < 2.5
    assert 4.5 < y < 5.5


def test_those_for_whom_a_cell_has_no_room_are_counted() -> None:
    many = [Placed(str(place), f"Partner {place}", 3, 3, None) for place in range(30)]
    figure = power_map_figure(many)
    said = [text.get_text() for text in words_of(figure)]
    shown = sum(line.startswith("Par") for line in said)
    assert f"{30 - shown} more" in said


def test_an_empty_map_says_so() -> None:
    said = [text.get_text() for text in words_of(power_map_figure([]))]
    assert said == ["Nobody is on the map yet."]


def test_a_long_name_is_wrapped_and_then_cut() -> None:
    assert wrapped("Police", 100, 2) == ("Police",)
    first, second = wrapped("Three Rivers NHS Foundation Trust", 60, 2)
    assert first == "Three Rivers"
    assert second.endswith("…")


def test_the_map_is_told_in_words() -> None:
    told = in_words([Placed("a", "Council", 5, 2, Stance.AGAINST)])
    assert told == "Council: against, power 5 of 5, interest 2 of 5"
