"""The money of a project: what was spent of what was granted, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from organiser_app.domain.figures import MatchFigures, MoneyFigures
from organiser_app.language import tr
from organiser_app.reports.phrases import hours, match_kind, pounds
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Bar, Card, Ink, hairline, label
from organiser_app.ui.widgets.labels import elided_label
from organiser_app.ui.widgets.painted import Painted

_INKS = ("ink", "muted", "edge", "hairline")
_SWATCH = 9


class MoneyCard(Card):
    """A bar of what was spent, then the match by kind with its values."""

    def __init__(self) -> None:
        super().__init__(tr("Money"), padded=True)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(current().metrics.half)
        self.body.addLayout(self._inside)

    def show_money(self, money: MoneyFigures) -> None:
        """Show the money of a project."""
        emptied(self._inside)
        self.set_note(beside_each_pound(money))
        if not (money.granted_pence or money.spent_pence or money.match):
            words = tr("No grant is written down, nor anything that stands beside one.")
            self._inside.addWidget(label(words, ink=Ink.MUTED, wrap=True))
            return
        if money.granted_pence or money.spent_pence:
            self._show_grant(money)
        if money.match:
            self._show_match(money.match, money.match_pence)

    def _show_grant(self, money: MoneyFigures) -> None:
        of = tr("spent of {granted}", granted=pounds(money.granted_pence))
        funders = ", ".join(money.funders)
        left = tr("left {pence}", pence=pounds(money.granted_pence - money.spent_pence))
        share = money.spent_pence / money.granted_pence if money.granted_pence else 1.0
        bar = Bar(f"{pounds(money.spent_pence)} {of}", share, size=(0, 10))
        bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.setSpacing(current().metrics.px(5))
        line.addWidget(label(pounds(money.spent_pence), strong=True))
        line.addWidget(elided_label(of), 1)
        line.addWidget(label(left, Text.META, Ink.MUTED))
        self._inside.addLayout(line)
        self._inside.addWidget(bar)
        if funders:
            given = label(
                tr("given by {funders}", funders=funders), Text.META, Ink.MUTED, wrap=True
            )
            self._inside.addWidget(given)

    def _show_match(self, match: Sequence[MatchFigures], whole: int) -> None:
        if self._inside.count():
            self._inside.addWidget(hairline())
        head = QHBoxLayout()
        head.addWidget(label(tr("Match"), strong=True))
        head.addWidget(elided_label(tr("what stands beside the grant")), 1)
        head.addWidget(label(pounds(whole), strong=True))
        self._inside.addLayout(head)
        self._inside.addWidget(Shares(tr("Match by kind"), [part.pence for part in match]))
        self._inside.addLayout(_kinds(match))


class Shares(Painted):
    """A bar cut into parts by their values, in the inks of the theme."""

    def __init__(self, name: str, values: Sequence[int]) -> None:
        super().__init__(name)
        self._values = tuple(values)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wanted_size(self) -> QSize:
        """As wide as it is given."""
        return QSize(0, self.theme.metrics.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """One part beside the other, with a gap, since in high contrast two may be alike."""
        painter = QPainter(self)
        whole, left = sum(self._values) or 1, 0.0
        for number, value in enumerate(self._values):
            width = self.width() * value / whole
            colour = QColor(_ink(number))
            painter.fillRect(QRectF(left, 0, max(width - 1, 1), self.height()), colour)
            left += width
        painter.end()


class _Swatch(Painted):
    """The ink of one part."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(name)
        self._number = number

    def wanted_size(self) -> QSize:
        side = self.theme.metrics.px(_SWATCH)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        edge = self.theme.colours.edge
        boxes.rounded(painter, QRectF(self.rect()), 2, _ink(self._number), edge)
        painter.end()


def beside_each_pound(money: MoneyFigures) -> str:
    """What stands beside each pound granted, as "£1.29 beside each £1 granted"; empty for none."""
    if not money.granted_pence or not money.match_pence:
        return ""
    each = round(100 * money.match_pence / money.granted_pence)
    return tr("{pence} beside each £1 granted", pence=f"£{each // 100:,}.{each % 100:02}")


def _kinds(match: Sequence[MatchFigures]) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(current().metrics.half)
    grid.setVerticalSpacing(current().metrics.quarter)
    for row, part in enumerate(match):
        word = match_kind(part.kind).capitalize()
        grid.addWidget(_Swatch(row, word), row, 0)
        grid.addWidget(label(word), row, 1)
        grid.addWidget(label(pounds(part.pence), strong=True), row, 2, _RIGHT)
        note = label(_counted(part), Text.META, Ink.MUTED)
        note.setToolTip(part.valued_by)
        grid.addWidget(note, row, 3, _RIGHT)
    return grid


def _counted(part: MatchFigures) -> str:
    return tr("{hours} h", hours=hours(part.minutes)) if part.minutes else ""


def _ink(number: int) -> str:
    return str(getattr(current().colours, _INKS[number % len(_INKS)]))


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
