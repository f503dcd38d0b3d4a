"""The command that syncs a log through a folder, once or for as long as it is let."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Never

from organiser_app.cli.call import Call
from organiser_app.cli.commands.hub import sync_through_hub
from organiser_app.cli.opening import expect_log, opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.passphrase import passphrase
from organiser_app.domain.errors import InvalidInput, LogInUse
from organiser_app.language import plural, tr
from organiser_app.store import key_file
from organiser_app.store.folder import log_folder
from organiser_app.store.log import Log, open_log
from organiser_app.sync.folder import memory
from organiser_app.sync.folder.listing import FolderProblem, files_in
from organiser_app.sync.folder.pace import next_turn_after
from organiser_app.sync.folder.standing import Standing, standing
from organiser_app.sync.folder.taking import FileTaken
from organiser_app.sync.folder.turn import Turn

_DID_NOT_GO_THROUGH = 1
_LOOK_EVERY_SECONDS = 1.0


def sync(call: Call) -> int | None:
    """Take one turn, or with `--watch` a turn whenever the folder changed or it is time again."""
    if call.arguments.hub is not None:
        sync_through_hub(call)
        return None
    if call.arguments.watch:
        _watch(call)
    with opened(call) as log:
        turn = _take(call, log, anew=call.arguments.anew)
    return _DID_NOT_GO_THROUGH if turn.problem else None


def wait(folder: Path, seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
    """Wait so long, or until something else lies in the folder."""
    before, waited = _what_lies_in(folder), 0.0
    while waited < seconds and _what_lies_in(folder) == before:
        sleep(min(_LOOK_EVERY_SECONDS, seconds - waited))
        waited += _LOOK_EVERY_SECONDS


def _folder(call: Call, log: Log) -> Path:
    """The folder that is meant: as said, or else the one that was chosen in the window."""
    said: Path | None = call.arguments.folder or log.read(standing).folder
    if said is None:
        raise InvalidInput(
            tr("This log syncs through no folder yet. Name one with “--folder DIR”.")
        )
    return said


def _watch(call: Call) -> Never:
    """Take turns until somebody says stop; between them the log is free for other programs."""
    expect_log(call)
    secret, usual = passphrase(), timedelta(seconds=call.arguments.every)
    data_key = key_file.unlock(log_folder(call.log_path), secret)
    turn: Turn | None = None
    failures = 0
    while True:
        # Whoever has it open syncs it, or lets go of it.
        with (
            suppress(LogInUse),
            open_log(call.log_path, secret, call.around, data_key=data_key) as log,
        ):
            turn = _take(call, log, anew=call.arguments.anew and turn is None)
            failures = failures + 1 if turn.problem else 0
        folder = turn.folder if turn else call.log_path
        wait(folder, next_turn_after(failures, usual).total_seconds())


def _take(call: Call, log: Log, *, anew: bool) -> Turn:
    folder = _folder(call, log)
    if anew:
        with log.local() as connection:
            memory.begin_anew(connection)
    turn = Turn(log, folder).whole()
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
    return turn


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
            "Wrote {name}: {count} line.",
            "Wrote {name}: {count} lines.",
            turn.written.manifest.records,
            name=turn.written.path.name,
        )
    for waiting in stands.waiting:
        yield tr("{name} waits: {reason}", name=waiting.name, reason=waiting.problem)


def _what_lies_in(folder: Path) -> tuple[tuple[Path, int, int], ...] | None:
    try:
        return tuple((file.path, file.size, file.modified) for file in files_in(folder))
    except FolderProblem:
        return None
