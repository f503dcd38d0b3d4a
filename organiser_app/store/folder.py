"""A log on disk: one folder, `Name.olog`, that is copied, mailed and kept as one thing.

Name.olog/
  log.db        the SQLCipher database (with -wal and -shm while it is open)
  keys.json     the slots in which its key is wrapped
  lock          held by the program that has the log open
  backups/      whole copies, each one file with its own slots
  outgoing.opack  for a moment, what is on its way into a shared folder
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from organiser_app.domain.errors import LogExists, LogInUse, LogMissing, NotALog
from organiser_app.language import tr
from organiser_app.store.files import damaged, plain_problems, read_only

SUFFIX = ".olog"
BACKUP_SUFFIX = ".obackup"
_PLAIN_SQLITE = b"SQLite format 3\x00"
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class LogFolder:
    """The paths within a log."""

    path: Path

    @property
    def name(self) -> str:
        """What people call the log."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "log.db"

    @property
    def keys(self) -> Path:
        """The wrapped key."""
        return self.path / "keys.json"

    @property
    def backups(self) -> Path:
        """The rotating backups."""
        return self.path / "backups"

    def lock(self) -> FileLock:
        """Take the log for this program, or say that another has it."""
        # Whichever thread closes the log lets go of it.
        lock = FileLock(self.path / "lock", blocking=False, thread_local=False)
        try:
            with plain_problems(self.path):
                lock.acquire()
        except Timeout as taken:
            raise LogInUse(
                tr(
                    "“{name}” is open in another window or program. Close it there first.",
                    name=self.name,
                )
            ) from taken
        return lock

    def make(self) -> None:
        """Make the folder; refuse one that is there already."""
        if self.path.exists():
            raise LogExists(
                tr("There is something at {path} already. Choose another name.", path=self.path)
            )
        with plain_problems(self.path):
            self.path.mkdir(parents=True, mode=_PRIVATE_FOLDER)

    def remove(self) -> None:
        """Take away a log that could not be made whole."""
        shutil.rmtree(self.path, ignore_errors=True)

    def expect_log(self) -> None:
        """Say what is wrong where there is no log that can be written to."""
        if not self.path.exists():
            raise LogMissing(tr("There is no log at {path}.", path=self.path))
        if not self.database.is_file():
            raise NotALog(self._not_a_log())
        with plain_problems(self.database), self.database.open("rb") as file:
            head = file.read(len(_PLAIN_SQLITE))
        if head == _PLAIN_SQLITE:
            raise NotALog(self._not_a_log(), detail="log.db is not encrypted")
        if not head:  # the database would take it for a new one, and fill it
            raise damaged("log.db is empty")
        if not (os.access(self.path, os.W_OK) and os.access(self.database, os.W_OK)):
            raise read_only(self.path)

    def _not_a_log(self) -> str:
        if self.path.suffix == BACKUP_SUFFIX:
            return tr("{path} is a backup of a log. Restore it to open it.", path=self.path)
        return tr(
            "{path} is not a log. A log is a folder whose name ends in .olog.", path=self.path
        )


def log_folder(path: Path) -> LogFolder:
    """The log at `path`, which may be the folder or any file directly inside it."""
    within = path.is_file() and path.parent.suffix == SUFFIX
    return LogFolder(path.parent if within else path)
