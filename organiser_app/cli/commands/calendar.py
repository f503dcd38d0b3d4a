"""The command that writes what is agreed for a day as a calendar."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.clock import day_of
from organiser_app.domain.rules.naming import NamesShown, naming
from organiser_app.exchange.calendar import calendar_file
from organiser_app.language import plural, tr
from organiser_app.store.files import write_whole
from organiser_app.store.queries.calendar import calendar_rows, names_known


def calendar(call: Call) -> None:
    """Write the calendar, wholly or not at all, and say what of residents is in it."""
    said = call.arguments
    file = expect_writable(said.file, force=said.force)
    shown = NamesShown(said.names)
    with opened(call) as log, log.reading() as connection:
        rows = calendar_rows(connection, day_of(log.clock()))
        names = naming(names_known(connection), shown)
    write_whole(file, calendar_file(rows, names, as_tasks=said.tasks))
    facts = {"log": call.log_path, "file": file, "names": shown.value, "entries": len(rows)}
    wrote = plural(
        "Wrote {count} entry to {path}.", "Wrote {count} entries to {path}.", len(rows), path=file
    )
    answer(call, facts, [wrote, _told(shown)])


def _told(shown: NamesShown) -> str:
    return {
        NamesShown.FULL: tr("It is not encrypted, and names residents and where they meet."),
        NamesShown.FIRST: tr(
            "It is not encrypted. Residents are named by their first names alone, and no door is"
            " in it; see that nothing that was typed says more."
        ),
        NamesShown.NONE: tr(
            "It is not encrypted. No resident is named and no door is in it; see that nothing that"
            " was typed says more."
        ),
    }[shown]
