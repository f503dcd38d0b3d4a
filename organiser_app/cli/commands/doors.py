"""The command that brings the doors of a file into a log."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.commands.importing import Import, bring_in
from organiser_app.cli.files import expect_file
from organiser_app.exchange.doors import read_door_list
from organiser_app.language import plural
from organiser_app.services.doors import doors_not_had, import_doors


def import_file(call: Call) -> None:
    """Add every door of a file that the log has not, and name the lines not taken."""
    read = read_door_list(expect_file(call.arguments.file), call.arguments.map)
    bring_in(
        call,
        Import(
            read.encoding,
            read.doors,
            read.unread,
            lambda taken: lambda connection: doors_not_had(connection, taken),
            import_doors,
            _added,
        ),
    )


def _added(count: int, dry_run: bool) -> str:
    if dry_run:
        return plural("{count} door would be added.", "{count} doors would be added.", count)
    return plural("{count} door was added.", "{count} doors were added.", count)
