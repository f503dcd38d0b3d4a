"""Files that are there wholly or not at all, and what the system's errors about them mean."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import Timeout

from organiser_app.domain.errors import DamagedLog, DiskFull, EnvironmentProblem, LogReadOnly
from organiser_app.language import tr


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there wholly or not at all, also after a power cut."""
    with writing_whole(path) as file:
        file.write(content)


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write in, which takes its place at `path` once all is written."""
    draft = path.with_name(path.name + ".part")
    with plain_problems(path):
        try:
            with draft.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            _settle(path.parent)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def plain_problems(path: Path) -> Iterator[None]:
    """Turn the system's errors about `path` into ours."""
    try:
        yield
    except Timeout:
        raise
    except OSError as problem:
        raise _plain(problem, path) from problem


def read_only(path: Path | None, *, detail: str = "") -> LogReadOnly:
    """The error for a folder that cannot be written to."""
    advice = tr("Copy the log to a folder of your own and open it there.")
    if path is None:
        return LogReadOnly(tr("The log cannot be written to.") + " " + advice, detail=detail)
    return LogReadOnly(tr("{path} cannot be written to.", path=path) + " " + advice, detail=detail)


def disk_full(*, detail: str = "") -> DiskFull:
    """The error for a disk with no room left."""
    return DiskFull(
        tr("The disk is full. Nothing that was saved is lost; free some space and try again."),
        detail=detail,
    )


def damaged(detail: str) -> DamagedLog:
    """The error for pages that do not hold what was written."""
    return DamagedLog(
        tr("The log is damaged. Restore the latest backup; it is in the log's folder."),
        detail=detail,
    )


def _settle(folder: Path) -> None:
    # The name of a new file is safe once its folder is; where folders cannot be synced (Windows)
    # the system sees to it.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _plain(problem: OSError, path: Path) -> EnvironmentProblem:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(detail=repr(problem))
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(path, detail=repr(problem))
    return EnvironmentProblem(
        tr("{path} cannot be used: {reason}.", path=path, reason=problem.strerror or problem),
        detail=repr(problem),
    )
