"""The command that brings the answers of a survey into a log."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime, time
from difflib import get_close_matches

from organiser_app.cli.call import Call
from organiser_app.cli.commands.importing import Import, bring_in
from organiser_app.cli.files import expect_file
from organiser_app.domain.clock import system_clock
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.exchange.answers import AnswerField, AnswersPlan, read_answers
from organiser_app.language import plural, tr
from organiser_app.services.answers import import_answers, not_had

_NOON = time(12)


def import_file(call: Call) -> None:
    """Record every answer of a file that the log has not had, and name the lines not taken."""
    read = read_answers(expect_file(call.arguments.file), _plan(call))
    bring_in(
        call,
        Import(
            read.encoding,
            read.listenings,
            read.unread,
            lambda taken: lambda connection: not_had(connection, taken),
            import_answers,
            _added,
        ),
    )


def _added(count: int, dry_run: bool) -> str:
    if dry_run:
        return plural("{count} answer would be added.", "{count} answers would be added.", count)
    return plural("{count} answer was added.", "{count} answers were added.", count)


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
