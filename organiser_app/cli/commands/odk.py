"""The commands for the form on phones: write it, and bring in what came back."""

from __future__ import annotations

from collections.abc import Iterable

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_file, expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.odk import Submissions, read_submissions
from organiser_app.exchange.xlsform import xlsform
from organiser_app.language import plural, tr
from organiser_app.services.answers import not_had
from organiser_app.services.phone import import_submissions
from organiser_app.store.files import write_whole
from organiser_app.store.queries.form_themes import form_themes
from organiser_app.store.queries.home import home


def form(call: Call) -> None:
    """Write the XLSForm for the codebook as it is, wholly or not at all."""
    file = expect_writable(call.arguments.file, force=call.arguments.force)
    with opened(call) as log:
        themes, patch = log.read(form_themes), log.read(home).patch
    made = xlsform(themes.offered, patch)
    write_whole(file, made)
    count = len(themes.offered)
    facts = {"log": call.log_path, "file": file, "themes": count, "bytes": len(made)}
    lines = [
        plural(
            "Wrote the form {path} with {count} theme.",
            "Wrote the form {path} with {count} themes.",
            count,
            path=file,
        ),
        tr("It holds the names of the patch and of the themes, and nothing that anybody said."),
    ]
    answer(call, facts, lines)


def import_file(call: Call) -> None:
    """Record every submission that the log has not had, and name the rows not taken."""
    file = expect_file(call.arguments.file)
    with opened(call) as log:
        found = read_submissions(file, log.read(form_themes).names, log.clock().astimezone())
        fresh = log.read(lambda connection: not_had(connection, found.listenings))
        if fresh and not call.arguments.dry_run:
            import_submissions(log.work(), fresh)
    _tell(call, found, len(fresh))
    if found.unread and not found.listenings:
        raise InvalidInput(tr("No submission of {path} could be taken.", path=file))


def _tell(call: Call, found: Submissions, added: int) -> None:
    facts = {
        "log": call.log_path,
        "file": call.arguments.file,
        "dry_run": call.arguments.dry_run,
        "added": added,
        "already_there": len(found.listenings) - added,
        "not_taken": found.unread,
    }
    answer(call, facts, _lines(call, len(found.listenings), added))
    for each in found.unread:
        warn(
            tr(
                "Line {line} of {file} was not taken: {reason}.",
                line=each.line,
                file=each.file,
                reason=each.reason,
            )
        )


def _lines(call: Call, found: int, added: int) -> Iterable[str]:
    if call.arguments.dry_run:
        yield plural(
            "{count} submission would be added.", "{count} submissions would be added.", added
        )
    else:
        yield plural("{count} submission was added.", "{count} submissions were added.", added)
    if found > added:
        known = found - added
        yield plural("{count} was in the log already.", "{count} were in the log already.", known)
    if call.arguments.dry_run:
        yield tr("This was a dry run; nothing was changed.")
