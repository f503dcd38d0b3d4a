"""The head of Heard: its title, the pages that lie under it, how much was heard, and the waves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.heard import HeardTotals
from organiser_app.ui.actions import PageName, page_action
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.heard.choices import WaveChoices
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label
from organiser_app.ui.widgets.labels import elided_label

_UNDER = (PageName.CODEBOOK, PageName.CODING, PageName.WAVES)


class HeardHeader(QWidget):
    """Title and links on one line, the state of things under it, the waves at right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        metrics = current().metrics
        self.choices = WaveChoices()
        self.sentence = elided_label("", Text.BODY, Ink.MUTED)
        titles = QHBoxLayout()
        titles.setSpacing(metrics.gap)
        titles.addWidget(label(tr("Heard"), Text.TITLE))
        for page in _UNDER:
            titles.addWidget(_link(desk, page), 0, Qt.AlignmentFlag.AlignVCenter)
        titles.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(titles)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignBottom)

    def say(self, sentence: str) -> None:
        """Say how things stand, or what was done."""
        self.sentence.setText(sentence)


def _link(desk: Desk, page: PageName) -> Button:
    """A quiet way to a page that lies under this one; its keys are told and not shown."""
    action = page_action(page)
    link = Button(action.words(), ButtonKind.QUIET, in_row=True)
    link.setToolTip(tr("{page}: {keys}", page=action.words(), keys=action.keys.replace("+", " ")))
    link.clicked.connect(lambda: desk.show(page))
    return link


def how_much(totals: HeardTotals) -> str:
    """How much was heard, and since when, in one sentence."""
    listenings = plural("{count} listening", "{count} listenings", totals.listenings)
    said = plural("{count} statement", "{count} statements", totals.statements)
    if totals.since is None:
        return tr("{listenings} and {statements}", listenings=listenings, statements=said)
    since = f"{short_day(totals.since, totals.since)} {totals.since.year}"
    return tr(
        "{listenings} and {statements} since {day}",
        listenings=listenings,
        statements=said,
        day=since,
    )
