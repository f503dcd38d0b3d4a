"""The service behind `organiser demo`: a sample team's year, written into a log in one change."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.models import Organiser, Patch, Synced
from organiser_app.services.sample.sizes import EXTENTS, Extent, SampleSize
from organiser_app.services.sample.stream import sample_rows
from organiser_app.store.repositories.owner import Owner, set_owner
from organiser_app.store.unit_of_work import UnitOfWork


def write_sample(
    work: UnitOfWork, size: SampleSize, seed: int, today: date, whose: int = 0
) -> Change:
    """Fill an empty log with the sample of that size, which ends on `today`.

    The log becomes that of the first patch's first organiser, who is another one in each log of a
    team, by `whose` number in it. What is loaded is not journalled:
    nobody takes back a whole sample, and its history would be as large as itself.
    """
    return write_extent(work, EXTENTS[size], seed, today, whose)


def write_extent(
    work: UnitOfWork, extent: Extent, seed: int, today: date, whose: int = 0
) -> Change:
    """Fill an empty log with a sample of any extent."""
    first: dict[type[Synced], UUID] = {}
    work.journalled = False
    with work:
        for model, rows in sample_rows(extent, seed, today, whose):
            work.add_all(model, rows)
            first.setdefault(model, rows[0]["id"])
        own = Owner(first[Organiser], first[Patch])
        set_owner(work.connection, own)
        return work.commit("write_sample", own.patch_id)
