"""Bodies that residents deal with: by name for completion, and as the map has them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.relationship_values import PartnerKind
from organiser_app.store.queries import tables as t


@dataclass(frozen=True, slots=True)
class PartnerName:
    """A partner as a field that completes names offers it."""

    id: UUID
    name: str
    kind: PartnerKind


def partner_names(connection: Connection) -> tuple[PartnerName, ...]:
    """Every partner, by name."""
    partner = t.partner.c
    rows = connection.execute(
        select(partner.id, partner.name, partner.kind).where(t.live(t.partner))
    )
    names = (PartnerName(row.id, row.name, row.kind) for row in rows)
    return tuple(sorted(names, key=lambda known: (known.name.casefold(), known.id)))
