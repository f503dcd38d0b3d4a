"""The links between records of one person, those that stand and those that were hidden."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlmodel import col, select

from organiser_app.domain.models import SamePerson
from organiser_app.store.repositories.finding import first
from organiser_app.store.unit_of_work import UnitOfWork


def link_between(work: UnitOfWork, kept_id: UUID, other_id: UUID) -> SamePerson | None:
    """The link by which `other_id` is read as `kept_id`, if there is one."""
    return first(
        work,
        SamePerson,
        col(SamePerson.subject_id) == kept_id,
        col(SamePerson.other_subject_id) == other_id,
        col(SamePerson.same).is_(True),
    )


def hidden_links(work: UnitOfWork, kept_ids: Collection[UUID]) -> list[SamePerson]:
    """The links to any of `kept_ids` that another took the place of, the newest first, each once.

    One that somebody took back is not among them.
    """
    query = (
        select(SamePerson)
        .where(
            col(SamePerson.subject_id).in_(kept_ids),
            col(SamePerson.same),
            col(SamePerson.deleted),
        )
        .order_by(col(SamePerson.id).desc())
    )
    latest = {(link.subject_id, link.other_subject_id): link for link in work.session.exec(query)}
    return list(latest.values())
