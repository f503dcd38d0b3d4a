"""Arguments that many commands share."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date
from pathlib import Path

from organiser_app.language import tr

Declare = Callable[[ArgumentParser], None]
"""Gives a command its arguments."""

_MOST = 999_999_999


def log(parser: ArgumentParser) -> None:
    """The log that a command is about."""
    parser.add_argument("log", metavar="LOG", type=Path, help=tr("the log, a folder named .olog"))


def file_to_write(parser: ArgumentParser, name: str) -> None:
    """The file that a command writes; one that is there stays, unless `--force` is given."""
    parser.add_argument(
        "-o", dest="file", metavar=name, type=Path, required=True, help=tr("the file to write")
    )
    force(parser)


def force(parser: ArgumentParser) -> None:
    """Leave to write over a file."""
    parser.add_argument("--force", action="store_true", help=tr("write over a file that is there"))


def in_json_too(action: ArgumentParser) -> None:
    """Leave to give `--json` after an action too; the help of its command tells of it."""
    action.add_argument("--json", action="store_true", default=SUPPRESS, help=SUPPRESS)


def count(text: str) -> int:
    """A whole number above nought, as typed."""
    return _whole(text, 1)


def seed(text: str) -> int:
    """A whole number, nought too, as typed."""
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or len(text) > len(str(_MOST)) or int(text) < least:
        raise ArgumentTypeError(
            tr(
                "“{text}” is no whole number from {least} to {most}",
                text=text,
                least=least,
                most=f"{_MOST:,}",
            )
        )
    return int(text)


def letting_in(parser: ArgumentParser) -> None:
    """What is merged once somebody says that it is well: days to come, and many who are erased."""
    parser.add_argument(
        "--days-to-come",
        action="store_true",
        help=tr("merge changes from days to come, since you have looked at the clocks"),
    )
    parser.add_argument(
        "--erase-many",
        action="store_true",
        help=tr("erase many residents at once, since you have seen that it is meant"),
    )


def period(parser: ArgumentParser) -> None:
    """The days that a command is asked about."""
    parser.add_argument("--from", dest="begins", metavar="DAY", type=day, help=tr("first day"))
    parser.add_argument("--to", dest="ends", metavar="DAY", type=day, help=tr("last day"))


def day(text: str) -> date:
    """A day as 2026-03-31; `ArgumentTypeError` for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise ArgumentTypeError(tr("“{text}” is no day such as 2026-03-31", text=text)) from problem
