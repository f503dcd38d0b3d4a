"""Bars that lie under one another, each part in its own colour: one figure for window and page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.language import tr
from organiser_app.reports import phrases, theme
from organiser_app.reports.charts.lettering import POINTS_PER_INCH, lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from organiser_app.domain.figures import RankedTheme
    from organiser_app.domain.values import StatementKind

MOST_BARS = 20
_ROW, _HEAD, _BAR = 15.0, 22.0, 0.62
_LABEL_SHARE, _NOTE = 0.36, 66.0
_LABEL_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Lying:
    """One bar: what it is called, its parts as (colour, size), and what is said at its end."""

    label: str
    parts: tuple[tuple[str, float], ...]
    note: str

    @property
    def length(self) -> float:
        """All parts together."""
        return sum(size for _, size in self.parts)


@dataclass(frozen=True, slots=True)
class LyingGroup:
    """Bars under a title, to a scale of their own."""

    title: str
    bars: tuple[Lying, ...]


def lying_figure(groups: Sequence[LyingGroup], width: float = theme.BODY_WIDTH) -> Figure:
    """A figure `width` points wide and as high as its bars need, at most twenty of each group.

    Every bar starts at nought; a group without bars says so.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 (half a second, only for charts)

    heights = [_HEAD + _ROW * max(1, min(len(group.bars), MOST_BARS)) for group in groups]
    inches = (width / POINTS_PER_INCH, sum(heights) / POINTS_PER_INCH)
    figure = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor=theme.PAPER)
    top = sum(heights)
    for group, height in zip(groups, heights, strict=True):
        _draw_group(figure, group, (top - height) / sum(heights), height / sum(heights))
        top -= height
    return figure


def _draw_group(figure: Figure, group: LyingGroup, foot: float, height: float) -> None:
    width, points = (inches * POINTS_PER_INCH for inches in figure.get_size_inches())
    head = _HEAD / points
    title_at = foot + height - head * 0.55
    figure.text(8 / width, title_at, group.title, va="center", **lettered(theme.INK, bold=True))
    bars = group.bars[:MOST_BARS]
    if not bars:
        row = foot + (height - head) / 2
        figure.text(8 / width, row, tr("Nothing to show."), va="center", **lettered(theme.SOFT))
        return
    right = _NOTE / width
    axes = figure.add_axes((_LABEL_SHARE, foot, 1 - _LABEL_SHARE - right, height - head))
    axes.set_axis_off()
    axes.set_xlim(0, max(bar.length for bar in bars) or 1)
    axes.set_ylim(len(bars) - 0.5, -0.5)
    for place, bar in enumerate(bars):
        _draw_bar(axes, place, bar)


def _draw_bar(axes: Axes, place: int, bar: Lying) -> None:
    left = 0.0
    for colour, size in bar.parts:
        axes.barh(place, size, left=left, height=_BAR, color=colour, linewidth=0)
        left += size
    label = phrases.cut(bar.label, _LABEL_LIMIT)
    for words, at, lean, gap in ((label, 0.0, "right", -6), (bar.note, left, "left", 5)):
        axes.annotate(
            words,
            (at, place),
            xytext=(gap, 0),
            textcoords="offset points",
            ha=lean,
            va="center",
            annotation_clip=False,
            **lettered(theme.INK),
        )


def ranked_group(title: str, kind: StatementKind, ranked: Sequence[RankedTheme]) -> LyingGroup:
    """Themes in the order of their ranks, with the statements that bear them."""
    colour = theme.KIND_COLOURS[kind]
    return LyingGroup(
        title,
        tuple(
            Lying(
                f"{one.rank}  {one.theme}",
                ((colour, one.statements),),
                phrases.number(one.statements),
            )
            for one in ranked
        ),
    )


def kinds_group(
    title: str, bars: Sequence[tuple[str, Sequence[tuple[StatementKind, int]]]]
) -> LyingGroup:
    """Bars whose parts are the kinds of statement."""
    return LyingGroup(
        title,
        tuple(
            Lying(
                name,
                tuple((theme.KIND_COLOURS[kind], count) for kind, count in kinds),
                phrases.number(sum(count for _, count in kinds)),
            )
            for name, kinds in bars
        ),
    )


def means_group(title: str, bars: Sequence[tuple[str, float | None, str]]) -> LyingGroup:
    """Bars as long as a mean; what each says at its end is the mean and what it is of."""
    return LyingGroup(
        title,
        tuple(
            Lying(name, ((theme.TEAL, mean or 0),), f"{mean:.1f}  ({of})" if mean else f"({of})")
            for name, mean, of in bars
        ),
    )


def changes_group(title: str, bars: Sequence[tuple[str, int]]) -> LyingGroup:
    """Themes with their statements, of no kind in particular."""
    return LyingGroup(
        title,
        tuple(Lying(name, ((theme.TEAL, count),), phrases.number(count)) for name, count in bars),
    )
