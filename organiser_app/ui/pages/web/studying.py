"""Studies the web in slices beside the log's worker, so that a search is never kept waiting.

Each slice is short, and igraph's calls within it are shorter: it holds Python's lock in them, and
the window paints between. See `docs/decisions/0018-the-map-of-relationships.md`.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Web
from organiser_app.ui.desk import Desk
from organiser_app.web.study import Study, studied

_SLICE = 0.04
"""How many seconds are worked before another job may come in between."""
_SHOWN_EVERY = 0.25
"""How often, in seconds, what came of it so far is shown."""
_TOPIC = "web"

_Steps = Generator[Study, None, Study]


class Studying(QObject):
    """Sends `so_far` with a `Study` now and then, the last of them whole."""

    so_far = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown_at = 0.0

    def begin(self, web: Web, kept: Mapping[UUID, Place]) -> None:
        """Study a web; one that was being studied before is given up."""
        self._go_on(studied(web, kept))

    def _go_on(self, steps: _Steps) -> None:
        self._desk.beside(
            _TOPIC, lambda: _slice(steps), lambda study: self._take(steps, study), owner=self
        )

    def _take(self, steps: _Steps, study: Study) -> None:
        now = perf_counter()
        if study.whole or now - self._shown_at >= _SHOWN_EVERY:
            self._shown_at = now
            self.so_far.emit(study)
        if not study.whole:
            self._go_on(steps)


def _slice(steps: _Steps) -> Study:
    """Work for a little while, or to the end."""
    until = perf_counter() + _SLICE
    while True:
        try:
            study = next(steps)
        except StopIteration as done:
            whole: Study = done.value
            return whole
        if perf_counter() >= until:
            return study
