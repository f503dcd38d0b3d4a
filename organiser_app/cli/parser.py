"""The grammar of the command line: each command with its arguments and a line of help.

The first word chooses. Where it is no command, it is the log on which the window opens.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from organiser_app import __version__
from organiser_app.cli.parser_parts import Declare, count, day, file_to_write, log, period, seed
from organiser_app.cli.team_parser import team_commands
from organiser_app.domain.values import QuotePermission, StatementKind, StreetSide
from organiser_app.language import tr


def parse(words: Sequence[str]) -> Namespace:
    """The arguments, with `command` among them; leaves the program where they are wrong."""
    if words and (words[0] in command_names() or words[0] in ("-h", "--help", "--version")):
        return _program().parse_args(words)
    return _window().parse_args(words)


def command_names() -> tuple[str, ...]:
    """Every command, in the order of the help."""
    return tuple(name for name, _, _ in _commands())


def _program() -> ArgumentParser:
    parser = ArgumentParser(
        prog="organiser",
        description=tr("A listening and project log for community organisers."),
        epilog=tr(
            "Without a command the window opens, on LOG if one is named: organiser [LOG]."
            " A passphrase is asked for, or taken from ORGANISER_PASSPHRASE."
        ),
    )
    parser.add_argument("--version", action="version", version=f"organiser {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, purpose, declare in _commands():
        command = commands.add_parser(name, help=purpose, description=purpose)
        declare(command)
        command.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    return parser


def _window() -> ArgumentParser:
    parser = ArgumentParser(prog="organiser", description=tr("Open the window."))
    parser.add_argument("log", metavar="LOG", type=Path, nargs="?", help=tr("the log to open"))
    parser.add_argument("--quit-after-paint", action="store_true", help=SUPPRESS)
    parser.set_defaults(command="window", json=False)
    return parser


def _commands() -> tuple[tuple[str, str, Declare], ...]:
    return (
        ("new", tr("make a log"), _new),
        ("demo", tr("make the log of a sample patch"), _demo),
        ("listen", tr("record listenings typed as plain text"), _listen),
        ("import", tr("bring in answers, places, doors, notes, contacts or submissions"), _import),
        ("search", tr("find words in notes, statements, names and projects"), _search),
        ("stats", tr("show the counts behind the pages and reports"), _stats),
        ("report", tr("make a PDF for funders and residents"), _report),
        ("sheets", tr("print a round sheet, or blank listening forms, as a PDF"), _sheets),
        ("calendar", tr("write next steps, promises and meetings as a calendar"), _calendar),
        ("contacts", tr("write the residents who agreed as contacts (vCard)"), _contacts),
        ("form", tr("write the form for phones (ODK, Kobo) for the codebook as it is"), _form),
        *team_commands(),
        ("backup", tr("copy a log into one encrypted file"), _backup),
        ("restore", tr("make a log from a backup"), _restore),
        ("erase", tr("forget a resident for good, who asked for it"), _erase),
        ("check", tr("see whether a log is whole"), log),
    )


def _new(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("--name", required=True, help=tr("the organiser's name"))
    parser.add_argument("--patch", required=True, help=tr("the neighbourhood that they work"))
    parser.add_argument("--host", default="", help=tr("the organisation that they are based at"))


def _demo(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help=tr("where to put the logs"))
    parser.add_argument("--size", choices=("patch", "town", "national"), default="patch")
    parser.add_argument("--seed", type=seed, default=1, help=tr("the same seed, the same people"))
    parser.add_argument("--organisers", type=count, default=1, help=tr("how many logs to make"))


def _listen(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=tr("the text; else the standard input")
    )


def _import(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=tr("the file, or the folder of notes")
    )
    parser.add_argument(
        "--as",
        dest="contents",
        choices=("answers", "places", "doors", "notes", "odk", "contacts"),
        default="answers",
    )
    parser.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        type=_mapping,
        action="append",
        default=[],
        help=tr(
            "what a column holds; of answers: statement, kind, theme, date, place, strength or"
            " nothing, and columns that are not mapped go into the note; of places: name, area,"
            " kind, postcode, latitude, longitude, source or nothing; of doors: street, label,"
            " doors (a range such as 1-99 odd), address or nothing"
        ),
    )
    _of_answers(parser)
    parser.add_argument("--dry-run", action="store_true", help=tr("only say what would be added"))
    parser.add_argument(
        "--update",
        action="store_true",
        help=tr("of contacts that are there already, fill in what is empty; nothing is replaced"),
    )


def _of_answers(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in StatementKind],
        default=StatementKind.IDEA.value,
        help=tr("the kind of answers whose row does not say it"),
    )
    parser.add_argument(
        "--permission",
        choices=[each.value for each in QuotePermission if each is not QuotePermission.NAMED],
        default=QuotePermission.ASK_FIRST.value,
        help=tr("whether the answers may be quoted"),
    )
    parser.add_argument("--on", metavar="DAY", type=day, help=tr("the day of the survey"))


def _search(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("words", metavar="WORDS", nargs="+")
    parser.add_argument("--most", type=count, default=50, help=tr("how many to show at most"))


def _stats(parser: ArgumentParser) -> None:
    log(parser)
    period(parser)


def _report(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("--template", choices=("listening", "project"), required=True)
    period(parser)
    parser.add_argument("--project", metavar="NAME", help=tr("the project, by its name"))
    file_to_write(parser, "OUT.pdf")


def _sheets(parser: ArgumentParser) -> None:
    log(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--street", metavar="NAME", help=tr("the street of the round"))
    what.add_argument("--forms", metavar="N", type=count, help=tr("so many blank forms"))
    parser.add_argument(
        "--side", choices=[side.value for side in StreetSide], default=StreetSide.BOTH.value
    )
    file_to_write(parser, "OUT.pdf")


def _form(parser: ArgumentParser) -> None:
    log(parser)
    file_to_write(parser, "FORM.xlsx")


def _calendar(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "--names",
        choices=("full", "first", "none"),
        default="first",
        help=tr("how much of residents' names is in it; doors are with full names alone"),
    )
    parser.add_argument(
        "--tasks", action="store_true", help=tr("steps and promises as tasks, not as whole days")
    )
    file_to_write(parser, "FILE.ics")


def _contacts(parser: ArgumentParser) -> None:
    log(parser)
    file_to_write(parser, "FILE.vcf")


def _backup(parser: ArgumentParser) -> None:
    log(parser)
    file_to_write(parser, "FILE")


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("the backup"))
    parser.add_argument("log", metavar="LOG", type=Path, help=tr("the log to make"))


def _erase(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("who", metavar="NAME", help=tr("the resident's name or pseudonym, or id"))
    parser.add_argument(
        "--yes", action="store_true", help=tr("do it at once, where nobody can type the name")
    )


def _mapping(text: str) -> tuple[str, str]:
    column, equals, field = text.rpartition("=")
    if not (column.strip() and equals and field.strip()):
        raise ArgumentTypeError(tr("“{text}” is no mapping such as response=statement", text=text))
    return column.strip(), field.strip()
