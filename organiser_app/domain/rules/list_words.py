"""The words of closed lists that the window, what is handed on and what is exported all say."""

from __future__ import annotations

from organiser_app.domain.values import Circle, ListeningKind, QuotePermission, StatementKind
from organiser_app.language import tr


def kind_word(kind: StatementKind) -> str:
    """A kind of statement, as its mark is labelled."""
    return {
        StatementKind.LOVE: tr("Love"),
        StatementKind.CONCERN: tr("Concern"),
        StatementKind.DREAM: tr("Dream"),
        StatementKind.IDEA: tr("Idea"),
        StatementKind.NEED: tr("Need"),
        StatementKind.GIFT: tr("Gift"),
    }[kind]


def permission_words(permission: QuotePermission) -> str:
    """What may be done with somebody's very words."""
    return {
        QuotePermission.NAMED: tr("May quote, named"),
        QuotePermission.UNNAMED: tr("May quote, no name"),
        QuotePermission.ASK_FIRST: tr("Ask first"),
        QuotePermission.NOT_TO_QUOTE: tr("Not to quote"),
    }[permission]


def heard_how_word(kind: ListeningKind) -> str:
    """How residents are heard, as a form says it."""
    return {
        ListeningKind.DOORSTEP: tr("Doorstep"),
        ListeningKind.STREET: tr("Street"),
        ListeningKind.ONE_TO_ONE: tr("One-to-one"),
        ListeningKind.HOUSE_MEETING: tr("House meeting"),
        ListeningKind.GROUP: tr("Group"),
        ListeningKind.PHONE: tr("Phone"),
        ListeningKind.SURVEY: tr("Survey"),
    }[kind]


def circle_word(circle: Circle) -> str:
    """How near the centre a resident has come."""
    return {
        Circle.CONTACT: tr("contact"),
        Circle.PARTICIPANT: tr("participant"),
        Circle.ACTIVE: tr("active"),
        Circle.LEADER: tr("leader"),
    }[circle]
