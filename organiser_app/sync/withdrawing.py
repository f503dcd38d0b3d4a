"""Withdrawing: a resident who was shared with the team is so no longer, wherever their record went.

The record here goes on under fresh ids, which nobody else has. The ids that were shared are erased
for good, so that every log that has them removes what they stand for when it next merges a pack.
Consenting again shares the fresh ones. `sharing` withdraws whoever said no and was not withdrawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select, text

from organiser_app.domain.change import Change
from organiser_app.domain.models import Consent, Erased, Resident
from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import plural, tr
from organiser_app.store.concerning import gathered, noted_later
from organiser_app.store.connection import stamp_of
from organiser_app.store.fresh_ids import give_fresh_ids
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.likely_theirs import likely_theirs
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork

PACKS_WRITTEN = "packs_written"
"""The setting that says that what may be shared has left this log."""


def withdraw(work: UnitOfWork, resident_id: UUID, on: date) -> Change:
    """Keep that a resident withdrew on a day from being shared with the team, in all their records.

    The record of the change is the one that they go by from then on: where a pack was ever written
    or merged here, it has a fresh id. Taking it back lets their earlier answer count again, and the
    fresh ids stand.
    """
    with work:
        get(work, Resident, resident_id)
        records: Sequence[UUID] = records_of(work.connection, resident_id)
        if may_have_been_shared(work.connection):
            records = renew(work, records)
        for record in records:
            work.write(
                Consent,
                subject_id=record,
                purpose=ConsentPurpose.SHARE_WITH_TEAM,
                given=False,
                on=on,
            )
        work.journalled = False  # more is touched than can be taken back
        return work.commit("withdraw", records[0], road="do")


def may_have_been_shared(connection: Connection) -> bool:
    """Whether others may have rows that are here: a pack was written, or one was merged."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM setting WHERE key = ?) OR EXISTS (SELECT 1 FROM merge_run)"
    )
    return bool(connection.exec_driver_sql(query, (PACKS_WRITTEN,)).scalar_one())


def what_withdrawing_costs(connection: Connection, resident_id: UUID) -> str:
    """What to say before somebody is withdrawn: what it does elsewhere, and what is lost by it."""
    if not may_have_been_shared(connection):
        return tr("Nothing has left this log yet, so that no colleague has their record.")
    query = select(t.resident.c.name, t.resident.c.pseudonym).where(t.resident.c.id == resident_id)
    name, pseudonym = connection.execute(query).one()
    costs = tr(
        "From then on {name} is in this log alone. Colleagues’ logs remove their record, and all"
        " that was written about them there, when they next merge a pack of yours. What colleagues"
        " wrote and you have not merged yet is lost for good: merge their packs first. What was"
        " printed or exported stays where it is.",
        name=name or pseudonym or tr("this resident"),
    )
    likely = likely_theirs(connection, resident_id)
    if not likely:
        return costs
    others = plural(
        "{count} other record is likely theirs as well, and is not withdrawn with this one: look at"
        " it under “The same person twice” first.",
        "{count} other records are likely theirs as well, and are not withdrawn with this one: look"
        " at them under “The same person twice” first.",
        likely,
    )
    return f"{others} {costs}"


def renew(work: UnitOfWork, records: Sequence[UUID]) -> list[UUID]:
    """Give records of residents fresh ids and erase the old ones, which no undo brings back."""
    with gathered(work.connection, records):
        told = {*records, *noted_later(work.connection)}
        fresh = give_fresh_ids(work)
    stamp = stamp_of(work.connection)
    was, stamp.journalled = stamp.journalled, False
    rows = [{"id": work.new_id(), "erased_subject_id": number} for number in sorted(told)]
    work.add_all(Erased, rows)
    stamp.journalled = was
    for record in records:  # nobody has the fresh one yet
        known = {"table": SUBJECT_TABLE, "row_id": fresh[record].hex}
        work.connection.execute(text("INSERT INTO withheld VALUES (:table, :row_id)"), known)
    return [fresh[record] for record in records]
