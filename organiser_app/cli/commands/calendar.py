"""The command that writes what is agreed for a day as a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from organiser_app.cli.call import Call
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.clock import day_of
from organiser_app.domain.rules.naming import NamesShown, naming
from organiser_app.exchange.calendar import calendar_file, left_nameless
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
    nameless = left_nameless(rows, names)
    facts = {
        "log": call.log_path,
        "file": file,
        "names": shown.value,
        "entries": len(rows),
        "left_nameless": nameless,
    }
    wrote = plural(
        "Wrote {count} entry to {path}.", "Wrote {count} entries to {path}.", len(rows), path=file
    )
    answer(call, facts, [wrote, *_nameless(nameless), _told(shown)])


def _nameless(count: int) -> Iterator[str]:
    if count:
        yield plural(
            "{count} resident did not agree to be kept and shared, and leaves without a name.",
            "{count} residents did not agree to be kept and shared, and leave without a name.",
            count,
        )


def _told(shown: NamesShown) -> str:
    return {
        NamesShown.FULL: tr(
            "It is not encrypted, and names residents who agreed and where they meet."
        ),
        NamesShown.FIRST: tr(
            "It is not encrypted. Residents who agreed are named by their first names alone, and"
            " no door is in it; see that nothing that was typed says more."
        ),
        NamesShown.NONE: tr(
            "It is not encrypted. No resident is named and no door is in it; see that nothing that"
            " was typed says more."
        ),
    }[shown]
