"""A log on disk: one folder, `Name.olog`, that is copied, mailed and kept as one thing.

Name.olog/
  log.db        the SQLCipher database (with -wal and -shm while it is open)
  keys.json     the slots in which its key is wrapped
  lock          held by the program that has the log open
  backups/      whole copies, each one file with its own slots
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from organiser_app.domain.errors import (
    DiskFull,
    EnvironmentProblem,
    LogExists,
    LogInUse,
    LogMissing,
    LogReadOnly,
    NotALog,
)
from organiser_app.language import tr

SUFFIX = ".olog"
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
        lock = FileLock(self.path / "lock", blocking=False)
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
            self.backups.mkdir(mode=_PRIVATE_FOLDER)

    def expect_log(self) -> None:
        """Say what is wrong where there is no log that can be written to."""
        if not self.path.exists():
            raise LogMissing(tr("There is no log at {path}.", path=self.path))
        if not self.database.is_file():
            raise NotALog(
                tr(
                    "{path} is not a log. A log is a folder whose name ends in .olog.",
                    path=self.path,
                )
            )
        if not (os.access(self.path, os.W_OK) and os.access(self.database, os.W_OK)):
            raise read_only(self.path)


def log_folder(path: Path) -> LogFolder:
    """The log at `path`, which may be the folder or anything directly inside it."""
    return LogFolder(path.parent if path.name == "log.db" else path)


def read_only(path: Path) -> LogReadOnly:
    """The error for a folder that cannot be written to."""
    return LogReadOnly(
        tr(
            "{path} cannot be written to. Copy the log to a folder of your own and open it there.",
            path=path,
        )
    )


@contextmanager
def plain_problems(path: Path) -> Iterator[None]:
    """Turn the system's errors about `path` into ours."""
    try:
        yield
    except OSError as problem:
        if isinstance(problem, Timeout):
            raise
        raise _plain(problem, path) from problem


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there wholly or not at all, also after a power cut."""
    draft = path.with_name(path.name + ".part")
    with plain_problems(path), draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with plain_problems(path):
        draft.replace(path)


def _plain(problem: OSError, path: Path) -> EnvironmentProblem:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(detail=repr(problem))
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(path)
    return EnvironmentProblem(
        tr("{path} cannot be used: {reason}.", path=path, reason=problem.strerror or problem),
        detail=repr(problem),
    )


def disk_full(*, detail: str = "") -> DiskFull:
    """The error for a disk with no room left."""
    return DiskFull(
        tr("The disk is full. Nothing that was saved is lost; free some space and try again."),
        detail=detail,
    )
