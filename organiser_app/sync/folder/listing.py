"""What lies in a shared folder, and what is said where it cannot be seen or written to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from organiser_app.domain.errors import EnvironmentProblem, InvalidInput, LogReadOnly
from organiser_app.language import tr
from organiser_app.store.files import plain_problems
from organiser_app.store.log import Log
from organiser_app.sync.folder.names import PackName, read_name


class FolderProblem(EnvironmentProblem):
    """The shared folder is not there, or cannot be read or written to."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A device's file as it lies there now: `size` in bytes, `modified` in nanoseconds."""

    path: Path
    name: PackName
    size: int
    modified: int


def files_in(folder: Path) -> tuple[FolderFile, ...]:
    """The devices' files in a folder, in the order in which they are taken in.

    Those of one device come after each other; of several that begin alike, the farthest first.
    `FolderProblem` where the folder cannot be seen.
    """
    try:
        with os.scandir(folder) as entries:
            found = [file for entry in entries if (file := _file(entry)) is not None]
    except OSError as problem:
        raise _gone(folder, problem) from problem
    return tuple(sorted(found, key=_place))


def expect_apart(log: Log, folder: Path) -> None:
    """Refuse a folder that holds the log, or lies in it: whoever carries it would harm the log."""
    own, shared = log.folder.path.resolve(), folder.resolve()
    if own.is_relative_to(shared) or shared.is_relative_to(own):
        raise InvalidInput(
            tr(
                "{path} holds the log itself. Choose a folder for packs alone, and keep the log"
                " where nothing else carries it about.",
                path=folder,
            )
        )


@contextmanager
def folder_problems(folder: Path) -> Iterator[None]:
    """Say of the folder what the system's errors mean for it."""
    try:
        with plain_problems(folder):
            yield
    except LogReadOnly as problem:
        raise FolderProblem(
            tr(
                "{path} cannot be written to. What is new here waits, and nothing is lost.",
                path=folder,
            ),
            detail=problem.detail,
        ) from problem


def _file(entry: os.DirEntry[str]) -> FolderFile | None:
    """A file that a device wrote; nothing where a link stands, or where it went meanwhile."""
    name = read_name(entry.name)
    if name is None:
        return None
    with suppress(FileNotFoundError):
        if entry.is_file(follow_symlinks=False):
            seen = entry.stat(follow_symlinks=False)
            return FolderFile(Path(entry.path), name, seen.st_size, seen.st_mtime_ns)
    return None


def _place(file: FolderFile) -> tuple[str, int, int]:
    return file.name.device, file.name.since, -file.name.until


def _gone(folder: Path, problem: OSError) -> FolderProblem:
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return FolderProblem(
            tr(
                "The folder {path} is not there. If it is on a stick or a shared drive, connect"
                " that; what is new here waits, and nothing is lost.",
                path=folder,
            )
        )
    reason = problem.strerror or problem
    return FolderProblem(tr("{path} cannot be read: {reason}.", path=folder, reason=reason))
