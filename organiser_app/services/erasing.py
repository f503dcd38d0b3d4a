"""Forgetting a resident for good: what is done when somebody asks to be forgotten."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.models import Erased, Resident
from organiser_app.services.backups import remember_to_renew
from organiser_app.store.concerning import gathered, noted_later
from organiser_app.store.connection import stamp_of
from organiser_app.store.erasure import purge_erased
from organiser_app.store.queries.erasing import numbers_to_erase
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def erase(work: UnitOfWork, resident_id: UUID) -> Change:
    """Remove a resident for good, in all their records, and all that concerns them.

    Only numbers are left, which make every log remove what it has under them when it merges a pack
    of this one. It is never taken back. The log's own backups hold them until `renew_backups`,
    which is asked for here, so that it is made up for at the next opening if it fails. Raises
    `NotFound` where nobody has that id.
    """
    with work:
        get(work, Resident, resident_id)
        stamp_of(work.connection).journalled = False
        records = records_of(work.connection, resident_id)
        numbers = numbers_to_erase(work.connection, records)
        with gathered(work.connection, numbers):
            told = {*numbers, *noted_later(work.connection)}
        work.add_all(
            Erased, [{"id": work.new_id(), "erased_subject_id": number} for number in sorted(told)]
        )
        purge_erased(work.connection)
        remember_to_renew(work.connection)
        work.journalled = False  # the history holds nothing of it, and every page is read anew
        return work.commit("erase", road="do")
