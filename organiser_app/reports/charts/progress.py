"""How a wave goes towards its target: what was reached by each week, beside a steady pace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from organiser_app.domain.rules.pace import WEEK, Projection, expected
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
from organiser_app.reports.charts.trends import TrendColours
from organiser_app.reports.variation import day_word

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HEAD = 12
_DOTS = (0, (1, 1.6))


@dataclass(frozen=True, slots=True)
class Climb:
    """What each week of a wave brought, up to `day`, and where it is to come to.

    `mondays` and `brought` go together; `ahead` is where the pace of late leads, if that is said.
    """

    begins: date
    ends: date
    day: date
    mondays: tuple[date, ...]
    brought: tuple[int, ...]
    target: int | None = None
    ahead: Projection | None = None

    @property
    def days(self) -> int:
        """How many days the wave has."""
        return (self.ends - self.begins).days + 1


def progress_figure(
    climb: Climb,
    *,
    colours: TrendColours | None = None,
    width: float = theme.HALF_WIDTH,
    height: float = 130.0,
) -> Figure:
    """A figure of `width` by `height` points: the sum so far, the steady pace, the way ahead."""
    colours = colours or TrendColours()
    figure = new_figure(width, height, colours)
    evenings, sums = _steps(climb)
    ends = _ends(climb)
    highest = max(1.0, float(sums[-1]), *(end.level for end in ends))
    axes = framed_axes(figure, ends, head=_HEAD, highest=highest)
    _name_days(axes, climb)
    dress(axes, colours)
    behind = climb.target is not None and _draw_pace(axes, climb, climb.target, colours) > sums[-1]
    if climb.ahead is not None:
        way = ((evenings[-1], climb.days), (sums[-1], climb.ahead.count))
        axes.plot(*way, color=colours.accent, linewidth=1.5, linestyle=_DOTS)
    axes.plot(evenings, sums, color=colours.accent, linewidth=1.5, clip_on=False, zorder=3)
    here = (evenings[-1], sums[-1])
    axes.plot(*here, "o", color=colours.accent, markersize=4.6, clip_on=False, zorder=4)
    name_point(axes, f"{sums[-1]:,}", here, colours, share=evenings[-1] / climb.days, below=behind)
    label_ends(axes, ends, colours)
    return figure


def _steps(climb: Climb) -> tuple[list[int], list[int]]:
    """Days since the wave began, and what was reached by the evening of each."""
    last = (min(climb.day, climb.ends) - climb.begins).days + 1
    evenings = [min((monday - climb.begins).days + WEEK, last) for monday in climb.mondays]
    return [0, *evenings], [0, *accumulate(climb.brought)]


def _ends(climb: Climb) -> list[End]:
    ends = []
    if climb.target is not None:
        ends.append(End(tr("target {count}", count=f"{climb.target:,}"), climb.target))
    if climb.ahead is not None:
        words = tr("at this pace {count}", count=f"{climb.ahead.count:,}")
        ends.append(End(words, climb.ahead.count, in_question=True))
    return ends


def _name_days(axes: Axes, climb: Climb) -> None:
    """Name as many first days of weeks as there is room for, from the wave's own first."""
    axes.set_xlim(0, climb.days)
    weeks = -(-climb.days // WEEK)
    places = [week * WEEK for week in range(0, weeks, day_labels(axes, weeks))]
    names = [day_word(climb.begins + timedelta(days=place)) for place in places]
    axes.set_xticks(places, names)


def _draw_pace(axes: Axes, climb: Climb, target: int, colours: TrendColours) -> float:
    """From nought to the target, dashed, with an open circle where it would be by now: how high."""
    axes.plot((0, climb.days), (0, target), color=colours.text, linewidth=0.9, linestyle="--")
    due = expected(target, climb.begins, climb.ends, climb.day)
    if climb.begins <= climb.day < climb.ends:
        place = (climb.day - climb.begins).days + 1
        axes.plot(
            place, due, "o", markeredgecolor=colours.text, markerfacecolor="none", markersize=4.2
        )
    return due
