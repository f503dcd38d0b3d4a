"""Partners and power holders: added, said anew, put on the map, and taken away again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from organiser_app.domain.ask_inputs import PartnerInput
from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Ask, Partner, Referral, table_of
from organiser_app.language import tr
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.repositories.partners import known_partner
from organiser_app.store.unit_of_work import UnitOfWork

LEAST, MOST = 1, 5
"""Power and interest, as the map has them."""

_MIDDLE = 3
"""Where somebody comes to the map who was not on it."""


def add_partner(work: UnitOfWork, given: PartnerInput) -> Change:
    """Put a partner into the log; `InvalidInput` where one of that name is there."""
    with work:
        _refuse_twice(work, given.name, None)
        partner = Partner(id=work.new_id(), **_fields(given))
        work.add(partner)
        return work.commit("add_partner", partner.id)


def edit_partner(work: UnitOfWork, partner_id: UUID, given: PartnerInput) -> Change:
    """Say anew what a partner is; `InvalidInput` where another has that name."""
    with work:
        partner = get(work, Partner, partner_id)
        _refuse_twice(work, given.name, partner_id)
        for field, value in _fields(given).items():
            setattr(partner, field, value)
        return work.commit("edit_partner", partner.id)


def place_partner(work: UnitOfWork, partner_id: UUID, up: int, right: int) -> Change:
    """Move a partner on the map by squares of power and of interest, from where they are by now.

    Both are held between 1 and 5. Whoever is not on the map yet comes to its middle.
    """
    with work:
        partner = get(work, Partner, partner_id)
        if partner.power is None or partner.interest is None:
            partner.power = partner.interest = _MIDDLE
        else:
            partner.power = min(max(partner.power + up, LEAST), MOST)
            partner.interest = min(max(partner.interest + right, LEAST), MOST)
        return work.commit("place_partner", partner.id)


def remove_partner(work: UnitOfWork, partner_id: UUID) -> Change:
    """Take a partner out of the log, of whom nothing was asked and to whom no need was passed."""
    with work:
        partner = get(work, Partner, partner_id)
        for model in (Ask, Referral):
            if first(work, model, table_of(model).c.partner_id == partner_id) is not None:
                raise InvalidInput(
                    tr("{name} stays: asks or needs in the log name them.", name=partner.name)
                )
        partner.deleted = True
        return work.commit("remove_partner", partner_id)


def _fields(given: PartnerInput) -> dict[str, Any]:
    """The columns of a partner; what was left empty and may be unknown is None."""
    fields = given.model_dump()
    return fields | {field: fields[field] or None for field in ("phone", "email")}


def _refuse_twice(work: UnitOfWork, name: str, besides: UUID | None) -> None:
    known = known_partner(work, name)
    if known is not None and known != besides:
        raise InvalidInput(tr("A partner named “{name}” is in the log already.", name=name))
