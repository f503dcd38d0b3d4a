"""A pack is written on the log's worker, and how far it is comes back to the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from organiser_app.domain.errors import Cancelled
from organiser_app.language import tr
from organiser_app.sync.counting import figures_of, write_figures
from organiser_app.sync.handing import PackWritten, write_pack_of
from organiser_app.sync.written_words import written_words
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.handing_over import Handing


class PackWriting(QObject):
    """Sends `so_far` with the lines written, and at the end `done` with a sentence."""

    so_far = Signal(int)
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._stopped = desk, Event()

    def begin(self, handing: Handing, path: Path) -> None:
        """Write a pack to `path`."""
        self._stopped.clear()
        log = self._desk.log

        def work() -> PackWritten:
            readers, passphrase = handing.readers or None, handing.passphrase
            if handing.figures is not None:
                figures = log.read(partial(figures_of, period=handing.figures))
                return write_figures(log, path, figures, readers=readers, passphrase=passphrase)
            return write_pack_of(
                log,
                path,
                readers=readers,
                passphrase=passphrase,
                since_last=handing.since_last,
                part=handing.part,
                under_pseudonyms=handing.under_pseudonyms,
                watch=self._watch,
            )

        self._desk.tasks.run(work, self._tell, self._fail, owner=self)

    def stop(self) -> None:
        """Let nothing be written after all."""
        self._stopped.set()

    def _watch(self, lines: int) -> None:
        """Told on the worker; the signal crosses to the window's thread by itself."""
        if self._stopped.is_set():
            raise Cancelled(tr("Stopped. No pack was written."))
        self.so_far.emit(lines)

    def _tell(self, written: PackWritten) -> None:
        self.done.emit(written_words(written, written.path.name))

    def _fail(self, problem: Exception) -> None:
        if isinstance(problem, Cancelled):
            self.done.emit(tr("Stopped. No pack was written."))
        else:
            self.done.emit("")
            self._desk.bus.failed.emit(problem)
