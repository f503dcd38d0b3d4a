"""The counts at the top of the team: each leads to what it counts, by mouse and by keyboard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from organiser_app.language import plural, tr
from organiser_app.store.queries.likely_same import MOST_PAIRS
from organiser_app.sync.handed_in import TeamStanding
from organiser_app.sync.in_question import InQuestion
from organiser_app.ui.pages.team.count_cell import HIGH, CountCell
from organiser_app.ui.pages.team.words import waits
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import hairline

_UNCOUNTED = "–"


class Figure(StrEnum):
    """What is counted; the value is the icon beside it."""

    MEMBERS = "people"
    HANDED_IN = "check"
    GAPS = "warning"
    DISAGREEMENTS = "promises"
    LIKELY = "person"


class Figures(QFrame):
    """Five counts in a row; `chosen` carries the one that was pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("How things stand"))
        self.cells = {figure: FigureCell(figure) for figure in Figure}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for figure, cell in self.cells.items():
            if figure is not Figure.MEMBERS:
                row.addWidget(_upright())
            cell.clicked.connect(lambda _=False, figure=figure: self.chosen.emit(figure))
            row.addWidget(cell, 1)

    def show_standing(self, seen: TeamStanding) -> None:
        """Show what is known at once."""
        trusted = seen.trusted
        came = [each.handed_in for each in trusted if each.handed_in is not None]
        gaps = sum(each.gap is not None for each in came)
        word = plural("member", "members", len(trusted))
        self._put(Figure.MEMBERS, len(trusted), word, _confirmed_words(seen))
        self._put(Figure.HANDED_IN, len(came), tr("handed in"), _silent_words(seen))
        missing = tr("ask for everything") if gaps else tr("nothing is missing")
        self._put(Figure.GAPS, gaps, plural("gap", "gaps", gaps), missing, presses=bool(gaps))

    def show_questions(self, asked: InQuestion) -> None:
        """Show what is in question."""
        open_ = asked.disagreements
        kept = tr("both values are kept") if open_ else tr("nobody has to choose")
        words = plural("disagreement", "disagreements", open_)
        self._put(Figure.DISAGREEMENTS, open_, words, kept, presses=bool(open_))
        likely = tr("perhaps the same")
        if asked.likely is None:
            self.cells[Figure.LIKELY].put(_UNCOUNTED, likely, tr("looked for when opened"))
        elif asked.likely >= MOST_PAIRS:
            many = tr("{count} or more", count=MOST_PAIRS)
            self.cells[Figure.LIKELY].put(f"{MOST_PAIRS}+", likely, many)
        else:
            self._put(Figure.LIKELY, asked.likely, likely, tr("never joined unasked"))

    def _put(
        self, figure: Figure, count: int, word: str, under: str, *, presses: bool = False
    ) -> None:
        self.cells[figure].put(f"{count:,}", word, under, presses=presses)


class FigureCell(CountCell):
    """One count that leads somewhere; where it presses it has a warm ground.

    Before it was counted it shows a dash.
    """

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.value)
        self._presses = False
        self.set_count(_UNCOUNTED, "", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Being counted"))

    def put(self, count: str, word: str, under: str, *, presses: bool = False) -> None:
        """Show a count."""
        self._presses = presses
        self.set_count(count, word, under)
        told = tr("{count} {word}, {under}", count=count, word=word, under=under)
        self.setAccessibleName(told if under else tr("{count} {word}", count=count, word=word))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Ground, icon, count, word, and the line under it."""
        colours = current().colours
        painter = QPainter(self)
        if self._presses:
            painter.fillRect(self.rect(), QColor(colours.soon_ground))
            self.paint_count(painter, colours.soon, colours.soon)
        else:
            self.paint_count(painter, colours.ink, colours.muted)
        painter.end()


def _confirmed_words(seen: TeamStanding) -> str:
    waiting = sum(waits(each.member) for each in seen.members)
    if waiting:
        return plural("{count} to confirm", "{count} to confirm", waiting)
    return tr("all confirmed") if seen.trusted else ""


def _silent_words(seen: TeamStanding) -> str:
    silent = sum(each.is_silent for each in seen.members)
    if silent:
        return plural("{count} never did", "{count} never did", silent)
    back = sum(each.is_taken_back for each in seen.members)
    if back:
        return plural("{count} taken back", "{count} taken back", back)
    return tr("all did") if seen.trusted else ""


def _upright() -> QFrame:
    line = hairline()
    line.setFixedHeight(current().metrics.px(HIGH))
    line.setFixedWidth(1)
    return line
