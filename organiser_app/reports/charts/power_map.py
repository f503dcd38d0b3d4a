"""Who can decide, and who cares: partners on five by five, one figure for window and page.

Power runs up and interest to the right, as an organiser judges them from 1 to 5. Where a partner
stands is a shape and a word, never a colour alone. Each cell deals its height out among those in
it, line by line, so that no name lies over another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from organiser_app.domain.relationship_values import Stance
from organiser_app.domain.rules.partner_words import stance_word
from organiser_app.language import plural, tr
from organiser_app.reports import theme
from organiser_app.reports.charts.frame import new_figure
from organiser_app.reports.charts.lettering import TEXT, lettered
from organiser_app.reports.charts.trends import TrendColours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE = 5
_LEFT, _RIGHT, _FOOT, _HEAD = 22.0, 1.0, 24.0, 4.0
_LINE, _INSIDE, _SIGN = 10.0, 4.0, 12.0
_MOST_LINES = 3
_NARROW, _WIDE = frozenset("iljtfr.,:;'’()|! "), frozenset("mwMWABCDGHKNOQRUVXYZ&—")
_SHAPES = {Stance.ALLY: "o", Stance.UNDECIDED: "D", Stance.AGAINST: "s", None: "o"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A partner on the map; `key` is the `gid` of its mark."""

    key: str
    name: str
    power: int
    interest: int
    stance: Stance | None
    in_hand: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """Lines of words in a cell, and whose they are; nobody's where they count those left out."""

    lines: tuple[str, ...]
    of: Placed | None = None


def power_map_figure(
    placed: Sequence[Placed],
    *,
    colours: TrendColours | None = None,
    width: float = theme.BODY_WIDTH,
    height: float = 300.0,
) -> Figure:
    """A figure of `width` by `height` points; without partners it says so."""
    colours = colours or TrendColours()
    figure = new_figure(width, height, colours)
    axes = _axes(figure, colours, width, height)
    if not placed:
        middle = (SIDE + 1) / 2
        words = tr("Nobody is on the map yet.")
        axes.text(middle, middle, words, ha="center", va="center", **lettered(colours.text))
    cells: defaultdict[tuple[int, int], list[Placed]] = defaultdict(list)
    for one in placed:
        cells[one.interest, one.power].append(one)
    wide = (width - _LEFT - _RIGHT) / SIDE
    high = (height - _FOOT - _HEAD) / SIDE
    for cell, inside in cells.items():
        _draw_cell(axes, cell, _entries(inside, wide, high), (wide, high), colours)
    return figure


def _axes(figure: Figure, colours: TrendColours, width: float, height: float) -> Axes:
    """Five by five cells between hairlines, with what the two ways mean in words."""
    axes = figure.add_axes(
        (_LEFT / width, _FOOT / height, 1 - (_LEFT + _RIGHT) / width, 1 - (_FOOT + _HEAD) / height)
    )
    axes.set_facecolor("none")
    axes.set_axis_off()
    ends = 0.5, SIDE + 0.5
    axes.set_xlim(*ends)
    axes.set_ylim(*ends)
    for place in range(SIDE + 1):
        for across, up in (((place + 0.5,) * 2, ends), (ends, (place + 0.5,) * 2)):
            axes.plot(across, up, color=colours.hairline, linewidth=0.7, clip_on=False)
    below, beside = 10 / height, 8 / width
    told = lettered(colours.text)
    figure.text(_LEFT / width, below, tr("little interest"), va="center", **told)
    figure.text(
        1, below, tr("much interest in what residents ask"), va="center", ha="right", **told
    )
    figure.text(beside, _FOOT / height, tr("little power"), ha="center", rotation=90, **told)
    top = 1 - _HEAD / height
    words = tr("much power to decide")
    figure.text(beside, top, words, ha="center", va="top", rotation=90, **told)
    return axes


def _entries(inside: Sequence[Placed], wide: float, high: float) -> list[_Entry]:
    """What each partner of a cell is called, in the lines that fall to it."""
    room = max(1, int((high - _INSIDE) / _LINE))
    shown, left_out = list(inside), 0
    if len(inside) > room:
        shown, left_out = list(inside[: room - 1]), len(inside) - room + 1
    lines = min(_MOST_LINES, (room - bool(left_out)) // max(1, len(shown)))
    entries = [_Entry(_called(one, wide - _SIGN - _INSIDE, lines), one) for one in shown]
    if left_out:
        entries.append(_Entry((plural("{count} more", "{count} more", left_out),)))
    return entries


def _called(one: Placed, wide: float, lines: int) -> tuple[str, ...]:
    """The name, cut to the lines there are, and the word for where they stand."""
    word = stance_word(one.stance)
    if lines > 1:
        return (*wrapped(one.name, wide, lines - 1), word)
    rest = f", {word}"
    return (_cut(one.name, wide - _width(rest)) + rest,)


def wrapped(words: str, wide: float, lines: int) -> tuple[str, ...]:
    """`words` in at most so many lines, none wider than `wide` points; the last is cut with …."""
    made: list[str] = []
    left = words.split()
    while left and len(made) < lines - 1:
        line = left.pop(0)
        while left and _width(f"{line} {left[0]}") <= wide:
            line = f"{line} {left.pop(0)}"
        made.append(_cut(line, wide))
    return (*made, _cut(" ".join(left), wide)) if left else tuple(made)


def _cut(words: str, wide: float) -> str:
    if _width(words) <= wide:
        return words
    kept = words
    while kept and _width(f"{kept}…") > wide:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,')}…"


def _width(words: str) -> float:
    """How wide words are in points, rather too much than too little."""
    return sum(map(_share, words)) * TEXT


def _share(letter: str) -> float:
    """The width of a letter, as a share of the size of the type."""
    if letter in _NARROW:
        return 0.4
    if letter in _WIDE:
        return 0.84
    return 0.6 if letter.isascii() else 1.05


def _draw_cell(
    axes: Axes,
    cell: tuple[int, int],
    entries: Sequence[_Entry],
    size: tuple[float, float],
    colours: TrendColours,
) -> None:
    """The entries of one cell from its top, each with its shape beside its first line."""
    wide, high = size
    left, y = cell[0] - 0.5, cell[1] + 0.5 - (_INSIDE + _LINE / 2) / high
    for entry in entries:
        if entry.of is not None:
            _draw_sign(axes, entry.of, left + (_INSIDE + 3) / wide, y, colours)
        for line in entry.lines:
            at = (left + (_INSIDE + _SIGN - 2) / wide, y)
            axes.text(*at, line, va="center_baseline", **_inked(entry.of, line, colours))
            y -= _LINE / high


def _inked(of: Placed | None, line: str, colours: TrendColours) -> dict[str, Any]:
    if of is None or line == stance_word(of.stance):
        return lettered(colours.text)
    return lettered(colours.accent if of.in_hand else colours.inks[0], bold=of.in_hand)


def _draw_sign(axes: Axes, one: Placed, x: float, y: float, colours: TrendColours) -> None:
    """A filled disc for an ally, a hollow diamond undecided, a filled square against."""
    ink = colours.accent if one.stance is Stance.ALLY else colours.inks[0]
    hollow = one.stance not in (Stance.ALLY, Stance.AGAINST)
    (mark,) = axes.plot(
        [x],
        [y],
        _SHAPES[one.stance],
        color=ink,
        markerfacecolor=colours.ground if hollow else ink,
        markersize=5.0,
        clip_on=False,
    )
    mark.set_gid(one.key)


def in_words(placed: Sequence[Placed]) -> str:
    """The map as sentences, for those who do not see it: the most powerful first."""
    told = (
        tr(
            "{name}: {stance}, power {power} of {side}, interest {interest} of {side}",
            name=one.name,
            stance=stance_word(one.stance),
            power=one.power,
            interest=one.interest,
            side=SIDE,
        )
        for one in sorted(placed, key=lambda one: (-one.power, -one.interest, one.name))
    )
    return ". ".join(told)
