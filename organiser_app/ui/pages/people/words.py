"""What came of gifts and needs, and contact with a resident, in the words of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from organiser_app.domain.relationship_values import MatchState, MeetingKind
from organiser_app.language import tr
from organiser_app.store.queries.contact import Contact, ContactKind
from organiser_app.store.queries.gave_and_asked import CameOf
from organiser_app.store.queries.need_ways import MatchRow, ReferralRow
from organiser_app.ui.days import dated, short_day
from organiser_app.ui.need_words import outcome_word
from organiser_app.ui.theme.gatherings import meeting_kind_word
from organiser_app.ui.theme.words import listening_words


def contact_words(contact: Contact | None, today: date) -> str:
    """The last contact with somebody: how, with whom, and when."""
    if contact is None:
        return tr("no contact yet")
    how, day = _how(contact), short_day(contact.on, today)
    if contact.who:
        return tr("{how} with {who}, {day}", day=day, how=how, who=contact.who)
    return f"{how}, {day}"


def next_words(contact: Contact | None, today: date) -> str:
    """What comes next with somebody, and when."""
    if contact is None:
        return tr("nothing agreed")
    day = dated(contact.on, today)
    if contact.kind is ContactKind.MEETING:
        return f"{_how(contact)}, {day}"
    return f"{contact.what}, {day}"


def standing(said_id: UUID, came: CameOf, today: date) -> str:
    """How the gift or need of that id stands: met, matched, offered no more; empty where open."""
    return next(_standings(said_id, came, today), "")


def _standings(said_id: UUID, came: CameOf, today: date) -> Iterator[str]:
    settled = came.settled
    if settled.met_on is not None:
        yield tr("met {day}", day=short_day(settled.met_on, today))
    if settled.offered_until is not None:
        yield tr("offered no more since {day}", day=short_day(settled.offered_until, today))
    standing_matches = (one for one in came.matches if one.state is not MatchState.FELL_THROUGH)
    yield from (_matched(said_id, match) for match in standing_matches)
    yield from (_referred(referral, today) for referral in came.referrals)


def _matched(said_id: UUID, match: MatchRow) -> str:
    name = match.beside(said_id) or tr("a neighbour")
    if match.state is not MatchState.HELPED:
        return tr("introduced to {name}", name=name)
    if said_id == match.need_id:
        return tr("helped by {name}", name=name)
    return tr("helped {name}", name=name)


def _referred(referral: ReferralRow, today: date) -> str:
    return tr(
        "with {partner} since {day}, {outcome}",
        partner=referral.partner,
        day=short_day(referral.on, today),
        outcome=outcome_word(referral.outcome),
    )


def _how(contact: Contact) -> str:
    if contact.kind is ContactKind.SHORT_CHAT:
        return tr("Short chat at the door")
    if contact.kind is ContactKind.SIDE_BY_SIDE:
        return tr("Side by side")
    if isinstance(contact.how, MeetingKind):
        return meeting_kind_word(contact.how)
    return listening_words(contact.how) if contact.how else tr("Meeting")
