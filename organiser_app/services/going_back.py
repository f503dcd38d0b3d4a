"""Setting aside a cause to go back to a resident: for two weeks, or for good."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.models import GoBackSetAside, Resident
from organiser_app.domain.rules.go_back import NOT_NOW, GoBackReason, SetAside
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def go_back_later(
    work: UnitOfWork, resident_id: UUID, reason: GoBackReason, about_id: UUID | None, on: date
) -> Change:
    """Set a cause aside for two weeks from a day; `about_id` is the record that gave it, if any."""
    with work:
        _set_aside(work, SetAside(resident_id, reason, about_id, on, until=on + NOT_NOW))
        return work.commit("go_back_later", resident_id)


def go_back_no_more(
    work: UnitOfWork, resident_id: UUID, reason: GoBackReason, about_id: UUID | None, on: date
) -> Change:
    """Set a cause aside for good; another record, or a later beginning, is another cause."""
    with work:
        _set_aside(work, SetAside(resident_id, reason, about_id, on, until=None))
        return work.commit("go_back_no_more", resident_id)


def _set_aside(work: UnitOfWork, cause: SetAside) -> None:
    get(work, Resident, cause.resident_id)
    work.write(
        GoBackSetAside,
        subject_id=cause.resident_id,
        reason=str(cause.reason),
        about_id=cause.about_id,
        on=cause.on,
        until=cause.until,
    )
