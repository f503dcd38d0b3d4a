"""The command that syncs a log, through a folder or a hub, once or for as long as it is let."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Never

from organiser_app.cli.call import Call
from organiser_app.cli.commands.hub import let_in, sync_through_hub
from organiser_app.cli.opening import expect_log, opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.passphrase import passphrase
from organiser_app.domain.errors import EnvironmentProblem, InvalidInput, LogInUse
from organiser_app.language import plural, tr
from organiser_app.store import key_file
from organiser_app.store.folder import log_folder
from organiser_app.store.log import Log
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import FolderProblem, files_in
from organiser_app.sync.folder.standing import Standing, standing
from organiser_app.sync.folder.taking import FileTaken
from organiser_app.sync.folder.turn import Turn
from organiser_app.sync.opening import open_log
from organiser_app.sync.pace import next_turn_after

_DID_NOT_GO_THROUGH = 1
_LOOK_EVERY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a turn came to: whether it went through, and the folder whose changes call for one."""

    went_through: bool
    folder: Path | None = None


def sync(call: Call) -> int | None:
    """Take one turn, or with `--watch` a turn whenever the folder changed or it is time again."""
    said = call.arguments
    if said.hub is not None and said.folder:
        raise InvalidInput(
            tr("By command a log syncs through a folder or a hub, one at a time: run it for each.")
        )
    if said.watch:
        with _stopped_as_services_are():
            _watch(call)
    with opened(call) as log:
        taken = _take(call, log, anew=said.anew)
    return None if taken.went_through else _DID_NOT_GO_THROUGH


def wait(folder: Path | None, seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
    """Wait so long, or until something else lies in the folder, if there is one."""
    before, waited = _what_lies_in(folder), 0.0
    while waited < seconds and _what_lies_in(folder) == before:
        sleep(min(_LOOK_EVERY_SECONDS, seconds - waited))
        waited += _LOOK_EVERY_SECONDS


@contextmanager
def _stopped_as_services_are() -> Iterator[None]:
    """Hear what runs services say stop, as `Ctrl+C` does at a keyboard."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _watch(call: Call) -> Never:
    """Take turns until somebody says stop; between them the log is free for other programs."""
    expect_log(call)
    secret, usual = passphrase(), timedelta(seconds=call.arguments.every)
    data_key = key_file.unlock(log_folder(call.log_path), secret)
    taken: _Taken | None = None
    failures = 0
    while True:
        # Whoever has it open syncs it, or lets go of it.
        with (
            suppress(LogInUse),
            open_log(call.log_path, secret, call.around, data_key=data_key) as log,
        ):
            taken = _take(call, log, anew=call.arguments.anew and taken is None)
            failures = 0 if taken.went_through else failures + 1
        sys.stdout.flush()  # or whoever reads it through a pipe hears of it much later
        folder = taken.folder if taken else None
        wait(folder, next_turn_after(failures, usual).total_seconds())


def _take(call: Call, log: Log, *, anew: bool) -> _Taken:
    if call.arguments.hub is None:
        return _take_through_folder(call, log, anew=anew)
    try:
        sync_through_hub(call, log, anew=anew)
    except EnvironmentProblem as problem:
        if not call.arguments.watch:
            raise
        warn(problem.message)
        return _Taken(went_through=False)
    return _Taken(went_through=True)


def _take_through_folder(call: Call, log: Log, *, anew: bool) -> _Taken:
    folder = _folder(call, log)
    if anew:
        with log.local() as connection:
            memory.begin_anew(connection)
    turn = Turn(log, folder, let_in(call)).whole()
    stands = log.read(standing)
    facts = {
        "log": call.log_path,
        "folder": folder,
        "taken": [_facts(each) for each in turn.taken],
        "written": turn.written.path if turn.written else None,
        "waiting": stands.waiting,
        "worked_at": stands.worked_at,
        "problem": turn.problem.message if turn.problem else None,
    }
    answer(call, facts, _lines(turn, stands))
    if turn.problem:
        warn(turn.problem.message)
    return _Taken(turn.problem is None, folder)


def _folder(call: Call, log: Log) -> Path:
    """The folder that is meant: as said, or else the one that was chosen in the window."""
    said: Path | None = call.arguments.folder or log.read(standing).folder
    if said is None:
        raise InvalidInput(
            tr("This log syncs through no folder yet. Name one with “--folder DIR”.")
        )
    return said


def _facts(taken: FileTaken) -> dict[str, object]:
    return {
        "pack": taken.path,
        "sender": taken.sender.name,
        "run": taken.change.sequence if taken.change else None,
        "tables": taken.merged.arrived.tallies,
        "erased": taken.merged.erased,
        "refused": taken.merged.arrived.refused,
    }


def _lines(turn: Turn, stands: Standing) -> Iterator[str]:
    for taken in turn.taken:
        if taken.change:
            yield tr(
                "Merged what {name} wrote; it is merge {number}.",
                name=taken.sender.name,
                number=taken.change.sequence,
            )
    if turn.written:
        yield plural(
            "Wrote {name}: {count} entry.",
            "Wrote {name}: {count} entries.",
            turn.written.manifest.records,
            name=turn.written.path.name,
        )
    for waiting in stands.waiting:
        yield tr("{name} waits: {reason}", name=waiting.name, reason=waiting.problem)


def _what_lies_in(folder: Path | None) -> tuple[tuple[Path, int, int], ...] | None:
    if folder is None:
        return None
    try:
        return tuple((file.path, file.size, file.modified) for file in files_in(folder))
    except FolderProblem:
        return None
