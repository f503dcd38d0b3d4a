"""The figures of variation and progress: on paper and on the screen, the same builder."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from reportlab.pdfgen.canvas import Canvas

from organiser_app.domain.rules.pace import Projection
from organiser_app.reports import faces
from organiser_app.reports.charts.frame import round_step
from organiser_app.reports.charts.paper import FigureOnPaper
from organiser_app.reports.charts.progress import Climb, progress_figure
from organiser_app.reports.charts.trends import TrendColours
from organiser_app.reports.charts.variation import variation_figure
from tests.reports.test_variation import ONE_OUTSIDE, STEADY, weeks

INK, ACCENT = "#111111", "#123456"
COLOURS = TrendColours(accent=ACCENT, inks=(INK, INK, INK))
BEGINS = date(2026, 3, 2)
DAY = timedelta(days=1)
MONDAYS = tuple(BEGINS + 7 * place * DAY for place in range(4))


def climb(**fields: object) -> Climb:
    given = {
        "begins": BEGINS,
        "ends": BEGINS + 55 * DAY,
        "day": BEGINS + 27 * DAY,
        "mondays": MONDAYS,
        "brought": (5, 10, 5, 10),
        "target": 100,
        "ahead": Projection(60, 4),
        **fields,
    }
    return Climb(**given)  # type: ignore[arg-type] # fields of many types by name


def words_in(figure: Figure) -> list[str]:
    (axes,) = figure.axes
    return [text.get_text() for text in axes.texts]


def places(line: Line2D) -> list[float]:
    return [float(place) for place in np.asarray(line.get_xdata())]


def heights(line: Line2D) -> list[float]:
    return [float(height) for height in np.asarray(line.get_ydata())]


def drawn_everywhere(figure: Figure) -> bytes:
    """Draw it on paper and on a screen; the bytes of the screen's."""
    faces.register()
    paper = Canvas(BytesIO())
    FigureOnPaper(figure).drawOn(paper, 0, 0)
    target = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(target, format="png")
    return target.getvalue()


def test_the_levels_are_named_at_their_ends_and_the_limits_dashed() -> None:
    figure = variation_figure(weeks(STEADY))
    assert words_in(figure) == ["upper limit 21", "average 11", "lower limit 1"]
    (axes,) = figure.axes
    levels = [line for line in axes.lines if len(places(line)) == 2]
    assert [line.is_dashed() for line in levels] == [True, False, True]


def test_every_value_is_a_point_and_the_scale_starts_at_nought() -> None:
    (axes,) = variation_figure(weeks(STEADY), colours=COLOURS).axes
    (points,) = [line for line in axes.lines if line.get_marker() == "o"]
    assert heights(points) == [*STEADY]
    assert points.get_color() == INK
    assert axes.get_ylim()[0] == 0


def test_what_stands_out_is_marked_in_the_accent_with_its_day() -> None:
    figure = variation_figure(weeks(ONE_OUTSIDE), colours=COLOURS)
    (axes,) = figure.axes
    (mark,) = [
        line for line in axes.lines if line.get_marker() == "o" and line.get_color() == ACCENT
    ]
    assert heights(mark) == [41]
    assert "6 Apr: 41" in words_in(figure)


def test_of_many_that_stand_out_none_is_named() -> None:
    shown = weeks((0,) * 9 + (60,) * 5 + (0,) * 9)
    assert [words.split()[0] for words in words_in(variation_figure(shown))] == [
        "upper", "average", "lower",
    ]  # fmt: skip


def test_a_run_is_marked_and_counted() -> None:
    assert "8 on one side" in words_in(variation_figure(weeks((0, 2, 1) * 3 + (2, 3) * 4)))


def test_few_values_have_an_average_and_none_a_sentence() -> None:
    assert words_in(variation_figure(weeks((3, 4)))) == ["average 3.5"]
    assert words_in(variation_figure(weeks((4,) * 8))) == ["average 4"]
    empty = variation_figure(weeks(()))
    assert not empty.axes
    assert empty.texts[0].get_text() == "No whole week is over yet."


def test_the_figures_are_drawn_on_paper_and_on_the_screen() -> None:
    for figure in (variation_figure(weeks(ONE_OUTSIDE)), progress_figure(climb())):
        assert drawn_everywhere(figure).startswith(b"\x89PNG")


def test_the_climb_adds_up_beside_the_steady_pace() -> None:
    figure = progress_figure(climb(), colours=COLOURS)
    (axes,) = figure.axes
    ways = [heights(line) for line in axes.lines]
    assert all(way in ways for way in ([0, 5, 15, 20, 30], [0, 100], [30, 60]))
    assert words_in(figure) == ["30", "target 100", "at this pace 60"]


def test_a_climb_without_a_target_has_no_pace() -> None:
    figure = progress_figure(climb(target=None, ahead=None))
    assert words_in(figure) == ["30"]


def test_a_wave_that_has_not_begun_stands_at_nought() -> None:
    figure = progress_figure(climb(day=BEGINS - DAY, mondays=(), brought=(), ahead=None))
    assert words_in(figure) == ["0", "target 100"]


def test_a_week_cut_off_by_the_day_ends_on_it() -> None:
    (axes,) = progress_figure(climb(day=BEGINS + 23 * DAY)).axes
    assert [0, 7, 14, 21, 24] in [places(line) for line in axes.lines]


def test_lines_across_are_round_and_few() -> None:
    assert [round_step(highest) for highest in (1, 5, 6, 23, 26, 480, 501)] == [
        1, 1, 2, 5, 10, 100, 200,
    ]  # fmt: skip
