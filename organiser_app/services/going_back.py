"""Setting aside a cause to go back to a resident: for two weeks, or for good."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.models import GoBackSetAside, Resident
from organiser_app.domain.rules.go_back import GoBackReason, kept_reason
from organiser_app.store.repositories.finding import get
from organiser_app.store.unit_of_work import UnitOfWork


def go_back_later(
    work: UnitOfWork, resident_id: UUID, reason: GoBackReason, about_id: UUID | None, on: date
) -> Change:
    """Set a cause aside for two weeks from a day; `about_id` is the record that gave it, if any."""
    with work:
        _set_aside(work, resident_id, kept_reason(reason, for_good=False), about_id, on)
        return work.commit("go_back_later", resident_id)


def go_back_no_more(
    work: UnitOfWork, resident_id: UUID, reason: GoBackReason, about_id: UUID | None, on: date
) -> Change:
    """Set a cause aside for good; another record, or a later beginning, is another cause."""
    with work:
        _set_aside(work, resident_id, kept_reason(reason, for_good=True), about_id, on)
        return work.commit("go_back_no_more", resident_id)


def _set_aside(
    work: UnitOfWork, resident_id: UUID, reason: str, about_id: UUID | None, on: date
) -> None:
    get(work, Resident, resident_id)
    work.write(GoBackSetAside, subject_id=resident_id, reason=reason, about_id=about_id, on=on)
