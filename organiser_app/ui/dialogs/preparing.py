"""Shown while something is made ready that the window itself stands on, which happens once.

The typefaces may be what is missing, so it is drawn in the system's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from organiser_app import paths
from organiser_app.ui.tasks import Tasks

_WIDTH, _AROUND = 360, 24
Result = TypeVar("Result")


class Preparing(QWidget):
    """A sentence, and a bar that says only that it goes on."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle(paths.APP_NAME)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        column.addWidget(QLabel(sentence))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(sentence)
        column.addWidget(bar)
        self.setMinimumWidth(_WIDTH)


def prepare(sentence: str, work: Callable[[], Result]) -> Result:
    """Do `work` off the window's thread, with `sentence` on the screen until it is done.

    What `work` gives is given back, and what it raises is raised here.
    """
    shown = Preparing(sentence)
    shown.show()
    tasks = Tasks()
    waiting = QEventLoop()
    results: list[Result] = []
    problems: list[Exception] = []

    def ended(told: list[Any], came: object) -> None:
        told.append(came)
        waiting.quit()

    tasks.run(work, partial(ended, results), partial(ended, problems))
    waiting.exec()
    tasks.close()
    shown.close()
    if problems:
        raise problems.pop()  # held here too, it would hold what is shown, as garbage of any thread
    return results[0]
