"""Shown while something is made ready that the window itself stands on, which happens once.

The typefaces may be what is missing, so it is drawn in the system's own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from organiser_app import paths
from organiser_app.ui.tasks import Tasks

_WIDTH, _AROUND = 360, 24


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


def prepare(sentence: str, work: Callable[[], object]) -> None:
    """Do `work` off the window's thread, with `sentence` on the screen until it is done.

    What `work` raises is raised here.
    """
    shown = Preparing(sentence)
    shown.show()
    tasks = Tasks()
    waiting = QEventLoop()
    problems: list[Exception] = []

    def failed(problem: Exception) -> None:
        problems.append(problem)
        waiting.quit()

    tasks.run(work, lambda _: waiting.quit(), failed)
    waiting.exec()
    tasks.close()
    shown.close()
    if problems:
        raise problems[0]
