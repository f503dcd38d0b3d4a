"""Loves or concerns in their order: rank now, [rank before], a bar, and the change in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.reports import faces, icons, phrases, theme
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from organiser_app.domain.figures import RankedTheme
    from organiser_app.reports.setter import Setter

SHOWN = 6
_ROW = 14.6 * MM
_RANK, _BEFORE, _TEXT = 21.0, 6.8, 7.8
_NAME_AT = 17 * MM
_MARK = 5.5


@dataclass(frozen=True, slots=True)
class Scale:
    """What two lists share: the count that fills the room for a bar, and a wave before."""

    most: int
    has_before: bool


class RankedRow(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """One theme of a list."""

    def __init__(
        self, setter: Setter, ranked: RankedTheme, kind: StatementKind, scale: Scale
    ) -> None:
        super().__init__()
        self._ranked, self._kind, self._scale = ranked, kind, scale
        self._name = setter.name(ranked.theme)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One row of the list."""
        self.width = width
        return width, _ROW

    def draw(self) -> None:
        """Rank, name, bar and change, over a hairline."""
        canvas, top = self.canv, _ROW
        canvas.setFillColor(HexColor(theme.INK))
        end = faces.draw(canvas, 0, top - 27, str(self._ranked.rank), theme.DISPLAY, _RANK)
        canvas.setFillColor(HexColor(theme.SOFT))
        if self._scale.has_before:
            before = self._ranked.rank_before
            text = f"[{before}]" if before else f"[{tr('new')}]"
            faces.draw(canvas, end + 5, top - 27, text, theme.SANS, _BEFORE)
        self._draw_bar(top)
        if self._scale.has_before:
            self._draw_change(top - 36)
        canvas.setStrokeColor(HexColor(theme.HAIRLINE))
        canvas.setLineWidth(0.8)
        canvas.line(0, 0, self.width, 0)

    def _draw_bar(self, top: float) -> None:
        canvas, room = self.canv, self.width - _NAME_AT
        canvas.setFillColor(HexColor(theme.INK))
        name = faces.shorten(self._name, theme.SANS_BOLD, _TEXT, room)
        faces.draw(canvas, _NAME_AT, top - 13, name, theme.SANS_BOLD, _TEXT)
        number = phrases.number(self._ranked.statements)
        widest = faces.width(phrases.number(self._scale.most), theme.SANS_BOLD, _TEXT)
        length = (room - widest - 6) * self._ranked.statements / self._scale.most
        canvas.setFillColor(HexColor(theme.KIND_COLOURS[self._kind]))
        canvas.rect(_NAME_AT, top - 24.5, length, 7, stroke=0, fill=1)
        canvas.setFillColor(HexColor(theme.INK))
        faces.draw(canvas, _NAME_AT + length + 4, top - 23.8, number, theme.SANS_BOLD, _TEXT - 0.4)

    def _draw_change(self, y: float) -> None:
        change = rank_change(self._ranked)
        draw_mark(self.canv, _NAME_AT, y, change)
        self.canv.setFillColor(HexColor(theme.SOFT))
        words = change_words(change)
        faces.draw(self.canv, _NAME_AT + _MARK + 3.5, y + 0.4, words, theme.SANS, 6.8)


class RankedHead(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The title of a ranked list with its kind's shape, over an ink line."""

    def __init__(self, kind: StatementKind, title: str, identifier: str) -> None:
        super().__init__()
        self._kind, self._title, self._identifier = kind, title, identifier

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width = width
        return width, 25

    def draw(self) -> None:
        """Shape, title, identifier, what is counted."""
        canvas = self.canv
        icons.draw_kind(canvas, self._kind, 0, 6.5, 15)
        canvas.setFillColor(HexColor(theme.INK))
        end = faces.draw(canvas, 21, 9, self._title, theme.SERIF_BOLD, 13)
        canvas.setFillColor(HexColor(theme.TEAL))
        mark = f"[{self._identifier}]"
        after = faces.draw(canvas, end + 4, 9, mark, theme.SANS, theme.IDENTIFIER_SIZE)
        canvas.linkRect("", self._identifier, (end + 4, 7, after, 16), relative=1, thickness=0)
        canvas.setFillColor(HexColor(theme.SOFT))
        faces.draw(canvas, self.width, 9, tr("statements"), theme.SANS, 6.8, "right")
        canvas.setStrokeColor(HexColor(theme.INK))
        canvas.setLineWidth(1)
        canvas.line(0, 0, self.width, 0)


def rank_change(ranked: RankedTheme) -> int | None:
    """Places climbed since the wave before: below nought fallen, None where it is new."""
    return None if ranked.rank_before is None else ranked.rank_before - ranked.rank


def change_words(change: int | None) -> str:
    """The change of a rank in words."""
    if change is None:
        return tr("new this wave")
    if change == 0:
        return tr("no change")
    if change > 0:
        return plural("up {count}", "up {count}", change)
    return plural("down {count}", "down {count}", -change)


def draw_mark(canvas: Canvas, x: float, y: float, change: int | None) -> None:
    """Filled up, hollow down, a bar for no change, a dot for new."""
    canvas.setFillColor(HexColor(theme.INK))
    canvas.setStrokeColor(HexColor(theme.INK))
    canvas.setLineWidth(0.7)
    if change is None:
        canvas.circle(x + _MARK / 2, y + _MARK / 2, _MARK / 2.3, stroke=0, fill=1)
    elif change == 0:
        canvas.rect(x, y + 1.9, _MARK, 1.6, stroke=0, fill=1)
    else:
        _draw_triangle(canvas, x, y, up=change > 0)


def _draw_triangle(canvas: Canvas, x: float, y: float, *, up: bool) -> None:
    base, tip = (y + 0.3, y + _MARK) if up else (y + _MARK - 0.3, y)
    path = canvas.beginPath()
    path.moveTo(x, base)
    path.lineTo(x + _MARK, base)
    path.lineTo(x + _MARK / 2, tip)
    path.close()
    canvas.drawPath(path, stroke=1, fill=int(up))


def list_of(
    setter: Setter, ranked: Sequence[RankedTheme], kind: StatementKind, scale: Scale
) -> list[Flowable]:
    """The first themes as rows, and the rest gathered in a last one."""
    rows: list[Flowable] = [RankedRow(setter, one, kind, scale) for one in ranked[:SHOWN]]
    rest = ranked[SHOWN:]
    if rest:
        others = plural("{count} other theme", "{count} other themes", len(rest))
        named = phrases.number(sum(one.statements for one in rest))
        text = tr("{others}, named {times} in all", others=others, times=named)
        rows.append(setter.text(text, theme.NOTE, leftIndent=_NAME_AT, spaceBefore=4))
    return rows
