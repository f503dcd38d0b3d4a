"""The grammar of what goes through a hub: for whoever keeps one, and for the logs of its teams."""

from __future__ import annotations

from argparse import ArgumentParser

from organiser_app.cli.parser_parts import in_json_too, log, period
from organiser_app.language import tr


def hub(parser: ArgumentParser) -> None:
    """The hub's own command, with what can be done with one."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    init = actions.add_parser("init", help=tr("make a database into a hub, or bring it up to date"))
    team = actions.add_parser("team", help=tr("make a team and its first login"))
    login = actions.add_parser("login", help=tr("make one more login for a team"))
    shut = actions.add_parser("shut", help=tr("let nobody in with a login any more"))
    programme = actions.add_parser("programme", help=tr("make a login that sees figures alone"))
    key = actions.add_parser("key", help=tr("make a new key for all confirmed members of a log"))
    log(key)
    figures = actions.add_parser("figures", help=tr("hand in counts of a period, without words"))
    add_up = actions.add_parser("add-up", help=tr("add up what all teams handed in for a period"))
    for action in (figures, add_up):
        log(action)
        period(action)
    figures.add_argument(
        "--for", dest="reader", metavar="NAME", required=True, help=tr("who reads them, by name")
    )
    for action in (init, team, login, shut, programme, key, figures, add_up):
        _address(action)
        in_json_too(action)
    login.add_argument("--team", required=True, help=tr("the team's number"))
    shut.add_argument("--login", metavar="NAME", required=True, help=tr("the login's name"))


def through_hub(parser: ArgumentParser) -> None:
    """That a log syncs through a hub."""
    parser.add_argument(
        "--hub",
        metavar="URL",
        nargs="?",
        const="",
        help=tr("exchange rows through this hub; without a URL, through ORGANISER_HUB_URL"),
    )
    _plain(parser)


def _address(parser: ArgumentParser) -> None:
    parser.add_argument(
        "url",
        metavar="URL",
        nargs="?",
        default="",
        help=tr(
            "as postgresql://login@host/database; else from ORGANISER_HUB_URL, which nobody else on"
            " the machine sees"
        ),
    )
    _plain(parser)


def _plain(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--plain",
        action="store_true",
        help=tr(
            "the hub is reached through a tunnel or our own network: it need not prove who it is"
        ),
    )
