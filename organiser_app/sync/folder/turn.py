"""One turn of the sync: take in what others have, write what is new here, clear what is outlived.

A turn goes in steps, each of which is short, so that whoever has the log open can do other things
between them. It may end at any step, also by being killed, and the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled, OrganiserError
from organiser_app.services.backups import squeeze_if_due
from organiser_app.store.log import Log
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import FolderProblem, expect_apart, files_in
from organiser_app.sync.folder.set_back import go_on_as_another_if_set_back
from organiser_app.sync.folder.standing import why_it_halts
from organiser_app.sync.folder.taking import FileTaken, take_in_files
from organiser_app.sync.folder.writing import (
    FileWritten,
    clear_outlived,
    has_nothing_to_write,
    let_pass,
    write_what_is_new,
)
from organiser_app.sync.members import identity_of
from organiser_app.sync.taking import USUAL_TERMS, Terms


class Halted(FolderProblem):
    """A merge was taken back since, and the folder would bring it again."""


@dataclass(slots=True)
class Turn:
    """What came of a turn so far: what was `taken` and `written`, and the `problem` if any.

    A file that is held waits, unless the `terms` let it in.
    """

    log: Log
    folder: Path
    terms: Terms = USUAL_TERMS
    taken: list[FileTaken] = field(default_factory=list)
    written: FileWritten | None = None
    problem: OrganiserError | None = None

    def steps(self) -> Iterator[Change | None]:
        """Do it step by step; each gives the change that it made, or None.

        A problem ends the turn and is kept in it, with the log, until a turn goes well again.
        """
        try:
            yield from self._steps()
        except Cancelled:
            raise
        except OrganiserError as problem:
            self.problem = problem
        with self.log.local() as connection:
            _keep_how_it_went(connection, self.log, self.problem)

    def whole(self) -> Turn:
        """Do all of it at once."""
        for _ in self.steps():
            pass
        return self

    def _steps(self) -> Iterator[Change | None]:
        expect_apart(self.log, self.folder)
        identity_of(self.log)  # makes the keys that open what others wrote
        _expect_not_halted(self.log)
        had_nothing_to_write = self.log.read(has_nothing_to_write)
        files = files_in(self.folder)
        go_on_as_another_if_set_back(self.log, files)
        for taken in take_in_files(self.log, files, self.terms):
            self.taken.append(taken)
            if had_nothing_to_write:
                with self.log.local() as connection:
                    let_pass(connection)
            yield taken.change
        squeeze_if_due(self.log)
        self.written = write_what_is_new(self.log, self.folder, files_in(self.folder))
        yield self.written.change if self.written else None
        clear_outlived(self.log, self.folder, files_in(self.folder))


def _expect_not_halted(log: Log) -> None:
    if halting := log.read(why_it_halts):
        raise Halted(halting)


def _keep_how_it_went(connection: Connection, log: Log, problem: OrganiserError | None) -> None:
    if problem is None:
        memory.keep_state(connection, worked_at=log.clock(), failures=0, problem="")
        return
    failures = memory.state(connection).failures + 1
    memory.keep_state(connection, failures=failures, problem=problem.message)
