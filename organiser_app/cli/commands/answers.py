"""The command that brings the answers of a survey into a log."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime, time
from difflib import get_close_matches

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_file
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.clock import system_clock
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.exchange.answers import (
    AnswerField,
    Answers,
    AnswersPlan,
    read_answers,
)
from organiser_app.language import plural, tr
from organiser_app.services.answers import import_answers, not_had

_NOON = time(12)


def import_file(call: Call) -> None:
    """Record every answer of a file that the log has not had, and name the lines not taken.

    A dry run changes nothing; it needs no log to be there yet.
    """
    answers = read_answers(expect_file(call.arguments.file), _plan(call))
    added = len(answers.listenings)
    if call.log_path.exists() or not call.arguments.dry_run:
        added = _add(call, answers)
    _tell(call, answers, added, len(answers.listenings) - added)
    if answers.unread and not answers.listenings:
        raise InvalidInput(tr("No line of {path} could be taken.", path=call.arguments.file))


def _plan(call: Call) -> AnswersPlan:
    said = call.arguments
    now = call.around.clock() if call.around else system_clock()
    return AnswersPlan(
        columns=_columns(said),
        heard_at=datetime.combine(said.on, _NOON, UTC) if said.on else now,
        kind=StatementKind(said.kind),
        permission=QuotePermission(said.permission),
    )


def _columns(said: Namespace) -> dict[str, AnswerField]:
    return {column: _field(name) for column, name in said.map}


def _field(name: str) -> AnswerField:
    """The field that is meant, also by a plural or a slip of the finger."""
    near = get_close_matches(name.casefold(), [each.value for each in AnswerField], 1, 0.8)
    if not near:
        raise InvalidInput(
            tr(
                "“{name}” is nothing that a column can be mapped to. The fields are: {fields}.",
                name=name,
                fields=", ".join(AnswerField),
            )
        )
    return AnswerField(near[0])


def _add(call: Call, answers: Answers) -> int:
    """Record what is fresh, and how many those are; in a dry run, only how many."""
    with opened(call) as log:
        fresh = log.read(lambda connection: not_had(connection, answers.listenings))
        if fresh and not call.arguments.dry_run:
            import_answers(log.work(), fresh)
    return len(fresh)


def _tell(call: Call, answers: Answers, added: int, already_there: int) -> None:
    facts = {
        "log": call.log_path,
        "file": call.arguments.file,
        "encoding": answers.encoding.removesuffix("-sig"),
        "dry_run": call.arguments.dry_run,
        "added": added,
        "already_there": already_there,
        "not_taken": [{"line": each.line, "reason": each.reason} for each in answers.unread],
    }
    answer(call, facts, _lines(call, answers, added, already_there))


def _lines(call: Call, answers: Answers, added: int, already_there: int) -> Iterable[str]:
    if call.arguments.dry_run:
        yield plural("{count} answer would be added.", "{count} answers would be added.", added)
    else:
        yield plural("{count} answer was added.", "{count} answers were added.", added)
    if already_there:
        yield plural(
            "{count} was in the log already.", "{count} were in the log already.", already_there
        )
    if answers.encoding == "cp1252":
        yield tr("The file is no UTF-8 and was read as Windows-1252; see that accents are right.")
    for each in answers.unread:
        warn(tr("Line {line} was not taken: {reason}.", line=each.line, reason=each.reason))
    if call.arguments.dry_run:
        yield tr("This was a dry run; nothing was changed.")
        if not call.log_path.exists():
            yield tr(
                "There is no log at {path} yet; “organiser new” makes one.", path=call.log_path
            )
