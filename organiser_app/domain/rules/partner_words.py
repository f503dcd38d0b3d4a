"""What a partner is, and where they stand, in words for the window and the reports alike."""

from __future__ import annotations

from organiser_app.domain.relationship_values import PartnerKind, Stance
from organiser_app.language import tr


def partner_kind_word(kind: PartnerKind) -> str:
    """What a body outside the patch is."""
    return {
        PartnerKind.COUNCIL: tr("Council"),
        PartnerKind.LANDLORD: tr("Landlord"),
        PartnerKind.HEALTH: tr("Health"),
        PartnerKind.SCHOOL: tr("School"),
        PartnerKind.POLICE: tr("Police"),
        PartnerKind.CHARITY: tr("Charity"),
        PartnerKind.FAITH: tr("Faith"),
        PartnerKind.BUSINESS: tr("Business"),
        PartnerKind.POLITICIAN: tr("Politician"),
        PartnerKind.OTHER: tr("Other"),
    }[kind]


def stance_word(stance: Stance | None) -> str:
    """Where a power holder stands towards what residents ask."""
    if stance is None:
        return tr("not said")
    return {
        Stance.ALLY: tr("ally"),
        Stance.UNDECIDED: tr("undecided"),
        Stance.AGAINST: tr("against"),
    }[stance]
