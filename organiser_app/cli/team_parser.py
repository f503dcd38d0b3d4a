"""The grammar of the commands by which logs of a team know each other and come together."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from organiser_app.cli.hub_parser import hub, through_hub
from organiser_app.cli.parser_parts import (
    Declare,
    count,
    day,
    file_to_write,
    force,
    in_json_too,
    letting_in,
    log,
)
from organiser_app.language import tr


def team_commands() -> tuple[tuple[str, str, Declare], ...]:
    """Each with its purpose and its arguments, in the order of the help."""
    return (
        ("identity", tr("show this log's card and the words to read aloud"), _identity),
        ("member", tr("add, confirm and list the members of a team"), _member),
        ("pack", tr("write a pack for the team, to be merged by them"), _pack),
        ("merge", tr("merge packs into a log, or see what that would do"), _merge),
        ("figures", tr("add up the figures in packs of many organisers"), _figures),
        ("merges", tr("list the merges of a log"), log),
        ("unmerge", tr("take a merge back, and leave what was done since"), _unmerge),
        ("conflicts", tr("show what two people changed apart, and choose"), _conflicts),
        ("sync", tr("exchange what is new with the team, through a folder or a hub"), _sync),
        ("hub", tr("keep a hub, and change a team's key on it"), hub),
        ("same", tr("list places, waves and themes likely here twice, and join them"), _same),
    )


def _identity(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "--card", metavar="FILE", type=Path, help=tr("write the card too, as .txt, .svg or .png")
    )
    force(parser)


def _member(parser: ArgumentParser) -> None:
    log(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help=tr("add a member's card, who is confirmed later"))
    add.add_argument(
        "card", metavar="CARD", help=tr("the card's file, a picture of it, or its line of text")
    )
    confirm = actions.add_parser("confirm", help=tr("say which words a member read aloud"))
    confirm.add_argument("--words", required=True, help=tr("the words that were heard"))
    left = actions.add_parser("left", help=tr("exchange no more packs with a member"))
    for action in (confirm, left):
        action.add_argument("name", metavar="NAME", help=tr("the member's name, or id"))
    for action in (add, actions.add_parser("list", help=tr("list all members")), confirm, left):
        in_json_too(action)


def _pack(parser: ArgumentParser) -> None:
    log(parser)
    readers = parser.add_mutually_exclusive_group()
    readers.add_argument(
        "--to",
        metavar="NAME",
        action="append",
        default=[],
        help=tr("write it for this member alone, by name or id; else for the whole team"),
    )
    readers.add_argument(
        "--passphrase",
        action="store_true",
        help=tr(
            "write it for whoever knows a passphrase, which is asked for, or taken from"
            " ORGANISER_PACK_PASSPHRASE"
        ),
    )
    _what_is_packed(parser)
    parser.add_argument(
        "--pseudonyms",
        action="store_true",
        help=tr("name nobody: people go by pseudonyms, and only words that may be quoted go"),
    )
    parser.add_argument(
        "--from", dest="begins", metavar="DAY", type=day, help=tr("with --figures: the first day")
    )
    parser.add_argument(
        "--until", dest="ends", metavar="DAY", type=day, help=tr("with --figures: the last day")
    )
    file_to_write(parser, "OUT.pack")


def _what_is_packed(parser: ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--since-last",
        action="store_true",
        help=tr("only what changed since the last pack for the same people"),
    )
    group.add_argument("--patch", metavar="NAME", help=tr("only what belongs to this patch"))
    group.add_argument("--project", metavar="NAME", help=tr("only what belongs to this project"))
    group.add_argument(
        "--figures",
        action="store_true",
        help=tr("counts alone, by default of the twelve months before this one"),
    )


def _merge(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("packs", metavar="PACK", type=Path, nargs="+")
    parser.add_argument("--dry-run", action="store_true", help=tr("only say what would be done"))
    parser.add_argument(
        "--rows", action="store_true", help=tr("with --dry-run, name the rows behind each number")
    )
    parser.add_argument(
        "--from-strangers",
        action="store_true",
        help=tr("merge a pack under a passphrase though its sender is not confirmed"),
    )
    letting_in(parser)


def _figures(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument("packs", metavar="PACK", type=Path, nargs="+")
    parser.add_argument(
        "-o", dest="file", metavar="OUT.csv", type=Path, help=tr("write all figures to a table too")
    )
    force(parser)
    parser.add_argument(
        "--from-strangers",
        action="store_true",
        help=tr("count a pack under a passphrase though its sender is not confirmed"),
    )


def _unmerge(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "run", metavar="RUN", type=count, help=tr("its number in “organiser merges LOG”")
    )


def _conflicts(parser: ArgumentParser) -> None:
    log(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    choose = actions.add_parser("choose", help=tr("let one value stand, for everybody"))
    choose.add_argument(
        "row", metavar="TABLE.ROW.FIELD", help=tr("as the list of conflicts shows it")
    )
    choose.add_argument("value", metavar="N", type=count, help=tr("the number of the value"))
    in_json_too(choose)


def _sync(parser: ArgumentParser) -> None:
    log(parser)
    parser.add_argument(
        "--folder", metavar="DIR", type=Path, help=tr("the folder; else the one in the window")
    )
    through_hub(parser)
    parser.add_argument(
        "--watch", action="store_true", help=tr("go on until it is stopped (Ctrl+C)")
    )
    parser.add_argument(
        "--every",
        metavar="SECONDS",
        type=count,
        default=60,
        help=tr("with --watch: how long to wait where nothing changes in a folder"),
    )
    parser.add_argument(
        "--anew",
        action="store_true",
        help=tr("take in all that lies there once more, also what was taken back"),
    )
    letting_in(parser)


def _same(parser: ArgumentParser) -> None:
    log(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    together = actions.add_parser("bring-together", help=tr("let two be one, the first of them"))
    apart = actions.add_parser("tell-apart", help=tr("say that they are two, for good"))
    for action in (together, apart):
        action.add_argument("kept", metavar="ID", help=tr("as the list shows it"))
        action.add_argument("other", metavar="ID", help=tr("the other one of the pair"))
        in_json_too(action)
