"""Whom this log knows among those who write on a hub: by its own members, and the team's roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from organiser_app.store.log import Log
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.hub.tally import Tally
from organiser_app.sync.keys import PublicKeys
from organiser_app.sync.team import LogIdentity, TeamMember, team


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """The members of this log by their checking key, its own card, and the cards on the roster."""

    own: MemberCard
    members: dict[bytes, TeamMember]
    roster: dict[bytes, MemberCard]

    def is_trusted(self, checking_key: bytes) -> bool:
        """Whether what somebody signed is merged: another device of ours, or a trusted member."""
        known = self.members.get(checking_key)
        return checking_key == self.own.keys.checking_key or (
            known is not None and known.is_trusted
        )

    def was_trusted(self, checking_key: bytes) -> bool:
        """Whether somebody is trusted, or was before they left: what they erased stays erased."""
        known = self.members.get(checking_key)
        return self.is_trusted(checking_key) or (
            known is not None and known.confirmed_at is not None
        )

    def keys_of(self, checking_key: bytes) -> PublicKeys:
        """Both keys of somebody who is trusted."""
        known = self.members.get(checking_key)
        return known.keys if known is not None else self.own.keys

    def name_of(self, tally: Tally) -> str:
        """What whoever signed a tally is called here, else on the roster, else by their device."""
        known = self.members.get(tally.checking_key)
        listed = self.roster.get(tally.checking_key)
        if tally.checking_key == self.own.keys.checking_key:
            return self.own.name
        return known.name if known else listed.name if listed else tally.writer

    def basis(self, generation: int) -> str:
        """Whose rows on the hub can be relied on, so that one's own log need not say them again."""
        trusted = sorted(key.hex() for key in self.members if self.is_trusted(key))
        return f"{generation} {' '.join(trusted)}"


def acquaintance(log: Log, own: LogIdentity, roster: Sequence[MemberCard]) -> Acquaintance:
    """Whom a log knows now."""
    return Acquaintance(
        own.card,
        {each.keys.checking_key: each for each in log.read(team)},
        {card.keys.checking_key: card for card in roster},
    )
