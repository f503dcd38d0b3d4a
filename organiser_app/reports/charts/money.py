"""The grant pound as an ink bar and, to the same scale, what came beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.domain.values import ContributionKind
from organiser_app.language import tr
from organiser_app.reports import faces, phrases, theme
from organiser_app.reports.charts.bars import bar
from organiser_app.reports.charts.doors import label_places

if TYPE_CHECKING:
    from organiser_app.domain.figures import MatchFigures, MoneyFigures

ORDER = (
    ContributionKind.HOURS,
    ContributionKind.CASH,
    ContributionKind.SPACE,
    ContributionKind.GOODS,
)
_BAR, _LEFT, _TEXT = 23.0, 46.0, 8.4
_HEIGHT = 88.0


def in_order(money: MoneyFigures) -> list[MatchFigures]:
    """The match by kind, time before cash, without what is nought."""
    return sorted((part for part in money.match if part.pence), key=lambda p: ORDER.index(p.kind))


class PoundBar(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """What was spent, and what stood beside it; drawn where something was spent and matched."""

    def __init__(self, money: MoneyFigures) -> None:
        super().__init__()
        self._money, self._parts = money, in_order(money)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page."""
        self.width = width
        return width, _HEIGHT

    def draw(self) -> None:
        """Two bars on one scale, the words under the second."""
        longest = max(self._money.spent_pence, self._money.match_pence)
        scale = (self.width - _LEFT) / longest
        upper, lower = _HEIGHT - _BAR, _HEIGHT - 2 * _BAR - 10
        self._draw_side(tr("spent"), upper)
        self._draw_side(tr("beside it"), lower)
        self.canv.setFillColor(HexColor(theme.INK))
        spent = self._money.spent_pence * scale
        self.canv.rect(_LEFT, upper, spent, _BAR, stroke=0, fill=1)
        self._draw_inside(_LEFT, upper, spent, tr("£1.00 spent"), theme.INK)
        self._draw_match(scale, lower)

    def _draw_side(self, word: str, y: float) -> None:
        self.canv.setFillColor(HexColor(theme.INK))
        faces.draw(self.canv, 0, y + _BAR / 2 - 3, word, theme.SANS_BOLD, _TEXT - 0.6)

    def _draw_match(self, scale: float, y: float) -> None:
        lefts, left = [], _LEFT
        for part, tone in zip(self._parts, theme.TONES, strict=False):
            width = part.pence * scale
            bar(self.canv, (left, y, max(width - 1, 0.6), _BAR), tone)
            share = phrases.pence(round(100 * part.pence / self._money.spent_pence))
            self._draw_inside(left, y, width, share, tone)
            lefts.append(left - _LEFT)
            left += width
        self._draw_words(lefts, y)

    def _draw_inside(self, left: float, y: float, width: float, text: str, tone: str) -> None:
        """A word within a part of a bar, where it has room; the words below say it all."""
        if width < faces.width(text, theme.SANS_BOLD, _TEXT) + 9:
            return
        dark = tone in (theme.INK, theme.TEAL)
        self.canv.setFillColor(HexColor(theme.PAPER if dark else theme.INK))
        faces.draw(self.canv, left + 5, y + _BAR / 2 - 3, text, theme.SANS_BOLD, _TEXT)

    def _draw_words(self, lefts: list[float], y: float) -> None:
        words = [phrases.match_kind(part.kind) for part in self._parts]
        sums = [phrases.pounds(part.pence) for part in self._parts]
        widths = [
            max(faces.width(word, theme.SANS_BOLD, 7.4), faces.width(total, theme.SANS, 7.4))
            for word, total in zip(words, sums, strict=True)
        ]
        places = label_places(lefts, widths, self.width - _LEFT)
        for word, total, place in zip(words, sums, places, strict=True):
            self.canv.setFillColor(HexColor(theme.INK))
            faces.draw(self.canv, _LEFT + place, y - 11, word, theme.SANS_BOLD, 7.4)
            self.canv.setFillColor(HexColor(theme.SOFT))
            faces.draw(self.canv, _LEFT + place, y - 21, total, theme.SANS, 7.4)
