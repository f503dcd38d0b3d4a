"""From the command `organiser` to an open log: the log named, the last one, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from organiser_app.language import tr
from organiser_app.services.new_log import free_path, new_log
from organiser_app.store.log import Log, Surroundings, open_log
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog
from organiser_app.ui.dialogs.unlock import Otherwise, UnlockDialog, ask_for_log
from organiser_app.ui.dialogs.welcome import Beginning, NewLog, WelcomeDialog
from organiser_app.ui.recent import RecentLogs

SAMPLE_SEED = 1


@dataclass(frozen=True, slots=True)
class Ways:
    """Where logs are kept and remembered, and what the store takes from outside."""

    documents: Path
    recent: RecentLogs
    around: Surroundings

    def open(self, path: Path, secret: str) -> Log:
        """Open a log and remember it."""
        log = open_log(path, secret, self.around)
        self.recent.opened(log.folder.path)
        return log

    def begin(self, answers: NewLog) -> Log:
        """Make the log that was asked for, and remember it."""
        path = free_path(self.documents, answers.given.patch)
        log = new_log(path, answers.passphrase, answers.given, self.around)
        if answers.beginning is Beginning.SAMPLE:
            self._fill(log)
        self.recent.opened(path)
        return log

    def _fill(self, log: Log) -> None:
        from organiser_app.services.sample import write_sample  # noqa: PLC0415 - seldom wanted

        write_sample(log.work(), "patch", SAMPLE_SEED, self.around.clock().date())


def log_to_begin_with(ways: Ways, path: Path | None, passphrase: str | None) -> Log | None:
    """Ask until a log is open, or nothing is wanted; `passphrase` spares the question."""
    if path is not None and passphrase:
        return ways.open(path, passphrase)
    wanted = path or next(iter(ways.recent.paths()), None)
    while True:
        found = _unlock(ways, wanted) if wanted else _welcome(ways)
        if isinstance(found, Log):
            return found
        if found is Otherwise.NOTHING:
            return None
        wanted = ask_for_log(ways.documents) if found is Otherwise.ANOTHER else None
        if wanted is None and found is Otherwise.ANOTHER:
            return None


def _unlock(ways: Ways, path: Path) -> Log | Otherwise:
    return UnlockDialog(path, ways.open).ask()


def _welcome(ways: Ways) -> Log | Otherwise:
    answers = WelcomeDialog().ask()
    if answers is None:
        return Otherwise.ANOTHER
    log = ways.begin(answers)
    RecoveryKeyDialog(log.folder.name, log.recovery_key).ask()
    return log


def log_name(log: Log) -> str:
    """What the foot of the window says of the log."""
    return tr("{name} log, encrypted", name=log.folder.name)
