"""The commands about a hub: keeping one, changing a team's key, and a turn of the sync."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from functools import partial

from organiser_app.cli.call import Call
from organiser_app.cli.commands.pack import present
from organiser_app.cli.figure_words import sum_facts, sum_lines
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.period import named_period
from organiser_app.domain.errors import InvalidInput, NoTeamKey
from organiser_app.language import plural, tr
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import added_up
from organiser_app.sync.counting import figures_of, usual_period
from organiser_app.sync.hub import keeper
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import VARIABLE, place_of
from organiser_app.sync.hub.figures import ProgrammeSum, add_up_figures, hand_in_figures
from organiser_app.sync.hub.keyring import change_key
from organiser_app.sync.hub.standing import address_of, programme_address_of
from organiser_app.sync.hub.turn import PAUSES, HubTurn, Way, sync_with_hub
from organiser_app.sync.taking import Terms

_NONE = Address("")


def hub(call: Call) -> None:
    """Do what was asked for with a hub."""
    actions = {
        "init": _init,
        "team": _team,
        "login": _login,
        "shut": _shut,
        "programme": _programme,
        "key": _key,
        "figures": _figures,
        "add-up": _add_up,
    }
    actions[call.arguments.action](call)


def sync_through_hub(call: Call, log: Log, *, anew: bool) -> None:
    """Pull what colleagues left on the hub, and push what they lack."""
    said = call.arguments
    given = log.read(address_of)
    # A watch tries again by itself, and lets go of the log meanwhile.
    address = _address(call, given) if said.watch else _begun_with(call, given)
    pauses = () if said.watch else PAUSES
    way = Way(terms=let_in(call), pauses=pauses, sleep=_wait)
    try:
        turn = sync_with_hub(log, address, way, anew=anew)
    except NoTeamKey as problem:
        by_command = tr("By command: organiser hub key LOG URL")
        raise NoTeamKey(f"{problem.message} {by_command}") from problem
    facts = {
        "log": call.log_path,
        "pulled": turn.pulled,
        "runs": turn.runs,
        "pushed": turn.pushed,
        "notices": turn.notices,
    }
    answer(call, facts, _told(turn, told_of_nothing=not said.watch))


def let_in(call: Call) -> Terms:
    """What a sync lets in that would be held by itself."""
    said = call.arguments
    return Terms(days_to_come=said.days_to_come, erase_many=said.erase_many)


def _init(call: Call) -> None:
    keeper.make_hub(_begun_with(call))
    answer(call, {"hub": "ready"}, [tr("The hub is ready. Make a team: organiser hub team URL")])


def _team(call: Call) -> None:
    _answer_login(call, keeper.make_team(_begun_with(call)))


def _login(call: Call) -> None:
    _answer_login(call, keeper.make_login(_begun_with(call), call.arguments.team))


def _programme(call: Call) -> None:
    _answer_login(call, keeper.make_programme_login(_begun_with(call)))


def _shut(call: Call) -> None:
    login = call.arguments.login
    keeper.shut_login(_begun_with(call), login)
    line = tr(
        "{login} is shut. What it wrote stays. Let the team change its key: organiser hub key LOG",
        login=login,
    )
    answer(call, {"shut": login}, [line])


def _key(call: Call) -> None:
    with opened(call) as log:
        made = change_key(log, _begun_with(call, log.read(address_of)))
    facts = {"log": call.log_path, "generation": made.generation, "members": made.names}
    line = tr(
        "Made key number {number} of the team, for {names}. Nobody else can open what is written"
        " from now on.",
        number=made.generation,
        names=", ".join(made.names),
    )
    answer(call, facts, [line])


def _figures(call: Call) -> None:
    said = call.arguments
    with opened(call) as log:
        days = named_period(said, usual_period(log.clock().date()))
        reader = present(log, said.reader)
        figures = log.read(partial(figures_of, period=days))
        address = _begun_with(call, log.read(address_of))
        given = hand_in_figures(log, address, figures, reader)
    (total,) = added_up([given])
    line = tr("Handed in figures, which {name} and this log alone can open:", name=reader.name)
    answer(call, {"log": call.log_path, **sum_facts(total)}, [line, *sum_lines(total)])


def _add_up(call: Call) -> None:
    with opened(call) as log:
        days = named_period(call.arguments, usual_period(log.clock().date()))
        address = _begun_with(call, log.read(programme_address_of))
        handed_in = add_up_figures(log, address, days)
    total = handed_in.total
    facts = {
        "log": call.log_path,
        "begins": days.begins,
        "ends": days.ends,
        "sum": sum_facts(total) if total else None,
        "notices": handed_in.notices,
        "silent": handed_in.silent,
    }
    answer(call, facts, _added_up(handed_in))


def _added_up(handed_in: ProgrammeSum) -> Iterator[str]:
    if handed_in.total is not None:
        yield from sum_lines(handed_in.total)
    else:
        days = handed_in.period
        yield tr("No figures count for {begins} to {ends}.", begins=days.begins, ends=days.ends)
    if handed_in.silent:
        yield tr("Nothing came from {names}.", names=", ".join(handed_in.silent))
    yield from handed_in.notices


def _answer_login(call: Call, made: keeper.Login) -> None:
    facts = {"team": made.team, "login": made.name, "url": made.address.url}
    lines = [
        tr("Made the login {login} of team {team}.", login=made.name, team=made.team),
        tr("Hand this address to the one person who uses it; it is shown this once:"),
        made.address.url,
    ]
    answer(call, facts, lines)


def _begun_with(call: Call, given: Address = _NONE) -> Address:
    """As `_address`, once it was said that its hub is asked: that may take a while."""
    address = _address(call, given)
    warn(tr("Connecting to the hub: {place}", place=place_of(address.url)))
    return address


def _wait(seconds: float) -> None:
    warn(
        plural(
            "That did not go through. Trying again in {count} second.",
            "That did not go through. Trying again in {count} seconds.",
            math.ceil(seconds),
        )
    )
    time.sleep(seconds)


def _address(call: Call, given: Address = _NONE) -> Address:
    """The hub that the command names, else the environment, else what was given in the window."""
    said = call.arguments
    named = (said.hub if "hub" in said else said.url) or os.environ.get(VARIABLE, "")
    if named:
        return Address(named, said.plain)
    if not given.url:
        raise InvalidInput(
            tr("Name the hub's address, or put it in {variable}.", variable=VARIABLE)
        )
    return Address(given.url, said.plain or given.plain)


def _told(turn: HubTurn, *, told_of_nothing: bool) -> Iterator[str]:
    for name, count in turn.pulled.items():
        yield plural(
            "Pulled {count} row of {name}.", "Pulled {count} rows of {name}.", count, name=name
        )
    if turn.pushed:
        yield plural("Pushed {count} row.", "Pushed {count} rows.", turn.pushed)
    if told_of_nothing and not (turn.pulled or turn.pushed):
        yield tr("Nothing is new, here or on the hub.")
    yield from turn.notices
