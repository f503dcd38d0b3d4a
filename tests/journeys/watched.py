"""The program itself, with somebody beside it who reads the screen and answers questions of it.

It is run as a program of its own: `python -m tests.journeys.watched` and what `organiser` takes.
Keys come to it from the display alone. A question is one line of JSON on the standard input, a
list of words; the answer is one line too: all that the window says, as soon as every one of those
words is among it, or when it has been waited for long enough.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from organiser_app.cli.program import main

_LOOKS_EVERY = 20
_PATIENCE = 30_000
_LONGEST = 300


class Eyes(QObject):
    """Looks at the window until what was asked for is to be seen.

    A word with a line break before and after it asks for a widget that says this and no more.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wanted: list[str] = []
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)
        self.asked.connect(self._begin)

    def _begin(self, wanted: list[str]) -> None:
        self._wanted, self._looks = wanted, 0
        self._timer.start()

    def _look(self) -> None:
        told = list(everything_told())
        self._looks += 1
        seen = all(any(word in f"\n{line}\n" for line in told) for word in self._wanted)
        if seen or self._looks * _LOOKS_EVERY > _PATIENCE:
            self._timer.stop()
            print(json.dumps({"seen": seen, "told": told}), flush=True)  # noqa: T201


def everything_told() -> Iterator[str]:
    """The words of every widget that is to be seen, and what has the keyboard."""
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            yield f"window: {top.windowTitle()}"
            yield from said_in(top)
    focused = QApplication.focusWidget()
    yield f"keyboard: {focused.accessibleName() if focused else ''}"


def said_in(top: QWidget) -> Iterator[str]:
    """The words of every widget that is to be seen within another."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView):
            yield from _rows_of(widget)
        yield widget.accessibleName()


def _rows_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), _LONGEST)):
        said: Any = model.data(model.index(row, 0))
        yield f"{view.accessibleName()}: {said}"


def _hear_questions(eyes: Eyes) -> None:
    for line in sys.stdin:
        eyes.asked.emit(json.loads(line))


def watched() -> int:
    """Run the program until it ends; its exit code."""
    app = QApplication(sys.argv[:1])
    eyes = Eyes()
    threading.Thread(target=_hear_questions, args=(eyes,), daemon=True).start()
    code = main()
    del app
    return code


if __name__ == "__main__":
    sys.exit(watched())
