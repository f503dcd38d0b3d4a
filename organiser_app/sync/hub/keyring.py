"""The team's key on a hub: fetched and checked, and made anew by whoever keeps the team."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.errors import HubProblem, HubUnreachable
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.cards import MemberCard, fitting_name
from organiser_app.sync.hub import state
from organiser_app.sync.hub.connection import Hub, hub_at
from organiser_app.sync.hub.roster import Acquaintance, acquaintance
from organiser_app.sync.hub.team_key import TeamKeys, next_keys, opened_keys, sealed_keys
from organiser_app.sync.members import identity_of
from organiser_app.sync.team import LogIdentity, team

_LATEST = """
    SELECT generation, body FROM organiser.team_key WHERE team_id = %s
    ORDER BY generation DESC LIMIT 1"""
_PUBLISH = """
    INSERT INTO organiser.team_key (team_id, generation, body) VALUES (%s, %s, %s)
    ON CONFLICT (team_id, generation) DO NOTHING"""


@dataclass(frozen=True, slots=True)
class KeyMade:
    """A new generation of the team's key, and the names of those to whom it is sealed."""

    generation: int
    names: tuple[str, ...]


def fetch_keys(log: Log, hub: Hub, own: LogIdentity) -> TeamKeys:
    """The team's keys as they are now, kept in the log from then on.

    `HubProblem` where there are none, they are not ours to open, or nobody whom we trust made them.
    """
    keys = _latest(hub, own)
    if keys is None:
        raise HubProblem(
            tr(
                "This team has no key on the hub yet. Whoever leads the team makes it, on the page"
                " Team or by “organiser hub key LOG URL”."
            )
        )
    known = acquaintance(log, own, keys.roster)
    if not known.is_trusted(keys.maker.checking_key):
        raise HubProblem(
            tr(
                "{name} made the team's key, and is not confirmed in this log. Add their card and"
                " let them read their words aloud.",
                name=keys.roster[0].name,
            )
        )
    with log.local() as connection:
        before = state.keys_of(connection, hub.team)
        if any(keys.keys.get(generation) != key for generation, key in before.items()):
            raise HubProblem(
                tr("The hub shows an older key of the team, or another one. Nothing was sent.")
            )
        state.keep_keys(connection, hub.team, keys.keys)
    return keys


def change_key(log: Log, url: str, *, plain: bool = False) -> KeyMade:
    """Make a new key for all confirmed members of this log; those who left cannot open it."""
    own = identity_of(log)
    trusted = [each for each in log.read(team) if each.is_trusted]
    cards = [MemberCard(fitting_name(each.name), each.keys) for each in trusted]
    with hub_at(url, plain=plain) as hub:
        before = _latest(hub, own)
        made = next_keys(hub.team, before.keys if before else {}, own.card, cards)
        body = sealed_keys(made, own)
        asked = [hub.team, made.generation, body]
        if not hub.connection.execute(_PUBLISH, asked).rowcount:
            raise HubUnreachable(tr("Somebody else made a new key in this moment. Try again."))
        with log.local() as connection:
            state.keep_keys(connection, hub.team, made.keys)
    return KeyMade(made.generation, tuple(card.name for card in made.roster))


def who_can_still_read(known: Acquaintance) -> tuple[str, ...]:
    """Those who left this log's team and are sealed to by the latest key all the same."""
    return tuple(
        card.name
        for key, card in known.roster.items()
        if (member := known.members.get(key)) is not None and member.left_at is not None
    )


def _latest(hub: Hub, own: LogIdentity) -> TeamKeys | None:
    row = hub.connection.execute(_LATEST, [hub.team]).fetchone()
    if row is None:
        return None
    generation, body = row
    return opened_keys(bytes(body), hub.team, generation, own)
