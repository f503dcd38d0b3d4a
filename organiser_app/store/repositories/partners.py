"""Partners and power holders by what they are called."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.models import Partner, table_of
from organiser_app.domain.relationship_values import PartnerKind
from organiser_app.store.names import called
from organiser_app.store.repositories.finding import oldest_id
from organiser_app.store.unit_of_work import UnitOfWork


def partner_called(work: UnitOfWork, name: str) -> UUID:
    """The id of the partner of that name, case and spaces aside; made of kind "other" where new."""
    plain = plain_name(name)
    return known_partner(work, plain) or work.write(Partner, name=plain, kind=PartnerKind.OTHER)


def known_partner(work: UnitOfWork, name: str) -> UUID | None:
    """The id of the partner of that name, case and spaces aside, if there is one."""
    query = oldest_id(Partner, called(table_of(Partner).c.name, plain_name(name)))
    known: UUID | None = work.connection.scalar(query)
    return known


def plain_name(name: str) -> str:
    """A name with one space between its words and none about it."""
    return " ".join(name.split())
