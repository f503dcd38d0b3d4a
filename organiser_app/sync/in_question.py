"""What is in question since packs came: values that disagree, and people perhaps here twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.rules.joining import DEVICE_AT
from organiser_app.store.device import device_number
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.likely_same import likely_rows
from organiser_app.store.queries.own_patch import own_patch_alone
from organiser_app.store.versions import TWINS
from organiser_app.sync.disagreements import Disagreement, disagreements


@dataclass(frozen=True, slots=True)
class InQuestion:
    """How many values disagree and how many pairs are likely one person; and with whose part in it.

    Both mappings go by the id of a member; whoever has no part in either is in neither. `likely` is
    None in a log of many patches, where looking for them takes too long to be done by the way.
    """

    disagreements: int
    likely: int | None
    disagreements_of: Mapping[UUID, int]
    likely_of: Mapping[UUID, int]


def in_question(connection: Connection, most_residents: int | None = None) -> InQuestion:
    """What waits for somebody to choose, and in how much of it each member has a part.

    Likely pairs are looked for among `most_residents` at the most, by default as many as in
    `own_patch`.

    A member has a part in a disagreement of which they wrote a value, and in a likely pair of which
    they added a record. Whose device it was is known once a pack of it came.
    """
    whose = _members_by_device(connection)
    found, many = disagreements(connection), own_patch_alone(connection, most_residents)
    pairs = likely_rows(connection) if many is None else ()
    added_on = _added_on(connection, {each.id for row in pairs for each in (row.one, row.other)})
    return InQuestion(
        len(found),
        len(pairs) if many is None else None,
        _parts(whose, map(_written_on, found)),
        _parts(
            whose,
            ({added_on.get(row.one.id, b""), added_on.get(row.other.id, b"")} for row in pairs),
        ),
    )


def _parts(whose: Mapping[bytes, UUID], things: Iterable[set[bytes]]) -> Mapping[UUID, int]:
    """In how many things each member has a part, each told by the devices it came of."""
    return Counter(
        member
        for devices in things
        for member in {whose[device] for device in devices if device in whose}
    )


def _written_on(about: Disagreement) -> set[bytes]:
    return {side.version[DEVICE_AT:] for side in about.sides}


def _members_by_device(connection: Connection) -> dict[bytes, UUID]:
    query = (
        select(t.merge_run.c.device, t.member.c.id)
        .join_from(t.merge_run, t.member, t.member.c.checking_key == t.merge_run.c.sender)
        .distinct()
    )
    own = device_number(connection)
    return {bytes.fromhex(device): member for device, member in connection.execute(query)
            if device != own}  # fmt: skip


def _added_on(connection: Connection, residents: set[UUID]) -> dict[UUID, bytes]:
    """On which device each resident was added: nobody writes again whether one is there."""
    twin = TWINS["resident"].c
    known = {resident.hex: resident for resident in residents}
    query = select(twin.id, twin.deleted).where(twin.id.in_(known))
    return {
        known[row_id]: bytes(version)[DEVICE_AT:] for row_id, version in connection.execute(query)
    }
