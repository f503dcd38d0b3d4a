"""The team's key on a hub: fetched and checked, and made anew by whoever keeps the team."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.errors import HubProblem, HubUnreachable, NoTeamKey
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.cards import MemberCard, fitting_name
from organiser_app.sync.hub import state
from organiser_app.sync.hub.address import Address
from organiser_app.sync.hub.connection import Hub, hub_at
from organiser_app.sync.hub.roster import Acquaintance, acquaintance
from organiser_app.sync.hub.team_key import TeamKeys, next_keys, opened_keys, sealed_keys
from organiser_app.sync.members import identity_of
from organiser_app.sync.team import LogIdentity, confirmed_members

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

    `NoTeamKey` where there are none, `HubProblem` where they are not ours to open, or nobody whom
    we trust made them.
    """
    keys = _latest(hub, own)
    if keys is None:
        raise NoTeamKey(
            tr(
                "This team has no key on the hub yet. Whoever leads the team makes it, with “New"
                " key…” on the page Team."
            )
        )
    known = acquaintance(log, own, keys.roster)
    with log.local() as connection:
        before = state.keys_of(connection, hub.team)
        _expect_agreeing(before, keys.keys)
        if len(keys.keys) < len(before):
            raise HubProblem(
                tr(
                    "The hub shows an older key of the team, as when it was set back to an earlier"
                    " day. Nothing was sent. Whoever leads the team makes a new key, and the logs"
                    " fill the hub again."
                )
            )
        if not known.is_trusted(keys.maker.checking_key):
            raise _not_confirmed(keys)
        state.keep_keys(connection, hub.team, keys.keys)
    return keys


def change_key(log: Log, address: Address) -> KeyMade:
    """Make a new key for all confirmed members of this log; those who left cannot open it.

    It follows the keys that this log knows where the hub was set back to a day before them.
    `HubProblem` where the hub's contradict them, or nobody whom we ever trusted made them.
    """
    own = identity_of(log)
    members = log.read(confirmed_members)
    cards = [MemberCard(fitting_name(each.name), each.keys) for each in members]
    with hub_at(address) as hub:
        made = next_keys(hub.team, _to_build_on(log, hub, own), own.card, cards)
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


def _to_build_on(log: Log, hub: Hub, own: LogIdentity) -> dict[int, bytes]:
    """The keys that are known here, or those on the hub where they go beyond them."""
    known = log.read(lambda connection: state.keys_of(connection, hub.team))
    shown = _latest(hub, own)
    if shown is None:
        return known
    _expect_agreeing(known, shown.keys)
    if len(shown.keys) <= len(known):
        return known
    # Whoever left is told no later key; else nobody could go on from the key of a lead who left.
    if not acquaintance(log, own, shown.roster).was_trusted(shown.maker.checking_key):
        raise _not_confirmed(shown)
    return shown.keys


def _expect_agreeing(known: dict[int, bytes], shown: dict[int, bytes]) -> None:
    """See that the hub's keys are those known here, as far as both go."""
    if any(known.get(generation, key) != key for generation, key in shown.items()):
        raise HubProblem(
            tr(
                "The hub shows another key of the team than the one that is known here. Nothing was"
                " sent. Tell whoever keeps the team."
            )
        )


def _not_confirmed(keys: TeamKeys) -> HubProblem:
    return HubProblem(
        tr(
            "{name} made the team's key, and is not confirmed in this log. Add their card and"
            " let them read their words aloud.",
            name=keys.roster[0].name,
        )
    )


def _latest(hub: Hub, own: LogIdentity) -> TeamKeys | None:
    row = hub.connection.execute(_LATEST, [hub.team]).fetchone()
    if row is None:
        return None
    generation, body = row
    return opened_keys(bytes(body), hub.team, generation, own)
