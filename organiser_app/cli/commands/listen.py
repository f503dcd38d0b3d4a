"""The command that records listenings typed as plain text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_file
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.quick_capture import Capture, ParsedListening, parse
from organiser_app.exchange.tables import encoding_of
from organiser_app.language import plural, tr
from organiser_app.services.listenings import record_listenings
from organiser_app.store.files import plain_problems
from organiser_app.store.queries.safeguarding import whom_to_tell


def listen(call: Call) -> None:
    """Record what was typed, and point at the lines that were not understood and went to the note.

    A listening of which something would be lost (it is too long, or holds a safeguarding worry)
    is not saved, and the others are.
    """
    text = _typed(call)
    with opened(call) as log:
        whom = log.read(whom_to_tell).part
        capture = parse(text.rstrip(), log.clock().astimezone(), whom_to_tell=whom)
        kept = [each for each in capture.listenings if not each.left_over]
        if kept:
            record_listenings(log.work(), [each.listening for each in kept])
    _tell(call, capture, kept)
    _expect_all_kept(capture, kept)


def _typed(call: Call) -> str:
    if call.arguments.file is None:
        return sys.stdin.read()
    file = expect_file(call.arguments.file)
    with plain_problems(file):
        return file.read_text(encoding_of(file))


def _tell(call: Call, capture: Capture, kept: Sequence[ParsedListening]) -> None:
    facts = {
        "log": call.log_path,
        "saved": len(kept),
        "listenings": [_facts(each) for each in kept],
        "problems": [
            {
                "line": each.line,
                "sentence": each.sentence,
                "done": each.done,
                "notice": each.notice,
            }
            for each in capture.problems
        ],
    }
    answer(call, facts, _lines(kept))
    for problem in capture.problems:
        warn(str(problem))


def _facts(parsed: ParsedListening) -> dict[str, object]:
    listening = parsed.listening
    return {
        "first_line": parsed.first_line,
        "last_line": parsed.last_line,
        "kind": listening.kind,
        "at": listening.at,
        "where": listening.where,
        "people": [person.name for person in listening.people],
        "statements": [
            {"kind": each.kind, "words": each.words, "themes": each.themes}
            for each in listening.statements
        ],
        "next_steps": len(listening.next_steps),
        "commitments": len(listening.commitments),
        "others": listening.unnamed_present,
        "language": listening.language,
        "entered": listening.entered,
        "note": listening.note,
    }


def _lines(kept: Sequence[ParsedListening]) -> Iterable[str]:
    yield plural("Saved {count} listening.", "Saved {count} listenings.", len(kept))
    for parsed in kept:
        yield "  " + " · ".join(_parts(parsed))


def _parts(parsed: ParsedListening) -> Iterable[str]:
    listening = parsed.listening
    if parsed.first_line == parsed.last_line:
        yield tr("line {number}", number=parsed.first_line)
    else:
        yield tr("lines {first}–{last}", first=parsed.first_line, last=parsed.last_line)
    if listening.where:
        yield listening.where
    if listening.people:
        yield ", ".join(person.name for person in listening.people)
    if listening.unnamed_present:
        yield plural("{count} other", "{count} others", listening.unnamed_present)
    yield plural("{count} statement", "{count} statements", len(listening.statements))
    if listening.next_steps:
        yield plural("{count} next step", "{count} next steps", len(listening.next_steps))
    if listening.commitments:
        yield plural("{count} promise", "{count} promises", len(listening.commitments))


def _expect_all_kept(capture: Capture, kept: Sequence[ParsedListening]) -> None:
    if not capture.listenings:
        raise InvalidInput(tr("There was nothing to save: no line holds a word."))
    if len(kept) < len(capture.listenings):
        raise InvalidInput(
            plural(
                "{count} listening was not saved; put its line right and give it again.",
                "{count} listenings were not saved; put their lines right and give them again.",
                len(capture.listenings) - len(kept),
            )
        )
