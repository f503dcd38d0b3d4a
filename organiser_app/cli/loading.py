"""Which function each command runs, imported only when asked for, so that `--help` is quick."""

# ruff: noqa: PLC0415 - importing late is what this module is for

from __future__ import annotations

from organiser_app.cli.call import Run


def run_of(command: str) -> Run:
    """The function behind a command that the parser knows."""
    return _LOADERS[command]()


def _window() -> Run:
    from organiser_app.cli.commands.window import open_window

    return open_window


def _new() -> Run:
    from organiser_app.cli.commands.keeping import new

    return new


def _backup() -> Run:
    from organiser_app.cli.commands.keeping import backup

    return backup


def _restore() -> Run:
    from organiser_app.cli.commands.keeping import restore

    return restore


def _erase() -> Run:
    from organiser_app.cli.commands.erase import erase

    return erase


def _check() -> Run:
    from organiser_app.cli.commands.check import check

    return check


def _identity() -> Run:
    from organiser_app.cli.commands.identity import identity

    return identity


def _member() -> Run:
    from organiser_app.cli.commands.member import member

    return member


def _pack() -> Run:
    from organiser_app.cli.commands.pack import pack

    return pack


def _merge() -> Run:
    from organiser_app.cli.commands.merge import merge

    return merge


def _figures() -> Run:
    from organiser_app.cli.commands.figures import figures

    return figures


def _merges() -> Run:
    from organiser_app.cli.commands.merges import merges

    return merges


def _unmerge() -> Run:
    from organiser_app.cli.commands.merges import take_back

    return take_back


def _conflicts() -> Run:
    from organiser_app.cli.commands.conflicts import conflicts

    return conflicts


def _sync() -> Run:
    from organiser_app.cli.commands.sync import sync

    return sync


def _hub() -> Run:
    from organiser_app.cli.commands.hub import hub

    return hub


def _same() -> Run:
    from organiser_app.cli.commands.same import same

    return same


def _demo() -> Run:
    from organiser_app.cli.commands.demo import demo

    return demo


def _listen() -> Run:
    from organiser_app.cli.commands.listen import listen

    return listen


def _calendar() -> Run:
    from organiser_app.cli.commands.calendar import calendar

    return calendar


def _contacts() -> Run:
    from organiser_app.cli.commands.contacts import contacts

    return contacts


def _import() -> Run:
    from organiser_app.cli.commands.import_as import import_file

    return import_file


def _search() -> Run:
    from organiser_app.cli.commands.search import search

    return search


def _stats() -> Run:
    from organiser_app.cli.commands.stats import stats

    return stats


def _report() -> Run:
    from organiser_app.cli.commands.report import report

    return report


def _sheets() -> Run:
    from organiser_app.cli.commands.sheets import sheets

    return sheets


def _form() -> Run:
    from organiser_app.cli.commands.odk import form

    return form


_LOADERS = {
    "window": _window,
    "new": _new,
    "pack": _pack,
    "merge": _merge,
    "figures": _figures,
    "merges": _merges,
    "unmerge": _unmerge,
    "conflicts": _conflicts,
    "sync": _sync,
    "hub": _hub,
    "same": _same,
    "demo": _demo,
    "listen": _listen,
    "import": _import,
    "search": _search,
    "stats": _stats,
    "report": _report,
    "sheets": _sheets,
    "calendar": _calendar,
    "contacts": _contacts,
    "form": _form,
    "identity": _identity,
    "member": _member,
    "backup": _backup,
    "restore": _restore,
    "erase": _erase,
    "check": _check,
}
