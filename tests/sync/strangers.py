"""Keys and cards of people who are no members of anything, for tests."""

from __future__ import annotations

from organiser_app.sync.cards import MemberCard
from organiser_app.sync.keys import new_keys


def stranger(name: str = "Mo Haddad") -> MemberCard:
    """A card of that name, with keys that nobody has seen before."""
    return MemberCard(name, new_keys().public())
