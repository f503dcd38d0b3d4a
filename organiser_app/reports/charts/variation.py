"""A process behaviour chart: points, their average, their limits, and what stands out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.rules.variation import Signal, SignalKind
from organiser_app.language import tr
from organiser_app.reports import theme
from organiser_app.reports.charts.frame import (
    End,
    day_labels,
    dress,
    framed_axes,
    label_ends,
    name_point,
    new_figure,
)
from organiser_app.reports.charts.lettering import lettered
from organiser_app.reports.charts.trends import TrendColours
from organiser_app.reports.variation import (
    MOST_NAMED,
    Series,
    bounds,
    day_word,
    in_words,
    number,
    outside_places,
    title,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HEAD, _TITLE = 12, 12
_LIMIT_DASH = (0, (4, 2.4))


def variation_figure(
    shown: Series,
    *,
    colours: TrendColours | None = None,
    titled: bool = True,
    width: float = theme.BODY_WIDTH,
    height: float = 170.0,
) -> Figure:
    """A figure of `width` by `height` points; without `titled` its title stands elsewhere.

    Values that stand out are filled marks in the accent with their day. A series without points
    makes a figure that says why.
    """
    colours = colours or TrendColours()
    figure = new_figure(width, height, colours)
    if not shown.days:
        figure.text(0, 0.5, in_words(shown), **lettered(colours.text))
        return figure
    levels = _levels(shown)
    highest = max(*shown.chart.values, *(level.level for level in levels), 1.0)
    head = _HEAD + (_TITLE if titled else 0)
    axes = framed_axes(figure, levels, head=head, highest=highest)
    _name_days(axes, shown)
    dress(axes, colours)
    if titled:
        figure.text(0, 1 - 9 / height, title(shown), **lettered(colours.text))
    for level in levels:
        style = "solid" if level.level == shown.chart.mean else _LIMIT_DASH
        axes.axhline(level.level, color=colours.text, linewidth=0.9, linestyle=style)
    _draw_points(axes, shown, colours)
    label_ends(axes, levels, colours)
    return figure


def _levels(shown: Series) -> list[End]:
    """The level lines with their words; values that never differ have an average alone."""
    chart = shown.chart
    average = End(tr("average {value}", value=number(shown, chart.mean)), chart.mean)
    if chart.limits is None or not any(chart.moving_ranges):
        return [average]
    low, high = bounds(shown)
    return [
        End(tr("upper limit {value}", value=high), chart.limits.upper),
        average,
        End(tr("lower limit {value}", value=low), chart.limits.lower),
    ]


def _name_days(axes: Axes, shown: Series) -> None:
    count = len(shown.days)
    axes.set_xlim(-0.4, max(count - 1, 1) + 0.4)
    named = range(0, count, day_labels(axes, count))
    axes.set_xticks([*named], [day_word(shown.days[place]) for place in named])


def _draw_points(axes: Axes, shown: Series, colours: TrendColours) -> None:
    """The way from point to point, then the points, with those that stand out above all."""
    values, places = shown.chart.values, range(len(shown.days))
    ink = colours.inks[0]
    axes.plot([*places], values, color=ink, linewidth=1.2, clip_on=False, zorder=3)
    axes.plot(
        [*places], values, "o", color=ink, markersize=2.8, clip_on=False, zorder=4, gid="points"
    )
    for signal in shown.chart.signals:
        _draw_signal(axes, shown, signal, colours)


def _draw_signal(axes: Axes, shown: Series, signal: Signal, colours: TrendColours) -> None:
    """A step too far is a line in the accent; what is outside or in a run is a filled mark."""
    places = [*range(signal.first, signal.last + 1)]
    values = [shown.chart.values[place] for place in places]
    if signal.kind is SignalKind.JUMP:
        axes.plot(places, values, color=colours.accent, linewidth=2, clip_on=False, zorder=3.5)
        return
    axes.plot(places, values, "o", color=colours.accent, markersize=6.2, clip_on=False, zorder=5)
    if len(outside_places(shown)) > MOST_NAMED:
        return
    highest = max(places, key=lambda place: shown.chart.values[place])
    at = (highest, shown.chart.values[highest])
    share = highest / max(1, len(shown.days) - 1)
    name_point(axes, _signal_words(shown, signal), at, colours, share=share)


def _signal_words(shown: Series, signal: Signal) -> str:
    if signal.kind is SignalKind.RUN:
        return tr("{count} on one side", count=signal.last - signal.first + 1)
    reached = number(shown, shown.chart.values[signal.first])
    return tr("{day}: {value}", day=day_word(shown.days[signal.first]), value=reached)
