"""The command that brings the places of a file into a log."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.commands.importing import Import, bring_in
from organiser_app.cli.files import expect_file
from organiser_app.exchange.places import read_places
from organiser_app.language import plural
from organiser_app.services.places import import_places, not_had


def import_file(call: Call) -> None:
    """Add every place of a file that the log has not had, and name the lines not taken."""
    read = read_places(expect_file(call.arguments.file), call.arguments.map)
    bring_in(
        call,
        Import(
            read.encoding,
            read.places,
            read.unread,
            lambda taken: lambda connection: not_had(connection, taken),
            import_places,
            _added,
        ),
    )


def _added(count: int, dry_run: bool) -> str:
    if dry_run:
        return plural("{count} place would be added.", "{count} places would be added.", count)
    return plural("{count} place was added.", "{count} places were added.", count)
