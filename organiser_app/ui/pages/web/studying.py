"""Studies the web beside the log's worker, in slices that begin while the window has nothing to do.

igraph holds Python's lock while it reckons, so that the window could not so much as paint: a slice
is as short as one step of the study, and the next one is asked for once the window is idle. A
search, which has the same worker, waits for one slice at most. The decision is told in
`docs/decisions/0018-the-map-of-relationships.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Web
from organiser_app.ui.desk import Desk
from organiser_app.web.study import Studies, Study, studied

_SLICE = 0.012
"""How many seconds are worked before the window is asked whether it is idle."""
_SMALL = 400
"""Up to how many people a web is studied in one go, which takes no longer than two large steps."""
_SHOWN_EVERY = 0.8
"""How often, in seconds, what came of it so far is shown."""
_TOPIC = "web"


class _Unseen:
    """What came of a slice that is not to be shown."""


class Studying(QObject):
    """Sends `so_far` with a `Study` now and then, the last of them whole."""

    so_far = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown_at = 0.0
        self._steps: Studies | None = None
        self._slice = _SLICE
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._go_on)

    def begin(self, web: Web, kept: Mapping[UUID, Place]) -> None:
        """Study a web; one that was being studied before is given up."""
        self._steps = studied(web, kept)
        self._slice = inf if len(web.people) <= _SMALL else _SLICE
        self._go_on()

    def _go_on(self) -> None:
        steps, seconds = self._steps, self._slice
        if steps is None:
            return
        due = perf_counter() - self._shown_at >= _SHOWN_EVERY
        self._desk.beside(
            _TOPIC,
            lambda: _worked(steps, seconds, shown=due),
            lambda study: self._take(steps, study),
            owner=self,
        )

    def _take(self, steps: Studies, study: Study | _Unseen) -> None:
        if steps is not self._steps:
            return
        whole = isinstance(study, Study) and study.whole
        if whole:
            self._steps = None
        else:
            self._idle.start()
        if isinstance(study, Study):
            self._shown_at = perf_counter()
            self.so_far.emit(study)


def _worked(steps: Studies, seconds: float, *, shown: bool) -> Study | _Unseen:
    """Work for a little while, or to the end; the study so far, where it is to be shown."""
    until = perf_counter() + seconds
    while True:
        try:
            so_far = next(steps)
        except StopIteration as done:
            whole: Study = done.value
            return whole
        if perf_counter() >= until:
            return so_far() if shown else _Unseen()
