"""How often themes were named, month by month: one matplotlib figure for the window and the page.

Every series has its own dash and its name at the end of its line; a figure is built without
pyplot, so that nothing is kept behind, and matplotlib is imported when the first one is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.rules.calendar_words import short_month
from organiser_app.language import tr
from organiser_app.reports import phrases, theme
from organiser_app.reports.charts.lettering import POINTS_PER_INCH, TEXT, font, lettered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from organiser_app.domain.figures import ThemeTrend

MOST_SERIES = 5
_LABEL_PITCH = 10.5
_LABEL_LIMIT = 30
_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 1.6), (6, 1.6, 1, 1.6), (1, 1.4), (9, 2))
_MOST_MONTH_LABELS, _MONTH_PITCH = 9, 22


@dataclass(frozen=True, slots=True)
class TrendColours:
    """What the lines are drawn in: the series in question, the others, and the ground's lines."""

    accent: str = theme.TEAL
    inks: tuple[str, ...] = (theme.INK, theme.SOFT, theme.SOFT)
    text: str = theme.SOFT
    hairline: str = theme.HAIRLINE
    ground: str = "none"


def trend_figure(
    trends: Sequence[ThemeTrend],
    *,
    colours: TrendColours | None = None,
    wave_start: date | None = None,
    wave: str = "",
    title: str = "",
    width: float = theme.BODY_WIDTH,
    height: float = 170.0,
) -> Figure:
    """A figure of `width` by `height` points with a line for each of the first five themes.

    All series should share their months; each line's `gid` is its place among them.
    `wave_start` gets a dotted upright named `wave`. Series without months make a figure that
    says so.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 (half a second, only for charts)

    colours = colours or TrendColours()
    inches = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
    figure = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor=colours.ground)
    shown = [trend for trend in trends[:MOST_SERIES] if trend.months]
    if not shown:
        figure.text(0, 0.5, tr("No month has a listening yet."), **lettered(colours.text))
        return figure
    axes = _axes(figure, shown, title, colours)
    for place, trend in enumerate(shown):
        line = _draw_series(axes, trend, _colour(place, colours), _DASHES[place])
        line.set_gid(str(place))
    _label_ends(axes, shown, height, colours)
    if wave_start is not None:
        _mark_wave(axes, shown[0].months, wave_start, wave, colours)
    return figure


def _axes(figure: Figure, trends: Sequence[ThemeTrend], title: str, colours: TrendColours) -> Axes:
    width, height = (inches * POINTS_PER_INCH for inches in figure.get_size_inches())
    longest = max(len(_label(trend)) for trend in trends)
    left, right = 24 / width, 1 - min(0.5, (longest * TEXT * 0.62 + 16) / width)
    top = 1 - (22 if title else 12) / height
    axes = figure.add_axes((left, 18 / height, right - left, top - 18 / height))
    axes.set_facecolor("none")
    _scale(axes, trends, colours)
    if title:
        figure.text(0, 1 - 9 / height, title, **lettered(colours.text))
    return axes


def _scale(axes: Axes, trends: Sequence[ThemeTrend], colours: TrendColours) -> None:
    """From nought to a round percentage, months below, hairlines across and nothing else."""
    months = trends[0].months
    step = _round_step(max((max(trend.percent, default=0) for trend in trends), default=0))
    highest = max(max(trend.percent, default=0) for trend in trends)
    lines = [step * i for i in range(int(highest / step - 1e-9) + 2)]
    axes.set_ylim(0, lines[-1])
    spanned = _place(months, months[-1]) + 1
    axes.set_xlim(-0.15, max(spanned - 1, 1) + 0.1)
    axes.set_yticks(lines, [f"{line:g}" for line in lines])
    every = -(-spanned // _month_labels(axes))
    named = [month for month in months if _place(months, month) % every == 0]
    places = [_place(months, month) for month in named]
    axes.set_xticks(places, [short_month(month) for month in named])
    axes.grid(axis="y", color=colours.hairline, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5)
    for spine in axes.spines.values():
        spine.set_visible(False)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(bold=False))
        label.set_color(colours.text)


def _place(months: Sequence[date], month: date) -> int:
    """How many months `month` comes after the first; months may be missing between."""
    return (month.year - months[0].year) * 12 + month.month - months[0].month


def _month_labels(axes: Axes) -> int:
    """How many months can be named below without touching."""
    points = axes.get_window_extent().width / axes.figure.dpi * POINTS_PER_INCH
    return max(2, min(_MOST_MONTH_LABELS, int(points / _MONTH_PITCH)))


def _round_step(highest: float) -> float:
    """The distance of the lines, so that there are at most five."""
    for step in (1, 2, 5, 10, 20):
        if highest <= 5 * step:
            return step
    return 25


def _draw_series(axes: Axes, trend: ThemeTrend, colour: str, dash: tuple[float, ...]) -> Line2D:
    places = [_place(trend.months, month) for month in trend.months]
    (line,) = axes.plot(
        places, trend.percent, color=colour, linewidth=1.5, solid_joinstyle="round", clip_on=False
    )
    if dash:
        line.set_dashes(dash)
        line.set_dash_capstyle("butt")
    axes.plot([places[-1]], [trend.percent[-1]], "o", color=colour, markersize=4.6, clip_on=False)
    return line


def _label_ends(
    axes: Axes, trends: Sequence[ThemeTrend], height: float, colours: TrendColours
) -> None:
    """Names at the ends of their lines, moved apart where they would overlap."""
    room = axes.get_position().height * height
    highest = axes.get_ylim()[1]
    wanted = [trend.percent[-1] / highest * room for trend in trends]
    heights = spread(wanted, _LABEL_PITCH)
    over = min(max(0.0, *heights) - room, *heights)
    lowered = max(over, 0.0)  # so that the names stay on the chart
    for place, (trend, wished) in enumerate(zip(trends, heights, strict=True)):
        at = wished - lowered
        axes.annotate(
            _label(trend),
            (1, at / room),
            xycoords="axes fraction",
            xytext=(8, 0),
            textcoords="offset points",
            va="center_baseline",
            annotation_clip=False,
            **lettered(_colour(place, colours), bold=place == 0),
        )


def spread(wanted: Sequence[float], pitch: float) -> list[float]:
    """Heights near those wanted, none nearer than `pitch` to another, none below nought."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], -index))
    placed = list(wanted)
    floor = 0.0
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + pitch
    return placed


def _label(trend: ThemeTrend) -> str:
    name = phrases.cut(trend.theme, _LABEL_LIMIT)
    return f"{name} {trend.percent[-1]:.0f}%"


def _mark_wave(
    axes: Axes, months: Sequence[date], start: date, wave: str, colours: TrendColours
) -> None:
    """A dotted upright at the month in which the wave began, where that is on the chart."""
    place = _place(months, start)
    if not 0 <= place <= _place(months, months[-1]):
        return
    axes.axvline(place, color=colours.text, linewidth=0.8, linestyle=(0, (1, 2)))
    axes.annotate(
        wave,
        (place, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-4 if place else 4, 2),
        textcoords="offset points",
        ha="right" if place else "left",
        **lettered(colours.text),
    )


def _colour(place: int, colours: TrendColours) -> str:
    return colours.accent if place == 0 else colours.inks[(place - 1) % len(colours.inks)]
