"""The head of Promises: its title, the way to the asks under it, how things stand, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.actions import PageName, page_action
from organiser_app.ui.desk import Desk
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label
from organiser_app.ui.widgets.labels import elided_label


class PromisesHeader(QWidget):
    """`make` and `agree` are its buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        metrics = current().metrics
        self.sentence = elided_label("", Text.BODY, Ink.MUTED)
        self.agree = Button(tr("Agree a step"), keys=tr("A"))
        self.make = Button(tr("Make a promise"), ButtonKind.PRIMARY, icon="plus", keys=tr("N"))
        titles = QHBoxLayout()
        titles.setSpacing(metrics.gap)
        titles.addWidget(label(tr("Promises"), Text.TITLE))
        titles.addWidget(_to_asks(desk), 0, Qt.AlignmentFlag.AlignVCenter)
        titles.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(titles)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.half)
        row.addLayout(words, 1)
        for button in (self.agree, self.make):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def say(self, sentence: str) -> None:
        """Say how things stand."""
        self.sentence.setText(sentence)


def _to_asks(desk: Desk) -> Button:
    """A quiet way to the page that lies under this one; its keys are told and not shown."""
    action = page_action(PageName.ASKS)
    link = Button(action.words(), ButtonKind.QUIET, in_row=True)
    link.setToolTip(tr("{page}: {keys}", page=action.words(), keys=action.keys.replace("+", " ")))
    link.clicked.connect(lambda: desk.show(PageName.ASKS))
    return link
