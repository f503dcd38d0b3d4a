"""Who this log is to others, and whom it knows: keys, names, and the words to read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, select

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.language import plural, tr
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.home import home
from organiser_app.store.repositories.owner import owner
from organiser_app.sync.cards import MemberCard, fitting_name
from organiser_app.sync.keys import PrivateKeys, PublicKeys, fingerprint_words

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LogIdentity:
    """Who this log is to others: the name of its organiser, and its own keys."""

    name: str
    keys: PrivateKeys

    @property
    def card(self) -> MemberCard:
        """What is handed to the others."""
        return MemberCard(self.name, self.keys.public())

    @property
    def words(self) -> tuple[str, ...]:
        """What its organiser reads aloud to them."""
        return fingerprint_words(self.keys.public())


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody whose card this log has; `words` are the ones that they have to read aloud."""

    id: UUID
    name: str
    keys: PublicKeys
    words: tuple[str, ...]
    added_at: datetime
    confirmed_at: datetime | None
    left_at: datetime | None

    @property
    def is_trusted(self) -> bool:
        """Whether packs may be merged from them, and written for them."""
        return self.confirmed_at is not None and self.left_at is None


def own_name(connection: Connection) -> str:
    """The name of the log's organiser as a card has it; `NotFound` in a log that is nobody's."""
    owner(connection)
    return fitting_name(home(connection).organiser)


def own_keys(connection: Connection) -> PrivateKeys | None:
    """The log's own keys, or None where nobody has asked for them yet."""
    row = connection.execute(select(t.identity.c.signing_key, t.identity.c.opening_key)).first()
    return None if row is None else PrivateKeys(row.signing_key, row.opening_key)


def team(connection: Connection) -> tuple[TeamMember, ...]:
    """All whose cards this log has, by name, those who left last."""
    found = (_member(row) for row in connection.execute(select(t.member)))
    return tuple(sorted(found, key=_place))


def confirmed_members(connection: Connection) -> tuple[TeamMember, ...]:
    """Those who are confirmed and have not left, by name."""
    return tuple(each for each in team(connection) if each.is_trusted)


def member(connection: Connection, member_id: UUID) -> TeamMember:
    """A member; `NotFound` where there is none of that id."""
    found = _first(connection, t.member.c.id == member_id)
    if found is None:
        raise NotFound(tr("That member is not in this log."))
    return found


def member_by_key(connection: Connection, checking_key: bytes) -> TeamMember | None:
    """Whose signatures a key checks; None where no card has that key."""
    return _first(connection, t.member.c.checking_key == checking_key)


def wrong_words(words: tuple[str, ...], heard: str) -> tuple[int, ...]:
    """Which of a member's words, counted from 1, are not the ones that were heard.

    Case, blanks and marks between the words do not matter. Raises `InvalidInput` where there are
    more or fewer of them.
    """
    typed = _WORD.findall(heard.casefold())
    if len(typed) != len(words):
        raise InvalidInput(
            plural(
                "There are {most} words to be read aloud; this is {count}.",
                "There are {most} words to be read aloud; these are {count}.",
                len(typed),
                most=len(words),
            )
        )
    pairs = enumerate(zip(words, typed, strict=True), start=1)
    return tuple(number for number, (word, other) in pairs if word != other)


def _first(connection: Connection, wanted: ColumnElement[bool]) -> TeamMember | None:
    row = connection.execute(select(t.member).where(wanted)).first()
    return None if row is None else _member(row)


def _member(row: Row[Any]) -> TeamMember:
    keys = PublicKeys(row.checking_key, row.sealing_key)
    return TeamMember(
        id=row.id,
        name=row.name,
        keys=keys,
        words=fingerprint_words(keys),
        added_at=row.added_at,
        confirmed_at=row.confirmed_at,
        left_at=row.left_at,
    )


def _place(row: TeamMember) -> tuple[bool, str, UUID]:
    return row.left_at is not None, row.name.casefold(), row.id
