"""Which import a file goes through, loaded only when it is asked for."""

# ruff: noqa: PLC0415 - importing late is what this module is for

from __future__ import annotations

from organiser_app.cli.call import Call, Run


def import_file(call: Call) -> None:
    """Import a file as what `--as` says that it holds."""
    _LOADERS[call.arguments.contents]()(call)


def _answers() -> Run:
    from organiser_app.cli.commands.answers import import_file

    return import_file


def _places() -> Run:
    from organiser_app.cli.commands.places import import_file

    return import_file


def _notes() -> Run:
    from organiser_app.cli.commands.notes import import_folder

    return import_folder


def _odk() -> Run:
    from organiser_app.cli.commands.odk import import_file

    return import_file


def _doors() -> Run:
    from organiser_app.cli.commands.doors import import_file

    return import_file


def _contacts() -> Run:
    from organiser_app.cli.commands.contacts import import_file

    return import_file


_LOADERS = {
    "answers": _answers,
    "places": _places,
    "doors": _doors,
    "notes": _notes,
    "odk": _odk,
    "contacts": _contacts,
}
