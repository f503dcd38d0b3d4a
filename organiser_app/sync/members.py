"""Services: this log's own keys, and the members of its team, from their cards to their leaving.

They are this log's own rows, and no change of it: whom somebody trusts does not travel in a pack,
and is not taken back by undoing something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, insert, update

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.keeping_inputs import is_taken
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.sync.cards import MemberCard, tidy_name
from organiser_app.sync.keys import PrivateKeys, PublicKeys, new_keys
from organiser_app.sync.team import LogIdentity, TeamMember, member, own_keys, own_name, team


class Adding(StrEnum):
    """What adding a card came to."""

    NEW = "new"
    """Nobody of that name was known."""
    NAMESAKE = "namesake"
    """Somebody of that name is known by other keys, which stay as they are."""
    BACK = "back"
    """The keys are of somebody who had left, and who has to be confirmed again."""


@dataclass(frozen=True, slots=True)
class Added:
    """The member whom a card made, not yet confirmed."""

    id: UUID
    came_to: Adding


def identity_of(log: Log) -> LogIdentity:
    """Who this log is to others; its keys are made the first time that they are asked for.

    Raises `NotFound` in a log that was never set up.
    """
    name = log.read(own_name)
    return LogIdentity(name, log.read(own_keys) or _make_keys(log))


def add_member(log: Log, card: MemberCard) -> Added:
    """Take in somebody's card. Nothing is merged from them before they are confirmed.

    Raises `InvalidInput` for the log's own card, for that of a member, and for a card of which one
    key alone is somebody's.
    """
    new_id = log.work().new_id
    with log.local() as connection:
        own = own_keys(connection)
        if own is not None and _are_theirs(card.keys, own.public()):
            raise InvalidInput(tr("That is this log's own card. Hand it to the others."))
        known = team(connection)
        same = next((each for each in known if _are_theirs(card.keys, each.keys)), None)
        if same is not None:
            return _take_back(connection, same)
        taken = is_taken(card.name, _present(known))
        added = Added(new_id(), Adding.NAMESAKE if taken else Adding.NEW)
        connection.execute(insert(t.member).values(_row(added.id, card, log.clock())))
    return added


def confirm_member(log: Log, member_id: UUID) -> None:
    """Trust a member's keys, since their words were read aloud and are the same.

    Raises `InvalidInput` for somebody who left.
    """
    with log.local() as connection:
        known = member(connection, member_id)
        if known.left_at is not None:
            raise InvalidInput(
                tr("{name} has left. If they are back, add their card again.", name=known.name)
            )
        if known.confirmed_at is None:
            _put(connection, member_id, confirmed_at=log.clock())


def rename_member(log: Log, member_id: UUID, name: str) -> None:
    """Call a member something else here; `InvalidInput` where another one is called so."""
    fresh = tidy_name(name)
    with log.local() as connection:
        member(connection, member_id)
        if is_taken(fresh, _present(each for each in team(connection) if each.id != member_id)):
            raise InvalidInput(
                tr("There is a {name} already: add what tells them apart, as a place.", name=fresh)
            )
        _put(connection, member_id, name=fresh)


def member_left(log: Log, member_id: UUID) -> None:
    """Trust a member no more: nothing is merged from them or written for them from now on."""
    with log.local() as connection:
        if member(connection, member_id).left_at is None:
            _put(connection, member_id, left_at=log.clock())


def know_team(log: Log, cards: Iterable[MemberCard]) -> None:
    """Take in the cards of a sample team as confirmed; in a sample nobody can read words aloud."""
    now, new_id = log.clock(), log.work().new_id
    rows = [_row(new_id(), card, now) | {"confirmed_at": now} for card in cards]
    if rows:
        with log.local() as connection:
            connection.execute(insert(t.member), rows)


def _make_keys(log: Log) -> PrivateKeys:
    with log.local() as connection:
        made = own_keys(connection)
        if made is None:
            made = new_keys()
            values = {"signing_key": made.signing_key, "opening_key": made.opening_key}
            connection.execute(insert(t.identity).values(id=1, made_at=log.clock(), **values))
    return made


def _are_theirs(keys: PublicKeys, known: PublicKeys) -> bool:
    """Whether both keys are those that are known; one of them alone is nobody's card."""
    same = (keys.checking_key == known.checking_key, keys.sealing_key == known.sealing_key)
    if any(same) and not all(same):
        raise InvalidInput(
            tr("This card has one key of somebody you know beside another's. Do not use it.")
        )
    return all(same)


def _present(known: Iterable[TeamMember]) -> list[str]:
    """What those who have not left are called."""
    return [each.name for each in known if each.left_at is None]


def _take_back(connection: Connection, known: TeamMember) -> Added:
    """Let somebody who left come back, if they are confirmed again."""
    if known.left_at is None:
        raise InvalidInput(_known_already(known))
    _put(connection, known.id, confirmed_at=None, left_at=None)
    return Added(known.id, Adding.BACK)


def _known_already(known: TeamMember) -> str:
    if known.confirmed_at is None:
        return tr(
            "That card was added before, as {name}. It waits for its words to be read aloud.",
            name=known.name,
        )
    return tr("That card was added before, as {name}.", name=known.name)


def _row(member_id: UUID, card: MemberCard, now: datetime) -> dict[str, object]:
    return {
        "id": member_id,
        "name": card.name,
        "checking_key": card.keys.checking_key,
        "sealing_key": card.keys.sealing_key,
        "added_at": now,
    }


def _put(connection: Connection, member_id: UUID, **values: object) -> None:
    connection.execute(update(t.member).where(t.member.c.id == member_id).values(**values))
