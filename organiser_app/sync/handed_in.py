"""Who handed in what and when: the packs of each member, how far they reach, and what is missing.

Packs whose merge was taken back count as never merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from organiser_app.store.device import device_number
from organiser_app.store.queries import tables as t
from organiser_app.sync.runs import reached
from organiser_app.sync.team import TeamMember, own_name, team


@dataclass(frozen=True, slots=True)
class Gap:
    """Changes that came in no pack: made before `before` was, and after the pack made `after`.

    `after` is None where nothing that was made before them came either.
    """

    after: datetime | None
    before: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came from one log: how many packs, and when the newest of them was made and merged.

    The log is known without a gap as it was at `reaches`; None where the first changes are missing,
    or where all that came were packs of one patch or project.
    """

    packs: int
    made_at: datetime
    merged_at: datetime
    reaches: datetime | None
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """A member, what they handed in (None for nothing yet), and when a pack was written for them.

    `given_at` is None where this log wrote none, or was restored, copied or moved since. `had` is
    whether a pack of theirs was ever merged, also where that was taken back.
    """

    member: TeamMember
    handed_in: HandedIn | None
    given_at: datetime | None
    had: bool

    @property
    def is_silent(self) -> bool:
        """Whether packs may come from them, and none ever did."""
        return self.member.is_trusted and not self.had

    @property
    def is_taken_back(self) -> bool:
        """Whether packs may come from them, and all that did were taken back."""
        return self.member.is_trusted and self.had and self.handed_in is None


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """This log's organiser, when it last wrote a pack, and its members as `team` orders them."""

    name: str
    wrote_at: datetime | None
    members: tuple[MemberStanding, ...]

    @property
    def trusted(self) -> tuple[MemberStanding, ...]:
        """Those between whom and this log packs go."""
        return tuple(each for each in self.members if each.member.is_trusted)


@dataclass(frozen=True, slots=True)
class _Run:
    device: str
    since: int
    until: int
    made_at: datetime
    merged_at: datetime


def team_standing(connection: Connection) -> TeamStanding:
    """How things stand with everybody whose card this log has."""
    own = device_number(connection)
    runs, given = _runs_by_sender(connection), _given(connection, own)
    had = _had_by_folder(connection)
    ever = frozenset(connection.execute(select(t.merge_run.c.sender)).scalars())
    return TeamStanding(
        own_name(connection),
        _wrote_at(connection),
        tuple(
            MemberStanding(
                member,
                _come_to(runs[member.keys.checking_key], had),
                given.get(member.keys.sealing_key),
                member.keys.checking_key in ever,
            )
            for member in team(connection)
        ),
    )


def _come_to(runs: Sequence[_Run], had: Mapping[str, int]) -> HandedIn | None:
    """What the packs of one log come to; None where there is none of them."""
    if not runs:
        return None
    newest = max(runs, key=lambda run: run.made_at)
    spans = [run for run in runs if run.until]  # one patch or project reaches nowhere
    gap = _gap(spans, had)
    reaches = max((run.made_at for run in spans), default=None) if gap is None else gap.after
    return HandedIn(len(runs), newest.made_at, newest.merged_at, reaches, gap)


def _gap(runs: Sequence[_Run], had: Mapping[str, int]) -> Gap | None:
    """The first gap that a pack with everything has not mended since.

    A log that was restored or copied goes on as another device, whose pack with everything holds
    what the log has of the device before.
    """
    gaps = sorted(_gaps(runs, had), key=lambda gap: gap.before)
    wholes = [run.made_at for run in runs if run.since == 0]
    return next((gap for gap in gaps if not any(made > gap.before for made in wholes)), None)


def _gaps(runs: Iterable[_Run], had: Mapping[str, int]) -> Iterator[Gap]:
    """The first gap of each device, beyond what was had from it by a folder."""
    by_device: defaultdict[str, list[_Run]] = defaultdict(list)
    for run in runs:
        by_device[run.device].append(run)
    for of_device in by_device.values():
        spans = [(run.since, run.until) for run in of_device]
        end = reached(sorted([(0, had.get(of_device[0].device, 0)), *spans]))
        beyond = [run.made_at for run in of_device if run.since > end]
        if beyond:
            before = [run.made_at for run in of_device if run.until <= end]
            yield Gap(max(before, default=None), min(beyond))


def _runs_by_sender(connection: Connection) -> defaultdict[bytes, list[_Run]]:
    run = t.merge_run.c
    query = (
        select(run.sender, run.device, run.since, run.until, run.made_at, t.change.c.at)
        .join_from(t.merge_run, t.change, t.change.c.sequence == run.sequence)
        .where(run.undone_by.is_(None))
    )
    found: defaultdict[bytes, list[_Run]] = defaultdict(list)
    for sender, *said in connection.execute(query):
        found[sender].append(_Run(*said))
    return found


def _had_by_folder(connection: Connection) -> dict[str, int]:
    """By device, how far its files in a folder were had; what brought nothing new is no merge."""
    rows = connection.execute(select(t.folder_had.c.device, t.folder_had.c.until))
    return {device: until for device, until in rows}  # noqa: C416 - rows are no pairs


def _given(connection: Connection, own: str) -> dict[str, datetime]:
    """When the last pack for each was written, by their sealing keys."""
    sent = t.sent.c
    query = (
        select(sent.sealing_key, t.change.c.at)
        .join_from(t.sent, t.change, t.change.c.sequence == sent.sequence)
        .where(sent.device == own)
    )
    return {key: at for key, at in connection.execute(query)}  # noqa: C416 - rows are no pairs


def _wrote_at(connection: Connection) -> datetime | None:
    change = t.change.c
    query = (
        select(change.at)
        .where(change.intention == "write_pack")
        .order_by(change.sequence.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()
