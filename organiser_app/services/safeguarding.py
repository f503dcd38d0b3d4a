"""A safeguarding worry: whom to tell of it, and that it was passed on. Never the worry itself."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import SafeguardingPassedOn
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.store.queries.safeguarding import PART, REACH, WhomToTell
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.settings import put_setting
from organiser_app.store.unit_of_work import UnitOfWork

LONGEST_PART = 80
"""Long enough for somebody's part, and too short to tell what happened."""


def pass_on_worry(work: UnitOfWork, told: str, on: date) -> Change:
    """Keep that a worry was passed on, on a day, to somebody by their part, and nothing else.

    `InvalidInput` where nobody is named by their part, or the day is still to come.
    """
    part = " ".join(told.split())
    if not part:
        raise InvalidInput(tr("Say whom you told, by their part."))
    if len(part) > LONGEST_PART:
        raise InvalidInput(tr("Say whom you told in a few words; the worry itself is not kept."))
    with work:
        if on > work.clock().astimezone().date():
            raise InvalidInput(tr("A day that is still to come cannot be the day you told them."))
        row_id = work.add_row(
            SafeguardingPassedOn, organiser_id=owner(work.connection).organiser_id, on=on, told=part
        )
        return work.commit("pass_on_worry", row_id)


def keep_whom_to_tell(log: Log, whom: WhomToTell) -> None:
    """Keep whom a worry is told and how they are reached, in this log alone."""
    with log.local() as connection:
        put_setting(connection, PART, whom.part)
        put_setting(connection, REACH, whom.reach)
