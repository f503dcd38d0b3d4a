"""From the command `organiser` to an open log: the log named, the last one, or a new one.

The store is loaded while a passphrase is typed and tried, so it is imported only where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organiser_app.domain.errors import OrganiserError
from organiser_app.language import tr
from organiser_app.store import key_file
from organiser_app.store.folder import SUFFIX, log_folder
from organiser_app.ui.dialogs.preparing import prepare
from organiser_app.ui.dialogs.unlock import (
    Otherwise,
    PassphraseDialog,
    RestoreDialog,
    UnlockDialog,
    ask_for_backup,
    ask_for_log,
)
from organiser_app.ui.recent import RecentLogs

if TYPE_CHECKING:
    from organiser_app.store.log import Log, Surroundings
    from organiser_app.ui.dialogs.welcome import NewLog

SAMPLE_SEED = 1


@dataclass(frozen=True, slots=True)
class Ways:
    """Where logs are kept and remembered, and what the store takes from outside."""

    documents: Path
    recent: RecentLogs
    around: Surroundings | None = None

    def open(self, path: Path, secret: str) -> Log:
        """Open a log and remember it."""
        folder = log_folder(path)
        folder.expect_log()
        data_key = key_file.unlock(folder, secret)  # slow on purpose; the store loads meanwhile
        from organiser_app.sync.opening import open_log  # noqa: PLC0415

        log = open_log(path, secret, self.around, data_key=data_key)
        self.recent.opened(log.folder.path)
        return log

    def begin(self, answers: NewLog) -> Log:
        """Make the log that was asked for, and remember it."""
        from organiser_app.ui.dialogs.welcome import Beginning  # noqa: PLC0415

        make = self._sample if answers.beginning is Beginning.SAMPLE else self._empty
        log = make(answers)
        self.recent.opened(log.folder.path)
        return log

    def restore(self, backup: Path, secret: str) -> Log:
        """Make a log of a backup, beside those that are there, and remember it."""
        from organiser_app.services.new_log import free_path  # noqa: PLC0415
        from organiser_app.sync.opening import restore_log  # noqa: PLC0415

        path = free_path(self.documents, _name_of_log(backup))
        log = restore_log(backup, path, secret, self.around)
        self.recent.opened(log.folder.path)
        return log

    def _empty(self, answers: NewLog) -> Log:
        from organiser_app.services.new_log import free_path, new_log  # noqa: PLC0415

        path = free_path(self.documents, answers.given.patch)
        return new_log(path, answers.passphrase, answers.given, self.around)

    def _sample(self, answers: NewLog) -> Log:
        """A log of the sample neighbourhood, which has an organiser and a patch of its own."""
        from organiser_app.services.new_log import free_path, sample_log  # noqa: PLC0415

        path = free_path(self.documents, tr("Sample neighbourhood"))
        return sample_log(path, answers.passphrase, SAMPLE_SEED, self.around)


def log_to_begin_with(
    ways: Ways, path: Path | None, passphrase: str | None, wait_until_loaded: Callable[[], object]
) -> Log | None:
    """Ask until a log is open, or nothing is wanted; `passphrase` spares the question."""
    if path is not None and passphrase:
        return ways.open(path, passphrase)
    wanted = path or next(iter(ways.recent.paths()), None)
    while True:
        found = _unlock(ways, wanted) if wanted else _welcome(ways, wait_until_loaded)
        if found is Otherwise.BACKUP:
            found = _restore(ways)
        if not isinstance(found, Otherwise):
            return found
        if found is Otherwise.NOTHING:
            return None
        another = found is Otherwise.ANOTHER
        wanted = (ask_for_log(ways.documents) or wanted) if another else None


def _unlock(ways: Ways, path: Path) -> Log | Otherwise:
    return _opened(partial(UnlockDialog, path), tr("Opening the log…"), partial(ways.open, path))


def _restore(ways: Ways) -> Log | Otherwise:
    """A log made of a backup; a new one is asked about where none is chosen, or it stays shut."""
    backup = ask_for_backup(ways.documents)
    if backup is None:
        return Otherwise.NEW
    restore = partial(ways.restore, backup)
    found = _opened(partial(RestoreDialog, backup), tr("Restoring the backup…"), restore)
    return Otherwise.NEW if isinstance(found, Otherwise) else found


def _opened(
    asking: Callable[[str], PassphraseDialog], sentence: str, open_with: Callable[[str], Log]
) -> Log | Otherwise:
    """The log that opens with what is typed; `asking` makes a dialog that says what was amiss."""
    dialog = asking("")  # kept while the log opens: garbage is collected on any thread
    while isinstance(answer := dialog.ask(), str):
        try:
            return prepare(sentence, partial(open_with, answer))
        except OrganiserError as problem:
            dialog = asking(problem.message)  # the one that was answered is gone
    return answer


def _welcome(ways: Ways, wait_until_loaded: Callable[[], object]) -> Log | Otherwise:
    # Two threads that load a library at once can each meet it half loaded.
    wait_until_loaded()
    from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog  # noqa: PLC0415
    from organiser_app.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415

    dialog = WelcomeDialog()
    while (answers := dialog.ask()) is not None:
        try:
            log = prepare(tr("Making the log…"), partial(ways.begin, answers))
        except OrganiserError as problem:
            dialog = WelcomeDialog()  # the one that was answered is gone
            dialog.show_answers(answers)
            dialog.tell(problem.message)
        else:
            RecoveryKeyDialog(log.folder.name, log.recovery_key).ask()
            return log
    return dialog.wish


def _name_of_log(backup: Path) -> str:
    """What the log is called of which a backup is, if it still lies in that log's own folder."""
    folder = backup.parent.parent
    return log_folder(folder).name if folder.suffix == SUFFIX else tr("Restored log")


def log_name(log: Log) -> str:
    """What the foot of the window says of the log."""
    return tr("{name} log, encrypted", name=log.folder.name)
