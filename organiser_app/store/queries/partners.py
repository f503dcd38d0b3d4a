"""Bodies that residents deal with: by name for completion, and as the map has them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, ScalarSelect, Table, func, select

from organiser_app.domain.relationship_values import PartnerKind, Stance
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


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner whole, with how many asks and how many referrals name them.

    `power` and `interest` are from 1 to 5, or None where nobody said.
    """

    id: UUID
    name: str
    kind: PartnerKind
    person: str
    phone: str
    email: str
    power: int | None
    interest: int | None
    stance: Stance | None
    asks: int
    referrals: int

    @property
    def placed(self) -> bool:
        """Whether it has its place on the map."""
        return self.power is not None and self.interest is not None


def partners(connection: Connection) -> tuple[PartnerRow, ...]:
    """Every partner: those on the map with the most power first, then the others by name."""
    partner = t.partner.c
    query = select(
        partner.id,
        partner.name,
        partner.kind,
        partner.person,
        func.coalesce(partner.phone, ""),
        func.coalesce(partner.email, ""),
        partner.power,
        partner.interest,
        partner.stance,
        _naming(t.ask),
        _naming(t.referral),
    ).where(t.live(t.partner))
    return tuple(sorted((PartnerRow(*row) for row in connection.execute(query)), key=_place))


def _naming(table: Table) -> ScalarSelect[int]:
    """How many rows of a table name the partner."""
    return (
        select(func.count())
        .where(table.c.partner_id == t.partner.c.id, t.live(table))
        .correlate(t.partner)
        .scalar_subquery()
    )


def _place(row: PartnerRow) -> tuple[bool, int, int, str, UUID]:
    power, interest = (row.power or 0, row.interest or 0) if row.placed else (0, 0)
    return (not row.placed, -power, -interest, row.name.casefold(), row.id)
