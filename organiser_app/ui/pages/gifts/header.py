"""The head of a page of needs: its title, the pages beside it, and how things stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.actions import PageName, page_action
from organiser_app.ui.desk import Desk
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label
from organiser_app.ui.widgets.labels import elided_label


class NeedsHeader(QWidget):
    """Title and links on one line, one sentence under it."""

    def __init__(self, desk: Desk, page: PageName, beside: Sequence[PageName]) -> None:
        super().__init__()
        metrics = current().metrics
        self.sentence = elided_label("", Text.BODY, Ink.MUTED)
        titles = QHBoxLayout()
        titles.setSpacing(metrics.gap)
        titles.addWidget(label(page_action(page).words(), Text.TITLE))
        for other in beside:
            titles.addWidget(_link(desk, other), 0, Qt.AlignmentFlag.AlignVCenter)
        titles.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(titles)
        column.addWidget(self.sentence)

    def say(self, sentence: str) -> None:
        """Say how things stand, or what was done."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)


def _link(desk: Desk, page: PageName) -> Button:
    action = page_action(page)
    link = Button(action.words(), ButtonKind.QUIET, in_row=True)
    link.setToolTip(tr("{page}: {keys}", page=action.words(), keys=action.keys.replace("+", " ")))
    link.clicked.connect(lambda: desk.show(page))
    return link
