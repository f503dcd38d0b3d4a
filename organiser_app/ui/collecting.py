"""Garbage that Python collects by itself, collected on the window's thread and on no other.

Python looks for cycles on whichever thread happens to make the object that is one too many. Found
on a worker, a cycle with a widget in it would be destroyed there, while the window still has the
widget in its lists of filters, timers and events; Qt forbids that, and the program falls.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 250
"""How long after one look the next is, in milliseconds."""


class Collector(QObject):
    """Keeps Python from collecting by itself, and collects what is due from a timer.

    However much is made meanwhile, as while a web is studied, all objects are looked
    through at most once in a hundred looks. What the start froze stays left out of every look.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        due = [
            age
            for age, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most > 0
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python collect by itself again: no worker is left."""
        self._timer.stop()
        gc.enable()
