"""What is strong in a patch as one picture: gifts by kind, groups and places, and the week.

No resident is named in it. Groups and places stand by name, gifts as counts; with `least` a count
of gifts below it is told as "few", and kinds too small to print are put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.rules.asset_words import gifts_word, part_word, short_day_word
from organiser_app.domain.rules.assets import DAYS, PartOfDay, folded
from organiser_app.language import plural, tr
from organiser_app.reports import phrases, theme
from organiser_app.reports.charts.frame import new_figure
from organiser_app.reports.charts.lettering import lettered
from organiser_app.reports.charts.trends import TrendColours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from organiser_app.domain.asset_figures import AssetFigures, UsedAsset, WeekFigure

_LINE, _HEAD, _GAP = 13.0, 18.0, 14.0
_WEEK, _DAY_LINE, _PART_WIDE, _KEY = 66.0, 14.0, 52.0, 16.0
_BARS_SHARE, _LABEL_WIDE, _NOTE_WIDE = 0.36, 76.0, 30.0
_MOST_LETTERS = 17
_MOST_NAMED, _SIGN, _LETTER = 8, 12.0, 4.15


def assets_height(figures: AssetFigures, least: int = 0) -> float:
    """How high the picture has to be, in points."""
    lines = max(len(_bars(figures, least)), _lines_of(figures.groups), _lines_of(figures.spaces), 1)
    return _HEAD + lines * _LINE + _GAP + _HEAD + _DAY_LINE + _WEEK + _KEY


def assets_figure(
    figures: AssetFigures,
    *,
    colours: TrendColours | None = None,
    width: float = theme.BODY_WIDTH,
    height: float | None = None,
    least: int = 0,
) -> Figure:
    """A figure `width` points wide, and as high as it needs to be unless told."""
    colours = colours or TrendColours()
    high = height or assets_height(figures, least)
    figure = new_figure(width, high, colours)
    sheet = figure.add_axes((0, 0, 1, 1))
    sheet.set_axis_off()
    sheet.set_xlim(0, width)
    sheet.set_ylim(high, 0)  # from the top, in points
    bars, each = width * _BARS_SHARE, width * (1 - _BARS_SHARE) / 2
    _draw_gifts(sheet, _bars(figures, least), bars - _GAP, colours)
    for place, (title, lot) in enumerate(
        ((tr("Groups"), figures.groups), (tr("Places"), figures.spaces))
    ):
        _draw_named(sheet, title, lot, (bars + place * each, each - _GAP), colours)
    top = high - _KEY - _WEEK - _DAY_LINE - _HEAD
    _title(sheet, 0, top, tr("The week"), colours)
    grid = _WeekGrid(
        sheet,
        colours,
        left=_PART_WIDE,
        top=top + _HEAD + _DAY_LINE,
        wide=(width - _PART_WIDE - 1) / DAYS,
        high=_WEEK / len(PartOfDay),
        least=least,
    )
    grid.draw(figures.week)
    _draw_key(sheet, high - _KEY / 2, colours)
    return figure


def _bars(figures: AssetFigures, least: int) -> list[tuple[str, int]]:
    """Kinds of gift with their counts, the small ones put together."""
    if not least:
        return [(gifts_word(kind), count) for kind, count in figures.gifts]
    return [
        (" · ".join(map(gifts_word, kinds)), count) for kinds, count in folded(figures.gifts, least)
    ]


def _title(sheet: Axes, left: float, top: float, words: str, colours: TrendColours) -> None:
    told = lettered(colours.inks[0], bold=True)
    sheet.text(left, top + _HEAD / 2, words, va="center_baseline", **told)


def _draw_gifts(
    sheet: Axes, bars: Sequence[tuple[str, int]], wide: float, colours: TrendColours
) -> None:
    _title(sheet, 0, 0, tr("Gifts offered"), colours)
    if not bars:
        words = tr("Too few to tell without giving anybody away.")
        sheet.text(0, _HEAD + _LINE / 2, words, va="center_baseline", **lettered(colours.text))
    most = max((count for _, count in bars), default=0) or 1
    room = max(wide - _LABEL_WIDE - _NOTE_WIDE, 20)
    for place, (name, count) in enumerate(bars):
        y = _HEAD + (place + 0.5) * _LINE
        label = phrases.cut(name, _MOST_LETTERS)
        sheet.text(0, y, label, va="center_baseline", **lettered(colours.inks[0]))
        length = room * count / most
        sheet.barh(y, length, left=_LABEL_WIDE, height=_LINE * 0.6, color=colours.accent)
        note = phrases.number(count)
        at = _LABEL_WIDE + length + 5
        sheet.text(at, y, note, va="center_baseline", **lettered(colours.inks[0]))


def _lines_of(lot: Sequence[UsedAsset]) -> int:
    return len(lot) if len(lot) <= _MOST_NAMED else _MOST_NAMED + 1


def _draw_named(
    sheet: Axes,
    title: str,
    lot: Sequence[UsedAsset],
    place: tuple[float, float],
    colours: TrendColours,
) -> None:
    """Groups or places by name: a filled disc for what is used, a hollow one for the rest.

    `place` is the left edge of the column and its width.
    """
    left, wide = place
    _title(sheet, left, 0, title, colours)
    limit = int((wide - _SIGN) / _LETTER)
    for line, asset in enumerate(lot[:_MOST_NAMED]):
        _draw_name(sheet, asset, (left, _HEAD + (line + 0.5) * _LINE), limit, colours)
    words = "" if lot else tr("None is in the log yet.")
    if len(lot) > _MOST_NAMED:
        words = plural("{count} more", "{count} more", len(lot) - _MOST_NAMED)
    y = _HEAD + (min(len(lot), _MOST_NAMED) + 0.5) * _LINE
    sheet.text(left + _SIGN, y, words, va="center_baseline", **lettered(colours.text))


def _draw_name(
    sheet: Axes, asset: UsedAsset, at: tuple[float, float], limit: int, colours: TrendColours
) -> None:
    x, y = at
    fill = colours.accent if asset.used else colours.ground
    sheet.plot([x + 3], [y], "o", color=colours.accent, markerfacecolor=fill, markersize=4.6)
    not_used = "" if asset.used else tr(", not used")
    words = phrases.cut(asset.name, limit - len(not_used)) + not_used
    sheet.text(x + _SIGN, y, words, va="center_baseline", **lettered(colours.inks[0]))


@dataclass(frozen=True, slots=True)
class _WeekGrid:
    """Where the week is drawn: its upper left corner, and the size of a part of it, in points."""

    sheet: Axes
    colours: TrendColours
    left: float
    top: float
    wide: float
    high: float
    least: int

    def draw(self, week: Sequence[WeekFigure]) -> None:
        """Seven days by three parts: gifts as a number, places and groups as shapes."""
        told = lettered(self.colours.text)
        for day in range(DAYS):
            x = self.left + (day + 0.5) * self.wide
            y = self.top - _DAY_LINE / 2
            self.sheet.text(x, y, short_day_word(day), ha="center", va="center_baseline", **told)
        for part in PartOfDay:
            y = self.top + (part + 0.5) * self.high
            self.sheet.text(0, y, part_word(part), va="center_baseline", **told)
        for cell in week:
            self._draw_cell(cell)

    def _draw_cell(self, cell: WeekFigure) -> None:
        x, y = self.left + cell.time.day * self.wide, self.top + cell.time.part * self.high
        ends = (x, x + self.wide), (y, y + self.high)
        across = [ends[0][place] for place in (0, 1, 1, 0, 0)]
        up = [ends[1][place] for place in (0, 0, 1, 1, 0)]
        self.sheet.plot(across, up, color=self.colours.hairline, linewidth=0.8, zorder=1)
        middle = y + self.high / 2
        if cell.gifts:
            self._draw_gifts(cell, x + self.wide * 0.3, middle)
        if cell.spaces:
            _open_sign(self.sheet, x + self.wide * 0.58, middle, self.colours)
        if cell.groups:
            _group_sign(self.sheet, x + self.wide * 0.82, middle, self.colours)
        (mark,) = self.sheet.plot([x + self.wide / 2], [middle], marker="", linestyle="none")
        mark.set_gid(f"{cell.time.day}.{int(cell.time.part)}")

    def _draw_gifts(self, cell: WeekFigure, x: float, y: float) -> None:
        """How many are offered, or that it is a few."""
        words = phrases.number(cell.gifts) if cell.gifts >= self.least else tr("few")
        told = lettered(self.colours.inks[0])
        self.sheet.text(x, y, words, ha="center", va="center_baseline", **told)


def _open_sign(sheet: Axes, x: float, y: float, colours: TrendColours) -> None:
    sheet.plot([x], [y], "s", color=colours.inks[0], markerfacecolor=colours.ground, markersize=4.6)


def _group_sign(sheet: Axes, x: float, y: float, colours: TrendColours) -> None:
    sheet.plot([x], [y], "o", color=colours.accent, markersize=5.0)


def _draw_key(sheet: Axes, y: float, colours: TrendColours) -> None:
    """What the signs of the week mean."""
    told = lettered(colours.text)
    place, group = _PART_WIDE + 128, _PART_WIDE + 216
    sheet.text(_PART_WIDE, y, tr("a number: gifts offered then"), va="center_baseline", **told)
    _open_sign(sheet, place, y, colours)
    sheet.text(place + 8, y, tr("a place is open"), va="center_baseline", **told)
    _group_sign(sheet, group, y, colours)
    sheet.text(group + 8, y, tr("a group meets"), va="center_baseline", **told)
