"""What became of needs and gifts: who was asked to help, and who was introduced to whom."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.models.base import Synced, choice, reference, subject
from organiser_app.domain.relationship_values import (
    MatchState,
    PartnerKind,
    ReferralOutcome,
    Stance,
)


class Partner(Synced, table=True):
    """A body that residents deal with: a partner who takes on needs, a power holder who is asked.

    The same council may be both. `power` to decide and `interest` in what residents ask are from
    1 to 5, as the organiser judges them; `person` is whom to speak to there.
    """

    name: str
    kind: PartnerKind = choice(PartnerKind, default=PartnerKind.OTHER)
    person: str = ""
    phone: str | None = None
    email: str | None = None
    power: int | None = None
    interest: int | None = None
    stance: Stance | None = choice(Stance, optional=True)


class Referral(Synced, table=True):
    """A need was passed to a partner, and what came of it; passed on again, it is a bounce.

    `from_referral_id` is the referral whose partner sent the resident on to this one.
    """

    statement_id: UUID = reference("statement")
    subject_id: UUID | None = subject(optional=True)
    partner_id: UUID = reference("partner")
    organiser_id: UUID | None = reference("organiser", optional=True)
    from_referral_id: UUID | None = reference("referral", optional=True)
    on: date
    outcome: ReferralOutcome = choice(ReferralOutcome, default=ReferralOutcome.WAITING)
    answered_on: date | None = None
    came_of_it: str = ""


class GiftMatch(Synced, table=True):
    """A gift was set beside a need, both statements; taken up, it made a tie."""

    __tablename__ = "gift_match"

    need_id: UUID = reference("statement")
    gift_id: UUID = reference("statement")
    state: MatchState = choice(MatchState)
    on: date
    settled_on: date | None = None
    tie_id: UUID | None = reference("tie", optional=True)
