"""The closed lists of relationships: needs and gifts, promises, asks, groups, meetings."""

from __future__ import annotations

from enum import StrEnum


class GiftKind(StrEnum):
    """What sort of thing is offered."""

    SKILL = "skill"
    TOOL = "tool"
    TIME = "time"
    SPACE = "space"
    KNOWLEDGE = "knowledge"


class MatchState(StrEnum):
    """What became of a gift that was set beside a need."""

    INTRODUCED = "introduced"
    HELPED = "helped"
    FELL_THROUGH = "fell_through"
    SET_ASIDE = "set_aside"


class ReferralOutcome(StrEnum):
    """What a partner did with a need that was passed to them."""

    WAITING = "waiting"
    HELPED = "helped"
    PART_HELPED = "part_helped"
    PASSED_ON = "passed_on"
    TURNED_AWAY = "turned_away"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"

    @property
    def is_bounce(self) -> bool:
        """Whether the resident was left to ask again, here or elsewhere."""
        return self in (
            ReferralOutcome.PASSED_ON,
            ReferralOutcome.TURNED_AWAY,
            ReferralOutcome.NO_ANSWER,
        )


class PartnerKind(StrEnum):
    """What a body outside the patch is."""

    COUNCIL = "council"
    LANDLORD = "landlord"
    HEALTH = "health"
    SCHOOL = "school"
    POLICE = "police"
    CHARITY = "charity"
    FAITH = "faith"
    BUSINESS = "business"
    POLITICIAN = "politician"
    OTHER = "other"


class Stance(StrEnum):
    """Where a power holder stands towards what residents ask."""

    ALLY = "ally"
    UNDECIDED = "undecided"
    AGAINST = "against"


class AskState(StrEnum):
    """How an ask stands."""

    UNDERWAY = "underway"
    WON = "won"
    STALLED = "stalled"
    REFUSED = "refused"


class AskedHow(StrEnum):
    """How a promise came to be made."""

    OFFERED = "offered"
    FACE_TO_FACE = "face_to_face"
    IN_A_GROUP = "in_a_group"
    BY_MESSAGE = "by_message"


class ConditionKind(StrEnum):
    """On what a promise hangs."""

    ANOTHER = "another"
    AT_LEAST = "at_least"


class GroupKind(StrEnum):
    """Why residents act together."""

    PROJECT = "project"
    TENANTS = "tenants"
    HOLDING_TEAM = "holding_team"
    CLUB = "club"
    FAITH = "faith"
    OTHER = "other"


class MeetingKind(StrEnum):
    """What sort of meeting is planned."""

    ONE_TO_ONE = "one_to_one"
    HOUSE_MEETING = "house_meeting"
    GROUP = "group"


class MeetingState(StrEnum):
    """Whether a meeting is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


class Attendance(StrEnum):
    """Whether somebody who was asked came to a meeting."""

    ASKED = "asked"
    COMING = "coming"
    CAME = "came"
    STAYED_AWAY = "stayed_away"


class CompanionKind(StrEnum):
    """In what part somebody walks beside a resident."""

    MENTOR = "mentor"
    BEFRIENDER = "befriender"
    KEY_WORKER = "key_worker"


class CompanionEnd(StrEnum):
    """How walking side by side ended."""

    AS_HOPED = "as_hoped"
    FRIENDS_NOW = "friends_now"
    MOVED_ON = "moved_on"
    DRIFTED_APART = "drifted_apart"
    STOPPED = "stopped"
