"""The words of groups and meetings, as pages and dialogs label them."""

from __future__ import annotations

from organiser_app.domain.relationship_values import Attendance, GroupKind, MeetingKind
from organiser_app.language import tr

MEETING_ICONS = {
    MeetingKind.ONE_TO_ONE: "person",
    MeetingKind.HOUSE_MEETING: "door",
    MeetingKind.GROUP: "people",
}


def group_kind_word(kind: GroupKind) -> str:
    """Why residents act together."""
    return {
        GroupKind.PROJECT: tr("Project group"),
        GroupKind.TENANTS: tr("Tenants’ group"),
        GroupKind.HOLDING_TEAM: tr("Holding team"),
        GroupKind.CLUB: tr("Club"),
        GroupKind.FAITH: tr("Faith group"),
        GroupKind.OTHER: tr("Group"),
    }[kind]


def meeting_kind_word(kind: MeetingKind) -> str:
    """What sort of meeting it is."""
    return {
        MeetingKind.ONE_TO_ONE: tr("One-to-one"),
        MeetingKind.HOUSE_MEETING: tr("House meeting"),
        MeetingKind.GROUP: tr("Meeting of a group"),
    }[kind]


def attendance_word(attendance: Attendance) -> str:
    """Whether somebody who was asked comes."""
    return {
        Attendance.ASKED: tr("asked"),
        Attendance.COMING: tr("is coming"),
        Attendance.CAME: tr("came"),
        Attendance.STAYED_AWAY: tr("stayed away"),
    }[attendance]
