from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from organiser_app.domain.figures import ThemeTrend
from organiser_app.reports.charts.trends import MOST_SERIES, TrendColours, trend_figure
from tests.reports.builders import TRENDS

_MONTHS = tuple(date(2026, month, 1) for month in (1, 2, 3))


def _drawn(figure: Figure) -> bytes:
    target = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(target, format="png")
    return target.getvalue()


def test_every_series_has_its_own_dash_and_label() -> None:
    (axes,) = trend_figure(TRENDS).axes
    lines = [line for line in axes.lines if line.get_marker() == "None"]
    assert len(lines) == len(TRENDS)
    assert sum(line.is_dashed() for line in lines) == len(TRENDS) - 1
    labels = [text.get_text() for text in axes.texts]
    assert labels == ["housing 34%", "young people 26%", "food 18%", "traffic 17%"]


def test_the_first_series_is_in_the_accent() -> None:
    colours = TrendColours(accent="#123456")
    (axes,) = trend_figure(TRENDS, colours=colours).axes
    assert axes.lines[0].get_color() == "#123456"
    assert axes.texts[0].get_color() == "#123456"


def test_the_scale_starts_at_nought() -> None:
    (axes,) = trend_figure(TRENDS).axes
    assert axes.get_ylim() == (0, 40)


def test_a_wave_is_marked_where_its_month_is_shown() -> None:
    (marked,) = trend_figure(TRENDS, wave_start=date(2026, 1, 5), wave="Spring 2026").axes
    assert "Spring 2026" in [text.get_text() for text in marked.texts]
    (unmarked,) = trend_figure(TRENDS, wave_start=date(2030, 1, 5), wave="Far off").axes
    assert "Far off" not in [text.get_text() for text in unmarked.texts]


def test_no_more_series_are_drawn_than_can_be_told_apart() -> None:
    many = [ThemeTrend(f"theme {i}", _MONTHS, (1.0, 2.0, float(i))) for i in range(9)]
    (axes,) = trend_figure(many).axes
    assert len(axes.texts) == MOST_SERIES


def test_no_month_makes_a_sentence_and_no_chart() -> None:
    figure = trend_figure([])
    assert not figure.axes
    assert figure.texts[0].get_text() == "No month has a listening yet."


def test_a_figure_serves_the_screen_without_a_warning() -> None:
    odd = [
        ThemeTrend("costs $5 or $6_a", _MONTHS, (0.0, 0.0, 0.0)),
        ThemeTrend("a very long name of a theme that never ends", _MONTHS, (100.0, 90.0, 99.0)),
        ThemeTrend("one month", _MONTHS[:1], (50.0,)),
    ]
    figure = trend_figure(odd, title="Percent of listenings", wave_start=_MONTHS[0], wave="Spring")
    assert _drawn(figure).startswith(b"\x89PNG")


def test_making_a_figure_leaves_pyplot_alone() -> None:
    program = (
        "import sys; from organiser_app.reports.charts.trends import trend_figure;"
        "assert 'matplotlib' not in sys.modules; trend_figure([]);"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
