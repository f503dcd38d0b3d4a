"""The packs that were merged into a log, for the list in which each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, literal, select, union_all

from organiser_app.store.queries import tables as t
from organiser_app.sync.carrier import BY_HUB
from organiser_app.sync.manifest import Manifest, PackKind


@dataclass(frozen=True, slots=True)
class RunRow:
    """One merge: whose pack, of which kind, when made and merged, what it did, if it still stands.

    `sender` is what the log calls them now. The counts are of rows, and `refused` of lines. `road`
    says how it came: by hand, or by a carrier.
    """

    sequence: int
    sender: str
    kind: PackKind
    made_at: datetime
    merged_at: datetime
    added: int
    altered: int
    disagreed: int
    erased: int
    refused: int
    taken_back_at: datetime | None
    road: str

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it stands; its erasures would stay, as they do for ever."""
        return self.taken_back_at is None

    @property
    def can_be_pulled_again(self) -> bool:
        """Whether it was taken back, and lies on a hub that does not bring it again by itself."""
        return self.taken_back_at is not None and self.road == BY_HUB


def merge_runs(connection: Connection) -> tuple[RunRow, ...]:
    """All merges, the newest first, with those that were taken back."""
    run, back = t.merge_run.c, t.change.alias("back")
    query = (
        select(
            run.sequence,
            t.member.c.name,
            run.sender_name,
            run.kind,
            run.made_at,
            t.change.c.at,
            *(run[count] for count in ("added", "altered", "disagreed", "erased", "refused")),
            back.c.at,
            t.change.c.road,
        )
        .join_from(t.merge_run, t.change, t.change.c.sequence == run.sequence)
        .join(back, back.c.sequence == run.undone_by, isouter=True)
        .join(t.member, t.member.c.checking_key == run.sender, isouter=True)
        .order_by(run.sequence.desc())
    )
    return tuple(
        RunRow(sequence, known or sender, PackKind(kind), *rest)
        for sequence, known, sender, kind, *rest in connection.execute(query)
    )


def was_merged(connection: Connection, manifest: Manifest) -> bool:
    """Whether this very pack was merged and stands."""
    run = t.merge_run.c
    same = select(run.sequence).where(
        run.pack == manifest.sha256,
        run.sender == manifest.sender.checking_key,
        run.device == manifest.device,
        run.until == manifest.until,
        run.undone_by.is_(None),
    )
    return connection.execute(same.limit(1)).first() is not None


def had_from(connection: Connection, device: str) -> int:
    """Up to which of its changes, without a gap, the packs of a device were merged and stand.

    What came by a folder and brought nothing new is no merge, and counts as well.
    """
    run, had = t.merge_run.c, t.folder_had.c
    merged = select(run.since, run.until).where(run.device == device, run.undone_by.is_(None))
    by_folder = select(literal(0), had.until).where(had.device == device)
    spans = connection.execute(union_all(merged, by_folder))
    return reached(sorted((since, until) for since, until in spans))


def reached(spans: Iterable[tuple[int, int]]) -> int:
    """How far spans reach from nought without a gap; each is (after which, up to which), sorted."""
    end = 0
    for since, until in spans:
        if since > end:
            break
        end = max(end, until)
    return end
