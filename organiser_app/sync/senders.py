"""Whether a pack is merged, by who wrote it: signatures say which keys, the team says whose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from organiser_app.sync import pack_problems
from organiser_app.sync.manifest import Manifest
from organiser_app.sync.team import member_by_key, own_keys


class Standing(StrEnum):
    """Who wrote a pack, as this log sees it."""

    OWN = "own"
    """This log, here or as a copy of it elsewhere."""
    MEMBER = "member"
    STRANGER = "stranger"
    """Somebody whom nobody vouches for, let in by whoever merges."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever wrote a pack, by the name that this log has for them."""

    name: str
    standing: Standing


def trusted_sender(connection: Connection, manifest: Manifest, *, strangers: bool) -> Sender:
    """Who wrote a pack, if it may be merged; `UntrustedPack` where not, with what to do about it.

    With `strangers`, a pack under a passphrase may be anybody's: who knows the passphrase was
    told it. A pack for members never is, since anybody could seal one for us.
    """
    own = own_keys(connection)
    if own is not None and manifest.sender == own.public():
        return Sender(manifest.sender_name, Standing.OWN)
    known = member_by_key(connection, manifest.sender.checking_key)
    if known is None or known.keys != manifest.sender:
        if strangers and not manifest.readers:
            return Sender(manifest.sender_name, Standing.STRANGER)
        raise pack_problems.unknown_sender(manifest.sender_name)
    if known.left_at is not None:
        raise pack_problems.sender_left(known.name)
    if known.confirmed_at is None:
        raise pack_problems.unconfirmed_sender(known.name)
    return Sender(known.name, Standing.MEMBER)
