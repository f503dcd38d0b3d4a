"""Whether a pack is merged, by who wrote it: signatures say which keys, the team says whose.

A log takes from one writer either whole rows or rows under pseudonyms, as nobody could see that two
of them are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from organiser_app.store.queries import tables as t
from organiser_app.sync import pack_problems
from organiser_app.sync.keys import PublicKeys
from organiser_app.sync.manifest import Manifest, PackKind
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


def expect_one_sort(
    connection: Connection, keys: PublicKeys, name: str, kind: PackKind = PackKind.WHOLE
) -> None:
    """That what a writer with these keys hands over fits what is here of them already.

    `ForeignPack` where rows of one are here whole and come under pseudonyms, or the other way
    round. A merge that was taken back counts as none.
    """
    own = own_keys(connection)
    here = _kinds_here(connection, keys.checking_key)
    if kind is PackKind.PSEUDONYMOUS:
        if own is not None and keys == own.public():
            raise pack_problems.own_under_pseudonyms()
        if here - {PackKind.PSEUDONYMOUS}:
            raise pack_problems.here_whole(name)
    elif PackKind.PSEUDONYMOUS in here:
        raise pack_problems.here_under_pseudonyms(name)


def _kinds_here(connection: Connection, checking_key: bytes) -> set[PackKind]:
    """In which ways rows of a writer came, by packs and by what carries them."""
    run, had = t.merge_run.c, t.folder_had.c
    merged = select(run.kind).where(run.sender == checking_key, run.undone_by.is_(None)).distinct()
    by_folder = select(had.device).where(had.sender == checking_key).limit(1)
    here = {PackKind(kind) for kind in connection.execute(merged).scalars()}
    return here | ({PackKind.WHOLE} if connection.execute(by_folder).first() else set())
