"""Where people get stuck, as one figure for the window and the page: needs from helper to helper.

Ribbons are as thick as they have needs. In a figure that leaves the log people are counted to the
nearest five, and fewer than five are not told, nor can their ribbons be measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from organiser_app.domain.rules.need_flow import FlowArrow, NeedFlow, told_outside
from organiser_app.language import plural, tr
from organiser_app.reports import theme
from organiser_app.reports.charts.flow_layout import Frame, PlaceBox, Ribbon, lay_out
from organiser_app.reports.charts.lettering import POINTS_PER_INCH, TEXT, lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

_WEIGHT_OF_FEW = 2.5
_THICK_ENOUGH = 8.5
_EDGED_FROM = 3.0
_STEEP = 0.3
_HEAD, _HEADINGS = 16.0, 14.0
_HALO = 2.4
_LETTER = TEXT * 0.56
"""How wide a letter is, near enough to leave out what has no room."""


@dataclass(frozen=True, slots=True)
class FlowColours:
    """What a flow is drawn in: the ribbon in question, the others, bars, words, and the ground."""

    accent: str = theme.TEAL
    on_accent: str = theme.PAPER
    ribbon: str = "#DCD1BD"
    bar: str = theme.INK
    ink: str = theme.INK
    text: str = theme.SOFT
    ground: str = theme.PAPER


def flow_figure(
    flow: NeedFlow,
    *,
    colours: FlowColours | None = None,
    chosen: int | None = None,
    outside: bool = False,
    title: str = "",
    width: float = theme.BODY_WIDTH,
    height: float = 250.0,
) -> Figure:
    """A figure of `width` by `height` points; the arrow at place `chosen` stands in the accent.

    Each arrow has a line without ink along its middle, whose `gid` is the arrow's place. With
    `outside` it may leave the log.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 (half a second, only for charts)

    colours = colours or FlowColours()
    inches = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
    figure = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor=colours.ground)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(-2, width)
    axes.set_ylim(height, 0)
    if not flow.arrows:
        axes.text(0, height / 2, tr("No need was told in this time."), **lettered(colours.text))
        return figure
    if title:
        axes.text(0, 9, title, va="center_baseline", **lettered(colours.ink, bold=True))
    foot = TEXT + 6 if outside else 0.0
    head = _HEAD if title else 0.0
    frame = Frame(width - 2, height - foot, top=head + _HEADINGS)
    _write_headings(axes, flow.arrows, frame, head, colours)
    _draw(axes, flow.arrows, frame, colours, chosen, outside=outside)
    if outside:
        axes.text(0, height - 4, outside_note(), **lettered(colours.text))
    return figure


def outside_note() -> str:
    """What is said under a figure that may leave the log."""
    return tr("Counts are of people, to the nearest five; fewer than five are not told.")


def arrow_words(arrow: FlowArrow, *, outside: bool = False) -> str:
    """How many went along an arrow and how long they had stood, as "7, 12 days"."""
    days = plural("{days} day", "{days} days", round(arrow.median_days), days=_days(arrow))
    if not outside:
        return tr("{count}, {days}", count=arrow.count, days=days)
    people = told_outside(arrow.people)
    return few_words() if people is None else tr("{count}, {days}", count=people, days=days)


def few_words() -> str:
    """What stands for a number of people that is not told."""
    return tr("fewer than 5")


def _draw(
    axes: Axes,
    arrows: Sequence[FlowArrow],
    frame: Frame,
    colours: FlowColours,
    chosen: int | None,
    *,
    outside: bool,
) -> None:
    weights = [_weight(arrow, outside=outside) for arrow in arrows]
    laid = lay_out(arrows, weights, frame)
    for ribbon in sorted(laid.ribbons, key=lambda one: (one.arrow == chosen, -one.thickness)):
        in_hand = ribbon.arrow == chosen
        _draw_ribbon(axes, ribbon, colours.accent if in_hand else colours.ribbon, colours.ground)
        _mark_ribbon(axes, ribbon)
    for ribbon in laid.ribbons:
        words = arrow_words(arrows[ribbon.arrow], outside=outside)
        in_hand = ribbon.arrow == chosen
        inks = (colours.on_accent, colours.accent) if in_hand else (colours.ink, colours.ribbon)
        _write_on_ribbon(axes, ribbon, words, *inks)
    last = max(box.place.step for box in laid.places)
    for box in laid.places:
        room = frame.right if box.place.step == last else _pitch(frame, last)
        _draw_place(axes, box, colours, room, told=not outside)


def _write_headings(
    axes: Axes, arrows: Sequence[FlowArrow], frame: Frame, head: float, colours: FlowColours
) -> None:
    """What each column is: where needs were asked, first and last helpers, what came of them."""
    last = max(arrow.end.step for arrow in arrows)
    helpers = [tr("Brought first to"), tr("Asked again of")][: last - 1]
    for step, words in enumerate((tr("Told us"), *helpers, tr("Until now"))):
        x = step * _pitch(frame, last)
        axes.text(x, head + 7, words, va="center_baseline", **lettered(colours.text))


def _weight(arrow: FlowArrow, *, outside: bool) -> float:
    if not outside:
        return arrow.count
    return told_outside(arrow.people) or _WEIGHT_OF_FEW


def _days(arrow: FlowArrow) -> str:
    return f"{arrow.median_days:g}"


def _pitch(frame: Frame, last: int) -> float:
    return (frame.width - frame.right - frame.bar) / last


def _draw_ribbon(axes: Axes, ribbon: Ribbon, fill: str, edge: str) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    upper = list(ribbon.points)
    lower = [(x, y + ribbon.thickness) for x, y in reversed(upper)]
    points, codes = [upper[0]], [Path.MOVETO]
    for line in (upper, lower):
        if line is lower:
            points.append(lower[0])
            codes.append(Path.LINETO)
        for (x0, y0), (x1, y1) in pairwise(line):
            middle = (x0 + x1) / 2
            points += [(middle, y0), (middle, y1), (x1, y1)]
            codes += [Path.CURVE4] * 3
    points.append(upper[0])
    codes.append(Path.CLOSEPOLY)
    path = Path(points, codes)
    edged = 0.6 if ribbon.thickness > _EDGED_FROM else 0.0
    axes.add_patch(PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=edged))


def _mark_ribbon(axes: Axes, ribbon: Ribbon) -> None:
    """A line without ink, by whose points the arrow can be found under a pointer."""
    (x0, y0), (x1, y1) = ribbon.points[:2]
    half = ribbon.thickness / 2
    middle = ribbon.middle
    (line,) = axes.plot(
        [(x0 + middle[0]) / 2, middle[0], (x1 + middle[0]) / 2],
        [(y0 * 0.84 + y1 * 0.16) + half, middle[1], (y0 * 0.16 + y1 * 0.84) + half],
        linestyle="None",
    )
    line.set_gid(str(ribbon.arrow))


def _write_on_ribbon(axes: Axes, ribbon: Ribbon, words: str, ink: str, ground: str) -> None:
    """The words in the middle of a ribbon that is thick, long and level enough for them."""
    (x0, y0), (x1, y1) = ribbon.points[:2]
    long, steep = x1 - x0, abs(y1 - y0)
    if ribbon.thickness < _THICK_ENOUGH or len(words) * _LETTER > long * 0.7:
        return
    if steep > long * _STEEP:  # the words would lie beside it
        return
    x, y = ribbon.middle
    said = axes.text(x, y, words, ha="center", va="center_baseline", **lettered(ink))
    _clear_around(said, ground)


def _draw_place(
    axes: Axes, box: PlaceBox, colours: FlowColours, room: float, *, told: bool
) -> None:
    """The bar, and its name and number above it, shortened where there is no room."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    axes.add_patch(
        Rectangle((box.x, box.y), 7.0, box.height, facecolor=colours.bar, edgecolor="none")
    )
    number = f" {box.weight:g}" if told else ""
    letters = int((room - 6) / _LETTER) - len(number)
    name = box.place.in_words()
    said = axes.text(
        box.x,
        box.y - 3,
        f"{shortened(name, letters)}{number}",
        va="baseline",
        **lettered(colours.ink, bold=True),
    )
    _clear_around(said, colours.ground)


def shortened(name: str, letters: int) -> str:
    """A name of so many letters at most, by leaving out its middle: both its ends tell it apart."""
    if len(name) <= letters:
        return name
    kept = max(letters - 1, 2)
    head = kept - kept // 2
    return f"{name[:head].rstrip()}…{name[len(name) - kept // 2 :].lstrip()}"


def _clear_around(said: Text, ground: str) -> None:
    """Let words be read where a ribbon runs behind them."""
    from matplotlib.patheffects import withStroke  # noqa: PLC0415

    said.set_path_effects([withStroke(linewidth=_HALO, foreground=ground)])
