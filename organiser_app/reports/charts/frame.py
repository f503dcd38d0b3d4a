"""The frame of a line chart: hairlines across from nought, no box, words at the ends of lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.reports.charts.lettering import POINTS_PER_INCH, TEXT, font, lettered
from organiser_app.reports.charts.trends import TrendColours, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LEFT, _FOOT = 28, 18
_LABEL_PITCH, _DAY_PITCH = 10.5, 36
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class End:
    """Words at the right of a line that ends at `level`; the one in question is in the accent."""

    words: str
    level: float
    in_question: bool = False


def new_figure(width: float, height: float, colours: TrendColours) -> Figure:
    """An empty figure of `width` by `height` points, kept by nobody."""
    from matplotlib.figure import Figure  # noqa: PLC0415 (half a second, only for charts)

    inches = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
    return Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor=colours.ground)


def framed_axes(figure: Figure, ends: Sequence[End], *, head: float, highest: float) -> Axes:
    """Axes from nought to beyond `highest`, with room at the right for the words of `ends`."""
    width, height = (inches * POINTS_PER_INCH for inches in figure.get_size_inches())
    labels = max((len(end.words) for end in ends), default=0) * TEXT * 0.58 + 12
    right = 1 - min(0.5, labels / width)
    left, foot = _LEFT / width, _FOOT / height
    axes = figure.add_axes((left, foot, right - left, 1 - head / height - foot))
    axes.set_facecolor("none")
    step = round_step(highest)
    levels = [step * place for place in range(int(highest / step - 1e-9) + 2)]
    axes.set_ylim(0, levels[-1])
    axes.set_yticks(levels, [f"{level:,g}" for level in levels])
    return axes


def round_step(highest: float) -> float:
    """The distance of the lines across, 1, 2 or 5 times a power of ten: at most five of them."""
    scale = 1.0
    while True:
        for factor in (1, 2, 5):
            if highest <= _MOST_LINES * factor * scale:
                return factor * scale
        scale *= 10


def day_labels(axes: Axes, days: int) -> int:
    """Of how many days only one can be named below, so that the names do not touch."""
    points = axes.get_window_extent().width / axes.figure.dpi * POINTS_PER_INCH
    return -(-days // max(2, int(points / _DAY_PITCH)))


def dress(axes: Axes, colours: TrendColours) -> None:
    """Hairlines across and words below and at left; no box, no ticks."""
    axes.grid(axis="y", color=colours.hairline, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5)
    for spine in axes.spines.values():
        spine.set_visible(False)
    for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        tick.set_fontproperties(font(bold=False))
        tick.set_color(colours.text)


def label_ends(axes: Axes, ends: Sequence[End], colours: TrendColours) -> None:
    """Words at the ends of lines, moved apart where they would touch."""
    room = axes.get_window_extent().height / axes.figure.dpi * POINTS_PER_INCH
    highest = axes.get_ylim()[1]
    heights = spread([end.level / highest * room for end in ends], _LABEL_PITCH)
    for end, height in zip(ends, heights, strict=True):
        colour = colours.accent if end.in_question else colours.text
        axes.annotate(
            end.words,
            (1, height / room),
            xycoords="axes fraction",
            xytext=(6, 0),
            textcoords="offset points",
            va="center_baseline",
            annotation_clip=False,
            **lettered(colour, bold=end.in_question),
        )


def name_point(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    colours: TrendColours,
    *,
    share: float,
    below: bool = False,
) -> None:
    """Words above a point, or below; they lean away from the nearer end of the chart.

    `share` is how far across the point stands, from 0 to 1.
    """
    leaning = "left" if share <= 1 / 3 else "right" if share >= 2 / 3 else "center"
    axes.annotate(
        words,
        at,
        xytext=(0, -6 if below else 6),
        textcoords="offset points",
        ha=leaning,
        va="top" if below else "bottom",
        annotation_clip=False,
        **lettered(colours.accent, bold=True),
    )
