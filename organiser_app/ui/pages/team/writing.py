"""A pack is written on the log's worker, and how far it is comes back to the window's thread."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from organiser_app.domain.errors import Cancelled
from organiser_app.language import plural, tr
from organiser_app.sync.counting import write_figures_of
from organiser_app.sync.handing import PackWritten, write_pack_of
from organiser_app.sync.manifest import PackKind
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
                return write_figures_of(
                    log, path, handing.figures, readers=readers, passphrase=passphrase
                )
            return write_pack_of(
                log,
                path,
                readers=readers,
                passphrase=passphrase,
                since_last=handing.since_last,
                part=handing.part,
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
        self.done.emit(written_words(written))

    def _fail(self, problem: Exception) -> None:
        if isinstance(problem, Cancelled):
            self.done.emit(tr("Stopped. No pack was written."))
        else:
            self.done.emit("")
            self._desk.bus.failed.emit(problem)


def written_words(written: PackWritten) -> str:
    """What was written, for whom, and how much it holds."""
    if not written.readers:
        return tr(
            "Wrote {file}. Tell the passphrase in another way than you hand it over.",
            file=written.path.name,
        )
    names = ", ".join(each.name for each in written.readers)
    if written.manifest.kind is PackKind.COUNTS:
        return tr("Wrote {file} for {names}: figures alone.", file=written.path.name, names=names)
    if not written.manifest.records:
        return tr(
            "Wrote {file} for {names}. Nothing has changed since the last one.",
            file=written.path.name,
            names=names,
        )
    return plural(
        "Wrote {file} for {names}: {count} line.",
        "Wrote {file} for {names}: {count} lines.",
        written.manifest.records,
        file=written.path.name,
        names=names,
    )
