"""The command that brings a folder of text notes from a phone into a log."""

from __future__ import annotations

from collections.abc import Iterable

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.clock import system_clock
from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.notes_folder import NotedListening, Notes, read_notes
from organiser_app.language import plural, tr
from organiser_app.services.answers import not_had
from organiser_app.services.phone import import_notes
from organiser_app.store.queries.safeguarding import whom_to_tell
from organiser_app.store.queries.themes import themes


def import_folder(call: Call) -> None:
    """Record every listening of the notes that the log has not had; the notes stay as they are.

    A dry run changes nothing; it needs no log to be there yet.
    """
    if call.log_path.exists() or not call.arguments.dry_run:
        with opened(call) as log:
            names = log.read(lambda connection: [each.name for each in themes(connection)])
            notes = _read(call, names, log.read(whom_to_tell).part)
            found = [each.listening for each in notes.listenings]
            fresh = log.read(lambda connection: not_had(connection, found))
            if fresh and not call.arguments.dry_run:
                import_notes(log.work(), fresh)
    else:
        notes = _read(call, ())
        fresh = [each.listening for each in notes.listenings]
    _tell(call, notes, {each.source for each in fresh})
    if notes.unread and not notes.listenings:
        raise InvalidInput(tr("No note in {path} could be taken.", path=call.arguments.file))


def _read(call: Call, names: Iterable[str], whom: str = "") -> Notes:
    now = call.around.clock() if call.around else system_clock()
    return read_notes(call.arguments.file, now.astimezone(), names, whom)


def _tell(call: Call, notes: Notes, fresh: set[str]) -> None:
    facts = {
        "log": call.log_path,
        "folder": call.arguments.file,
        "dry_run": call.arguments.dry_run,
        "notes": notes.files,
        "added": len(fresh),
        "already_there": len(notes.listenings) - len(fresh),
        "listenings": [
            {"file": each.file, "line": each.line, "added": each.listening.source in fresh}
            for each in notes.listenings
        ],
        "problems": notes.problems,
        "not_taken": notes.unread,
        "passed_over": notes.passed_over,
    }
    answer(call, facts, _lines(call, notes, fresh))
    for problem in notes.problems:
        warn(f"{problem.file}: {problem.sentence}")
    for unread in notes.unread:
        warn(tr("{file} was not taken: {reason}.", file=unread.file, reason=unread.reason))


def _lines(call: Call, notes: Notes, fresh: set[str]) -> Iterable[str]:
    dry = call.arguments.dry_run
    count = len(fresh)
    yield plural("Read {count} note.", "Read {count} notes.", notes.files)
    if dry:
        yield plural(
            "{count} listening would be added:", "{count} listenings would be added:", count
        )
        yield from (_line(each) for each in notes.listenings if each.listening.source in fresh)
    else:
        yield plural("{count} listening was added.", "{count} listenings were added.", count)
    known = len(notes.listenings) - count
    if known:
        yield plural("{count} was in the log already.", "{count} were in the log already.", known)
    if notes.passed_over:
        yield plural(
            "{count} file that is no text note was passed over.",
            "{count} files that are no text notes were passed over.",
            notes.passed_over,
        )
    if dry:
        yield tr("This was a dry run; nothing was changed.")
    yield tr("The notes were left as they are. They are not encrypted; remove them yourself.")


def _line(noted: NotedListening) -> str:
    """One listening that would come, in a line."""
    listening = noted.listening
    parts = [
        tr("{file}, line {line}", file=noted.file, line=noted.line),
        f"{listening.at:%Y-%m-%d %H:%M}",
        listening.where,
        plural("{count} statement", "{count} statements", len(listening.statements)),
    ]
    return "  " + " · ".join(part for part in parts if part)
